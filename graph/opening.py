"""How to open a store: a file for kglite, an address for Neo4j."""

from pathlib import Path

from graph.store import Login, Mode, Store, StoreError

SERVER_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def is_server(uri: str) -> bool:
    """Whether a store's place is a Neo4j server's address rather than a file."""
    scheme, found, _ = uri.partition("://")
    return bool(found) and scheme in SERVER_SCHEMES


def open_store(uri: str, mode: Mode = "read", login: Login | None = None) -> Store:
    """Open the store at a file's path or a server's address.

    Args:
        uri: A path (kglite), or neo4j://, bolt://, neo4j+s:// … (Neo4j).
        mode: `write` makes a missing file and takes the right to write; `read` does neither.
        login: User, password and database; for a server only.

    Raises:
        StoreError: With one line that says what is wrong, where, and what to do.
    """
    if is_server(uri):
        from graph.server import open_server

        return open_server(uri, login or Login())
    if "://" in uri:
        scheme = uri.partition("://")[0]
        raise StoreError(
            f"{uri}: unknown kind of store '{scheme}'; give a file's path or one of "
            + ", ".join(f"{each}://" for each in SERVER_SCHEMES)
        )
    from graph.embedded import open_embedded

    return open_embedded(Path(uri), mode)
