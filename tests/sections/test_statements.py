"""Statements of roles in running words, clause by clause and among other words."""

import pytest

from loaders.language.names import leading_bodies
from loaders.sections.statements import (
    Meaning,
    Role,
    label_meaning,
    read_statement,
    statements_in,
    supporting_subjects,
)
from tests.sections.conftest import HOME

LABELS: dict[str, Meaning | None] = {
    "Cơ quan chủ trì": "lead",
    "Đơn vị thực hiện": "lead",
    "Cơ quan, đơn vị chủ trì": "lead",
    "Cá nhân phụ trách": "lead",
    "Các cơ quan phối hợp": "support",
    "Phối hợp với": "support",
    "Thời hạn": "time",
    "Sản phẩm": "product",
    "Nguồn kinh phí": "other",
    "Địa điểm": "other",
    "Sở Tài chính": None,
    "Lưu ý": None,
}


@pytest.mark.parametrize(("label", "meaning"), LABELS.items())
def test_a_label(label: str, meaning: Meaning | None) -> None:
    assert label_meaning(label) == meaning


def named(words: str) -> int:
    found = leading_bodies(words, HOME)
    return found.rest if found else 0


def read(words: str, default: Role | None = None) -> list[tuple[str, str]]:
    return [
        (each.meaning, words[each.span.start : each.span.end].strip(" ,."))
        for each in read_statement(words, named, default)
    ]


STATEMENTS = {
    "Sở Y tế chủ trì, phối hợp với Công an tỉnh": [
        ("lead", "Sở Y tế"),
        ("support", "Công an tỉnh"),
    ],
    "Sở Y tế chủ trì; Công an tỉnh, Sở Nội vụ phối hợp; hoàn thành trong quý II/2026": [
        ("lead", "Sở Y tế"),
        ("support", "Công an tỉnh, Sở Nội vụ"),
        ("time", "hoàn thành trong quý II/2026"),
    ],
    "Giao Sở Y tế tổ chức khám, UBND các xã, phường phối hợp": [
        ("lead", "Sở Y tế"),
        ("support", "UBND các xã, phường"),
    ],
    "Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Công an tỉnh; thời gian: quý I/2026": [
        ("lead", "Sở Y tế"),
        ("support", "Công an tỉnh"),
        ("time", "quý I/2026"),
    ],
    "Thực hiện: Sở Y tế chủ trì, phối hợp với Công an tỉnh": [
        ("lead", "Sở Y tế"),
        ("support", "Công an tỉnh"),
    ],
    "UBND các xã, phường có rừng chủ trì": [("lead", "UBND các xã, phường")],
    "phối hợp với Công an tỉnh": [("support", "Công an tỉnh")],
    "quý II/2026": [("time", "quý II/2026")],
    "Sản phẩm: báo cáo": [("product", "báo cáo")],
}


@pytest.mark.parametrize(("words", "expected"), STATEMENTS.items())
def test_a_statement(words: str, expected: list[tuple[str, str]]) -> None:
    said = [each for each in read(words) if each[1] and (each[0] != "time" or each in expected)]
    assert said == expected


def test_bodies_without_a_verb_have_the_role_of_their_column() -> None:
    assert read("Sở Y tế; phối hợp với Công an tỉnh", "lead") == [
        ("lead", "Sở Y tế"),
        ("support", "Công an tỉnh"),
    ]
    assert read("Sở Y tế") == []


FOUND = {
    "Khám mắt (Sở Y tế chủ trì, phối hợp với Sở Nội vụ)": [
        "Sở Y tế chủ trì, phối hợp với Sở Nội vụ"
    ],
    "Khám mắt cho trẻ. Giao Sở Y tế lập danh sách.": ["Giao Sở Y tế lập danh sách."],
    "Khám mắt; Sở Y tế chủ trì, xong quý II/2026": ["Sở Y tế chủ trì, xong quý II/2026"],
    "Sở Y tế chủ trì khám (Công an tỉnh phối hợp)": [
        "Sở Y tế chủ trì khám ",
        "Công an tỉnh phối hợp",
    ],
    "Khám mắt (theo phân công của Sở Y tế)": [],
    "Khám mắt năm 2026 do Sở Y tế chủ trì; phát kính": ["do Sở Y tế chủ trì"],
    "Khám mắt, do Sở Y tế chủ trì tham mưu.": ["do Sở Y tế chủ trì tham mưu"],
    "Rà soát các việc do Sở Y tế chủ trì": [],
    "Khám mắt năm 2026 do Sở Y tế tổ chức": [],
    "Khám mắt do Sở Y tế làm": [],
    "Khám mắt do Sở Y tế chủ trì, Sở Nội vụ phối hợp.": ["do Sở Y tế chủ trì, Sở Nội vụ phối hợp"],
    "Mua kính do Sở Y tế chủ trì thực hiện; Sở Nội vụ phối hợp; phát kính.": [
        "do Sở Y tế chủ trì thực hiện; Sở Nội vụ phối hợp"
    ],
    "Khám mắt cho 90 lượt trẻ do Sở Y tế thực hiện.": ["do Sở Y tế thực hiện"],
    "Lập sổ. Phát kính do Sở Y tế thực hiện; xong trước tháng 6": ["do Sở Y tế thực hiện"],
    "Tham gia ngày hội kính do Sở Y tế chủ trì.": [],
    "Phát kính theo chương trình do Sở Y tế chủ trì.": [],
    "Lập sổ các thứ kính do Sở Y tế chủ trì thu gom.": [],
    "Nâng vai trò chủ trì của các sở": [],
}


@pytest.mark.parametrize(("words", "expected"), FOUND.items())
def test_where_words_state_who_does_it(words: str, expected: list[str]) -> None:
    spans = statements_in(words, named)
    assert [words[span.start : span.end].rstrip("( ") for span in spans] == [
        each.rstrip() for each in expected
    ]


def test_bodies_that_a_later_clause_makes_support() -> None:
    words = "Lập quy hoạch chợ, UBND các xã, phường phối hợp; Sở Y tế kiểm tra"
    (span,) = supporting_subjects(words, named)
    assert words[span.start : span.end].strip() == "UBND các xã, phường"
