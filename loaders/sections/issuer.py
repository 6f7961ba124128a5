"""The body that issued a document, from its letterhead or the symbol of its number."""

import re
from collections.abc import Sequence

from graph.text import fold
from loaders.language.names import NamedBody, read_bodies
from loaders.language.names.model import CENTRAL
from loaders.register import Register

_BODY = re.compile(
    r"^(?:uy ban|ubnd|hdnd|hoi dong|so|bo|thu tuong|chinh phu|tinh uy|thanh uy|dang uy|ban|cuc"
    r"|tong cuc|chi cuc|thanh tra|van phong|truong|vien|trung tam|lien minh|hoi|doan|tinh|thanh pho"
    r"|xa|phuong|dac khu|quoc hoi|ngan hang)\b"
)
_NOT_THE_ISSUER = re.compile(
    r"^(?:so\s*:|cong hoa|doc lap|dang cong san|bo truong|chu tich|kinh gui|v v)|^so \d"
)
_BY_SYMBOL: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"TTg$"), "Thủ tướng Chính phủ"),
    (re.compile(r"-CP$"), "Chính phủ"),
    (re.compile(r"/QH\d*$"), "Quốc hội"),
    (re.compile(r"/TU$"), "Tỉnh ủy"),
    (re.compile(r"-HĐND\b"), "HĐND tỉnh"),
    (re.compile(r"UBND\b"), "UBND tỉnh"),
)
_COMMUNE = re.compile(r"^UBND ((?:xã|phường|đặc khu) .+)$")
_HEADS = {
    "ministry": ("Bộ trưởng", "Lãnh đạo Bộ"),
    "department": ("Giám đốc Sở", "Lãnh đạo Sở"),
}
_MOST_LINES = 5
_SHORT = frozenset({"UBND", "HĐND", "UBMTTQ", "MTTQ"})


def issuer_of(
    lines: Sequence[str], home: str, number: str | None, *, register: Register | None = None
) -> NamedBody | None:
    """The body that issued a document; None where nothing tells.

    Args:
        lines: The lines of the document's head.
        home: Slug of its province; trung-uong for the state.
        number: Its number, whose symbol tells where the letterhead does not.
        register: As for `read_bodies`.
    """
    bodies = _named(lines, home, register)
    if bodies:
        return next(
            (each for each in reversed(bodies) if each.province in {home, None}), bodies[-1]
        )
    named = next((name for symbol, name in _BY_SYMBOL if number and symbol.search(number)), None)
    usual = named or ("" if home == CENTRAL else "UBND tỉnh")
    return next(iter(read_bodies(usual, home).bodies), None)


def fellow_issuers(
    lines: Sequence[str], home: str, *, register: Register | None = None
) -> list[NamedBody]:
    """The bodies of other provinces in a letterhead: who issued the document with the issuer."""
    bodies = _named(lines, home, register)
    if not any(each.province == home for each in bodies):
        return []
    return [each for each in bodies if each.province not in {home, None}]


def _named(lines: Sequence[str], home: str, register: Register | None) -> Sequence[NamedBody]:
    letterhead = _letterhead(lines)
    return read_bodies(letterhead, home, register=register).bodies if letterhead else ()


def commune_of(issuer: NamedBody | None) -> str:
    """The commune whose people's committee issued the document: "xã Yên Phúc"; else nothing."""
    match = _COMMUNE.match(issuer.name) if issuer else None
    return match[1] if match else ""


def heads_of(issuer: NamedBody | None) -> dict[str, str]:
    """What the own documents of a ministry or department call it by: its head stands for it."""
    titles = _HEADS.get(issuer.kind, ()) if issuer else ()
    return {title: issuer.name for title in titles if issuer}


def _letterhead(lines: Sequence[str]) -> str:
    """The issuer's lines at the top, as one text in small letters: superior, then issuer."""
    found: list[str] = []
    for line in lines:
        words = fold(line)
        if not line.isupper() or _NOT_THE_ISSUER.match(words) or not _BODY.match(words):
            if found:
                break
            continue
        found.append(line)
    joined: list[str] = []
    for line in found[:_MOST_LINES]:
        place = re.match(r"(?:tinh|thanh pho|xa|phuong|dac khu)\b", fold(line))
        if place and joined:
            joined[-1] += f" {_titled(line)}"
        else:
            joined.append(_titled(line))
    return "\n".join(joined)


def _titled(line: str) -> str:
    """Capitals as a name is written: "XÃ YÊN PHÚC" is "xã Yên Phúc"."""
    words = " ".join(word if word in _SHORT else word.capitalize() for word in line.split())
    return re.sub(
        r"\b(Tỉnh|Thành Phố|Xã|Phường|Đặc Khu|Nhân Dân|Và)\b", lambda m: m[0].lower(), words
    )
