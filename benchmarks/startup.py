"""How soon the command answers, beside `python -c "import click"` in the same run.

Claims: `daumoi --help` takes at most 3 times, `daumoi query run coordination-load` on the four
plans at most 8 times, and the whole `daumoi audit` of them at most 40 times the wall time of
Python importing click. Each figure is the median of runs taken in turn, so that a change of the
machine's speed hits all alike.

    python -m benchmarks.startup
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 15
PLANS = Path(__file__).parents[1] / "data" / "plans"
CLAIMS = {
    "daumoi --help": 3.0,
    "daumoi query run coordination-load": 8.0,
    "daumoi audit": 40.0,
}


def wall(command: list[str], environment: dict[str, str]) -> float:
    """Seconds that a command takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> int:
    """Measure, print the ratios, and say by the exit code whether the claims hold."""
    daumoi = str(Path(sys.executable).with_name("daumoi"))
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DAUMOI_STORE": str(Path(folder) / "graph.kgl")}
        commands = {
            'python -c "import click"': [sys.executable, "-c", "import click"],
            "daumoi --help": [daumoi, "--help"],
            "daumoi query run coordination-load": [daumoi, "query", "run", "coordination-load"],
            "daumoi audit": [daumoi, "audit"],
        }
        wall([daumoi, "load", str(PLANS)], environment)
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(RUNS + 1):
            for name, command in commands.items():
                seconds = wall(command, environment)
                if run:  # the first round warms the caches
                    taken[name].append(seconds)
    peer, *ours = (statistics.median(each) for each in taken.values())
    print(f"{RUNS} runs in turn, medians")
    print(f"{'python -c import click':36} {peer * 1000:6.0f} ms")
    for (name, most), seconds in zip(CLAIMS.items(), ours, strict=True):
        print(f"{name:36} {seconds * 1000:6.0f} ms  {seconds / peer:4.1f} × (claim: ≤ {most:g} ×)")
    return int(any(s > most * peer for s, most in zip(ours, CLAIMS.values(), strict=True)))


if __name__ == "__main__":
    sys.exit(main())
