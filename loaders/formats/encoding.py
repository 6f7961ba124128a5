"""Bytes to text: Unicode, windows-1258, and the fonts of before Unicode.

What a text is decides itself by how many of its words are spelt like Vietnamese syllables.
"""

import codecs
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from loaders.document import Note
from loaders.formats.errors import FormatError
from loaders.formats.legacy import from_tcvn3, from_vni
from loaders.formats.syllables import accented

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURE = 0.8  # this share of the words must be syllables after a conversion
_SAMPLE = 20_000
"""Letters that are enough to know a font by."""
_DOUBTFUL = 0.5  # a text of which less are syllables may be in an old font
_FEWEST = 3  # words that a guess needs
_MOST_BROKEN = 0.005  # this share of UTF-8's bytes may be broken

Conversion = Callable[[str], str]
_FONTS: tuple[tuple[str, Conversion], ...] = (("TCVN3", from_tcvn3), ("VNI", from_vni))


@dataclass(frozen=True)
class Decoded:
    """A text in NFC and what was done to get it."""

    text: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file.

    Raises:
        FormatError: Its encoding is none of those that Vietnamese texts have.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _unicode(data[len(mark) :].decode(encoding, "replace"))
    if guess := utf16_without_mark(data):
        return _with(_unicode(data.decode(guess, "replace")), "utf-16", "UTF-16 without a mark")
    try:
        return _unicode(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _mended(data) or _eight_bit(data, name)


def font_conversion(text: str) -> tuple[str, Conversion] | None:
    """The old font that a text was typed in and what converts it; None for any other text."""
    valid, words = accented(text[:_SAMPLE])
    if words < _FEWEST or valid / words >= _DOUBTFUL:
        return None
    candidates = [(_share(convert(text)), font, convert) for font, convert in _FONTS]
    share, font, convert = max(candidates, key=lambda candidate: candidate[0])
    return (font, convert) if share >= _SURE else None


def _unicode(text: str) -> Decoded:
    found = font_conversion(text)
    if not found:
        return Decoded(unicodedata.normalize("NFC", text))
    font, convert = found
    return _with(Decoded(unicodedata.normalize("NFC", convert(text))), font.lower(), font)


def _with(decoded: Decoded, code: str, encoding: str) -> Decoded:
    note = Note(f"encoding-{code}", f"the text was converted from {encoding}")
    return Decoded(decoded.text, (note, *decoded.notes))


def utf16_without_mark(data: bytes) -> str | None:
    """The encoding of UTF-16, which shows by zero bytes; text in other encodings has none."""
    half = max(len(data) // 2, 1)
    even, odd = data[::2].count(0) / half, data[1::2].count(0) / half
    if odd > 0.2 and even < odd / 4:
        return "utf-16-le"
    if even > 0.2 and odd < even / 4:
        return "utf-16-be"
    return None


def _mended(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes; None where it is another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken > max(1, len(data) * _MOST_BROKEN) or _share(text) < _SURE:
        return None
    message = f"{broken} letters of the UTF-8 text are broken and stand as \ufffd"
    return Decoded(
        unicodedata.normalize("NFC", text), (Note("broken-letters", message, "warning"),)
    )


def _eight_bit(data: bytes, name: str) -> Decoded:
    latin = data.decode("cp1252", "replace")
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    candidates = [("windows-1258", vietnamese), *((font, make(latin)) for font, make in _FONTS)]
    ranked = sorted(((_share(text), font, text) for font, text in candidates), reverse=True)
    share, font, text = ranked[0]
    if share < _SURE or share - ranked[1][0] < 0.1 or accented(text)[1] < _FEWEST:
        raise FormatError(
            f"{name}: the encoding of this text is not known; save it as UTF-8 and try again"
        )
    return _with(Decoded(unicodedata.normalize("NFC", text)), font.lower(), font)


def _share(text: str) -> float:
    valid, words = accented(text)
    return valid / words if words else 0.0
