"""Texts measured in the figures' font, broken and cut to fit."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from viz.figures.letters import FONTS, cut, width, wrap

NAME = "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch"
LETTERS = "aăâeêioôơuưyđ ẮẶẤẬỆỐỘỚỢỨỰĐ,.-"


def test_width_grows_with_the_size_and_bold_is_wider() -> None:
    assert width(NAME, 20) == pytest.approx(2 * width(NAME, 10))
    assert width(NAME, 10, bold=True) > width(NAME, 10)
    assert width("", 10) == 0


def test_every_vietnamese_letter_is_in_the_fonts() -> None:
    accents = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    vowels = [
        unicodedata.normalize("NFC", a + b) for a in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for b in accents
    ]
    for name in ("Roboto-Regular.ttf", "Roboto-Bold.ttf"):
        font = ImageFont.truetype(FONTS / name, 100)
        missing = bytes(font.getmask("\ue000"))
        assert [each for each in (*vowels, "đ", "Đ") if bytes(font.getmask(each)) == missing] == []


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert wrap(NAME, 11, 1000) == [NAME]
    assert cut(NAME, 11, 1000) == NAME


def test_a_name_is_broken_between_words() -> None:
    assert wrap(NAME, 11, 150) == ["Trung tâm Xúc tiến Đầu tư,", "Thương mại và Du lịch"]


def test_what_does_not_fit_ends_in_dots() -> None:
    assert wrap(NAME, 11, 90, 2) == ["Trung tâm Xúc", "tiến Đầu tư, Thư…"]
    assert cut(NAME, 11, 90) == "Trung tâm Xúc ti…"
    assert cut(NAME, 11, 1) == "…"


def test_what_tells_names_apart_is_not_cut() -> None:
    assert cut(NAME, 11, 130, end=" (Sơn\u00a0La)") == "Trung tâm Xúc… (Sơn\u00a0La)"
    lines = wrap(NAME, 11, 110, 2, end=" (Lạng\u00a0Sơn)")
    assert lines[-1].endswith("… (Lạng\u00a0Sơn)")
    assert wrap(NAME, 11, 150, end=" (Sơn\u00a0La)")[2:] == ["(Sơn\u00a0La)"]


@given(st.text(LETTERS, max_size=80), st.integers(20, 300), st.integers(1, 4))
def test_lines_fit_their_room_and_lose_nothing_but_the_end(text: str, room: int, most: int) -> None:
    lines = wrap(text, 11, room, most)
    assert 1 <= len(lines) <= most
    assert all(width(line, 11) <= room for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert " ".join(lines) == text
