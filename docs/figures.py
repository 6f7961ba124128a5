"""The figures shown in README.md, made by daumoi itself: python -m docs.figures."""

import tempfile
from pathlib import Path

from cli import cli
from loaders.batch import REVIEWED_PLANS

IMAGES = Path(__file__).parent / "images"
FIGURES = (
    ("figure-load.png", "load", "--province", "son la"),
    ("figure-network.png", "network"),
    ("figure-matrix.png", "matrix", "--programme", "hop tac"),
    ("figure-cooperation.png", "cooperation"),
)
"""Each file, and what daumoi figure is asked for."""


def main() -> None:
    """Load the four plans and draw them."""
    with tempfile.TemporaryDirectory() as folder:
        store = ("--store", str(Path(folder) / "graph.kgl"))
        cli.main(["load", str(REVIEWED_PLANS), *store], standalone_mode=False)
        for name, *wanted in FIGURES:
            target = str(IMAGES / name)
            cli.main(["figure", *wanted, "-o", target, "--force", *store], standalone_mode=False)


if __name__ == "__main__":
    main()
