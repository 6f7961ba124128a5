"""Plain text: paragraphs, wrapped or not, and the layouts that tables have in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.document import Document, DocumentBuilder
from loaders.formats import cellstacks, cellwise, tabbed
from loaders.formats.damage import repaired, right_letters
from loaders.formats.encoding import decode
from loaders.formats.magic import expect_text
from loaders.formats.tables import put
from loaders.formats.wrapped import ends_sentence, paragraphs

_LINE_END = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_FOOTNOTE = re.compile(r"\s*(?:[¹²³⁴-⁹]+|\[\d{1,3}\])\s*\S")
_PAGE_NUMBER = re.compile(r"\s*(?:[-–]\s?)?\d{1,4}(?:\s?[-–])?\s*")
MOST_PAGES_APART = 3
"""How far a page number may be from the last one seen in the prose: tables take pages too."""
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(\S.*)")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*)(?=\S)(.+?)(?<=\S)\1(?!\w)")


def read(data: bytes, name: str) -> Document:
    """The document that a text file holds.

    Args:
        data: The file.
        name: Its name, for messages.

    Raises:
        FormatError: It is another kind of file, or its encoding is not known.
    """
    expect_text("plain text (.txt)", data, name)
    decoded = decode(data, name)
    builder = DocumentBuilder()
    for note in decoded.notes:
        builder.note(note.code, note.message, note.severity)
    add_text(builder, decoded.text)
    return builder.build(
        "text/plain", decoded.text.count("\f") + 1 if "\f" in decoded.text else None
    )


def add_text(builder: DocumentBuilder, text: str) -> None:
    """Add the paragraphs, tables and footnotes of a text to a document."""
    lines = list(_mended(builder, _LINE_END.split(text.replace("\f", "\n"))))
    reader = _Reader(builder, lines)
    reader.read_all()


def _mended(builder: DocumentBuilder, lines: Sequence[str]) -> Iterator[str]:
    """Lines without the damage that can be undone for certain; notes keep what they were."""
    wrong: list[str] = []
    for raw in lines:
        line = right_letters(raw)
        wrong += [old for old, new in zip(raw.split(), line.split(), strict=True) if old != new]
        whole = repaired(line)
        if whole is None:
            yield line
            continue
        builder.note("repaired-spaces", f"spaces inside words removed; the file has: {raw.strip()}")
        yield from ("", *whole.split("\n"), "")
    if wrong:
        message = f"letters of a wrong font replaced in {len(wrong)} word(s): {', '.join(wrong)}"
        builder.note("repaired-letters", message)


@dataclass
class _Reader:
    """Goes through the lines of a text once."""

    builder: DocumentBuilder
    lines: list[str]
    _prose: list[str] = field(default_factory=list)
    _footnote: str = ""
    _pages: list[int] = field(default_factory=list)

    def read_all(self) -> None:
        """Add everything in the lines to the document."""
        one_a_line = {region[0]: region for region in cellwise.regions(self.lines)}
        at = 0
        while at < len(self.lines):
            if at in one_a_line:
                at = self._cellwise(one_a_line[at])
            elif tabbed.begins(self.lines, at):
                self._flush()
                rows, at = tabbed.read(self.lines, at)
                put(self.builder, rows)
            elif cellstacks.begins(self.lines, at):
                self._flush()
                rows, at = cellstacks.read(self.lines, at)
                put(self.builder, rows)
            else:
                self._line(self.lines[at])
                at += 1
        self._flush()
        if self._pages:
            pages = ", ".join(map(str, self._pages))
            self.builder.note("page-numbers", f"page numbers between the lines left out: {pages}")

    def _cellwise(self, region: tuple[int, int, int]) -> int:
        self._flush()
        rows, placed = cellwise.read(self.lines, region)
        put(self.builder, rows)
        if not placed:
            message = "the headings of a table do not say which column each stands over"
            self.builder.note("headings-unplaced", message, "warning")
        return region[2]

    def _line(self, line: str) -> None:
        if self._is_page_number(line):
            self._pages.append(int(line.strip(" -–")))
        elif _FOOTNOTE.match(line):
            self._end_footnote()
            self._footnote = line
        elif self._footnote and self._goes_on(line):
            self._footnote += f" {line}"
        elif heading := _HEADING.match(line):
            self._flush()
            for part in _plain(heading[2]):
                self.builder.paragraph(part, heading=len(heading[1]))
        else:
            self._prose += _plain(line)

    def _is_page_number(self, line: str) -> bool:
        """Whether a line of prose is but a number that goes on with the pages counted so far."""
        if not _PAGE_NUMBER.fullmatch(line):
            return False
        last = self._pages[-1] if self._pages else 0
        return last < int(line.strip(" -–")) <= last + MOST_PAGES_APART

    def _goes_on(self, line: str) -> bool:
        """Whether a line belongs to the footnote before it and not to the paragraph before that."""
        if not line.strip():
            return True
        prose = next((text for text in reversed(self._prose) if text.strip()), ".")
        done = ends_sentence(self._footnote) or not line.strip()[0].islower()
        if done or not ends_sentence(prose):
            self._end_footnote()
            return False
        return True

    def _end_footnote(self) -> None:
        self.builder.footnote(self._footnote)
        self._footnote = ""

    def _flush(self) -> None:
        """Add the prose gathered so far."""
        self._end_footnote()
        for paragraph in paragraphs(self._prose):
            self.builder.paragraph(paragraph)
        self._prose.clear()


def _plain(line: str) -> list[str]:
    """A line without marks of emphasis and tags; bold stretches glued together are two lines."""
    parts = line.replace("****", "**\n**").split("\n") if line.count("**") > 3 else [line]
    return [_EMPHASIS.sub(r"\2", tabbed.strip_tags(part)) for part in parts]
