"""Text typed in the fonts of before Unicode: TCVN3 (ABC, .VnTime) and VNI (VNI-Times).

Such text looks like Latin-1: "Céng hßa" (TCVN3) and "Coäng hoøa" (VNI) for "Cộng hòa".
"""

import re
import unicodedata
from itertools import pairwise

_TCVN3 = dict(
    zip(
        "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢£¤¥¦§",
        "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_WORD = re.compile(r"[^\W\d_]+")

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_MARKS = {
    **dict(zip("ùøûõï", (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True)),
    "â": _CIRCUMFLEX,
    **dict(
        zip("áàåãä", (_CIRCUMFLEX + tone for tone in (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)),
            strict=True)
    ),
    "ê": _BREVE,
    **dict(
        zip("éèúüë", (_BREVE + tone for tone in (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)),
            strict=True)
    ),
}  # fmt: skip
_VNI_ALONE = dict(zip("ñôöíìæóòî", "đơưíìỉĩịỵ", strict=True))
_VNI_TAKES = {"a": "ùøûõïâáàåãäêéèúüë", "e": "ùøûõïâáàåãä", "o": "ùøûõïâáàåãä"} | dict.fromkeys(
    "uyôö", "ùøûõï"
)
_VNI = re.compile(
    "|".join([*(f"{base}[{marks}]" for base, marks in _VNI_TAKES.items()), "[ñôöíìæóòî]"]),
    re.IGNORECASE,
)


def from_tcvn3(text: str) -> str:
    r"""Unicode of a text in TCVN3; words in a font of capitals get capitals.

    >>> from_tcvn3("Céng hßa x\u00b7 héi, §iÒu 1; UBND TØNH")
    'Cộng hòa xã hội, Điều 1; UBND TỈNH'
    """
    return _raise_capitals("".join(_TCVN3.get(letter, letter) for letter in text))


def from_vni(text: str) -> str:
    """Unicode of a text in VNI.

    >>> from_vni("Coäng hoøa xaõ hoäi, Ñieàu 1; ñöôïc")
    'Cộng hòa xã hội, Điều 1; được'
    """
    return unicodedata.normalize("NFC", _VNI.sub(_vni_letter, text))


def _vni_letter(match: re.Match[str]) -> str:
    base, mark = match[0][0], match[0][1:].lower()
    letter = _VNI_ALONE.get(base.lower(), base.lower())
    if base.isupper():
        letter = letter.upper()
    return letter + (_VNI_MARKS[mark] if mark else "")


def _raise_capitals(text: str) -> str:
    """Give capitals to the toned letters of words whose other letters are capitals."""
    words = list(_WORD.finditer(text))
    out, end = [], 0
    shouted = {first.start() for first in words if _shouts(first[0], 2)}
    for first, second in pairwise(words):
        if second.start() in shouted and _shouts(first[0], 1):
            shouted.add(first.start())
    for word in words:
        out += [text[end : word.start()], word[0].upper() if word.start() in shouted else word[0]]
        end = word.end()
    return "".join([*out, text[end:]])


def _shouts(word: str, least: int) -> bool:
    plain = [letter for letter in word if letter.isascii()]
    return len(plain) >= least and all(letter.isupper() for letter in plain)
