"""Word files: paragraphs with their printed numbers, tables, text boxes and footnotes in order.

Tracked changes are read as accepted; comments, tables of contents and hidden text are left out.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from loaders.document import Document, DocumentBuilder
from loaders.formats.encoding import font_conversion
from loaders.formats.errors import FormatError
from loaders.formats.flow import Flow, Piece, Rows, cell_text, put
from loaders.formats.lines import PARTED
from loaders.formats.numbering import VALUE, Numbering, W, sign, value, whole
from loaders.formats.package import Package
from loaders.formats.styles import Styles

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WANTED = "a Word file (.docx)"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PICTURES = {
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
}
_WIDEST = 64
"""Word has at most 63 columns."""
_BOX = f"{W}txbxContent"
_PARAGRAPH, _RUN, _TEXT, _TABLE = f"{W}p", f"{W}r", f"{W}t", f"{W}tbl"
_ALTERNATIVES = f"{_MC}AlternateContent"
_DRAWINGS = frozenset(f"{W}{tag}" for tag in ("drawing", "pict", "object"))
_REFERENCES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_OF_PARAGRAPH, _OF_RUN, _OF_CELL = f"{W}pPr", f"{W}rPr", f"{W}tcPr"
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_PROPERTIES = frozenset(f"{W}{tag}" for tag in ("pPr", "rPr", "sdtPr", "tblPr", "tblGrid", "rt"))
_LEFT_OUT = _DELETED | _PROPERTIES
_FALSE = frozenset({"0", "false", "off"})
_NUMBER = re.compile(r"\b\d{1,5}\s*[/-]\s*(?:\d{4}\s*/\s*)?[A-ZĐ][\w&]*(?:[-/][\wĐ&]+)*")
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


def read(data: bytes, name: str) -> Document:
    """The document in a Word file.

    Raises:
        FormatError: It is none, it is protected, damaged or too large.
    """
    package = Package(data, name, _WANTED)
    main = next((part for kind, part in package.related("") if kind == "officeDocument"), None)
    if main is None and "word/document.xml" in package.parts:
        main = "word/document.xml"
    root = package.xml(main) if main else None
    body = root.find(f"{W}body") if root is not None else None
    if main is None or body is None:
        raise FormatError(f"{name}: this is not {_WANTED}; {_other(package)}")
    try:
        return _Reader.of(package, main, body).document()
    except RecursionError as error:
        raise FormatError(f"{name}: its tables lie too deep in each other to be read") from error


def _other(package: Package) -> str:
    if any(part.startswith("xl/") for part in package.parts):
        return "it is a spreadsheet; give it the ending .xlsx"
    if "content.xml" in package.parts:
        return "it is an OpenDocument file; give it the ending .odt"
    return "it has no text of Word in it"


@dataclass
class _Cell:
    column: int
    width: int
    merge: str
    text: str
    height: int = 1


@dataclass
class _Field:
    """A field whose end is not reached yet, such as a page number or a table of contents."""

    instruction: str = ""
    result: bool = False


@dataclass
class _Reader:
    package: Package
    body: etree._Element
    parts: dict[str, list[str]]
    styles: Styles
    numbering: Numbering
    builder: DocumentBuilder = field(default_factory=DocumentBuilder)
    convert: Callable[[str], str] = str
    fields: list[_Field] = field(default_factory=list)
    fields_close: bool = True
    hides: bool = True
    references: list[tuple[str, str]] = field(default_factory=list)
    carried: str = ""
    left_out: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package, main: str, body: etree._Element) -> "_Reader":
        parts: dict[str, list[str]] = {}
        for kind, part in package.related(main):
            parts.setdefault(kind, []).append(part)

        def only(kind: str) -> etree._Element | None:
            return next((package.xml(part) for part in parts.get(kind, ())), None)

        numbering = Numbering.of(only("numbering"))
        reader = cls(package, body, parts, Styles(only("styles"), numbering), numbering)
        reader.hides = next(body.iter(f"{W}vanish"), None) is not None
        ends = [one.get(f"{W}fldCharType") for one in body.iter(f"{W}fldChar")]
        reader.fields_close = ends.count("begin") == ends.count("end")
        if found := font_conversion("\n".join(one.text or "" for one in body.iter(f"{W}t"))):
            reader.convert = found[1]
            reader.builder.note(
                f"encoding-{found[0].lower()}", f"the text was converted from {found[0]}"
            )
        return reader

    def document(self) -> Document:
        put(self.blocks(self.body), self.builder)
        self._add_footnotes()
        self._note_headers()
        for what, count in sorted(self.left_out.items()):
            self.builder.note(what.replace(" ", "-"), f"left out: {count} × {what}")
        if "aFChunk" in self.parts:
            message = "a part in another format is embedded and was not read; save the file anew"
            self.builder.note("embedded-part", message, "warning")
        return self.builder.build(MEDIA_TYPE)

    # -- blocks ----------------------------------------------------------------------------------

    def blocks(self, parent: etree._Element) -> Flow:
        """Paragraphs and tables under an element, in order."""
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif tag == _TABLE:
                yield from self._flushed()
                yield self._table(child)
            elif tag == _ALTERNATIVES:
                yield from self.blocks(_branch(child))
            elif tag not in _LEFT_OUT:
                yield from self.blocks(child)
        yield from self._flushed()

    def _flushed(self) -> Iterator[Piece]:
        if self.carried:
            yield Piece(self.carried)
        self.carried = ""

    def _paragraph(self, paragraph: etree._Element) -> Flow:
        out: list[str] = []
        boxes: list[etree._Element] = []
        self._inline(paragraph, out, boxes)
        if self.fields:
            self.fields = [one for one in self.fields if one.result]
        text = self.carried + self.convert("".join(out))
        found = paragraph.find(_OF_PARAGRAPH)
        properties = {str(one.tag): one for one in found} if found is not None else {}
        if any(one.tag in _DELETED for one in properties.get(_OF_RUN, ())):
            self.carried = text
        else:
            self.carried = ""
            place = self.styles.place_in_list(properties)
            label = self.numbering.label(*place) if place else ""
            yield Piece(text, label, self.styles.heading(properties))
        for box in boxes:
            carried, self.carried = self.carried, ""
            yield from self.blocks(box)
            self.carried = carried

    # -- inside a paragraph ----------------------------------------------------------------------

    def _inline(self, parent: etree._Element, out: list[str], boxes: list[etree._Element]) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                if not self._hidden(child):
                    self._run(child, out, boxes)
            elif tag == _MATH_TEXT:
                out.append(child.text or "")
            elif tag == _ALTERNATIVES:
                self._inline(_branch(child), out, boxes)
            elif tag not in _LEFT_OUT:
                self._inline(child, out, boxes)

    def _run(self, run: etree._Element, out: list[str], boxes: list[etree._Element]) -> None:
        for child in run:
            tag = str(child.tag)
            if tag == _TEXT and not self.fields:
                out.append(child.text or "")
            elif tag == _OF_RUN:
                continue
            elif tag == f"{W}fldChar":
                self._field(child)
            elif tag == f"{W}instrText" and self.fields:
                self.fields[-1].instruction += child.text or ""
            elif tag == _ALTERNATIVES:
                self._run(_branch(child), out, boxes)
            elif tag in _DRAWINGS:
                self._drawing(child, boxes)
            elif tag == f"{W}ruby":
                self._inline(child, out, boxes)
            elif tag in _REFERENCES:
                self.references.append((_REFERENCES[tag], str(child.get(f"{W}id"))))
            elif all(one.result and not self._contents(one) for one in self.fields):
                out.append(_characters(child))

    def _field(self, mark: etree._Element) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].result = True
            if self._contents(self.fields[-1]):
                self._leave_out("table of contents")
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _contents(self, one: _Field) -> bool:
        return self.fields_close and one.instruction.split()[:1] == ["TOC"]

    def _drawing(self, drawing: etree._Element, boxes: list[etree._Element]) -> None:
        found = [box for box in drawing.iter(_BOX) if not _inside_box(box, drawing)]
        boxes += found
        if not found and any(one.tag in _PICTURES for one in drawing.iter()):
            self._leave_out("picture")

    def _hidden(self, run: etree._Element) -> bool:
        hidden = value(run.find(_OF_RUN), f"{W}vanish") if self.hides else None
        if hidden is None or hidden in _FALSE:
            return False
        if run.find(_TEXT) is not None:
            self._leave_out("hidden text")
        return run.find(f"{W}fldChar") is None

    def _leave_out(self, what: str) -> None:
        self.left_out[what] = self.left_out.get(what, 0) + 1

    # -- tables ----------------------------------------------------------------------------------

    def _table(self, table: etree._Element) -> Rows:
        grid = [self._row(row) for row in _unwrapped(table, f"{W}tr") if not _row_deleted(row)]
        origins: dict[int, tuple[_Cell, int]] = {}
        rows: Rows = []
        kept: list[list[_Cell]] = []
        for index, row in enumerate(grid):
            kept.append([])
            for cell in row:
                origin, last = origins.get(cell.column, (cell, index))
                if cell.merge == "continue" and last == index - 1 and origin.width == cell.width:
                    origin.height += 1
                    origins[cell.column] = origin, index
                    continue
                kept[-1].append(cell)
                if cell.merge:
                    origins[cell.column] = cell, index
        for row in kept:
            rows.append([(cell.text, cell.height, cell.width) for cell in row])
        return rows

    def _row(self, row: etree._Element) -> list[_Cell]:
        cells: list[_Cell] = []
        before = _width(value(row, f"{W}trPr/{W}gridBefore"), 0)
        if before:
            cells.append(_Cell(0, before, "", ""))
        column = before
        for one in _unwrapped(row, f"{W}tc"):
            properties = one.find(_OF_CELL)
            if properties is not None and properties.find(f"{W}cellDel") is not None:
                continue
            width = _width(value(properties, f"{W}gridSpan"), 1)
            text = cell_text(self.blocks(one))
            if value(properties, f"{W}hMerge") in {"continue", ""} and cells:
                cells[-1].width += width
            else:
                cells.append(_Cell(column, width, _merge(properties), text))
            column += width
        return cells

    # -- beside the text -------------------------------------------------------------------------

    def _add_footnotes(self) -> None:
        notes: dict[tuple[str, str], etree._Element] = {}
        for kind in ("footnotes", "endnotes"):
            for part in self.parts.get(kind, ()):
                root = self.package.xml(part)
                for one in root if root is not None else ():
                    notes[kind, str(one.get(f"{W}id"))] = one
        for reference in dict.fromkeys(self.references):
            if reference in notes:
                self.builder.footnote(cell_text(self.blocks(notes[reference])))

    def _note_headers(self) -> None:
        said: set[str] = set()
        for kind in ("header", "footer"):
            for part in self.parts.get(kind, ()):
                root = self.package.xml(part)
                text = cell_text(self.blocks(root)) if root is not None else ""
                words = text.replace("\n", " ")
                if _NUMBER.search(words) and words not in said:
                    said.add(words)
                    self.builder.note(kind, f"the page's {kind} says: {words}")


def _characters(element: etree._Element) -> str:
    """What an element inside a run prints."""
    if element.tag == _TEXT:
        return element.text or ""
    if element.tag == f"{W}br":
        return "\n" if element.get(f"{W}type", "textWrapping") == "textWrapping" else PARTED
    if element.tag == f"{W}sym":
        code = str(element.get(f"{W}char"))
        known = re.fullmatch(r"[0-9A-Fa-f]{1,4}", code)
        return sign(chr(int(code, 16))) if known else ""
    return _CHARACTERS.get(str(element.tag), "")


def _branch(alternatives: etree._Element) -> etree._Element:
    """Of the ways in which something is written, the first with a text box; else the first."""
    branches = list(alternatives)
    boxed = (one for one in branches if next(one.iter(_BOX), None) is not None)
    return next(boxed, branches[0] if branches else alternatives)


def _inside_box(box: etree._Element, drawing: etree._Element) -> bool:
    """Whether a text box lies in another one, or in the second way of writing the same."""
    for above in box.iterancestors():
        if above is drawing:
            return False
        if above.tag == _BOX:
            return True
        if above.tag == f"{_MC}Fallback":
            alternatives = above.getparent()
            return alternatives is not None and _branch(alternatives) is not above
    return False


def _unwrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also where something is wrapped around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"}:
            yield from _unwrapped(child, tag)


def _row_deleted(row: etree._Element) -> bool:
    properties = row.find(f"{W}trPr")
    return properties is not None and any(properties.find(tag) is not None for tag in _DELETED)


def _merge(properties: etree._Element | None) -> str:
    """How a cell goes with the one above: "restart", "continue", or empty for not at all."""
    mark = properties.find(f"{W}vMerge") if properties is not None else None
    return "" if mark is None else str(mark.get(VALUE, "continue"))


def _width(text: str | None, otherwise: int) -> int:
    return min(max(whole(text, otherwise), otherwise), _WIDEST)
