"""Whether a document gives the same facts in every format.

Each document is read, made anew as .txt, .md, .html, .docx and .pdf from its paragraphs and
tables, and where LibreOffice is installed its .docx is converted to .odt and .pdf too. The facts
read of each (all but spans, quotes and diagnostics; white space aside) are compared with those of
the document itself.

    python -m benchmarks.formats FOLDER …
"""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from loaders.dataset import Dataset, Source
from loaders.document import Document
from loaders.formats.opening import MODULES, read_bytes, read_file
from loaders.reading import read_document
from tests.formats.making import MAKERS, SOFFICE, converted, parts_of

_NOT_FACTS = {"span", "quote", "source", "diagnostics", "format"}
_SPACE, _HYPHEN = re.compile(r"\s+"), re.compile(r"\s*([-–/])\s*")
Facts = Counter[str]


def facts(document: Document) -> Facts:
    """What is read of a document, a line a fact, without what differs between files."""
    return facts_of(read_document(document, Source(file="x")).dataset)


def facts_of(dataset: Dataset) -> Facts:
    """The facts of a dataset, a line a fact."""
    plain = _comparable(dataset.plain())
    return Counter(
        f"{part}: {json.dumps(entry, ensure_ascii=False, sort_keys=True)}"
        for part, entries in plain.items()
        for entry in entries
    )


def _comparable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _comparable(each) for key, each in value.items() if key not in _NOT_FACTS}
    if isinstance(value, list):
        return [_comparable(each) for each in value]
    return _SPACE.sub(" ", _HYPHEN.sub(r"\1", value)) if isinstance(value, str) else value


def in_every_format(document: Document, folder: Path) -> Iterator[tuple[str, Document]]:
    """The document made anew and read in every format, with the format's name."""
    parts = parts_of(document)
    for ending, make in MAKERS.items():
        yield ending, read_bytes(make(parts), f"made{ending}")
    if SOFFICE:
        for kind in ("odt", "pdf"):
            (folder / kind).mkdir()
            made = converted({"made": MAKERS[".docx"](parts)}, kind, folder / kind)["made"]
            yield f".docx → .{kind}", read_bytes(made, f"made.{kind}")


def main(arguments: list[str]) -> int:
    """Print for each document and format how many facts are the same; all that differ."""
    files = [
        path
        for folder in map(Path, arguments)
        for path in (sorted(folder.iterdir()) if folder.is_dir() else [folder])
        if path.suffix in MODULES
    ]
    if not files:
        print("name the folders of the documents", file=sys.stderr)
        return 2
    worst = 0
    for path in files:
        document = read_file(path)
        wanted = facts(document)
        with tempfile.TemporaryDirectory() as folder:
            for name, made in in_every_format(document, Path(folder)):
                found = facts(made)
                lost, new = wanted - found, found - wanted
                worst += lost.total() + new.total()
                same = wanted.total() - lost.total()
                print(f"{path.name:40} {name:14} {same:4} of {wanted.total():4} facts the same")
                for sign, differing in (("-", lost), ("+", new)):
                    for fact in sorted(differing.elements()):
                        print(f"    {sign} {fact}")
    return int(worst > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
