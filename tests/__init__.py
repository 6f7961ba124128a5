"""A package, so that `tests/` itself is not on the path: `tests/neo4j` would hide the driver."""
