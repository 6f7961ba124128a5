"""A long plan of an invented kind: every part that is read, tables over many pages."""

from loaders.document import GridCell
from tests.formats.making import Grid, Part, Text

BODIES = (
    "Sở Công Thương", "Sở Nông nghiệp và Môi trường", "Sở Tài chính", "Sở Xây dựng",
    "Sở Khoa học và Công nghệ", "Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế",
    "Công an tỉnh", "Hội Nông dân tỉnh", "Tỉnh đoàn", "Liên minh Hợp tác xã tỉnh",
)  # fmt: skip
WORKS = (
    (
        "Dựng cối giã gạo bằng sức nước ở các bản ven suối, sửa những cối cũ "
        "còn dùng được và ghi chép "
        "cách làm của người già trong bản"
    ),
    "Mở lớp đan lát buổi tối",
    (
        "Đo lượng nước suối theo mùa; vẽ bản đồ các điểm đặt cối và gửi cho "
        "từng xã, phường để người "
        "dân góp ý trước khi làm"
    ),
    "Thi giã gạo ngày mùa",
    "Lắp lan can ở cầu gỗ dẫn vào nhà cối, thay ván mục và cắm biển báo trơn trượt hai bên đường",
)
TIMES = (
    "Quý II/2027", "Năm 2027", "Hằng năm", "2026-2028", "Trước ngày 10/12/2027", "Thường xuyên",
    "Tháng 5/2028",
)  # fmt: skip
HEADER = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện",
          "Sản phẩm")  # fmt: skip
ROWS_OF_A_GROUP = 9


def long_plan() -> list[Part]:
    """The plan, part by part."""
    return [*_head(), *_body(), *_duties(), *_signature(), *_annexes()]


def _head() -> list[Part]:
    lines = (
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 3108/KH-UBND",
        "Lai Châu, ngày 05 tháng 5 năm 2026",
        "KẾ HOẠCH",
        "Khôi phục cối giã gạo bằng sức nước trên địa bàn tỉnh Lai Châu giai đoạn 2026 - 2030",
        (
            "Căn cứ Nghị định số 52/2018/NĐ-CP ngày 12 tháng 4 năm 2018 của Chính "
            "phủ về phát triển "
            "ngành nghề nông thôn và các văn bản hướng dẫn thi hành;"
        ),
        "Thực hiện Chương trình số 11-CTr/TU ngày 20 tháng 01 năm 2026 của Tỉnh ủy về giữ nghề cũ;",
        (
            "Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 702/TTr-SCT ngày 24 tháng 4 "
            "năm 2026;"
        ),
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch khôi phục cối giã gạo bằng sức nước như sau:",
    )
    return [Text(line) for line in lines]


def _body() -> list[Part]:
    lines = (
        "I. MỤC TIÊU",
        "1. Mục tiêu chung",
        (
            "Giữ được nghề giã gạo bằng sức nước. Người trẻ trong bản biết đẽo "
            "cối. Khách đến bản có "
            "gạo giã chày để ăn và để mua về làm quà."
        ),
        "2. Mục tiêu cụ thể đến năm 2030",
        "- Dựng mới 120 cối, sửa 45 cối cũ; có ít nhất 30 tổ hợp tác giã gạo.",
        "- Mỗi năm bán 155.000 - 160.000 kg gạo giã chày, trong đó khoảng 12.500 kg bán cho khách.",
        "- Trên 62,5% số hộ ven suối tham gia tổ hợp tác vào năm 2028.",
        "II. NỘI DUNG",
        "1. Việc chung",
        "a) Soạn sổ tay dựng cối nước",
        "- Cơ quan chủ trì: Sở Khoa học và Công nghệ.",
        "- Cơ quan phối hợp: Sở Công Thương, Sở Văn hóa, Thể thao và Du lịch.",
        "- Thời gian hoàn thành: Quý IV năm 2026.",
        "b) Vẽ bản đồ suối",
        "- Việc đo đạc",
        "+ Cơ quan chủ trì: Sở Nông nghiệp và Môi trường.",
        "+ Thời gian thực hiện: Năm 2027.",
        "2. Việc của từng cơ quan ghi trong Phụ lục 01, kinh phí ghi trong Phụ lục 02.",
    )
    return [Text(line) for line in lines]


def _duties() -> list[Part]:
    lines = ["III. TỔ CHỨC THỰC HIỆN"]
    for at, body in enumerate(BODIES, 1):
        partners = f"{BODIES[at % len(BODIES)]}, {BODIES[(at + 4) % len(BODIES)]}"
        lines += [
            f"{at}. {body}",
            (
                f"- Chủ trì, phối hợp với {partners} và UBND các xã, phường chọn chỗ dựng cối, xem "
                "nước suối đủ hay thiếu, bàn với người trong bản rồi mới làm. Không "
                "dựng cối ở nơi hay lũ."
            ),
            f"- Phối hợp với {BODIES[(at + 2) % len(BODIES)]} dạy nghề đẽo cối cho người trẻ.",
            "- Hằng năm, ghi lại số cối còn dùng.",
        ]
    lines += [
        f"{len(BODIES) + 1}. UBND các xã, phường",
        "a) Báo cáo Sở Công Thương kết quả trước ngày 05 tháng 12 hằng năm.",
        "b) Sở Công Thương tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm.",
        "Trong quá trình thực hiện, nếu có khó khăn, các đơn vị báo cáo Ủy ban nhân dân tỉnh./.",
    ]
    return [Text(line) for line in lines]


def _signature() -> list[Part]:
    lines = (
        "Nơi nhận:", "- Tỉnh ủy;", "- Các sở, ban, ngành tỉnh;", "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Văn Suối",
    )  # fmt: skip
    return [Text(line) for line in lines]


def _annexes() -> list[Part]:
    return [
        Text("PHỤ LỤC 01"),
        Text("PHÂN CÔNG NHIỆM VỤ KHÔI PHỤC CỐI NƯỚC"),
        Grid([HEADER, *_assignments()]),
        Text("PHỤ LỤC 02"),
        Text("KINH PHÍ DỰNG CỐI NƯỚC"),
        Grid(_budget()),
    ]


def _assignments() -> list[list[str]]:
    rows = []
    for group, title in enumerate(("Nhóm việc về dựng cối", "Nhóm việc về dạy nghề",
                                   "Nhóm việc về bán gạo"), 1):  # fmt: skip
        rows.append(["I" * group, title, "", "", "", ""])
        for at in range((group - 1) * ROWS_OF_A_GROUP, group * ROWS_OF_A_GROUP):
            lead, first, second = (BODIES[(at + more) % len(BODIES)] for more in (0, 3, 7))
            rows.append([
                str(at + 1), f"{WORKS[at % len(WORKS)]} (đợt {at + 1})", lead,
                f"{first}; {second}; UBND các xã, phường", TIMES[at % len(TIMES)], "Biên bản",
            ])  # fmt: skip
            if at % 4 == 3:
                rows.append(["-", f"Chụp ảnh đợt {at + 1}", second, "", "Hằng quý", "Ảnh"])
    return rows


def _budget() -> list[list[GridCell]]:
    lines = [
        ("Đẽo cối gỗ lim", "Cối", 120),
        ("Mở lớp dạy nghề", "Lớp", 30),
        ("In sổ tay", "Cuốn", 900),
    ]
    return [
        [("TT", 3, 1), ("Nội dung", 3, 1), ("ĐVT", 3, 1), ("Số lượng", 3, 1),
         ("Kinh phí (triệu đồng)", 1, 5)],
        [("Tổng cộng", 2, 1), ("Năm 2026", 1, 2), ("Năm 2027", 1, 2)],
        ["Khuyến công quốc gia", "Ngân sách tỉnh", "Khuyến công quốc gia", "Ngân sách tỉnh"],
        ["I", "Hỗ trợ làng cối", "", "", "", "", "", "", ""],
        *(_budget_line(at, *line) for at, line in enumerate(lines, 1)),
    ]  # fmt: skip


def _budget_line(at: int, title: str, unit: str, many: int) -> list[GridCell]:
    return [str(at), title, unit, str(many), "1.300", "300", "400", "0", "600"]
