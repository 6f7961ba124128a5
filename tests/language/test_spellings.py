"""A name is read under every way in which files spell its letters."""

import re
import unicodedata
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from graph.text import key
from loaders.formats import legacy
from loaders.formats.damage import repaired
from loaders.formats.encoding import decode
from loaders.language.names import read_bodies
from loaders.register import load_register

REGISTER = load_register()
NAMES = sorted(body.name for body in REGISTER.bodies)
names = st.sampled_from(NAMES)
_OLD = {"óa": "oá", "òa": "oà", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "úy": "uý", "ùy": "uỳ",
        "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ", "óe": "oé", "òe": "oè"}  # fmt: skip


def read(text: str) -> list[str]:
    found = read_bodies(text, "son-la")
    assert found.unread == ()
    return [body.name for body in found.bodies]


@given(names)
def test_letters_taken_apart(name: str) -> None:
    assert read(unicodedata.normalize("NFD", name)) == [name]


@given(names, st.sampled_from([str.upper, str.lower, str.title]))
def test_capitals(name: str, change: Callable[[str], str]) -> None:
    assert read(change(name)) == [name]


@given(names)
def test_tone_marks_on_the_other_vowel(name: str) -> None:
    other = re.sub("|".join(_OLD), lambda vowels: _OLD[vowels[0]], name)
    assert read(other) == [name]
    assert key(other) == key(name)


@given(names)
def test_spaces_inside_words(name: str) -> None:
    sentence = f"{name} chủ trì việc khám mắt cho người già ở các bản"
    torn = re.sub("[ạ-ỹẠ-Ỹ]+", lambda letters: f" {letters[0]} ", sentence.replace(" ", "   "))
    whole = repaired(torn)
    assert whole is not None
    assert whole.split() == sentence.split()


def into_tcvn3(text: str) -> str:
    """A text as the old fonts of TCVN3 type it; capitals with a tone have no letter there."""
    codes = {letter: code for code, letter in legacy._TCVN3.items()}
    return "".join(codes.get(letter, letter) for letter in text)


def into_vni(text: str) -> str:
    """A text as the old fonts of VNI type it."""
    pairs = [base + mark for base, marks in legacy._VNI_TAKES.items() for mark in marks]
    codes = {legacy.from_vni(pair): pair for pair in pairs}
    codes |= {letter: code for code, letter in legacy._VNI_ALONE.items()}
    codes |= {letter.upper(): code.upper() for letter, code in codes.items()}
    return "".join(codes.get(letter, letter) for letter in text)


@given(names, st.sampled_from([into_tcvn3, into_vni]))
def test_old_fonts(name: str, type_in: Callable[[str], str]) -> None:
    sentence = f"Giao {name} chủ trì, phối hợp với các đơn vị liên quan khám mắt cho người già."
    decoded = decode(type_in(sentence).encode(), "a.txt")
    assert decoded.text == sentence
    assert decoded.notes
