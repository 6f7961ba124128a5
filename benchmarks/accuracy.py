"""How well documents are read: what the program finds against what people found.

Expected facts were made by reading each document, twice independently, and settling the
differences; never by running the program. The documents themselves are not part of the project:
give their folders.

    python -m benchmarks.accuracy FOLDER …
"""

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.text import fold, key
from loaders.datafile import read_datafile
from loaders.dataset import Dataset, Source, Task
from loaders.formats.opening import read_file
from loaders.reading import ReadDocument, read_document

ROOT = Path(__file__).parents[1]
INVENTED = ROOT / "tests" / "genre"
EXPECTED = (ROOT / "data" / "plans", ROOT / "tests" / "expected", ROOT / "tests/expected/genre")
RECORDED = ROOT / "docs" / "accuracy.md"
Row = tuple[str, str, "Score"]
"""Document, kind of fact, score."""


@dataclass(frozen=True)
class Score:
    """Facts of one kind: how many were expected, found, and are in both."""

    expected: int
    found: int
    both: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.both / self.found if self.found else float(self.expected == 0)

    @property
    def recall(self) -> float:
        """The share of what there is that was found."""
        return self.both / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def compare(expected: Dataset, found: ReadDocument) -> dict[str, Score]:
    """The scores of a reading, by kind of fact."""
    got = found.dataset
    return {
        "role edges": _score(_edges(expected, "assignment"), _edges(got, "assignment")),
        "times": _score(_times(expected), _times(got)),
        "objectives": _score(_objectives(expected), _objectives(got)),
        "duties": _score(_duties(expected), _duties(got)),
        "duty roles": _score(_edges(expected, "duty"), _edges(got, "duty")),
        "targets": _score(_targets(expected), _targets(got)),
        "zones": _score(_zones(expected), _zones(got)),
        "markets": _score(_markets(expected), _markets(got)),
        "budget lines": _score(_budget(expected), _budget(got)),
        "reports": _score(_reports(expected), _reports(got)),
        "references": _score(
            ((each.number, each.relation) for each in expected.references),
            ((each.number, each.relation) for each in got.references),
        ),
    }


def understood(found: ReadDocument) -> Score:
    """Of the rows, items and lines that say something: those that gave a fact."""
    facts = sum(each.fact for each in found.report)
    puzzling = sum(each.diagnostic for each in found.report)
    return Score(facts + puzzling, facts, facts)


def _score(expected: Iterable[Hashable], found: Iterable[Hashable]) -> Score:
    ours, theirs = Counter(found), Counter(expected)
    return Score(theirs.total(), ours.total(), (ours & theirs).total())


def _edges(dataset: Dataset, kind: str) -> Iterable[Hashable]:
    for task in dataset.tasks:
        if task.kind == kind:
            for role in ("leads", "supports"):
                for each in getattr(task, role):
                    yield _row(task), _body(each.agency), role


def _body(agency: str | None) -> str | None:
    """A body's id without the bare "tỉnh" that may stand behind a name: it is the same body."""
    return agency.removesuffix("-tinh") if agency else None


def _row(task: Task) -> Hashable:
    """A task's place: its number, and for a duty its holder; the first duty is the heading's."""
    number = (task.number or "").removesuffix(".1") if task.kind == "duty" else task.number
    return _body(task.holder), number


def _times(dataset: Dataset) -> Iterable[Hashable]:
    for task in dataset.tasks:
        if task.kind == "assignment" and task.schedule:
            schedule = task.schedule
            yield _row(task), schedule.starts_on, schedule.ends_on, schedule.recurrence


def _duties(dataset: Dataset) -> Iterable[Hashable]:
    return (_row(task) for task in dataset.tasks if task.kind == "duty")


def _objectives(dataset: Dataset) -> Iterable[Hashable]:
    """The objectives of the body; headings over the rows of an annex are not counted."""
    for task in dataset.tasks:
        if task.kind == "objective" and not (task.section or "").startswith("Phụ lục"):
            yield task.section, task.number


def _zones(dataset: Dataset) -> Iterable[Hashable]:
    for zone in dataset.zones:
        for commune in zone.communes:
            yield key(zone.product), commune.code or key(commune.name)


def _markets(dataset: Dataset) -> Iterable[Hashable]:
    return ((key(each.product), key(each.market)) for each in dataset.markets)


def _targets(dataset: Dataset) -> Iterable[Hashable]:
    for each in dataset.targets:
        scale, _, unit = fold(each.unit or "").partition(" ")
        factor = _SCALES.get(scale, 1)
        bounds = (value and round(value * factor, 3) for value in (each.minimum, each.maximum))
        rest = unit if scale in _SCALES else fold(each.unit or "")
        yield fold(each.product or ""), *bounds, rest, each.year


def _budget(dataset: Dataset) -> Iterable[Hashable]:
    for line in dataset.budget:
        years = sorted((part.year, part.source, part.amount) for part in line.by_year)
        yield line.quantity, line.amount, tuple(years)


def _reports(dataset: Dataset) -> Iterable[Hashable]:
    return (
        (_body(each.agency), _body(each.to), each.due, each.recurrence) for each in dataset.reports
    )


_SCALES = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
"""Words of a unit that only say how large it is: 12,5 triệu m3 are 12.500.000 m3."""


def expected_by_digest() -> dict[str, tuple[str, Dataset]]:
    """The expected datasets by the SHA-256 of their document."""
    found = {}
    for folder in EXPECTED:
        for path in sorted(folder.glob("*.yaml")):
            dataset = read_datafile(path).dataset
            source = dataset.programmes[0].source
            if source and source.sha256:
                found[source.sha256] = (path.stem, dataset)
    return found


def measured(folders: Iterable[Path]) -> Iterator[Row]:
    """Document, kind of fact and score, for every document for which facts are expected."""
    known = expected_by_digest()
    for path in sorted(file for folder in folders for file in folder.iterdir() if file.is_file()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest in known:
            name, expected = known[digest]
            found = read_document(read_file(path), Source(file=path.name, sha256=digest))
            scores = {"rows understood": understood(found), **compare(expected, found)}
            for kind, score in scores.items():
                if score.expected or score.found:
                    yield name, kind, score


def page(rows: Iterable[Row]) -> str:
    """The scores as a page of the documentation."""
    lines = [
        "# Accuracy",
        "",
        "What `daumoi extract` finds in documents against what people found in them. The facts",
        "expected of real documents (`data/plans/`, `tests/expected/`) were made by reading each",
        "twice, independently, and settling the differences; those of invented documents",
        "(`tests/genre/`) by whoever wrote them. *Rows understood*: of the rows, items",
        "and lines that say something, those that gave a fact; their share is the recall. Written",
        'by `make accuracy DOCUMENTS="FOLDER …"`, which fails where a figure has fallen; the real',
        "documents are not part of the project.",
        "",
        "| document | fact | expected | found | precision | recall | F1 |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for name, kind, score in rows:
        figures = " | ".join(f"{each:.3f}" for each in (score.precision, score.recall, score.f1))
        lines.append(f"| {name} | {kind} | {score.expected} | {score.found} | {figures} |")
    return "\n".join(lines) + "\n"


def recorded(text: str) -> dict[tuple[str, str], float]:
    """The F1 of each document and kind of fact, as a page of scores has them."""
    found = re.findall(r"^\| (\S+) \| ([a-z ]+) \|.* ([\d.]+) \|$", text, re.MULTILINE)
    return {(name, kind): float(f1) for name, kind, f1 in found}


def fallen(rows: Iterable[Row], before: dict[tuple[str, str], float]) -> list[str]:
    """The figures that are lower than before, in words."""
    return [
        f"{name}, {kind}: F1 fell from {before[name, kind]:.3f} to {score.f1:.3f}"
        for name, kind, score in rows
        if round(score.f1, 3) < before.get((name, kind), 0.0)
    ]


def main(arguments: list[str]) -> int:
    """Print the scores; with --write also put them into docs/accuracy.md."""
    folders = [Path(each) for each in arguments if each != "--write"]
    rows = list(measured([*folders, INVENTED]))
    print(f"{'document':34} {'fact':15} {'expected':>8} {'found':>6}  P     R     F1")
    for name, kind, score in rows:
        figures = f"{score.precision:.3f} {score.recall:.3f} {score.f1:.3f}"
        print(f"{name:34} {kind:15} {score.expected:8} {score.found:6}  {figures}")
    lost = fallen(rows, recorded(RECORDED.read_text(encoding="utf-8")))
    print(*lost, sep="\n", file=sys.stderr)
    if "--write" in arguments and not lost:
        RECORDED.write_text(page(rows), encoding="utf-8")
    return int(bool(lost))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
