"""Where a locator leads in a document's text, and that nothing is guessed."""

import pytest

from graph.store import Store
from tests.viz.conftest import OpenPage
from tests.viz.worlds import PLAN, write_plan
from viz.page import build_page
from viz.places import find_place

TEXT = "\n".join(
    (
        "KẾ HOẠCH",
        "II. NHIỆM VỤ",
        "1. Việc chung (có phụ lục kèm theo)",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Y tế",
        "- Phối hợp với Sở Tài chính lập dự toán.",
        "- Báo cáo hằng quý.",
        "2. Sở Tài chính",
        "2.1. Bố trí kinh phí.",
        "Nơi nhận:",
        "PHỤ LỤC",
        "STT\tNội dung\tChủ trì",
        "1\tXây dựng trạm\tSở Xây dựng",
        "2\tMua sắm\t",
        "-\tMua thuốc\tSở Y tế",
        "-\tMua xe\tSở Tài chính",
        "3\tTổng kết\tSở Y tế",
    )
)


@pytest.mark.parametrize(
    ("locator", "name", "begins", "ends"),
    [
        ("Phụ lục, dòng 1", "Sở Xây dựng", "1\tXây", "Sở Xây dựng"),
        ("Phụ lục, dòng 2", "Sở Tài chính", "2\tMua sắm", "Mua xe\tSở Tài chính"),
        ("Phụ lục, dòng 2.1", "Sở Y tế", "-\tMua thuốc", "Sở Y tế"),
        ("Phụ lục, dòng 2.1", "Sở Tài chính", "2\tMua sắm", "Mua xe\tSở Tài chính"),
        ("mục III.1.1", "Sở Tài chính", "- Phối hợp", "dự toán."),
        ("mục III.1.1", "Sở Y tế", "1. Sở Y tế", "hằng quý."),
        ("III.2.1", "Bố trí", "2.1. Bố trí", "kinh phí."),
        ("III.2", "Sở Tài chính", "2. Sở Tài chính", "kinh phí."),
        ("II", "Việc chung", "II. NHIỆM", "kèm theo)"),
    ],
)
def test_a_locator_leads_to_its_number(locator: str, name: str, begins: str, ends: str) -> None:
    found = find_place(TEXT, locator, name)
    assert found is not None
    stretch = TEXT[slice(*found.stretch)]
    assert stretch.startswith(begins)
    assert stretch.endswith(ends)
    assert found.name is not None
    assert TEXT[slice(*found.name)] == name


def test_in_a_row_the_name_stands_behind_the_work() -> None:
    found = find_place(
        TEXT.replace("Xây dựng trạm", "Đề nghị Sở Xây dựng"), "Phụ lục, dòng 1", "Xây dựng"
    )
    assert found is not None
    assert found.name is not None
    assert found.name[1] == found.stretch[1]


@pytest.mark.parametrize(
    "locator", ["Phụ lục, dòng 9", "IV.1", "III.7", "preamble", "Phụ lục", "II, III.1", "", None]
)
def test_what_is_not_there_is_not_found(locator: str | None) -> None:
    assert find_place(TEXT, locator, "Sở Y tế") is None


def test_a_number_that_stands_twice_is_not_found() -> None:
    assert find_place(f"{TEXT}\n3\tLại tổng kết\tSở Y tế", "Phụ lục, dòng 3", "Sở Y tế") is None
    assert find_place(f"{TEXT}\nPhụ lục 2\n", "Phụ lục, dòng 1", "Sở Y tế") is None


def test_a_name_that_is_not_there_is_not_marked() -> None:
    found = find_place(TEXT, "Phụ lục, dòng 1", "Sở Nội vụ")
    assert found is not None
    assert found.name is None


def test_a_source_without_quote_opens_the_document_at_its_place(
    open_page: OpenPage, store: Store
) -> None:
    names = ("Sở Y tế", "Sở Tài chính")
    write_plan(store, names, tasks=4, quoted=False)
    text = "PHỤ LỤC\n1\tViệc một\tSở Tài chính\n2\tViệc hai\tSở Y tế\n4\tBốn\tX\n4\tBốn\tX"
    page = open_page(build_page(store, documents={PLAN: text}), "part=sources").page
    sheet = page.locator("#sheet")
    page.evaluate("go({ sheet: sourceSheet(data.edges[0]) })")
    assert "Chỗ tìm theo số mục (Phụ lục, dòng 1), không phải câu được trích." in sheet.inner_text()
    assert sheet.locator("blockquote.found-place mark").inner_text() == "Sở Tài chính"
    sheet.get_by_text("Xem trong văn bản").click()
    assert sheet.locator(".document mark.found-place").inner_text() == "1\tViệc một\tSở Tài chính"
    page.evaluate("go({ sheet: sourceSheet(data.edges.at(-1)) })")
    assert "không tìm được Phụ lục, dòng 4 trong văn bản" in sheet.inner_text()
    assert sheet.locator("mark").count() == 0
