"""The parts of an administrative document: head, preamble, body, signature, annexes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from graph.text import fold
from loaders.document import Block, Document, Paragraph, Table
from loaders.sections.kinds import attached_words, is_kind, kind_and_rest

PartName = Literal["head", "preamble", "body", "signature", "annex"]

_PREAMBLE = re.compile(r"^(can cu|thuc hien|theo de nghi|tren co so|xet de nghi|xet)\b")
_SETS_OUT = re.compile(r"^(trien khai|cu the hoa|de|nham|theo|tiep theo)\b")
_ANNEX = re.compile(r"^phu luc\b")
_ANNEX_NUMBER = re.compile(r"phụ lục\s*((?:số\s*)?(?:\d{1,2}|[IVX]{1,5}|[A-E])\b)?", re.IGNORECASE)
_CARRIES_OUT = re.compile(
    r"(?:(?:có|chịu)\s+trách\s+nhiệm\s+(?:tổ\s+chức\s+)?thi\s+hành\s+[^,;.]{4,20}\s+này"
    r"|căn\s+cứ\s+[^,;.]{4,20}\s+thi\s+hành)[\s./]*$",
    re.IGNORECASE,
)
_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
"""The motto's place in a letterhead of the Party; in capitals, as no table of tasks has it."""
_NUMBER_OR_DATE = re.compile(
    r"S\s?ố\s*:[\s\d.…]*[/-]|[^\d,]{2,30},\s*ngày[\s\d.…]*tháng[\s\d.…]*năm\b", re.IGNORECASE
)
"""The lower lines of a letterhead, which may stand in a table of their own."""
_SIGNATURE = re.compile(r"^noi nhan\b")
_FIRST = re.compile(
    r"^(?:I|A|1)\s*[.)/-]$|^(?i:Phần|Chương|Mục|Điều)\s+(?:I|1|(?i:thứ\s+nhất))\s*[.:]?$"
)
_LATER_SECTION = re.compile(r"[IVX]{1,4}\s*[.)/-]$")
"""The label of a section of which the ones before are not there: an excerpt begins with II."""
MOST_WORDS_OF_A_HEADING = 30
_MOST_LINES_OF_A_TITLE = 8


@dataclass(frozen=True)
class Part:
    """A run of blocks that belong to one part; `title` is the annex's own heading."""

    name: PartName
    blocks: tuple[Block, ...]
    title: str = ""


def parts_of(document: Document) -> list[Part]:
    """The parts of a document in order; every block is in one of them."""
    found: list[tuple[PartName, list[Block]]] = [("head", [])]
    for block in document.blocks:
        name = _next(found[-1][0], block, found[-1][1])
        if name != found[-1][0] or (name == "annex" and _begins_annex(block)):
            found.append((name, []))
        found[-1][1].append(block)
    return [
        Part(name, tuple(blocks), _title(blocks) if name == "annex" else "")
        for name, blocks in found
        if blocks
    ]


def _next(now: PartName, block: Block, before: Sequence[Block]) -> PartName:
    """The part that a block belongs to, from the one before it."""
    if isinstance(block, Table):
        if _is_signature(block):
            return "signature"
        if now == "signature":
            return "annex"
        return "head" if now == "head" and _is_letterhead(block) else _after_head(now)
    words = fold(block.text)
    if _begins_annex(block) and now != "head":
        return "annex"
    if _SIGNATURE.match(words):
        return "signature"
    if now == "signature":
        return "body" if is_kind(block.text) and block.text.isupper() else "signature"
    if now == "head" and _begins_preamble(block, before):
        return "preamble"
    if now in {"head", "preamble"} and (_FIRST.match(block.label) or _is_section(block)):
        return "body"
    if now == "preamble" and words.startswith("quyet dinh") and len(words.split()) == 2:
        return "body"
    return now


def _is_section(block: Paragraph) -> bool:
    """Whether a paragraph is the heading of a section, in capitals behind a Roman number."""
    return _LATER_SECTION.match(block.label) is not None and block.body.isupper()


def _begins_preamble(block: Paragraph, before: Sequence[Block]) -> bool:
    """Whether a paragraph is the first of a preamble: by its words, or a sentence below a title."""
    words = fold(block.text)
    if _PREAMBLE.match(words):
        return not _is_title(block, before)
    ends = "; :" if _is_kind_alone(before) else ". ; :"
    ends += " ," if _SETS_OUT.match(words) else ""
    sentence = block.text[:1].isupper() and block.text.rstrip()[-1] in ends.split()
    return sentence and _has_kind(before) and not attached_words(block.text)


def _is_kind_alone(before: Sequence[Block]) -> bool:
    """Whether the last block is the kind, so that the title is still to come."""
    return bool(before) and isinstance(before[-1], Paragraph) and is_kind(before[-1].text)


def _has_kind(before: Sequence[Block]) -> bool:
    """Whether the kind stands a few lines above, so that those are the title."""
    title = before[-_MOST_LINES_OF_A_TITLE:]
    return any(isinstance(each, Paragraph) and kind_and_rest(each.text) for each in title)


def _is_title(block: Paragraph, before: Sequence[Block]) -> bool:
    """Whether a paragraph goes on with the title above it, though it begins like a preamble.

    That is so below the kind, and below words in capitals where no sentence ends.
    """
    last = before[-1] if before else None
    if not isinstance(last, Paragraph):
        return False
    if is_kind(last.text):
        return not block.text.rstrip().endswith((";", ".", ":"))
    short = len(block.text.split()) <= MOST_WORDS_OF_A_HEADING
    return last.text.isupper() and short and block.text.rstrip()[-1] not in ";.,:"


def _after_head(now: PartName) -> PartName:
    return "body" if now in {"head", "preamble"} else now


def _is_letterhead(table: Table) -> bool:
    """Whether a table lays out the letterhead: issuer beside the motto of state or Party.

    Where the text's maker made several tables of it, the number beside the day is one of them.
    """
    cells = [cell.text for row in table.rows for cell in row]
    words = fold(" ".join(cells))
    if "cong hoa xa hoi" in words or "doc lap" in words or _PARTY in " ".join(cells):
        return True
    return len(table.rows) == 1 and any(map(_NUMBER_OR_DATE.match, cells))


def _is_signature(table: Table) -> bool:
    """Whether a table lays out the end: who gets the document beside who signs it."""
    return any(_SIGNATURE.match(fold(cell.text)) for cell in table.rows[0])


def _begins_annex(block: Block) -> bool:
    """Whether a paragraph is the heading of an annex ('Phụ lục 01'), not a word about one."""
    if not isinstance(block, Paragraph) or not _ANNEX.match(fold(block.text)):
        return False
    words = block.text.split()
    return len(words) <= MOST_WORDS_OF_A_HEADING and (
        block.text.isupper() or len(words) <= 4 or ":" in block.text or words[1].isupper()
    )


def _title(blocks: Sequence[Block]) -> str:
    """An annex's heading: 'Phụ lục', with its number where it has one."""
    first = blocks[0]
    if not isinstance(first, Paragraph):
        return "Phụ lục"
    match = _ANNEX_NUMBER.match(first.text)
    number = (match[1] or "").strip() if match else ""
    return f"Phụ lục {number}".strip()


def carries_out(words: str) -> bool:
    """Whether words are the closing formula: who carries this very document out.

    >>> carries_out("Chánh Văn phòng, các sở chịu trách nhiệm thi hành Quyết định này./.")
    True
    """
    return _CARRIES_OUT.search(words) is not None


# --- The outline of a body ---


class Item(NamedTuple):
    """A paragraph with its place in the outline; `level` is 0 for what has no number or bullet."""

    paragraph: Paragraph
    level: int
    path: tuple[str, ...]

    @property
    def section(self) -> str:
        """The number of the highest section it stands in: 'III'."""
        return self.path[0] if self.path else ""

    @property
    def outermost(self) -> bool:
        """Whether it is an article that stands below no chapter and no section."""
        return self.level == ARTICLE and len(self.path) == 1


ROMAN, ARTICLE, ARABIC, DECIMAL, LETTER, BRACKETED, DASH, PLUS = range(1, 9)
_LEVELS = (
    (ROMAN, re.compile(r"(?i:(?:phần|chương|mục)\s.*)|[IVXLC]+\s*[.)/-]|[A-HKMNĐ]\s*[.)/-]")),
    (ARTICLE, re.compile(r"(?i:điều)\s.*")),
    (ARABIC, re.compile(r"\d{1,3}\s*[.)/-]")),
    (DECIMAL, re.compile(r"\d{1,3}(?:\.\d{1,3})+\s*[.)/]?")),
    (LETTER, re.compile(r"[a-zđ]\d?\s*[.)]")),
    (BRACKETED, re.compile(r"\(.*\)")),
    (PLUS, re.compile(r"[+*◦○▫]")),
    (DASH, re.compile(r".")),
)
_PART = re.compile(r"(?i:phần\s.*)|[A-HKLMNĐ]\s*[.)/-]")
_ORDINALS = {
    "nhất": "I",
    "hai": "II",
    "ba": "III",
    "tư": "IV",
    "năm": "V",
    "sáu": "VI",
    "bảy": "VII",
}
_ROMAN_NUMBER = re.compile(r"[IVX]+\s*[.)/-]")


@lru_cache(maxsize=1024)  # the same few labels come again and again
def level_of(label: str) -> int:
    """The level of a label, from Roman numbers and articles down to plus signs; 0 for none."""
    if not label:
        return 0
    return next(level for level, pattern in _LEVELS if pattern.fullmatch(label))


def outline(blocks: Sequence[Block]) -> Iterator[Item | Table]:
    """The blocks in order, each paragraph with the numbers of the headings above it.

    Bullets and unnumbered paragraphs stand under the last numbered one; their own label is not in
    the path. A number that repeats (two sections "3.") gets its printed number again. An article
    stands below a chapter; but where Roman numbers stood in the article before it, it ends them.
    A Roman number below a part ("B. NHIỆM VỤ", "Phần thứ hai") has the level of an article there.
    """
    stack: list[tuple[int, str]] = []
    around = ""  # the article that Roman numbers stand in
    path: tuple[str, ...] = ()
    in_part = False
    for block in blocks:
        if isinstance(block, Table):
            yield block
            continue
        level = level_of(block.label)
        if level and level <= BRACKETED:
            label = plain_label(block.label)
            if level == ROMAN and in_part and _ROMAN_NUMBER.fullmatch(block.label):
                level = ARTICLE
            elif level == ROMAN:
                in_part = _PART.fullmatch(block.label) is not None
            if level == ROMAN and stack and stack[0][0] == ARTICLE:
                around = stack[0][1]
            if level == ARTICLE and not _comes_later(label, around):
                around = ""
            elif level == ARTICLE:
                stack.clear()
            while stack and stack[-1][0] >= level:
                stack.pop()
            stack.append((level, label))
            path = tuple(label for _, label in stack)
        yield Item(block, level, path)


def _comes_later(article: str, before: str) -> bool:
    """Whether an article has a number above that of another; numbers begin anew in an annex."""
    return article.isdecimal() and before.isdecimal() and int(article) > int(before)


def number_of(path: Sequence[str]) -> str:
    """The labels of a path as one number: 3, 3.1 and a give 3.1a."""
    number = ""
    for label in path:
        if not number or label.startswith(f"{number}."):
            number = label
        else:
            number += label if label[:1].isalpha() else f".{label}"
    return number


def task_id(programme: str, section: str, number: str) -> str:
    """The id of a task: programme, section and number, as far as there are any.

    >>> task_id("son-la/kh-2026", "III", "2.1"), task_id("son-la/kh-2026", "", "4")
    ('son-la/kh-2026/iii.2.1', 'son-la/kh-2026/4')
    """
    return f"{programme}/{section.lower()}.{number}" if section else f"{programme}/{number}"


@lru_cache(maxsize=1024)
def plain_label(label: str) -> str:
    """A label without its punctuation: 'III', '2', 'a', '1.10'; 'Phần thứ hai' is 'II'."""
    words = re.sub(r"^(?i:phần|chương|mục|điều)\s+", "", label).strip(" .:)(/-")
    return _ORDINALS.get(words.lower().removeprefix("thứ").strip(), words)
