"""The plan on medicinal plants as Word has it: automatic numbers, an annex with merged cells."""

import io
from collections.abc import Sequence
from itertools import takewhile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

ISSUER = ("ỦY BAN NHÂN DÂN\nTỈNH HÀ VÂN", "Số: 214/KH-UBND")
MOTTO = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    "Hà Vân, ngày 12 tháng 02 năm 2026",
)
TITLE = (
    "KẾ HOẠCH",
    "Phát triển cây dược liệu dưới tán rừng trên địa bàn tỉnh Hà Vân giai đoạn 2026 - 2028",
)
PREAMBLE = (
    "Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;",
    "Căn cứ Nghị định số 65/2017/NĐ-CP ngày 19 tháng 5 năm 2017 của Chính phủ về chính sách riêng "
    "cho giống, vốn và công nghệ trồng dược liệu;",
    "Căn cứ Nghị quyết số 77/NQ-HĐND ngày 10 tháng 12 năm 2025 của Hội đồng nhân dân tỉnh về dự "
    "toán ngân sách năm 2026;",
    "Thực hiện Nghị quyết số 18-NQ/TU ngày 25 tháng 11 năm 2025 của Tỉnh ủy Hà Vân về kinh tế "
    "rừng;",
    "Theo đề nghị của Sở Nông nghiệp và Môi trường tại Tờ trình số 96/TTr-SNNMT ngày 05 tháng 02 "
    "năm 2026.",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển cây dược liệu dưới tán rừng giai đoạn "
    "2026 - 2028 như sau:",
)
ROMAN, ARABIC, DASH, PLAIN = range(4)
"""Levels of the automatic numbers I., 1. and -; plain paragraphs have none."""
BODY = (
    (ROMAN, "MỤC ĐÍCH, YÊU CẦU"),
    (ARABIC, "Mục đích"),
    (PLAIN, "Người sống gần rừng có thêm thu nhập từ cây dược liệu mà không phải chặt cây rừng."),
    (ARABIC, "Yêu cầu"),
    (DASH, "Giống và cách trồng hợp với từng loại rừng; không trồng trong rừng đặc dụng."),
    (DASH, "Mỗi việc có một cơ quan chịu trách nhiệm chính và có thời hạn."),
    (ROMAN, "MỤC TIÊU"),
    (ARABIC, "Mục tiêu chung"),
    (PLAIN, "Có vùng dược liệu bán được hằng năm, gắn với việc giữ rừng."),
    (ARABIC, "Mục tiêu cụ thể đến năm 2028"),
    (DASH, "Diện tích sa nhân dưới tán rừng đạt 1.200 ha; sản lượng sa nhân đạt khoảng 480 tấn."),
    (DASH, "Ít nhất 15 hợp tác xã ký hợp đồng bán dược liệu với doanh nghiệp."),
    (DASH, "100% hộ trồng được tập huấn kỹ thuật."),
    (DASH, "Có từ 3 đến 5 sản phẩm dược liệu được xếp hạng OCOP."),
    (ROMAN, "NHIỆM VỤ"),
    (PLAIN, "Nhiệm vụ, cơ quan thực hiện và thời gian ghi tại Phụ lục kèm theo Kế hoạch này."),
    (ROMAN, "KINH PHÍ"),
    (PLAIN, "Ngân sách tỉnh theo phân cấp, vốn lồng ghép và đóng góp của doanh nghiệp, người dân."),
    (ROMAN, "TỔ CHỨC THỰC HIỆN"),
    (ARABIC, "Sở Nông nghiệp và Môi trường"),
    (
        DASH,
        "Chủ trì, phối hợp với Trung tâm Khuyến nông, UBND các xã, phường hướng dẫn chọn giống, "
        "chọn đất trồng.",
    ),
    (DASH, "Chủ trì, phối hợp với Sở Tài chính rà soát diện tích rừng giao khoán cho hộ trồng."),
    (ARABIC, "Sở Công Thương"),
    (
        DASH,
        "Chủ trì, phối hợp với Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch, Liên minh Hợp tác "
        "xã tỉnh tìm người mua trước vụ thu hoạch.",
    ),
    (DASH, "Phối hợp với Sở Khoa học và Công nghệ làm tem truy xuất nguồn gốc."),
    (ARABIC, "Sở Khoa học và Công nghệ hướng dẫn hồ sơ đăng ký chỉ dẫn địa lý cho sa nhân."),
    (ARABIC, "Sở Tài chính"),
    (
        PLAIN,
        "Căn cứ khả năng ngân sách, chủ trì tham mưu bố trí kinh phí thực hiện Kế hoạch này.",
    ),
    (
        ARABIC,
        "Công an tỉnh phối hợp với Sở Nông nghiệp và Môi trường ngăn chặn người vào rừng đào cây "
        "thuốc trái phép.",
    ),
    (ARABIC, "UBND các xã, phường"),
    (DASH, "Rà soát hộ muốn trồng, công khai danh sách tại nhà văn hóa bản."),
    (DASH, "Thường xuyên kiểm tra, không để phát rừng lấy đất trồng."),
    (
        DASH,
        "Báo cáo kết quả về Sở Nông nghiệp và Môi trường trước ngày 15 tháng 6 và ngày 05 tháng 12 "
        "hằng năm.",
    ),
    (
        ARABIC,
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Hội Nông dân tỉnh vận động hội viên không "
        "đào cây thuốc trong rừng tự nhiên.",
    ),
    (
        ARABIC,
        "Giao Sở Nông nghiệp và Môi trường là cơ quan đầu mối theo dõi, đôn đốc việc thực hiện Kế "
        "hoạch này.",
    ),
    (
        PLAIN,
        "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Sở Nông "
        "nghiệp và Môi trường để tổng hợp, báo cáo Ủy ban nhân dân tỉnh xem xét./.",
    ),
)
RECEIVERS = (
    "Nơi nhận:\n- Thường trực Tỉnh ủy (b/c);\n- Các sở, ban, ngành tỉnh;\n- UBND các xã, phường;\n"
    "- Lưu: VT, KT."
)
SIGNATURE = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nVừ Thị Sương"
ANNEX = (
    "PHỤ LỤC",
    "PHÂN CÔNG NHIỆM VỤ PHÁT TRIỂN CÂY DƯỢC LIỆU DƯỚI TÁN RỪNG",
    "(Kèm theo Kế hoạch số 214/KH-UBND ngày 12 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh)",
)
ROWS = (
    ("TT", "Nhiệm vụ", "Cơ quan thực hiện", "<", "Thời gian thực hiện", "Sản phẩm"),
    ("^", "^", "Chủ trì", "Phối hợp", "^", "^"),
    ("I", "Giống và vùng trồng", "<", "<", "<", "<"),
    (
        "1",
        "Lập bản đồ rừng có thể trồng dược liệu",
        "Sở Nông nghiệp và Môi trường",
        "UBND các xã, phường",
        "Quý II/2026",
        "Bản đồ số",
    ),
    (
        "2",
        "Xây dựng vườn ươm sa nhân, đảng sâm",
        "Trung tâm Khuyến nông",
        "Các sở: Tài chính, Khoa học và Công nghệ",
        "Năm 2026",
        "02 vườn ươm",
    ),
    (
        "-",
        "Chọn cây mẹ trong rừng tự nhiên",
        "^",
        "UBND xã Suối Lim",
        "Tháng 5/2026",
        "Biên bản chọn cây",
    ),
    (
        "3",
        "Tập huấn cách trồng, thu hái",
        "^",
        "Hội Nông dân tỉnh, Hội Liên hiệp Phụ nữ tỉnh",
        "Hằng năm",
        "Lớp tập huấn",
    ),
    ("II", "Chế biến và bán hàng", "<", "<", "<", "<"),
    (
        "4",
        "Hỗ trợ lò sấy cho hợp tác xã",
        "Sở Công Thương",
        "Liên minh Hợp tác xã tỉnh; Sở Tài chính; UBND các xã, phường",
        "2026 - 2027",
        "10 lò sấy",
    ),
    (
        "5",
        "Đăng ký chỉ dẫn địa lý cho sa nhân Hà Vân",
        "Sở Khoa học và Công nghệ",
        "Sở Nông nghiệp và Môi trường, Sở Công Thương",
        "Trước ngày 30/11/2027",
        "Văn bằng bảo hộ",
    ),
    (
        "6",
        "Đưa dược liệu đi các hội chợ trong và ngoài tỉnh",
        "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch",
        "Sở Công Thương; Sở Văn hóa, Thể thao và Du lịch; các sở, ban, ngành",
        "Thường xuyên",
        "Gian hàng",
    ),
    (
        "7",
        "Mở tuyến du lịch thăm vườn thuốc",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Công Thương, UBND xã Suối Lim, UBND xã Nà Hoa",
        "Quý III, IV/2027",
        "01 tuyến du lịch",
    ),
    ("III", "Giữ rừng", "<", "<", "<", "<"),
    (
        "8",
        "Tuần tra rừng có trồng dược liệu",
        "Chi cục Kiểm lâm",
        "Công an tỉnh; UBND các xã, phường",
        "Thường xuyên",
        "Nhật ký tuần tra",
    ),
    (
        "9",
        "Đếm cây thuốc quý còn trong rừng tự nhiên",
        "",
        "Sở Khoa học và Công nghệ",
        "Khi bố trí được kinh phí",
        "Báo cáo",
    ),
)
"""The annex: < goes with the cell to the left, ^ with the cell above."""
WIDTHS = (1.2, 7.0, 4.8, 6.2, 3.2, 3.0)
"""Centimetres."""
NUMBERS = (("upperRoman", "%1."), ("decimal", "%2."), ("bullet", "-"))


def make() -> bytes:
    """The Word file."""
    document = docx.Document()
    document.core_properties.author = "daumoi"
    document.core_properties.title = TITLE[1]
    document.core_properties.comments = "Văn bản mẫu: tỉnh Hà Vân không có thật."
    _page(document.sections[0], Cm(21), Cm(29.7))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    _number_by_itself(document)
    _side_by_side(document, ISSUER, MOTTO)
    for line in TITLE:
        _centred(document.add_paragraph(), line)
    for text in PREAMBLE:
        document.add_paragraph().add_run(text).italic = True
    for level, text in BODY:
        _paragraph(document, level, text)
    _side_by_side(document, (RECEIVERS,), (SIGNATURE,))
    _annex(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(section: Section, width: Length, height: Length) -> None:
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)


def _number_by_itself(document: Document) -> None:
    """One list of three levels, in the place of those that come with python-docx."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(NUMBERS)
    )
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    space = nsdecls("w")
    numbering.append(
        parse_xml(f'<w:abstractNum {space} w:abstractNumId="0">{levels}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {space} w:numId="1"><w:abstractNumId w:val="0"/></w:num>'))


def _paragraph(document: Document, level: int, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = level in {ROMAN, ARABIC} and len(text.split()) < 8
    if level != PLAIN:
        number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(number))


def _side_by_side(document: Document, left: tuple[str, ...], right: tuple[str, ...]) -> None:
    table = document.add_table(rows=len(left), cols=2)
    for row, texts in zip(table.rows, zip(left, right, strict=True), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            _fill(cell, text)
            cell.paragraphs[0].alignment = None if text == RECEIVERS else WD_ALIGN_PARAGRAPH.CENTER


def _centred(paragraph: Paragraph, text: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = not text.startswith("(")


def _fill(cell: _Cell, text: str) -> None:
    lines = text.split("\n")
    cell.paragraphs[0].add_run(lines[0])
    for line in lines[1:]:
        cell.paragraphs[0].add_run().add_break()
        cell.paragraphs[0].add_run(line)


def _annex(document: Document) -> None:
    """The annex, across the page."""
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    _page(section, Cm(29.7), Cm(21))
    for line in ANNEX:
        _centred(document.add_paragraph(), line)
    table = document.add_table(rows=len(ROWS), cols=len(ROWS[0]), style="Table Grid")
    _write(table)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)


def _write(table: Table) -> None:
    """Fill the grid; a cell takes in those that go with it."""
    for at, row in enumerate(ROWS):
        for column, text in enumerate(row):
            if text not in {"<", "^"}:
                _fill(table.cell(at, column), text)
                right = column + _followed(row[column + 1 :], "<")
                below = at + _followed([other[column] for other in ROWS[at + 1 :]], "^")
                if (below, right) != (at, column):
                    table.cell(at, column).merge(table.cell(below, right))


def _followed(texts: Sequence[str], sign: str) -> int:
    """How often a sign stands at the start."""
    return len(list(takewhile(lambda text: text == sign, texts)))
