import pytest

from tests.neo4j.server import Server


def test_the_server_answers(neo4j_server: Server) -> None:
    with neo4j_server.driver() as driver:
        answer = driver.execute_query("RETURN 1 AS one", database_=neo4j_server.database)
    assert [record["one"] for record in answer.records] == [1]


def test_a_server_started_here_is_5_26_or_later(neo4j_server: Server) -> None:
    if neo4j_server.origin == "environment":
        pytest.skip("the server of NEO4J_URI may be of any version")
    with neo4j_server.driver() as driver:
        agent = driver.get_server_info().agent
    assert [int(part) for part in agent.removeprefix("Neo4j/").split(".")[:2]] >= [5, 26]


@pytest.mark.parametrize("earlier", ["a full database", "an emptied one"])
def test_a_clean_database_is_empty(clean_neo4j: Server, earlier: str) -> None:
    with clean_neo4j.driver() as driver:
        counted = driver.execute_query(
            "MATCH (node) RETURN count(node) AS nodes", database_=clean_neo4j.database
        )
        assert counted.records[0]["nodes"] == 0
        driver.execute_query(
            "UNWIND range(1, 2500) AS number CREATE (:Left {by: $earlier})-[:BEHIND]->(:Test)",
            earlier=earlier,
            database_=clean_neo4j.database,
        )
