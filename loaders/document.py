"""A document as every format gives it: blocks of paragraphs and tables over one normalised text.

The normalised text is what spans point into and what `daumoi text FILE` prints: NFC, single
spaces, one paragraph a line, the cells of a table row parted by tabs. A merged cell stands in the
text once and in the grid of its table at every place it covers.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from loaders.language.letters import CAPITALS

_SPACE = r"\x00-\x09\x0e-\x1f\x7f-\x84\x86-\x9f\u00a0\u2000-\u200a\u202f\u3000"
_HIDDEN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_LINE_END = r"\n\r\v\f\x85\u2028\u2029"
_SPACES = re.compile(f"[ {_SPACE}]+")
_INVISIBLE = re.compile(f"[{_HIDDEN}]")
_LINE_ENDS = re.compile(f"[{_LINE_END}]")
_UNEVEN = re.compile(f"  |[{_SPACE}{_HIDDEN}{_LINE_END}]")


def normalise(text: str) -> str:
    """A piece of text in NFC with single spaces and no invisible characters; lines stay."""
    if _UNEVEN.search(text):
        lines = _LINE_ENDS.split(_INVISIBLE.sub("", text))
        even = (_SPACES.sub(" ", line).strip() for line in lines)
        text = "\n".join(line for line in even if line)
    return unicodedata.normalize("NFC", text).strip()


@dataclass(frozen=True)
class Span:
    """A stretch of the normalised text: from `start` to before `end`, in characters."""

    start: int
    end: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `label` is its number or bullet as printed or as the format numbers it.

    The label is part of the text ("2. Sở Tài chính" has the label "2."). `heading` is the level
    that the format itself gives a heading (1 is the highest), None where it gives none.
    """

    text: str
    span: Span
    label: str = ""
    heading: int | None = None

    @property
    def body(self) -> str:
        """The text behind the label."""
        return self.text[len(self.label) :].lstrip()


@dataclass(frozen=True)
class Cell:
    """A cell; lines inside it are parted by newlines in `text` and by spaces in the document."""

    text: str
    span: Span


@dataclass(frozen=True)
class Table:
    """A table as a grid: every row has a cell for every column, merged ones several times."""

    rows: tuple[tuple[Cell, ...], ...]
    span: Span


Block = Paragraph | Table


@dataclass(frozen=True)
class Note:
    """Something about the reading of the file itself: converted encoding, dropped picture."""

    code: str
    message: str
    severity: Literal["info", "warning", "error"] = "info"


@dataclass(frozen=True)
class Document:
    """A document: its blocks in order over one normalised text; footnotes stand apart, behind."""

    text: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Paragraph, ...] = ()
    notes: tuple[Note, ...] = ()
    media_type: str = "text/plain"
    pages: int | None = None

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]


GridCell = str | tuple[str, int, int]
"""What a format gives for a cell: its text, or its text with the rows and columns it covers."""


@dataclass
class DocumentBuilder:
    """Puts a document together piece by piece, so that every span is right."""

    _text: list[str] = field(default_factory=list)
    _length: int = 0
    _blocks: list[Block] = field(default_factory=list)
    _footnotes: list[str] = field(default_factory=list)
    _notes: list[Note] = field(default_factory=list)

    def paragraph(self, text: str, label: str = "", heading: int | None = None) -> None:
        """Add a paragraph; its lines are joined. An empty one adds nothing.

        A label that the format keeps apart from the text (automatic numbering) is put before it;
        else it is looked for at the start of the text.
        """
        words = normalise(text).replace("\n", " ")
        if not words:
            return
        if label:
            words = f"{label} {words}"
        span = self._append(words, "\n")
        self._blocks.append(Paragraph(words, span, label or label_of(words), heading))

    def table(self, rows: Sequence[Sequence[GridCell]]) -> None:
        """Add a table; a cell may be (text, rows covered, columns covered).

        Cells that an earlier one covers are not given again. Rows are filled up to equal length.
        """
        grid: list[dict[int, Cell]] = [{} for _ in rows]
        start = self._length
        for index, row in enumerate(rows):
            column = 0
            for number, given in enumerate(row):
                text, height, width = (given, 1, 1) if isinstance(given, str) else given
                while column in grid[index]:
                    column += 1
                inner = normalise(text)
                last = number == len(row) - 1
                span = self._append(inner.replace("\n", " "), "\n" if last else "\t")
                for below in range(index, min(index + max(height, 1), len(rows))):
                    for beside in range(column, column + max(width, 1)):
                        grid[below].setdefault(beside, Cell(inner, span))
            if not row:
                self._append("", "\n")
        width = max((max(cells, default=-1) + 1 for cells in grid), default=0)
        if not width:
            return
        nothing = Cell("", Span(self._length, self._length))
        filled = tuple(tuple(cells.get(at, nothing) for at in range(width)) for cells in grid)
        self._blocks.append(Table(filled, Span(start, max(start, self._length - 1))))

    def footnote(self, text: str) -> None:
        """Add a footnote; footnotes stand behind the text."""
        if words := normalise(text).replace("\n", " "):
            self._footnotes.append(words)

    def note(
        self, code: str, message: str, severity: Literal["info", "warning", "error"] = "info"
    ) -> None:
        """Say something about the reading of the file itself."""
        self._notes.append(Note(code, message, severity))

    def build(self, media_type: str, pages: int | None = None) -> Document:
        """The document."""
        blocks = tuple(self._blocks)
        footnotes = tuple(
            Paragraph(words, self._append(words, "\n"), label_of(words))
            for words in self._footnotes
        )
        return Document(
            "".join(self._text), blocks, footnotes, tuple(self._notes), media_type, pages
        )

    def _append(self, words: str, end: str) -> Span:
        span = Span(self._length, self._length + len(words))
        self._text.append(words + end)
        self._length = span.end + len(end)
        return span


_LABEL = re.compile(
    rf"""(?:
        (?:Phần|Chương|Mục|Điều|PHẦN|CHƯƠNG|ĐIỀU)\s+(?:[IVXLC]+|\d+)\s*[.:]?  # Điều 3.
      | (?:Phần|PHẦN)\s+(?i:thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy))\b\s*[.:]?  # Phần thứ hai
      | [A-HKMNĐ]\s*[.)/-]\s*(?=[{CAPITALS}]{{2}})                 # B. NHIỆM VỤ
      | [IVXLC]{{1,7}}\s*[.)/-](?=\s|$|[^\W\d_])                # II.
      | \d{{1,3}}(?:\.\d{{1,3}}){{0,4}}\s*(?:[.)](?!\d)|/(?=\s))      # 2.  1.10.  3)
      | \d{{1,2}}-(?=\s["“{CAPITALS}])                           # 3- Sở
      | \d{{1,3}}(?:\.\d{{1,3}}){{1,4}}(?=\s+["“{CAPITALS}])      # 4.1 Sở
      | \(\s*(?:\d{{1,3}}|[a-zđ]|[ivx]{{1,5}})\s*\)               # (1) (a)
      | [a-zđ]\d?\s*[.)](?=\s)                                  # a)  đ)
      | [-–—+*•●▪◦○■□‣⁃·](?=\s|[^\W\d_])                        # bullets
    )""",
    re.VERBOSE,
)


def label_of(text: str) -> str:
    """The number or bullet that a paragraph begins with; empty if it has none.

    >>> label_of("2. Sở Tài chính"), label_of("- Chủ trì"), label_of("đ) Báo cáo"), label_of("Sở")
    ('2.', '-', 'đ)', '')
    """
    match = _LABEL.match(text)
    return match[0].rstrip() if match else ""


def paragraphs(blocks: Iterable[Block]) -> list[Paragraph]:
    """The paragraphs among blocks."""
    return [block for block in blocks if isinstance(block, Paragraph)]
