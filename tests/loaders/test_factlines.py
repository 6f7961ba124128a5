"""The lines of a document beside the facts that they gave."""

from loaders.dataset import Source
from loaders.document import Document, DocumentBuilder
from loaders.factlines import Line, examples, lines_with_facts
from loaders.reading import read_document

PLAN = (
    "TỈNH HÀ VÂN",
    "Số: 9/KH-UBND",
    "KẾ HOẠCH",
    "Nuôi ong năm 2027",
    "Căn cứ Nghị quyết số 3/NQ-HĐND;",
    "I. MỤC TIÊU",
    "- Ít nhất 40 đàn ong.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Sở Y tế",
    "- Khám mắt.",
    "- Chủ trì, phối hợp với Sở Công Thương tỉnh Sơn La, Sở Tài chính bán mật.",
    "- Báo cáo UBND tỉnh trước ngày 05/12/2027.",
    "PHỤ LỤC",
)
ROWS = (
    ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"),
    ("1", "Mua thùng", ("Sở Tài chính", 2, 1), "Sở Y tế", "Quý I/2027"),
    ("2", "Quay mật", "Công an tỉnh", "Hằng năm"),
    ("3", "Trồng hoa", "", "", "Từ 01/5/2027"),
)


def document() -> Document:
    builder = DocumentBuilder()
    for text in PLAN:
        builder.paragraph(text)
    builder.table(ROWS)
    return builder.build("text/plain")


def lines() -> list[Line]:
    read = read_document(document(), Source(file="thu.txt"))
    return lines_with_facts(document().text, read.dataset)


def test_each_line_has_its_own_facts_and_the_others_are_left_out() -> None:
    assert [(line.text, *line.facts) for line in lines()] == [
        ("Căn cứ Nghị quyết số 3/NQ-HĐND;", ("reference", "3/NQ-HĐND")),
        ("- Ít nhất 40 đàn ong.", ("target", "đàn ong, ≥40 đàn, 2027")),
        ("- Khám mắt.", ("lead", "Sở Y tế")),
        (
            PLAN[10],
            ("lead", "Sở Y tế"),
            ("support", "Sở Công Thương (son-la)"),
            ("support", "Sở Tài chính"),
        ),
        (
            PLAN[11],
            ("report", "Sở Y tế → UBND tỉnh, 2027-12-05"),
            ("lead", "Sở Y tế"),
            ("time", "trước ngày 05/12/2027: … – 2027-12-05"),
        ),
        (
            "1\tMua thùng\tSở Tài chính\tSở Y tế\tQuý I/2027",
            ("lead", "Sở Tài chính"),
            ("support", "Sở Y tế"),
            ("time", "Quý I/2027: 2027-01-01 – 2027-03-31"),
        ),
        ("2\tQuay mật\tCông an tỉnh\tHằng năm", ("support", "Công an tỉnh"), ("time", "Hằng năm")),
    ]


def test_examples_are_one_of_each_kind_in_order() -> None:
    found = lines()
    assert examples(found) == [found[0], found[1], found[3], found[5]]
    assert examples(reversed(found)) == [found[5], found[3], found[1], found[0]]
    assert examples([]) == []
