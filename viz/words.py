"""The words of the page, in both languages."""

from collections.abc import Mapping

from queries.catalogue import Language
from queries.words import CODES

BOTH: Mapping[str, tuple[str, str]] = {
    # the page
    "page_title": ("Điều phối nhiệm vụ giữa các cơ quan", "Coordination of tasks among agencies"),
    "skip": ("Đến nội dung", "Skip to the content"),
    "parts": ("Các phần của trang", "Parts of the page"),
    "empty": (
        "Chưa có kế hoạch nào trong đồ thị. Hãy nạp kế hoạch: daumoi load THƯ_MỤC",
        "There is no plan in the graph yet. Load plans: daumoi load FOLDER",
    ),
    "no_script": (
        "Trình duyệt không chạy mã của trang: các bảng vẫn đọc được, hình mạng lưới thì không.",
        "The browser does not run the page's code: the tables can be read, the network cannot.",
    ),
    "close": ("Đóng", "Close"),
    "search": ("Tìm", "Search"),
    "search_hint": ("không cần gõ dấu", "diacritics may be left out"),
    "rows_shown": ("{0} / {1} dòng", "{0} of {1} rows"),
    "all_plans": ("Tất cả kế hoạch", "All plans"),
    "plan": ("Kế hoạch", "Plan"),
    "none": ("không có", "none"),
    "central": ("Trung ương / khác", "Central / other"),
    # figures
    "figures": ("Tổng quan", "Overview"),
    "plans": ("Kế hoạch", "Plans"),
    "agencies": ("Cơ quan có nhiệm vụ", "Agencies with tasks"),
    "agencies_of_plan": ("Cơ quan được nêu", "Agencies named"),
    "tasks": ("Nhiệm vụ giao cho cơ quan", "Tasks given to agencies"),
    "objectives": ("Nhiệm vụ trọng tâm", "Focus tasks"),
    "leads": ("Lượt chủ trì", "Leads"),
    "supports": ("Lượt phối hợp", "Supports"),
    "leaderless": ("Nhiệm vụ không có chủ trì", "Tasks without a lead"),
    "undated": ("Nhiệm vụ không ghi thời hạn", "Tasks without a deadline"),
    "busiest": ("Tải lớn nhất", "Greatest load"),
    "number": ("Số hiệu", "Number"),
    "period": ("Thời gian", "Period"),
    "provinces": ("Tỉnh", "Provinces"),
    "coordinators": ("Đầu mối", "Coordinators"),
    # load
    "load": ("Tải điều phối", "Coordination load"),
    "load_about": (
        (
            "Tải = 1 × số nhiệm vụ chủ trì + 0,5 × số nhiệm vụ phối hợp; chỉ tính khi kế hoạch ghi "
            "đúng tên cơ quan. Bấm tiêu đề cột để sắp xếp, bấm tên cơ quan để xem nhiệm vụ."
        ),
        (
            "Load = 1 × tasks led + 0.5 × tasks supported; only what names the agency itself "
            "counts. Click a heading to sort, click an agency to see its tasks."
        ),
    ),
    "find_agency": ("Tìm cơ quan, tỉnh", "Find an agency or province"),
    # matrix
    "matrix": ("Ma trận nhiệm vụ – cơ quan", "Matrix of tasks and agencies"),
    "matrix_about": (
        (
            "Mỗi hàng là một nhiệm vụ, mỗi cột là một cơ quan, cơ quan có tải lớn nhất đứng trước. "
            "Bấm một ô để xem văn bản ghi ở đâu; các phím mũi tên đi từ ô này sang ô khác."
        ),
        (
            "A row is a task, a column an agency, the greatest load first. Click a cell to see "
            "where the document says so; the arrow keys go from cell to cell."
        ),
    ),
    "matrix_too_large": (
        "Ma trận có {0} hàng và {1} cột: quá lớn để hiện ở đây.",
        "The matrix has {0} rows and {1} columns: too large to be shown here.",
    ),
    "task": ("Nhiệm vụ", "Task"),
    "agency": ("Cơ quan", "Agency"),
    "only_plan": ("Chỉ kế hoạch", "Only the plan"),
    "find_task": ("Tìm nhiệm vụ", "Find a task"),
    "C": ("chủ trì", "lead"),
    "P": ("phối hợp", "support"),
    "C/P": ("vừa chủ trì vừa phối hợp", "both lead and support"),
    # network
    "network": ("Mạng lưới", "Network"),
    "drawing": ("Hình vẽ", "Drawing"),
    "two_mode_about": (
        (
            "Mỗi đường nối một cơ quan với một nhiệm vụ. Hình càng lớn, tải càng cao. Bấm vào một "
            "hình hoặc một đường để xem chi tiết; kéo nền để di chuyển."
        ),
        (
            "A line joins an agency and a task. The larger the shape, the greater the load. Click "
            "a shape or a line for details; drag the background to move."
        ),
    ),
    "shared_about": (
        (
            "Mỗi đường nối hai cơ quan có nhiệm vụ chung; đường càng đậm, càng nhiều nhiệm vụ "
            "chung. Hình càng lớn, tải càng cao. Bấm vào một hình hoặc một đường để xem chi tiết."
        ),
        (
            "A line joins two agencies that share tasks; the thicker, the more they share. The "
            "larger the shape, the greater the load. Click a shape or a line for details."
        ),
    ),
    "network_too_large": (
        "Mạng lưới quá lớn để vẽ ({0} cơ quan). Các bảng trên trang này vẫn đầy đủ.",
        "The network is too large to be drawn ({0} agencies). The tables of this page are whole.",
    ),
    "network_label": (
        "Hình mạng lưới; bảng bên dưới ghi cùng các liên kết",
        "Drawing of the network; the table below has the same links",
    ),
    "legend": ("Chú giải", "Legend"),
    "zoom_in": ("Phóng to", "Zoom in"),
    "zoom_out": ("Thu nhỏ", "Zoom out"),
    "fit": ("Vừa khung", "Fit"),
    "links_table": ("Bảng các liên kết của hình", "Table of the drawing's links"),
    "shared": ("có nhiệm vụ chung", "share tasks"),
    "shared_tasks": ("Nhiệm vụ chung", "Shared tasks"),
    # sources
    "sources": ("Ghi ở đâu", "Sources"),
    "sources_about": (
        "Từng lượt chủ trì, phối hợp, đầu mối và chỗ văn bản ghi như vậy.",
        "Every lead, support and coordination, and where the document says so.",
    ),
    "role": ("Vai trò", "Role"),
    "where": ("Ghi ở", "Where"),
    "as_written": ("Văn bản ghi là", "As written"),
    "quote": ("Nguyên văn", "Quote"),
    "file": ("Tệp", "File"),
    "basis": ("Căn cứ", "Basis"),
    "find_source": ("Tìm trong các dòng", "Find in the rows"),
    "both": ("vừa chủ trì vừa phối hợp", "both lead and support"),
    "whole_plan": ("cả kế hoạch", "the whole plan"),
    # details
    "details": ("Chi tiết", "Details"),
    "partners": ("Cùng làm với", "Works with"),
    "province": ("Tỉnh", "Province"),
    "tasks_of": ("Nhiệm vụ", "Tasks"),
    "load_short": ("Tải", "Load"),
    "participations": ("Lượt chủ trì, phối hợp", "Leads and supports"),
    "participants": ("Cơ quan tham gia", "Agencies taking part"),
}


def words(language: Language) -> dict[str, str]:
    """Every word of the page in that language, those for the graph's codes included."""
    chosen = 0 if language == "vi" else 1
    return {name: pair[chosen] for name, pair in {**CODES, **BOTH}.items()}
