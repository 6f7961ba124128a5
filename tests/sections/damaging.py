"""Damage that documents come with, done at random: what a seed does is always the same."""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBER = re.compile(r"(?m)^\s*(?:\d+|[IVX]+|[a-zđ])(?=[.)\t])")
_STRAY = "aạ:;.,-–()\t\n 0/|*#<>&\u0301\ufffd\x00\x0c\u200b\u00a0%1IX"
_MOST_CHANGES = 50


def damaged(data: bytes, ending: str, random: Random) -> bytes:
    """A file with damage: in its text where it is one, in the parts of a Word file, in its bytes.

    Args:
        data: The file.
        ending: What format it is in.
        random: Decides what happens.
    """
    if ending in {".txt", ".md", ".html"}:
        text = data.decode()
        for _ in range(random.randint(1, 3)):
            text = random.choice(OF_TEXT)(text, random)
        data = text.encode("utf-8", "replace")
        return _flipped(data, random) if random.random() < 0.1 else data
    if ending == ".docx" and random.random() < 0.9:
        return _with_parts_changed(data, random)
    return _flipped(data, random)


def _flipped(data: bytes, random: Random) -> bytes:
    """Some bytes are others; or the end is lost."""
    changed = bytearray(data)
    for _ in range(random.randint(1, _MOST_CHANGES)):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed[: random.randrange(len(changed))] if random.random() < 0.1 else changed)


def _lines_dropped(text: str, random: Random) -> str:
    share = random.random() / 5
    return "\n".join(line for line in text.split("\n") if random.random() > share)


def _lines_doubled(text: str, random: Random) -> str:
    share = random.random() / 5
    lines = text.split("\n")
    return "\n".join(again for line in lines for again in [line] * (1 + (random.random() < share)))


def _lines_swapped(text: str, random: Random) -> str:
    lines = text.split("\n")
    for _ in range(random.randint(1, _MOST_CHANGES)):
        one, other = random.randrange(len(lines)), random.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _lines_joined(text: str, random: Random) -> str:
    share = random.random() / 2
    return "".join(" " if sign == "\n" and random.random() < share else sign for sign in text)


def _cut(text: str, random: Random) -> str:
    start, end = sorted(random.randrange(len(text) + 1) for _ in range(2))
    return random.choice((text[:start], text[start:], text[start:end], text[:start] + text[end:]))


def _repeated(text: str, random: Random) -> str:
    start = random.randrange(len(text) + 1)
    stretch = text[start : start + random.randint(1, 1000)]
    return text[:start] + stretch * random.randint(2, 20) + text[start:]


def _tabs_lost(text: str, random: Random) -> str:
    share = random.random()
    return "".join(" " if sign == "\t" and random.random() < share else sign for sign in text)


def _numbers_broken(text: str, random: Random) -> str:
    others = ("", "7", "99", "IV", "a", ")", "1.1.1", "-")
    return _NUMBER.sub(
        lambda number: number[0] if random.random() < 0.6 else random.choice(others), text
    )


def _column_dropped(text: str, random: Random) -> str:
    lost, parted = random.randrange(6), random.choice("\t|")

    def without(line: str) -> str:
        cells = line.split(parted)
        return parted.join(cell for at, cell in enumerate(cells) if at != lost)

    return "\n".join(without(line) if parted in line else line for line in text.split("\n"))


def _letters_changed(text: str, random: Random) -> str:
    letters = list(text)
    for _ in range(random.randint(1, _MOST_CHANGES)):
        at = random.randrange(len(letters) + 1)
        letters[at : at + random.randint(0, 1)] = random.choice(("", random.choice(_STRAY)))
    return "".join(letters)


def _words_mixed(text: str, random: Random) -> str:
    lines = text.split("\n")
    for _ in range(random.randint(1, 9)):
        at = random.randrange(len(lines))
        words = lines[at].split(" ")
        random.shuffle(words)
        lines[at] = " ".join(words)
    return "\n".join(lines)


def _case_changed(text: str, random: Random) -> str:
    return random.choice((text.upper, text.lower, text.title, text.swapcase))()


def _spaces_inside(text: str, random: Random) -> str:
    """Letters with a tone stand apart, as some PDFs give them."""
    share = random.random()
    return re.sub("[ạ-ỹ]", lambda one: f" {one[0]} " if random.random() < share else one[0], text)


OF_TEXT: tuple[Callable[[str, Random], str], ...] = (
    _lines_dropped, _lines_doubled, _lines_swapped, _lines_joined, _cut, _repeated, _tabs_lost,
    _numbers_broken, _column_dropped, _letters_changed, _words_mixed, _case_changed, _spaces_inside,
)  # fmt: skip


def _with_parts_changed(data: bytes, random: Random) -> bytes:
    """A Word file of which paragraphs, rows, cells and runs are lost, doubled or elsewhere."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    root = etree.fromstring(files["word/document.xml"])
    for _ in range(random.randint(1, _MOST_CHANGES)):
        tag = random.choice(("p", "tr", "tc", "r", "t", "gridSpan", "vMerge", "tbl"))
        found = [one for one in root.iter(f"{_W}{tag}") if one.getparent() is not None]
        if found:
            _change(random.choice(found), found, random)
    files["word/document.xml"] = etree.tostring(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, part in files.items():
            packed.writestr(name, part)
    return out.getvalue()


def _change(one: etree._Element, others: list[etree._Element], random: Random) -> None:
    parent = one.getparent()
    assert parent is not None
    how = random.randrange(3)
    if how == 0:
        parent.remove(one)
    elif how == 1:
        parent.insert(random.randrange(len(parent) + 1), etree.fromstring(etree.tostring(one)))
    elif (place := random.choice(others)) is not one and one not in place.iterancestors():
        place.addnext(one)
