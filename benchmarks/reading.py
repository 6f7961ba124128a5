"""How fast documents are read.

Claims: reading a Word file into facts takes at most 3 times what python-docx needs to open it and
walk its paragraphs and cells, in the same process, taken in turn; and a page of a text of 1,000
pages takes at most 1.3 times one of a text of 125: reading grows with the length. The Word files
are one made here and those of the folders given. The register is read before, as once for many
documents.

    python -m benchmarks.reading [FOLDER …]
"""

import io
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import docx

from loaders.dataset import Source
from loaders.formats.opening import read_bytes
from loaders.reading import read_document
from tests.formats.longplan import long_plan
from tests.formats.making import MAKERS

RUNS = 25
ROUNDS = 3
MOST_OF_WORD = 3.0
MOST_OF_A_PAGE = 1.3
PAGES = (125, 250, 500, 1000)
LETTERS_OF_A_PAGE = 2_500


def seconds(work: Callable[[], object]) -> float:
    """How much processor time something takes, whatever else the machine does."""
    start = time.process_time()
    work()
    return time.process_time() - start


def read(data: bytes, name: str) -> None:
    """Read a document into facts."""
    read_document(read_bytes(data, name), Source(file=name))


def walk(data: bytes) -> int:
    """Open a Word file with python-docx and walk its paragraphs and cells; its letters."""
    document = docx.Document(io.BytesIO(data))
    letters = sum(len(paragraph.text) for paragraph in document.paragraphs)
    for table in document.tables:
        letters += sum(len(cell.text) for row in table.rows for cell in row.cells)
    return letters


def word_files(folders: list[Path]) -> Iterator[tuple[str, bytes]]:
    """The Word file that is always tried, and those of the folders."""
    yield "made.docx", MAKERS[".docx"](long_plan())
    for folder in folders:
        for path in sorted(folder.glob("*.docx")):
            yield path.name, path.read_bytes()


def against_python_docx(name: str, data: bytes) -> float:
    """The least time of reading a Word file over that of walking it; printed."""
    ours, peer = [], []
    for run in range(RUNS + 1):
        times = seconds(lambda: read(data, name)), seconds(lambda: walk(data))
        if run:  # the first round reads the register
            ours.append(times[0])
            peer.append(times[1])
    mine, theirs = min(ours), min(peer)
    print(
        f"{name:36} {mine * 1000:6.0f} ms, python-docx {theirs * 1000:4.0f} ms: "
        f"{mine / theirs:4.1f} × (claim: ≤ {MOST_OF_WORD:g} ×)"
    )
    return mine / theirs


def text_of(pages: int) -> bytes:
    """A text of so many pages: plans one behind the other, none with the words of another."""
    plan = MAKERS[".txt"](long_plan()).decode()
    count = pages * LETTERS_OF_A_PAGE // len(plan) + 1
    plans = [plan.replace("cối", f"cối kiểu {number}") for number in range(count)]
    return "\n\n".join(plans)[: pages * LETTERS_OF_A_PAGE].encode()


def growth() -> float:
    """How much more a page of the longest text takes than one of the shortest; printed."""
    texts = {pages: text_of(pages) for pages in PAGES}
    rounds = [
        {pages: seconds(partial(read, text, "made.txt")) for pages, text in texts.items()}
        for _ in range(ROUNDS)
    ]
    per_page = {pages: min(each[pages] for each in rounds) / pages for pages in PAGES}
    for pages, taken in per_page.items():
        print(
            f"text of {pages:5} pages                  {taken * pages * 1000:6.0f} ms, "
            f"a page {taken / per_page[PAGES[0]]:4.2f} × one of the shortest"
        )
    factor = per_page[PAGES[-1]] / per_page[PAGES[0]]
    print(f"{'growth':36} {factor:4.2f} × (claim: ≤ {MOST_OF_A_PAGE:g} ×)")
    return factor


def main(arguments: list[str]) -> int:
    """Measure, print the ratios, and say by the exit code whether the claims hold."""
    print(f"processor time, the least of {RUNS} runs in turn; of texts: {ROUNDS}")
    files = word_files([Path(each) for each in arguments])
    ratio = max(against_python_docx(name, data) for name, data in files)
    factor = growth()
    return int(ratio > MOST_OF_WORD or factor > MOST_OF_A_PAGE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
