"""Cypher for writing, derived from the model; the same text runs on both stores."""

from graph.model import (
    NODE_TYPES,
    OWNED_TYPES,
    PROGRAMME,
    RELATIONSHIP_TYPES,
    SHARED_TYPES,
    Link,
    NodeType,
    RelationshipType,
)

LOCK = (
    "MERGE (graph:Graph {id: 'daumoi'}) "
    "SET graph.name = 'daumoi', graph.model = $model, graph.version = $version, "
    "graph.writes = coalesce(graph.writes, 0) + 1"
)
"""Marks the store as ours; taking the write lock on this one node serialises loads on a server."""

STAMP = (
    "MATCH (graph:Graph {id: 'daumoi'}) "
    "RETURN graph.model AS model, graph.version AS version, graph.id AS id ORDER BY id"
)
DIGEST = "MATCH (plan:Programme {id: $programme}) RETURN plan.digest AS digest, plan.id AS id"
PLANS = (
    "MATCH (plan:Programme) RETURN plan.id AS programme, plan.name AS title, "
    "COUNT { MATCH (plan)<-[:PART_OF]-(:Task) } AS tasks, "
    "COUNT { MATCH (plan)<-[:PART_OF]-(:Task)<-[:LEADS]-(:Agency) } AS leads, "
    "COUNT { MATCH (plan)<-[:PART_OF]-(:Task)<-[:SUPPORTS]-(:Agency) } AS supports, "
    "COUNT { MATCH (plan)-[:MENTIONS]->(:Agency) } AS agencies, "
    "COUNT { MATCH (plan)<-[:PART_OF]-(:BudgetLine) } AS budget_lines, "
    "plan.loaded_at AS loaded_at ORDER BY programme"
)
ANY_NODE = "MATCH (node) RETURN count(node) AS nodes"


def constraint(node: NodeType) -> str:
    """Make the key of a node type unique; both stores keep an index for it."""
    return (
        f"CREATE CONSTRAINT {node.label.lower()}_id IF NOT EXISTS "
        f"FOR (node:{node.label}) REQUIRE node.id IS UNIQUE"
    )


CONSTRAINTS = (
    "CREATE CONSTRAINT graph_id IF NOT EXISTS FOR (graph:Graph) REQUIRE graph.id IS UNIQUE",
    *(constraint(node) for node in NODE_TYPES),
)


def create_nodes(node: NodeType) -> str:
    """Create nodes from `$rows`, whose keys are the type's properties.

    Only the id stands in the pattern: kglite refuses there a property that it has not met, as in
    a graph brought back from its log, which knows only what the plans before had a value for.
    """
    return f"UNWIND $rows AS row CREATE (node:{node.label} {{id: row.id}}) SET node += row"


def update_nodes(node: NodeType) -> str:
    """Set every property of nodes that exist from `$rows`."""
    fields = ", ".join(f"node.{name} = row.{name}" for name in node.names if name != "id")
    return f"UNWIND $rows AS row MATCH (node:{node.label} {{id: row.id}}) SET {fields}"


def read_nodes(node: NodeType) -> str:
    """The properties of the nodes with the ids in `$ids`, as they stand."""
    fields = ", ".join(f"node.{name} AS {name}" for name in node.names)
    return f"UNWIND $ids AS wanted MATCH (node:{node.label} {{id: wanted}}) RETURN {fields}"


def delete_nodes(node: NodeType) -> str:
    """Delete the nodes with the ids in `$ids`, with their relationships."""
    return f"UNWIND $ids AS wanted MATCH (node:{node.label} {{id: wanted}}) DETACH DELETE node"


def delete_link(node: NodeType, link: Link) -> str:
    """Delete a link of the nodes with the ids in `$ids`."""
    return (
        f"UNWIND $ids AS wanted MATCH (node:{node.label} {{id: wanted}})"
        f"-[link:{link.name}]->(:{link.target.label}) DELETE link"
    )


def create_link(node: NodeType, link: Link) -> str:
    """Create the link that follows from a property of the nodes with the ids in `$ids`."""
    return (
        f"UNWIND $ids AS wanted MATCH (node:{node.label} {{id: wanted}}) "
        f"MATCH (target:{link.target.label} {{id: node.{link.property}}}) "
        f"CREATE (node)-[:{link.name}]->(target)"
    )


def create_relationships(relationship: RelationshipType, source: NodeType, target: NodeType) -> str:
    """Create relationships of one type between two labels from `$rows`; how many were made."""
    fields = ", ".join(f"{name}: row.{name}" for name in relationship.names)
    return (
        f"UNWIND $rows AS row MATCH (source:{source.label} {{id: row.from_id}}) "
        f"MATCH (target:{target.label} {{id: row.to_id}}) "
        f"CREATE (source)-[:{relationship.name} {{{fields}}}]->(target) "
        "RETURN count(*) AS written"
    )


def read_statements(node: NodeType) -> str:
    """What the plan `$programme` says of shared nodes of that type."""
    return (
        f"MATCH (:Programme {{id: $programme}})-[said:MENTIONS]->(node:{node.label}) "
        "RETURN node.id AS id, said.statement AS statement"
    )


def read_all_statements(node: NodeType) -> str:
    """What all plans say of the shared nodes with the ids in `$ids`."""
    return (
        f"UNWIND $ids AS wanted MATCH (:Programme)-[said:MENTIONS]->"
        f"(node:{node.label} {{id: wanted}}) "
        "RETURN DISTINCT node.id AS id, said.statement AS statement"
    )


def delete_between_shared(
    relationship: RelationshipType, source: NodeType, target: NodeType
) -> str:
    """Delete what the plan `$programme` said between two shared nodes."""
    return (
        f"MATCH (:Programme {{id: $programme}})-[:MENTIONS]->(source:{source.label}) "
        f"MATCH (source)-[said:{relationship.name}]->(:{target.label}) "
        "WHERE said.programme = $programme DELETE said"
    )


def _between_shared() -> tuple[str, ...]:
    return tuple(
        delete_between_shared(relationship, source, target)
        for relationship in RELATIONSHIP_TYPES
        for source, target in relationship.ends
        if source in SHARED_TYPES and target in SHARED_TYPES
    )


def _owned() -> tuple[str, ...]:
    return tuple(
        f"MATCH (:Programme {{id: $programme}})<-[:PART_OF]-(node:{node.label}) DETACH DELETE node"
        for node in OWNED_TYPES
        if node is not PROGRAMME
    )


CLEAN_UP: tuple[str, ...] = (
    *_between_shared(),
    *_owned(),
    "MATCH (plan:Programme {id: $programme}) DETACH DELETE plan",
)
"""Take away all that the plan `$programme` said, but for shared nodes themselves."""

OWNED_IN_ORDER = (PROGRAMME, *(node for node in OWNED_TYPES if node is not PROGRAMME))


def all_nodes(node: NodeType) -> str:
    """Every node of a type, one column a property, in the order of the ids."""
    fields = ", ".join(f"node.{name} AS {name}" for name in node.names)
    return f"MATCH (node:{node.label}) RETURN {fields} ORDER BY id"


def all_relationships(relationship: RelationshipType, source: NodeType, target: NodeType) -> str:
    """Every relationship of a type between two labels: its ends, then its properties."""
    fields = "".join(f", said.{name} AS {name}" for name in relationship.names)
    order = "".join(f", {name}" for name in relationship.names)
    return (
        f"MATCH (source:{source.label})-[said:{relationship.name}]->(target:{target.label}) "
        f"RETURN source.id AS from_id, target.id AS to_id{fields} ORDER BY from_id, to_id{order}"
    )
