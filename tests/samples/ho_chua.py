"""The plan on reservoirs as a PDF: its annex goes on over the page, with its header again."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.fonts import MISSING, vietnamese_font

ISSUER = ("ỦY BAN NHÂN DÂN", "TỈNH HÀ VÂN", "Số: 298/KH-UBND")
MOTTO = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hà Vân, ngày 09 tháng 3 năm 2026",
)
TITLE = ("KẾ HOẠCH", "Giữ an toàn hồ chứa nước mùa mưa lũ năm 2026")
BODY = (
    "Căn cứ Luật Thủy lợi ngày 19 tháng 6 năm 2017;",
    "Căn cứ Nghị định số 114/2018/NĐ-CP ngày 04 tháng 9 năm 2018 của Chính phủ về quản lý an toàn "
    "đập, hồ chứa nước;",
    "Thực hiện Chỉ thị số 05/CT-UBND ngày 20 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh "
    "về phòng, chống thiên tai năm 2026;",
    "Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường tại Tờ trình số 131/TTr-SNNMT ngày 02 "
    "tháng 3 năm 2026.",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch giữ an toàn hồ chứa nước mùa mưa lũ năm 2026 như sau:",
    "I. MỤC ĐÍCH",
    "Người dân ở hạ du được an toàn; các hồ còn đủ nước cho vụ đông xuân.",
    "II. NHIỆM VỤ",
    "Công việc, cơ quan thực hiện và thời hạn ghi tại Phụ lục kèm theo Kế hoạch này.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Sở Nông nghiệp và Môi trường",
    "- Chủ trì, phối hợp với Công ty Khai thác thủy lợi Hà Vân vận hành các hồ theo quy trình đã "
    "được duyệt.",
    "- Hằng tháng, công bố mực nước của các hồ để người dân biết.",
    "2. Sở Xây dựng",
    "- Phối hợp với UBND các xã, phường chuẩn bị đường tránh khi ngầm, tràn bị ngập.",
    "3. Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh",
    "- Chuẩn bị người, xuồng máy để giúp dân khi có lệnh sơ tán.",
    "4. Công ty Khai thác thủy lợi Hà Vân",
    "- Cử người trực suốt ngày đêm tại các hồ có nguy cơ mất an toàn.",
    "- Báo cáo mực nước, lượng mưa về Sở Nông nghiệp và Môi trường khi có yêu cầu.",
    "5. Sở Tài chính chủ trì, phối hợp với Sở Nông nghiệp và Môi trường tham mưu cấp kinh phí sửa "
    "chữa khẩn cấp.",
    "6. Các sở, ban, ngành, UBND các xã, phường báo cáo kết quả về Sở Nông nghiệp và Môi trường "
    "trước ngày 01 tháng 12 năm 2026 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
)
RECEIVERS = (
    "Nơi nhận:",
    "- Bộ Nông nghiệp và Môi trường (b/c);",
    "- Các sở, ban, ngành tỉnh;",
    "- Lưu: VT, KT.",
)
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Lý Thanh Hà")
ANNEX = (
    "PHỤ LỤC",
    "PHÂN CÔNG CÔNG VIỆC GIỮ AN TOÀN HỒ CHỨA NƯỚC",
    "(Kèm theo Kế hoạch số 298/KH-UBND ngày 09 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh)",
)
ROWS = (
    ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn hoàn thành"),
    (
        "1",
        "Kiểm tra toàn bộ 46 hồ chứa trước mùa mưa, xếp loại từng hồ theo mức độ an toàn",
        "Sở Nông nghiệp và Môi trường",
        "UBND các xã, phường; Công ty Khai thác thủy lợi Hà Vân",
        "Trước ngày 30/4/2026",
    ),
    (
        "2",
        "Sửa cống lấy nước, tràn xả lũ bị hỏng ở các hồ xếp loại mất an toàn",
        "Công ty Khai thác thủy lợi Hà Vân",
        "Sở Nông nghiệp và Môi trường",
        "Quý II/2026",
    ),
    (
        "3",
        "Lắp trạm đo mưa tự động ở 12 hồ lớn, nối với phòng trực của tỉnh",
        "Sở Nông nghiệp và Môi trường",
        "Sở Khoa học và Công nghệ, VNPT Hà Vân",
        "Tháng 6/2026",
    ),
    (
        "4",
        "Cắm biển báo và mốc hành lang thoát lũ ở hạ du",
        "UBND các xã, phường",
        "Sở Xây dựng",
        "15/5/2026",
    ),
    (
        "5",
        "Lập bản đồ vùng ngập ở hạ du theo các mức xả lũ",
        "Sở Nông nghiệp và Môi trường",
        "Sở Xây dựng, Công an tỉnh",
        "Quý III/2026",
    ),
    (
        "6",
        "Lập phương án sơ tán dân cho từng hồ, ghi rõ đường đi, nơi ở tạm và người phụ trách",
        "UBND các xã, phường",
        "Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh, Sở Y tế",
        "Trước mùa mưa lũ",
    ),
    (
        "7",
        "Tổ chức diễn tập sơ tán ban đêm",
        "Bộ Chỉ huy Quân sự tỉnh",
        "Công an tỉnh; Sở Y tế; UBND xã Nà Hoa",
        "Tháng 5/2026",
    ),
    (
        "8",
        "Dự trữ đá, rọ thép, bao tải, máy phát điện và nhiên liệu",
        "Sở Công Thương",
        "Sở Tài chính, Sở Xây dựng",
        "Thường xuyên",
    ),
    (
        "9",
        "Giữ thông suốt đường đến các hồ, dọn đất sạt trong vòng một ngày",
        "Sở Xây dựng",
        "UBND các xã, phường",
        "Thường xuyên",
    ),
    (
        "10",
        "Báo cho người dân trước khi xả lũ bằng loa, tin nhắn và còi",
        "Công ty Khai thác thủy lợi Hà Vân",
        "Báo và Phát thanh, Truyền hình tỉnh; Sở Khoa học và Công nghệ",
        "Khi xả lũ",
    ),
    (
        "11",
        "Trông coi hồ vào ban đêm trong mùa lũ",
        "",
        "UBND các xã, phường",
        "Từ 01/6/2026 đến 31/10/2026",
    ),
    (
        "12",
        "Bố trí kinh phí sửa chữa nhỏ cho các hồ do xã quản lý",
        "Sở Tài chính",
        "Sở Nông nghiệp và Môi trường",
        "Hằng năm",
    ),
    (
        "13",
        "Đánh giá việc giữ an toàn hồ năm 2026, đề xuất việc cần làm năm 2027",
        "Sở Nông nghiệp và Môi trường",
        "Các sở, ban, ngành; UBND các xã, phường",
        "15/12/2026",
    ),
)
WIDTHS = (1.4 * cm, 5.4 * cm, 3.6 * cm, 4.1 * cm, 2.9 * cm)
GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
TEXT = ParagraphStyle("text", fontName="Viet", fontSize=11, leading=16, spaceAfter=5)
CELL = ParagraphStyle("cell", parent=TEXT, leading=15, spaceAfter=0)
SIDE = ParagraphStyle("side", parent=CELL, fontSize=9.5, leading=12)
CENTRED = ParagraphStyle("centred", parent=TEXT, alignment=TA_CENTER)


def make() -> bytes:
    """The PDF; the same bytes each time where the font is the same."""
    font = vietnamese_font()
    if font is None:
        raise FileNotFoundError(MISSING)
    pdfmetrics.registerFont(TTFont("Viet", font))
    out = io.BytesIO()
    template = SimpleDocTemplate(out, pagesize=A4, invariant=1, title=TITLE[1], author="daumoi")
    template.subject = "Văn bản mẫu: tỉnh Hà Vân không có thật."
    template.build(_story())
    return out.getvalue()


def _story() -> list[Any]:
    return [
        _side_by_side(ISSUER, MOTTO, [7 * cm, 9.5 * cm]),
        *(Paragraph(line, CENTRED) for line in TITLE),
        *(Paragraph(text, TEXT) for text in BODY),
        _side_by_side(RECEIVERS, SIGNATURE, [8.5 * cm, 8 * cm]),
        PageBreak(),
        *(Paragraph(line, CENTRED) for line in ANNEX),
        Table(
            [[Paragraph(text, CELL) for text in row] for row in ROWS],
            colWidths=WIDTHS,
            style=GRID,
            repeatRows=1,
        ),
    ]


def _side_by_side(left: Sequence[str], right: Sequence[str], widths: list[float]) -> Table:
    """Two columns without lines between them, as a letterhead and a signature stand."""
    rows = max(len(left), len(right))
    columns = [[*side, *[""] * (rows - len(side))] for side in (left, right)]
    cells = [[Paragraph(text, SIDE) for text in row] for row in zip(*columns, strict=True)]
    return Table(cells, colWidths=widths, spaceBefore=6, spaceAfter=12)
