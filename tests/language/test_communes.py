"""Lists of communes in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.communes import CommuneList, commune_lists, communes_named
from loaders.register import load_register

PROVINCE = "tuyen-quang"
NAMES = [each.name for each in load_register().communes(PROVINCE)]


def known(name: str) -> bool:
    return load_register().commune(name, PROVINCE) is not None


def lists(text: str) -> list[CommuneList]:
    return list(commune_lists(text, known))


def names(text: str) -> list[list[str]]:
    return [[each.name for each in one.communes] for one in lists(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tại các xã Hàm Yên, Phù Lưu và phường Mỹ Lâm,...", ["Hàm Yên", "Phù Lưu", "Mỹ Lâm"]),
        ("ở các xã: Yên Hoa, Côn Lôn; xã Hồng Thái. Nơi khác", ["Yên Hoa", "Côn Lôn", "Hồng Thái"]),
        ("các xã, phường: Mỹ Lâm, Tân Long", ["Mỹ Lâm", "Tân Long"]),
        ("các xã Du già, Lũng Cú phát triển", ["Du già", "Lũng Cú"]),
        (
            "các xã Yên Phú (cũ), Thái Sơn và các phường Nông Tiến, Minh Xuân",
            ["Yên Phú", "Thái Sơn", "Nông Tiến", "Minh Xuân"],
        ),
        ("xã Hà Giang 1", ["Hà Giang 1"]),
        ("các xã Xuân Thọ, Ô Loan", ["Xuân Thọ", "Ô Loan"]),
        ("các xã Bắc Mê, từ 3 đến 5 hộ", ["Bắc Mê"]),
        ("các xã Pờ Ly Ngài, Chốn Lạ, Xín Mần", ["Pờ Ly Ngài", "Chốn Lạ", "Xín Mần"]),
    ],
)
def test_a_list(text: str, expected: list[str]) -> None:
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ở Hàm Yên, Phù Lưu và xã Mỹ Lâm.", [["Hàm Yên", "Phù Lưu", "Mỹ Lâm"]]),
        ("ở Chốn Lạ, Phù Lưu.", []),
    ],
)
def test_a_list_may_begin_with_a_known_name_alone(text: str, expected: list[list[str]]) -> None:
    found = commune_lists(text, known, bare={2})
    assert [[each.name for each in one.communes] for one in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "hợp tác xã Nà Hang",
        "phát triển xã hội. Yên Minh",
        "thị xã Sông Gâm",
        "XÃ YÊN MINH",
        "xã viên Hà",
    ],
)
def test_words_that_only_look_like_one(text: str) -> None:
    assert not names(text)


def test_kinds_and_words_as_printed() -> None:
    (one,) = lists("các xã Hàm Yên, Phù Lưu và phường Mỹ Lâm, An Tường")
    assert [(each.kind, each.written) for each in one.communes] == [
        ("xã", "Hàm Yên"),
        ("xã", "Phù Lưu"),
        ("phường", "phường Mỹ Lâm"),
        ("phường", "An Tường"),
    ]
    assert [each.kind for each in lists("các xã, phường Hàm Yên")[0].communes] == [None]


def test_a_list_may_go_on() -> None:
    assert lists("các xã Hàm Yên, Phù Lưu,…")[0].open
    assert not lists("các xã Hàm Yên, Phù Lưu. Rồi…")[0].open


def test_communes_without_a_name() -> None:
    (one,) = lists("trồng tại các xã, phường có đất tốt")
    assert (one.communes, one.body) == ((), False)
    assert not lists("cấp xã và xã, phường")


@pytest.mark.parametrize("text", ["UBND các xã Hàm Yên", "Ủy ban nhân dân các xã Hàm Yên"])
def test_bodies_of_communes(text: str) -> None:
    assert lists(text)[0].body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hàm Yên, Phù Lưu", ["Hàm Yên", "Phù Lưu"]),
        ("Hàm Yên\nPhù Lưu", ["Hàm Yên", "Phù Lưu"]),
        ("Trồng ở các xã Hàm Yên, Phù Lưu", ["Hàm Yên", "Phù Lưu"]),
    ],
)
def test_a_cell(text: str, expected: list[str]) -> None:
    found = communes_named(text, known)
    assert found is not None
    assert [each.name for each in found.communes] == expected


def test_a_cell_without_communes() -> None:
    assert communes_named("", known) is None
    assert communes_named("như trên", known) is None


SEPARATORS = st.sampled_from([", ", ",", " và ", ", và ", ",\n"])
KINDS = st.sampled_from(["", "xã ", "phường "])


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=8),
    st.lists(st.tuples(SEPARATORS, KINDS), min_size=8, max_size=8),
    st.sampled_from(["các xã ", "các xã: ", "các xã, phường: ", "những xã như "]),
    st.sampled_from(["", ".", ",...", "…", "; việc khác", " (phụ lục)"]),
)
def test_any_list_of_communes_is_read(
    chosen: list[str], between: list[tuple[str, str]], opening: str, closing: str
) -> None:
    text = opening + chosen[0]
    for name, (separator, kind) in zip(chosen[1:], between, strict=False):
        text += separator + kind + name
    text += closing
    (one,) = lists(text)
    assert [each.name for each in one.communes] == chosen
    assert all(text[each.start : each.end] == each.name for each in one.communes)
    assert one.open == ("." * 3 in closing or "…" in closing)


PIECES = st.sampled_from(
    [
        "các ",
        "xã ",
        "phường ",
        "Hàm Yên",
        "yên",
        "và ",
        ", ",
        "; ",
        ". ",
        "(",
        ")",
        "…",
        "UBND ",
        "5 ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join))
def test_any_words_are_read(text: str) -> None:
    end = 0
    for one in lists(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end
        for each in one.communes:
            assert text[each.start : each.end] == each.name
