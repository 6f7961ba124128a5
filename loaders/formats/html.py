"""Web pages: blocks to paragraphs, lists with their labels, tables with merged and nested cells."""

import codecs
import email
import email.policy
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from loaders.document import Document, DocumentBuilder, GridCell, Note
from loaders.formats.encoding import Decoded, decode
from loaders.formats.errors import FormatError
from loaders.formats.flow import Piece, Rows, cell_text, labelled, put
from loaders.formats.lines import PARTED
from loaders.formats.magic import expect_text
from loaders.formats.numbering import letter, roman, whole

MEDIA_TYPE = "text/html"
_BLOCKS = frozenset(re.findall(r"\w+", """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section
    summary table tbody td tfoot th thead title tr ul
"""))  # fmt: skip
_OUT = frozenset(re.findall(r"\w+", """
    script style head noscript template iframe object embed svg canvas select textarea button
    audio video map
"""))  # fmt: skip
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LINES = re.compile(r"\n[ \t]*\n\s*")
_WIDEST = 100
_MOST_COVERED = 2_000_000
_WRAPPERS = frozenset({"thead", "tbody", "tfoot", "form", "center", "div"})
_COUNTS: dict[str, Callable[[int], str]] = {
    "a": letter,
    "A": lambda number: letter(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}


DEEPEST = 2_000
"""Elements in each other that a page may have."""
DEEPEST_TABLES = 50
"""Tables in each other."""


def read(data: bytes, name: str) -> Document:
    """The document in a web page, or in one saved with its pictures (.mht).

    Raises:
        FormatError: The file is another kind of file or in an unknown encoding.
    """
    expect_text("a web page (.html)", data, name)
    if data[:2048].lstrip().lower().startswith((b"mime-version:", b"from:")):
        data = _page_of_mail(data)
    decoded = _decoded(data, name)
    builder = DocumentBuilder()
    for note in decoded.notes:
        builder.note(note.code, note.message, note.severity)
    read_into(builder, decoded.text, name)
    return builder.build(MEDIA_TYPE)


def read_into(builder: DocumentBuilder, page: str, name: str) -> None:
    """Add what a page, or a part of one, says to a document.

    Raises:
        FormatError: Its tables lie too deep in each other.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    text = page.replace("\0", "\ufffd")
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    cut = any("depth" in entry.message for entry in parser.error_log)
    if cut or (root is not None and _deeper(root, DEEPEST)):
        raise FormatError(f"{name}: its parts lie too deep in each other to be read")
    if root is not None and _deeper(root, DEEPEST_TABLES, "table"):
        raise FormatError(f"{name}: its tables lie too deep in each other to be read")
    if root is None:
        return
    notes: list[Note] = []
    put(_flow(root, notes), builder)
    for note in notes:
        builder.note(note.code, note.message, note.severity)


def _deeper(root: etree._Element, limit: int, tag: str | None = None) -> bool:
    """Whether elements lie deeper in each other than that; some parsers set no limit."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end"), tag=tag):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False


def _decoded(data: bytes, name: str) -> Decoded:
    """The page as text: Unicode where its bytes are, else as its head says, else as they look."""
    match = _CHARSET.search(data[:4096])
    declared = match[1].decode("ascii") if match else ""
    try:
        known = codecs.lookup(declared).name if declared else ""
    except LookupError:
        known = ""
    if known in {"cp1258", "cp874", "cp1251", "gb18030"} and not _is_utf8(data):
        return Decoded(data.decode(known, "replace"))
    try:
        return decode(data, name)
    except FormatError:
        if not known:
            raise
        note = Note("encoding-declared", f"read as {known}, as the page says of itself")
        return Decoded(data.decode(known, "replace"), (note,))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _page_of_mail(data: bytes) -> bytes:
    """The page in a file that a browser or Word saved as one with its pictures."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(content, bytes):
            return content
    return data


@dataclass
class _Writer:
    """Gathers the pieces of a stretch of a page; lists know how far they have counted."""

    pieces: list[Piece | Rows] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    lists: list[tuple[str, int]] = field(default_factory=list)
    label: str = ""
    heading: int | None = None
    preserved: int = 0

    def say(self, text: str | None) -> None:
        """Add text as the page's source has it."""
        if text:
            self.text.append(text if self.preserved else _SPACES.sub(" ", text))

    def end(self) -> None:
        """End the paragraph."""
        words = _LINES.sub(PARTED, "".join(self.text).strip(" \t\n\r"))
        self.text = []
        if words.strip(" \u00a0\f\n"):
            self.pieces.append(Piece(words, labelled(words, self.label), self.heading))
            self.label = ""

    def open_item(self, item: etree._Element) -> None:
        """Begin an item of a list."""
        kind, number = self.lists[-1] if self.lists else ("ul", 0)
        number = whole(item.get("value"), number)
        bullets = sum(kind == "ul" for kind, _ in self.lists)
        bullet = "+" if bullets > 1 else "-"  # as plans print a list in a list
        self.label = bullet if kind == "ul" else f"{_COUNTS.get(kind, str)(number)}."
        if self.lists:
            self.lists[-1] = (kind, number + 1)


def _flow(root: etree._Element, notes: list[Note]) -> list[Piece | Rows]:
    """The paragraphs and tables under an element, in order."""
    writer = _Writer()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.lower()
        if event == "start":
            if element is not root and (tag == "table" or _unseen(element, tag)):
                if tag == "table":
                    writer.end()
                    writer.pieces += _table(element, notes)
                walk.skip_subtree()
                continue
            _start(writer, element, tag)
            writer.say(element.text)
        else:
            skipped = element is not root and (tag == "table" or _unseen(element, tag))
            if not skipped:
                _end(writer, tag)
            if element is not root:
                writer.say(element.tail)
    writer.end()
    return writer.pieces


def _unseen(element: etree._Element, tag: str) -> bool:
    return (
        tag in _OUT
        or element.get("hidden") is not None
        or bool(_UNSEEN.search(element.get("style") or ""))
    )


def _start(writer: _Writer, element: etree._Element, tag: str) -> None:
    if tag == "br":
        writer.text.append("\n")
        return
    if tag not in _BLOCKS:
        return
    writer.end()
    if tag == "li":
        writer.open_item(element)
    elif tag in {"ol", "ul"}:
        kind = element.get("type") or "1" if tag == "ol" else "ul"
        writer.lists.append((kind, whole(element.get("start"), 1)))
    elif re.fullmatch("h[1-6]", tag):
        writer.heading = int(tag[1])
    elif tag == "pre":
        writer.preserved += 1


def _end(writer: _Writer, tag: str) -> None:
    if tag not in _BLOCKS:
        return
    writer.end()
    if tag == "li":
        writer.label = ""
    elif tag in {"ol", "ul"} and writer.lists:
        writer.lists.pop()
    elif re.fullmatch("h[1-6]", tag):
        writer.heading = None
    elif tag == "pre":
        writer.preserved -= 1


def _table(table: etree._Element, notes: list[Note]) -> list[Piece | Rows]:
    """A table behind its caption; one that only lays out the page gives what it holds."""
    rows = _rows(table)
    captions = [piece for one in table.findall("caption") for piece in _flow(one, notes)]
    lays_out = any(cell.find(".//table") is not None for row in rows for cell in row)
    cells = [cell for row in rows for cell in row]
    if len(cells) == 1 or (lays_out and all(len(row) < 2 for row in rows)):
        return [*captions, *(piece for cell in cells for piece in _flow(cell, notes))]
    grid: list[list[tuple[str, int, int]]] = []
    for index, row in enumerate(rows):
        below = len(rows) - index
        grid.append([
            (cell_text(_flow(cell, notes)), _height(cell, below), _width(cell)) for cell in row
        ])  # fmt: skip
    if sum(height * width for row in grid for _, height, width in row) > _MOST_COVERED:
        notes.append(Note("merged-cells", "a table merges too many cells; read apart", "warning"))
        grid = [[(text, 1, 1) for text, _, _ in row] for row in grid]
    shown: list[list[GridCell]] = [list(row) for row in grid]
    return [*captions, shown] if any(text for row in grid for text, _, _ in row) else captions


def _rows(table: etree._Element) -> list[list[etree._Element]]:
    """The rows of a table with their cells, as shown: the head first, the foot last."""
    parts: dict[str, list[list[etree._Element]]] = {"thead": [], "tbody": [], "tfoot": []}

    def gather(parent: etree._Element, part: str) -> None:
        loose: list[etree._Element] = []
        for child in parent:
            if child.tag == "tr":
                parts[part].append(_cells(child))
            elif child.tag in {"td", "th"}:
                loose.append(child)
            elif child.tag in _WRAPPERS:
                gather(child, str(child.tag) if child.tag in parts else part)
        if loose:
            parts[part].append(loose)

    gather(table, "tbody")
    return [row for part in parts.values() for row in part]


def _cells(row: etree._Element) -> list[etree._Element]:
    cells: list[etree._Element] = []
    for child in row:
        if child.tag in {"td", "th"}:
            cells.append(child)
        elif child.tag in _WRAPPERS:
            cells += _cells(child)
    return cells


def _height(cell: etree._Element, below: int) -> int:
    """The rows that a cell covers; 0 stands for all that are left."""
    return min(whole(cell.get("rowspan"), 1) or below, below)


def _width(cell: etree._Element) -> int:
    return min(max(whole(cell.get("colspan"), 1), 1), _WIDEST)
