"""How soon each answer comes, beside `python -c "import click"` in the same run.

Claim: on the four plans every question of the catalogue answers within 10 times the wall time of
Python importing click. Each figure is the median of runs taken in turn with that peer's, so that a
change of the machine's speed hits both alike.

    python -m benchmarks.answers
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.startup import PLANS, wall
from queries.catalogue import Question, questions

RUNS = 5
PEER = [sys.executable, "-c", "import click"]
QUESTION_LIMIT = 10.0
GIVEN = {
    "agency": "so cong thuong son la",
    "body": "so cong thuong",
    "from": "2026-01-01",
    "to": "2026-12-31",
    "period": "2026-Q4",
    "programme": "hop tac",
    "province_a": "son la",
    "province_b": "thanh hoa",
    "task": "son-la/hop-tac-thanh-hoa-2026/pl.9",
}
"""Parameters that a question may need, as people type them."""


@dataclass(frozen=True)
class Claim:
    """A command of daumoi, and how many times the peer's wall time it may take."""

    name: str
    arguments: tuple[str, ...]
    limit: float


def claims() -> Iterator[Claim]:
    """Every command that is measured."""
    for each in questions():
        yield Claim(each.id, ("query", "run", each.id, *_needed(each)), QUESTION_LIMIT)


def _needed(question: Question) -> list[str]:
    needed = (name for name, each in question.parameters.items() if each.required)
    return [word for name in needed for word in ("--param", f"{name}={GIVEN[name]}")]


def ratio(claim: Claim, environment: dict[str, str]) -> float:
    """How many times the peer's median wall time the command's is."""
    command = [str(Path(sys.executable).with_name("daumoi")), *claim.arguments]
    wall(command, environment)  # warms the caches
    peer, ours = [], []
    for _ in range(RUNS):
        peer.append(wall(PEER, environment))
        ours.append(wall(command, environment))
    return statistics.median(ours) / statistics.median(peer)


def main() -> int:
    """Measure, print the ratios, and say by the exit code whether the claims hold."""
    print(f"{RUNS} runs in turn with python -c 'import click', ratio of medians")
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DAUMOI_STORE": str(Path(folder) / "graph.kgl")}
        daumoi = str(Path(sys.executable).with_name("daumoi"))
        wall([daumoi, "load", str(PLANS)], environment)
        for claim in claims():
            times = ratio(claim, environment)
            missed += times > claim.limit
            print(f"{claim.name:28} {times:5.1f} × (claim: ≤ {claim.limit:g} ×)", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
