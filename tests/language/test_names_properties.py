"""What holds for names in any text."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.language.names import (
    NamedBody,
    definitions,
    heading_bodies,
    leading_bodies,
    read_bodies,
)
from loaders.register import load_register

REGISTER = load_register()
SPELLINGS = sorted({each for body in REGISTER.bodies for each in body.spellings})
NAMES = [body.name for body in REGISTER.bodies]
PIECES = [
    *SPELLINGS,
    *("Các sở:", "Sở", "các", "tỉnh", "Sơn La", "xã", "Yên Phúc", "và", ",", ";", "\n", "(", ")"),
    *("chủ trì", "phối hợp với", "Giám đốc", "có liên quan", "Đề nghị", "gọi tắt là", ".", ":"),
    *("Ban Quản lý", "Trường", "công nghệ", "1.", "-", "/", "&", "ấ", "e\u0302\u0301", "đ"),
]
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))


def check(text: str, bodies: tuple[NamedBody, ...]) -> None:
    end = 0
    for body in bodies:
        assert end <= body.start < body.end <= len(text)
        assert body.as_written == text[body.start : body.end]
        end = body.end


@given(texts)
def test_bodies_and_what_is_left_lie_apart_inside_the_text(text: str) -> None:
    read = read_bodies(text, "son-la")
    check(text, read.bodies)
    spans = sorted([(body.start, body.end) for body in read.bodies] + list(read.unread))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(texts)
def test_leading_bodies_stand_before_the_rest(text: str) -> None:
    for found in (heading_bodies(text, "son-la"), leading_bodies(text, "son-la")):
        if found:
            check(text, found.bodies)
            assert found.bodies[-1].end <= found.rest <= len(text)


@given(texts)
def test_definitions_are_of_the_text(text: str) -> None:
    for full in definitions(text).values():
        assert full in text


@settings(max_examples=200)
@given(st.data())
def test_a_list_of_known_names_gives_them_back(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
    separators = st.sampled_from(["; ", ", ", " và ", "\n", ";\n- ", ", và ", " ;"])
    text = names[0]
    for name in names[1:]:
        text += data.draw(separators) + name
    read = read_bodies(text, "son-la")
    assert [body.name for body in read.bodies] == names
    assert read.unread == ()


def test_every_spelling_of_the_register_is_read() -> None:
    for body in REGISTER.bodies:
        for spelling in body.spellings:
            small = spelling.lower()
            word = len(spelling) <= 3 and re.search("[aeiouy]", small)  # "tu" is read as tư, tự
            for written in (spelling, spelling.upper(), spelling if word else small):
                read = read_bodies(written, "lang-son")
                assert [found.name for found in read.bodies] == [body.name], written


def test_every_body_that_is_no_more_is_read() -> None:
    for old in REGISTER.predecessors:
        for spelling in old.spellings:
            (found,) = read_bodies(spelling, "lang-son").bodies
            assert found.name == old.old
            assert len(found.successors) == len(old.new)
