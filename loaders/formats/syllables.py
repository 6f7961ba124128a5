"""Whether a word is spelt like a Vietnamese syllable: what decides between guesses at a text."""

import re
import unicodedata
from collections import Counter
from functools import cache

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_CLOSED_TONES = {"\u0301", "\u0323"}
_ONSET = "ngh|ng|nh|gh|gi|kh|ch|ph|th|tr|qu|[bcdđghklmnprstvx]"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip
it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi
om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch
uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc
ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt
"""
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{'|'.join(sorted(_RIMES.split(), key=len)[::-1])})")
_ABBREVIATION = re.compile(r"[A-ZĐ]+")
_CLOSED = re.compile(r"(?:[ptc]|ch)$")
# letters, and whatever an old font puts in the place of one
_FEW = 0.2  # this share of the words is accented syllables in no other language
_WORD = re.compile(r"[^\x00-@\[-`{-\x7f\u00a0\u2000-\u206f]+")


@cache
def is_syllable(word: str) -> bool:
    """Whether a word is spelt like one Vietnamese syllable, with at most one tone.

    >>> [is_syllable(word) for word in ("Quyết", "nghiệp", "QUY", "hßa", "duyêt", "xyz")]
    [True, True, True, False, False, False]
    """
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in marks if mark in _TONES]
    plain = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(plain):
        return False
    return not _CLOSED.search(plain) or (bool(tones) and tones[0] in _CLOSED_TONES)


def accented(text: str) -> tuple[int, int]:
    """How many words with other than ASCII letters are syllables, and how many there are.

    Abbreviations (QĐ, HĐND) do not count.
    """
    words = {
        word: count
        for word, count in Counter(_WORD.findall(text)).items()
        if not word.isascii() and not _ABBREVIATION.fullmatch(word)
    }
    return sum(count for word, count in words.items() if is_syllable(word)), sum(words.values())


def is_vietnamese(text: str) -> bool:
    """Whether a text is in Vietnamese, with its diacritics.

    Most words of a Vietnamese text have a letter with a mark; names alone in another language's
    text make few.

    >>> is_vietnamese("Sở Tài chính chủ trì"), is_vietnamese("The Department of Finance, Lào Cai")
    (True, False)
    """
    return accented(text)[0] > _FEW * len(_WORD.findall(text))
