"""Markdown as offices and crawlers leave it: broken lines, pipe tables, tables one cell a line.

The crawled form of a table has each cell on lines of its own and a line with a lone `|` before a
row and behind each cell; how wide its merged cells are is lost, and is told from the other rows.
"""

import html
import re
from dataclasses import dataclass, field

from loaders.document import Document, DocumentBuilder, GridCell, normalise
from loaders.formats import html as page
from loaders.formats.encoding import decode
from loaders.formats.flow import Piece, put
from loaders.formats.lines import PARTED, join
from loaders.formats.magic import expect_text
from loaders.formats.stacked import rows_of

MEDIA_TYPE = "text/markdown"
_HEADING = re.compile(r"(#{1,6})(?:\s+|(?=[^\s#\d]))(.*?)\s*#*$")
_RULE = re.compile(r"\s*(?:[-=_*~]\s*){3,}$")
_FENCE = re.compile(r"\s*(```|~~~)")
_DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][\w:-]*(?:\s[^<>]{0,2000})?/?>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\))?[^()\s]*(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_FOOTNOTE = re.compile(r"\[\^([^\]]+)\]:\s*")
_MARK = re.compile(r"\[\^[^\]\s]+\]")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~<])")
_STARS = re.compile(r"(?<!\*)\*(?!\*)")
_MANY_STARS = re.compile(r"\*{2,}")  # of three, one is that of the slanted words within
_UNDERLINES = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^\n]*?[^\s_])\1(?!\w)")
_LINE_END = re.compile(r"(?: {2,}|\\)$")
_KEPT = 0xF0000  # escaped characters stand here, in a plane of private use, until the end


def read(data: bytes, name: str) -> Document:
    """The document in a Markdown file.

    Raises:
        FormatError: The file is another kind of file or in an unknown encoding.
    """
    expect_text("Markdown (.md)", data, name)
    decoded = decode(data, name)
    builder = DocumentBuilder()
    for note in decoded.notes:
        builder.note(note.code, note.message, note.severity)
    text = _COMMENT.sub("", decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    _Reader(builder, text.split("\n"), name).read()
    return builder.build(MEDIA_TYPE)


def plain(text: str) -> str:
    """A text without Markdown's marks; a note mark like (*) stays.

    >>> plain("**Sở Y tế** *(chủ trì) *báo cáo [tại đây](https://a.vn) (*)")
    'Sở Y tế (chủ trì) báo cáo tại đây (*)'
    """
    text = _ESCAPED.sub(lambda found: chr(_KEPT + ord(found[1])), text)
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", _PICTURE.sub("", text)))
    text = _TAG.sub("", _BREAK.sub("\n", _MARK.sub("", text)))
    text = re.sub(r"\(\s*(\*+)\s*\)", lambda found: f"({chr(_KEPT + 42) * len(found[1])})", text)
    text = _UNDERLINES.sub(r"\2", re.sub(r"`+|~~", "", text))
    text = _without_stars(_MANY_STARS.sub(lambda found: "*" * (len(found[0]) % 2), text))
    text = html.unescape(text)
    return re.sub(
        f"[{chr(_KEPT)}-{chr(_KEPT + 127)}]", lambda found: chr(ord(found[0]) - _KEPT), text
    )


def _without_stars(text: str) -> str:
    """The text without its single stars; a bullet, a times sign and the odd one out stay."""
    places = [
        found.start()
        for found in _STARS.finditer(text)
        if not _alone(text, found.start()) and not _times(text, found.start())
    ]
    out = set(places[: len(places) // 2 * 2])
    return "".join(letter for at, letter in enumerate(text) if at not in out)


def _alone(text: str, at: int) -> bool:
    return not text[at - 1 : at].strip() and not text[at + 1 : at + 2].strip()


def _times(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


@dataclass
class _Reader:
    builder: DocumentBuilder
    lines: list[str]
    name: str
    at: int = 0
    waiting: list[str] = field(default_factory=list)

    def read(self) -> None:
        self._front_matter()
        steps = (
            self._fence, self._html_table, self._stacked_table, self._pipe_table, self._heading,
            self._footnote,
        )  # fmt: skip
        while self.at < len(self.lines):
            if not any(step() for step in steps):
                self._line()
        self._flush()

    # Each of these reads on and is true where its kind of block begins here.

    def _front_matter(self) -> None:
        if self.lines[0].strip() != "---":
            return
        ends = (
            at
            for at in range(1, min(len(self.lines), 60))
            if self.lines[at].strip() in {"---", "..."}
        )
        if (end := next(ends, 0)) and re.match(r"[\w-]+\s*:", self.lines[1]):
            self.builder.note("front-matter", f"left out: {end - 1} lines of front matter")
            self.at = end + 1

    def _fence(self) -> bool:
        """Text between fences stands line by line."""
        match = _FENCE.match(self.lines[self.at])
        if not match:
            return False
        self._flush()
        self.at += 1
        while self.at < len(self.lines) and not self.lines[self.at].strip().startswith(match[1]):
            self.builder.paragraph(self.lines[self.at])
            self.at += 1
        self.at += 1
        return True

    def _html_table(self) -> bool:
        line = self.lines[self.at]
        match = _TABLE_TAG.search(line)
        if not match or match[1]:
            return False
        if before := line[: match.start()].strip():
            self.waiting.append(before)
        self._flush()
        taken, depth = line[match.start() :], 0
        while True:
            depth = sum(-1 if tag[1] else 1 for tag in _TABLE_TAG.finditer(taken))
            self.at += 1
            if depth <= 0 or self.at >= len(self.lines):
                break
            rest = [self.lines[self.at]]
            while not _TABLE_TAG.search(rest[-1]) and self.at + 1 < len(self.lines):
                self.at += 1
                rest.append(self.lines[self.at])
            taken = "\n".join([taken, *rest])
        page.read_into(self.builder, taken, self.name)
        return True

    def _stacked_table(self) -> bool:
        if self.lines[self.at].strip() != "|":
            return False
        self._flush()
        cells: list[list[str]] = []
        last = 0
        for at in range(self.at, len(self.lines)):
            line = self.lines[at].strip()
            if line == "|":
                cells.append([])
                last = at
            elif not line and last == at - 1:
                break
            else:
                cells[-1].append(self.lines[at])
        dangling = cells.pop()
        self.at = last + 1
        if not cells:
            self.at += len(dangling)
            self.waiting += dangling
            return True
        texts = [_cell(lines) for lines in cells]
        self.builder.table(rows_of(texts))
        return True

    def _pipe_table(self) -> bool:
        line = self.lines[self.at]
        after = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        divided = bool(_PIPE.search(line) and "|" in after and _DIVIDER.match(after))
        bare = _is_row(line) and (_is_row(after) or not self.waiting)
        if not divided and not bare:
            return False
        self._flush()
        rows: list[list[GridCell]] = []
        first = self.at
        while self.at < len(self.lines) and (
            _is_row(self.lines[self.at])
            or (divided and _PIPE.search(self.lines[self.at]))
            or (divided and self.at == first + 1)
        ):
            if not _DIVIDER.match(self.lines[self.at]):
                rows.append(_pipe_cells(self.lines[self.at]))
            self.at += 1
        if rows and not any(rows[0]):
            del rows[0]
        self.builder.table(rows)
        return True

    def _heading(self) -> bool:
        match = _HEADING.match(self.lines[self.at].strip())
        if not match:
            return False
        self._flush()
        self.builder.paragraph(plain(match[2]), heading=len(match[1]))
        self.at += 1
        return True

    def _footnote(self) -> bool:
        match = _FOOTNOTE.match(self.lines[self.at])
        if not match:
            return False
        self._flush()
        taken = [self.lines[self.at][match.end() :]]
        self.at += 1
        while self.at < len(self.lines) and self.lines[self.at].startswith(("  ", "\t")):
            taken.append(self.lines[self.at].strip())
            self.at += 1
        self.builder.footnote(plain(" ".join(taken)))
        return True

    def _line(self) -> None:
        line = re.sub(r"^\s*(?:>\s?)+", "", self.lines[self.at])
        self.at += 1
        if re.fullmatch(r"\s*=+\s*", line) and len(line.strip()) > 2 and len(self.waiting) == 1:
            self.builder.paragraph(plain(self.waiting.pop()), heading=1)
        elif not line.strip() or _RULE.match(line):
            self._flush()
        else:
            self.waiting.append(line)

    def _flush(self) -> None:
        """End the paragraph: join its broken lines."""
        text = plain("\n".join(_LINE_END.sub("<br>", line) for line in self.waiting))
        self.waiting = []
        words = normalise(text).split("\n")
        put([Piece(PARTED.join(join(words)))], self.builder)


def _is_row(line: str) -> bool:
    line = line.strip()
    return line.startswith("|") and len(_PIPE.findall(line)) > 1


def _pipe_cells(line: str) -> list[GridCell]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [plain(cell).strip() for cell in _PIPE.split(inner)]


def _cell(lines: list[str]) -> str:
    """The text of a cell; lines that were broken for want of room are joined."""
    out: list[str] = []
    marked = ""
    for line in lines:
        if _RULE.match(line):
            continue
        words = line.strip()
        if out and (len(re.findall(r"\*+", marked)) % 2 or _goes_on(words, out[-1])):
            out[-1] += f" {words}"
            marked += words
        else:
            out.append(words)
            marked = words
    return "\n".join(filter(None, map(plain, out)))


def _goes_on(line: str, before: str) -> bool:
    """Whether a line of a cell was broken off the line before it."""
    first = line.lstrip("*_( ")[:1]
    if first.islower() and not re.match(r"[a-zđ]\s*\)", line):
        return True
    full = len(before) > 60 and not before.endswith((".", ";", ":", "?", "!", "./."))
    return before.endswith(",") or (full and not line.startswith(("-", "+", "*", "•")))
