"""The words that bodies' names begin and end with, and those that stand around names."""

from loaders.dataset import AgencyKind, AgencyLevel
from loaders.language.names.words import phrases

Type = tuple[AgencyKind, AgencyLevel]

_LISTED: tuple[tuple[AgencyKind, AgencyLevel, str], ...] = (
    ("department", "provincial", "sở|thanh tra"),
    ("department", "provincial", "ban quản lý|bql|ban"),
    (
        "other",
        "provincial",
        "chi cục|ban chỉ đạo|ban chỉ huy|bộ chỉ huy|bộ tư lệnh|tổ|tổ công tác|hội đồng",
    ),
    ("other", "provincial", "viện|công an|ngân hàng|kho bạc|thuế|hải quan|văn phòng|quỹ|khu"),
    (
        "other",
        "provincial",
        "tòa án|toà án|viện kiểm sát|bảo hiểm|bảo hiểm xã hội|vườn quốc gia",
    ),
    (
        "other",
        "provincial",
        "chi nhánh|bệnh viện|hạt kiểm lâm|đoàn đại biểu|cổng|cổng thông tin",
    ),
    ("other", "provincial", "câu lạc bộ|bảo tàng|thư viện|khu bảo tồn|ban quản trị|trạm|sàn"),
    ("other", "provincial", "phòng|phòng giao dịch"),
    ("other", "commune", "thôn|tổ dân phố|khu phố|khối phố|tổ tự quản"),
    ("other", "commune", "bộ phận|công chức"),
    ("other", "provincial", "đồn|đồn biên phòng|đội"),
    ("other", "provincial", "cảng vụ|chi hội|đoàn kiểm tra"),
    ("other", "central", "khu quản lý đường bộ"),
    ("other", "central", "cục|vụ|tổng cục"),
    ("ministry", "central", "bộ"),
    ("centre", "provincial", "trung tâm|tt"),
    ("people_committee", "provincial", "ubnd|ủy ban nhân dân|uỷ ban nhân dân"),
    ("other", "provincial", "hđnd|hội đồng nhân dân|ủy ban|uỷ ban"),
    (
        "party_body",
        "provincial",
        "đảng ủy|đảng uỷ|tỉnh ủy|tỉnh uỷ|thành ủy|đảng bộ|ban thường vụ",
    ),
    ("front", "provincial", "mặt trận|ủy ban mặt trận|uỷ ban mặt trận|mttq|ubmttq"),
    ("association", "provincial", "hội|hiệp hội|liên minh|liên đoàn|liên hiệp|đoàn|công đoàn"),
    ("school", "provincial", "trường|học viện|đại học|cao đẳng"),
    ("press", "provincial", "báo|đài|tạp chí|cơ quan báo"),
    ("company", "provincial", "công ty|doanh nghiệp|hợp tác xã|htx|xí nghiệp|nhà máy"),
    ("company", "provincial", "vnpt|viettel|mobifone|vinaphone|agribank|bidv|vietcombank"),
    ("company", "provincial", "vietinbank|bưu điện|điện lực|viễn thông|siêu thị"),
    ("company", "central", "tập đoàn|tổng công ty"),
)
TYPES: dict[tuple[str, ...], Type] = {
    tuple(words.split()): (kind, level)
    for kind, level, listed in _LISTED
    for words in listed.split("|")
}
"""The words a body's name begins with: the kind and level they speak of."""
TYPE_WORDS = frozenset(TYPES)

_PLAIN_TYPES_LISTED = (
    "sở ban tổ viện quỹ khu cổng trạm sàn phòng cục vụ bộ hội đoàn trường báo đài thuế tt "
    "liên hiệp doanh nghiệp hợp tác xã chi nhánh thôn đồn đội"
)
PLAIN_TYPES = frozenset(_PLAIN_TYPES_LISTED.split()) | {"bộ phận", "công chức", "viễn thông"}
"""Types that begin other words too (báo cáo, ban hành): a capital must follow."""

LONG_TYPES = phrases("ban quản lý", "bql", "trung tâm", "chi cục", "công ty", "bệnh viện")
"""Types that begin a name in small letters, too: "Ban Quản lý rừng", "Công ty cổ phần"."""

JOINED_NAMES = phrases("ban quản lý", "bql", "trung tâm")
"""Types whose known names go on behind "và": "Trung tâm Khuyến nông và Bảo vệ cây trồng"."""

WORKS = phrases(
    "công trình", "các công trình", "hạ tầng", "khu vực", "chuyên ngành", "dân dụng", "giao thông",
    "nông nghiệp", "và hạ tầng", "và phát triển",
)  # fmt: skip
"""Words in small letters with which the name of a project board goes on."""

BRANDS = frozenset(["vnpt", "viettel", "mobifone", "vinaphone", "agribank", "bidv"])
"""Types of one word that are names in themselves."""

WITHOUT_NAME = phrases(
    "báo cáo", "ban hành", "hội nghị", "hội thảo", "hội chợ", "trường hợp", "khu vực", "đài thọ",
    "bộ phận", "tổ chức", "thuế suất", "cổng thông tin", "công ty", "văn phòng", "trung tâm",
    "sở hữu", "quỹ đất", "viện trợ", "đoàn kết", "bộ tiêu chí", "hội đồng",
)  # fmt: skip
"""Words that look like the beginning of a name and are none when nothing else follows."""

SHORT = {
    "DN": "doanh nghiệp",
    "DNNVV": "doanh nghiệp nhỏ và vừa",
    "HTX": "hợp tác xã",
    "HKD": "hộ kinh doanh",
    "KCN": "khu công nghiệp",
    "CCN": "cụm công nghiệp",
    "KKT": "khu kinh tế",
    "BQL": "Ban Quản lý",
    "TTXT": "Trung tâm Xúc tiến",
}
"""Abbreviations that are written out in names taken from a text."""

TITLES = phrases(
    "chủ tịch", "phó chủ tịch", "các phó chủ tịch", "giám đốc", "phó giám đốc", "tổng giám đốc",
    "thủ trưởng", "chánh", "trưởng", "bộ trưởng", "cục trưởng", "chi cục trưởng", "viện trưởng",
    "hiệu trưởng", "bí thư", "lãnh đạo", "người đứng đầu", "đại diện", "đại diện lãnh đạo",
    "đồng chí", "các đồng chí", "thống đốc", "tổng cục trưởng", "tổng biên tập",
    "thôn trưởng",
)  # fmt: skip
"""Offices before a body's name: the head of a body stands for it."""

INTRODUCTIONS = phrases(
    "đề nghị", "kính đề nghị", "trân trọng đề nghị", "giao", "giao cho", "yêu cầu", "khuyến khích",
    "đối với", "riêng", "mời",
    "trách nhiệm của", "trách nhiệm chung của", "nhiệm vụ của", "vận động", "phân công", "về phía",
)  # fmt: skip
"""Words before the bodies of a heading."""

JOINERS = phrases("và", "cùng", "với", "cùng với", "hoặc", "kể cả", "và các cơ quan là")

COMMUNES = phrases(
    "các xã phường", "xã phường", "các xã và phường", "các phường xã", "phường xã", "các xã",
    "các phường", "các xã phường đặc khu", "xã phường đặc khu", "cấp xã",
    "các phường xã đặc khu",
)  # fmt: skip

VILLAGES = phrases("thôn", "bản", "ấp", "buôn", "làng", "tổ dân phố", "khu phố", "khối phố")
PLACES = VILLAGES | phrases("xã", "phường")
"""Communes and villages, whose names are listed behind "các"."""

PROVINCES = phrases(
    "các tỉnh", "các địa phương", "các tỉnh thành phố", "các tỉnh thành", "tỉnh thành phố",
    "các tỉnh và thành phố", "các tỉnh thành phố trực thuộc trung ương",
)  # fmt: skip

QUALIFIERS = phrases(
    "có liên quan", "liên quan", "của tỉnh", "thuộc tỉnh", "cấp tỉnh", "tỉnh", "thành phố", "tp",
    "trên địa bàn tỉnh", "trên địa bàn", "trong tỉnh", "ở địa phương", "tỉnh có liên quan",
    "khác", "khác có liên quan", "của thành phố", "thuộc thành phố", "cấp thành phố",
    "trên địa bàn thành phố", "thuộc ubnd tỉnh", "trực thuộc", "trực thuộc tỉnh", "nêu trên",
    "trực thuộc ubnd tỉnh", "thuộc ủy ban nhân dân tỉnh", "trực thuộc trung ương",
    "có chức năng liên quan", "đóng trên địa bàn", "đóng chân trên địa bàn", "tại địa phương",
    "hoạt động trên địa bàn", "đứng chân trên địa bàn", "cùng cấp",
)  # fmt: skip
"""Words behind a name that are no part of it."""

BELONGS = phrases("thuộc", "trực thuộc")
"""Words between a body and the one above it: "Các bệnh viện trực thuộc Sở Y tế"."""

ACTIONS = phrases(
    "chủ trì", "phối hợp", "tham mưu", "hướng dẫn", "tổ chức thực hiện", "tổ chức triển khai",
    "triển khai", "thực hiện", "theo dõi", "kiểm tra", "đôn đốc", "báo cáo", "tổng hợp",
    "chịu trách nhiệm", "có trách nhiệm", "căn cứ", "chủ động", "tích cực", "tiếp tục",
    "tăng cường", "tuyên truyền", "ban hành", "rà soát", "đề xuất", "bố trí", "cân đối",
    "nghiên cứu", "thúc đẩy", "hỗ trợ", "tiến hành", "tham gia", "phản ánh", "thẩm định",
    "trình", "gửi", "lập", "để", "nhằm", "khi", "nếu", "là", "được", "cần", "phải", "đã", "đang",
    "sẽ", "thì", "theo", "tổ chức", "xây dựng kế hoạch", "xây dựng và", "xây dựng các", "thường",
    "xây dựng phương án", "đẩy mạnh", "xem xét", "phát huy", "cử", "quán triệt", "chỉ đạo",
    "giúp", "giao", "thông báo", "kịp thời", "đảm bảo", "bảo đảm", "có nhiệm vụ", "trong việc",
    "trong quá trình", "ban", "phân công", "phát động", "vận động", "lồng ghép", "khẩn trương",
    "thường xuyên", "định kỳ", "nghiêm túc", "xác định", "cung cấp thông tin", "tập trung",
    "thống nhất", "trực tiếp", "cập nhật", "tìm kiếm", "xây dựng chương", "xây dựng đề",
    "giám sát", "kiểm đếm", "nạo vét", "tuần tra", "nghiệm thu", "tháo gỡ", "kêu gọi", "ký",
    "phân luồng", "đặt hàng", "giải tỏa", "niêm yết", "thành lập", "lãnh đạo", "vận hành",
    "đăng ký", "đề nghị", "yêu cầu", "quy định", "trên cơ sở", "trong phạm vi", "do", "về",
    "trước", "tiên phong", "dẫn dắt", "thống kê", "di dời", "cấp phát", "tiếp nhận", "xử lý",
    "lắp đặt", "thu thập", "khoanh vùng", "ký kết", "chuẩn bị",
    "lấy mẫu", "lấy ý kiến", "phun", "xác minh", "truy vết", "công bố", "hoàn thiện", "tham vấn",
    "sơ kết", "tổng kết",
)  # fmt: skip
"""Words with which the name of an unknown body ends: what the body does begins there."""

ROLE_WORDS = phrases("chủ trì", "phối hợp", "tham mưu", "hướng dẫn", "căn cứ", "tổ chức thực hiện")
"""Actions that end a name also where they are written with a capital."""

NO_ACTIONS = phrases(
    "công trình", "quy trình", "chương trình", "lộ trình", "tiến trình", "giáo trình", "tờ trình",
    "giao thông", "giao dịch", "giao lưu", "độc lập", "công lập", "nhà giao", "bàn giao",
    "ban quản", "ban hành", "nước về", "ban chỉ", "lập pháp",
)  # fmt: skip
"""Words in names that look like actions: "công trình thủy lợi", "Giao thông vận tải"."""

ACTIONS_OF_MANY = phrases(
    "phát triển", "định hướng", "cung cấp các", "mở thêm", "ưu tiên", "đầu tư xây",
    "kết nối", "gồm", "bao gồm", "gồm có", "sử dụng", "áp dụng", "có nhu", "liên kết",
    "dự trữ", "sơ tán", "di dời", "cảnh báo", "cứu hộ", "khắc phục", "ứng phó", "bảo dưỡng",
    "ở các", "tại các", "tại điểm", "tại khoản", "tại mục", "tại điều", "tại phụ", "tại kế",
    "quảng bá", "nâng cao", "đổi mới", "khai thác", "trao đổi", "chia sẻ", "khảo sát", "tạo điều",
)  # fmt: skip
"""As ACTIONS, but only behind a collective: single bodies have such words in their names."""

MANY = phrases(
    "doanh nghiệp", "dn", "dnnvv", "hợp tác xã", "htx", "hộ", "hkd", "cơ sở", "cơ quan", "đơn vị",
    "tổ chức", "hội", "hiệp hội", "trường", "viện", "viện nghiên cứu", "ngân hàng", "công ty",
    "tập đoàn", "tổng công ty", "ban", "phòng", "nhà đầu tư", "nhà khoa học", "nhà máy",
    "nhà mạng", "chủ đầu tư", "chủ rừng", "chủ thể", "chủ cơ sở", "chủ hồ", "chủ hộ",
    "chủ tàu", "chủ phương tiện", "chủ trang trại", "đồn", "quỹ", "trung tâm", "tổ",
    "chi cục", "cục", "vụ", "bệnh viện", "thành viên", "phó", "lực lượng", "đài", "báo", "xã",
    "phường", "huyện", "thôn", "bản", "tổ dân phố", "khu phố", "ấp", "buôn", "chi hội",
    "trạm", "câu lạc bộ", "cá nhân", "người dân", "người sản xuất", "chuyên gia",
    "nghệ nhân", "đảng ủy", "đảng bộ", "cấp ủy", "học viện", "chi nhánh", "văn phòng", "sở", "bộ",
    "nông hộ", "trang trại", "siêu thị", "hãng", "đoàn thể", "khu bảo tồn", "vườn quốc gia",
    "ban quản lý", "công đoàn", "tạp chí", "liên hiệp", "thương nhân", "hộ gia đình", "đại lý",
    "trang mạng xã hội", "trang thông tin", "đối tác", "nhà tài trợ",
)  # fmt: skip
"""What "các" before it makes a collective of bodies; other words with "các" name none."""

NARROWER = phrases(
    "biên giới", "vùng cao", "vùng biên", "ven biển", "miền núi", "vùng sâu", "vùng xa", "đảo",
    "hải đảo", "đặc biệt khó khăn", "nông thôn mới", "vùng đồng bào", "khu vực biên giới",
)  # fmt: skip
"""Words behind a collective of communes that make a smaller one: "UBND các xã biên giới"."""

OF_COMMUNES = phrases(
    "trung tâm phục vụ hành chính công", "trung tâm pvhcc", "trạm y tế", "công an",
    "ban chỉ huy quân sự",
)  # fmt: skip
"""Bodies that every commune has: in its own document they are its own without "xã", too."""

IN_COMMUNES = phrases("công an", "quân sự", "ban chỉ huy quân sự")
"""Bodies that stand beside each other before "các xã": "Công an, Quân sự các xã"."""

NAMES_IN_COMMUNES = {"Tỉnh đoàn": "Đoàn Thanh niên", "Tỉnh ủy": "Đảng ủy"}
"""What the bodies of a province are called in a commune, where "tỉnh" stands in front."""

NO_BODIES = phrases(
    "cơ sở dữ liệu", "cơ sở pháp lý", "cơ sở hạ tầng", "cơ sở vật chất", "tổ chức thực hiện",
    "trường hợp", "hộ chiếu", "phó từ", "bộ tiêu chí", "bộ chỉ số", "quỹ đất", "ban hành",
    "hội nghị", "hội thảo", "hội chợ", "hội thi", "báo cáo", "bộ phận", "sở thích", "cơ sở lý luận",
)  # fmt: skip
"""Words that begin like a collective and name no bodies."""
