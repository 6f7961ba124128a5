"""Damage that text taken out of a PDF shows: spaces inside words, letters of the wrong font.

Where a PDF keeps the letters of one font apart from those of another, a space comes before and
behind every such letter ("QUY Ế T Đ Ị NH"); a space that was there before makes three.
"""

import re

from loaders.formats.syllables import accented, is_syllable

_TONED = "\u1ea0-\u1ef9"
_APART = re.compile(rf"(?<!\S)[{_TONED}]+(?!\S)")
_TONED_RUN = re.compile(rf"[{_TONED}]+")
_BEFORE = re.compile(rf"(?<=[^\W\d_]) (?=[{_TONED}])")
_BEHIND = re.compile(rf"(?<=[{_TONED}]) (?=\S)")
_SYMBOL_DASH = re.compile(r"(?<=/)([A-ZĐ&]+) [-–] (?=[A-ZĐ])")
_DIGITS = re.compile(r"(?<=:)\s+\d(?: \d)+ ?(?=/)")
_GAP = re.compile(r"[ \u00a0]{4,}")
_MOSTLY = 0.6  # this share of the toned letters stands apart in damaged text
_SURE = 0.9  # this share of the words are syllables after a repair

_WRONG_LETTERS = {"ǜ": "ũ", "Ƕ": "ỳ"}
_WRONG_WORD = re.compile(rf"[^\W\d_]*[{''.join(_WRONG_LETTERS)}][^\W\d_]*")


def repaired(text: str) -> str | None:
    """A text without the spaces inside its words, its paragraphs as lines.

    None where nothing is damaged, or where the words that would come of it are none.

    >>> repaired("QUY Ế T Đ Ị NH   s ố   12/QĐ - UBND c ủ a T ỉ nh")
    'QUYẾT ĐỊNH số 12/QĐ-UBND của Tỉnh'
    """
    runs = len(_TONED_RUN.findall(text))
    if runs < 2 or len(_APART.findall(text)) < _MOSTLY * runs:
        return None
    whole = _BEHIND.sub("", _BEFORE.sub("", text))
    whole = _DIGITS.sub(lambda digits: " " + digits[0].replace(" ", ""), whole)
    whole = _SYMBOL_DASH.sub(r"\1-", whole)
    valid, words = accented(whole)
    if valid < _SURE * words:
        return None
    lines = (re.sub(r"\s+", " ", line).strip() for line in _GAP.split(whole))
    return "\n".join(line for line in lines if line)


def right_letters(text: str) -> str:
    """A text with the letters of a wrong font replaced where that makes a syllable.

    >>> right_letters("thời kǶ, đội ngǜ")
    'thời kỳ, đội ngũ'
    """
    return _WRONG_WORD.sub(_right_word, text)


def _right_word(match: re.Match[str]) -> str:
    word = "".join(_WRONG_LETTERS.get(letter, letter) for letter in match[0])
    return word if is_syllable(word) else match[0]
