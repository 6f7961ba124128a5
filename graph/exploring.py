"""Questions that may run long, asked of a file in a process of their own.

`python -m graph.exploring` reads one request from stdin and writes one reply to stdout, both JSON.
"""

import json
import subprocess
import sys
from pathlib import Path

from graph.store import Excerpt, StoreError, Table, TimeLimitError


def explore_apart(path: Path, cypher: str, seconds: float, rows: int) -> Excerpt:
    """The first rows of an answer, from a process that is ended when the time is over."""
    request = {"path": str(path), "cypher": cypher, "rows": rows}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "graph.exploring"],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TimeLimitError(seconds) from error
    if done.returncode:
        raise StoreError(f"{path}: the question ended its process; ask for less at once")
    reply = json.loads(done.stdout)
    if "error" in reply:
        raise StoreError(reply["error"])
    table = Table(tuple(reply["columns"]), tuple(tuple(row) for row in reply["rows"]))
    return Excerpt(table, reply["whole"])


def main() -> None:
    """Answer the request on stdin."""
    from graph.embedded import open_embedded

    request = json.loads(sys.stdin.buffer.read())
    try:
        store = open_embedded(Path(request["path"]), "read")
        found = store.excerpt(request["cypher"], request["rows"])
        reply = {"columns": found.table.columns, "rows": found.table.rows, "whole": found.whole}
    except StoreError as error:
        reply = {"error": str(error)}
    sys.stdout.buffer.write(json.dumps(reply).encode())


if __name__ == "__main__":
    main()
