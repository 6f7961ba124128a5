"""The words of the page, in both languages."""

from collections.abc import Iterable, Mapping

from queries.catalogue import Language, question
from queries.facts import Facts
from queries.words import CODES
from viz.scope import Scope, scope_names

FRAME: Mapping[str, tuple[str, str]] = {
    "page_title": ("Điều phối nhiệm vụ giữa các cơ quan", "Coordination of tasks among agencies"),
    "skip": ("Đến nội dung", "Skip to the content"),
    "parts": ("Các phần của trang", "Parts of the page"),
    "language": ("Ngôn ngữ", "Language"),
    "light": ("Nền sáng", "Light"),
    "dark": ("Nền tối", "Dark"),
    "empty": (
        "Chưa có kế hoạch nào trong đồ thị. Hãy nạp kế hoạch: daumoi load THƯ_MỤC",
        "There is no plan in the graph yet. Load plans: daumoi load FOLDER",
    ),
    "no_script": (
        "Trang cần JavaScript để hiện nội dung; hãy mở bằng trình duyệt khác.",
        "The page needs JavaScript to show its content; open it in another browser.",
    ),
    "close": ("Đóng", "Close"),
    "search": ("Tìm trong mọi thứ", "Search everything"),
    "search_hint": ("Tìm cơ quan, nhiệm vụ… (không cần dấu)", "Find agencies, tasks …"),
    "found": ("{0} kết quả", "{0} found"),
    "nothing_found": ("Không tìm thấy.", "Nothing found."),
    "filters": ("Bộ lọc", "Filters"),
    "filter_q": ("Lọc chữ", "Containing"),
    "filter_hint": ("không cần gõ dấu", "diacritics may be left out"),
    "filter_none": ("Bỏ lọc", "Clear filters"),
    "saving": ("Lấy về", "Take away"),
    "print": ("In", "Print"),
    "all_plans": ("Tất cả kế hoạch", "All plans"),
    "all_provinces": ("Tất cả tỉnh", "All provinces"),
    "all_roles": ("Mọi vai trò", "All roles"),
    "all_bodies": ("Mọi cơ quan", "All agencies"),
    "chosen": ("Đang chọn", "Chosen"),
    "province_said": (
        (
            "Chỉ tính cơ quan của {0} và nhiệm vụ có các cơ quan đó; nhiệm vụ không ghi cơ quan "
            "nào tính theo tỉnh của kế hoạch."
        ),
        (
            "Only agencies of {0} count, and tasks in which they take part; a task that names no "
            "agency counts by its plan's province."
        ),
    ),
    "rows_shown": ("{0} / {1} dòng", "{0} of {1} rows"),
    "show_rest": ("Hiện {0} dòng còn lại", "Show the other {0}"),
    "as_table": ("Bảng số liệu", "The figures as a table"),
    "nothing": (
        "Không có gì để hiện với bộ lọc này.",
        "There is nothing to show with these filters.",
    ),
    "central": ("Trung ương / khác", "Central / other"),
    # the parts
    "overview": ("Tổng quan", "Overview"),
    "agencies": ("Cơ quan", "Agencies"),
    "matrix": ("Ma trận", "Matrix"),
    "network": ("Mạng lưới", "Network"),
    "cooperation": ("Hợp tác", "Cooperation"),
    "timeline": ("Tiến độ", "Timeline"),
    "aims": ("Kinh phí, chỉ tiêu", "Budget and targets"),
    "findings": ("Phát hiện", "Findings"),
    "sources": ("Nguồn", "Sources"),
}
COMMON: Mapping[str, tuple[str, str]] = {
    "plan": ("Kế hoạch", "Plan"),
    "plans": ("Kế hoạch", "Plans"),
    "agency": ("Cơ quan", "Agency"),
    "task": ("Nhiệm vụ", "Task"),
    "tasks": ("Nhiệm vụ giao cho cơ quan", "Tasks given to agencies"),
    "objectives": ("Nhiệm vụ trọng tâm", "Focus tasks"),
    "busy_agencies": ("Cơ quan có nhiệm vụ", "Agencies with tasks"),
    "province": ("Tỉnh", "Province"),
    "provinces": ("Tỉnh", "Provinces"),
    "role": ("Vai trò", "Role"),
    "both": ("vừa chủ trì vừa phối hợp", "both lead and support"),
    "where": ("Ghi ở", "Where"),
    "source": ("Chỗ ghi trong văn bản", "Where it says so"),
    "quote": ("Nguyên văn", "Quote"),
    "number": ("Số hiệu", "Number"),
    "period": ("Thời gian", "Period"),
    "time": ("Thời gian", "Time"),
    "deadline": ("Hạn", "Deadline"),
    "deadlines": ("Hạn phải xong", "Deadlines"),
    "year": ("Năm", "Year"),
    "quarter": ("Quý", "Quarter"),
    "report": ("báo cáo", "report"),
    "through": ("qua", "through"),
    "whole_plan": ("cả kế hoạch", "the whole plan"),
}
OVERVIEW: Mapping[str, tuple[str, str]] = {
    "leads": ("Lượt chủ trì", "Leads"),
    "supports": ("Lượt phối hợp", "Supports"),
    "leaderless": ("Không có chủ trì", "Without a lead"),
    "undated": ("Không ghi thời hạn", "Without a deadline"),
    "busiest": ("Cơ quan có tải lớn nhất", "Greatest coordination load"),
    "of_which": ("({0} chủ trì, {1} phối hợp)", "({0} leads, {1} supports)"),
    "all_agencies": ("Xem cả {0} cơ quan", "See all {0} agencies"),
    "due_by_quarter": ("Việc và báo cáo đến hạn theo quý", "What falls due in each quarter"),
    "due_label": (
        "Biểu đồ số nhiệm vụ và báo cáo đến hạn theo quý; bảng số liệu ở dưới",
        "Chart of the tasks and reports due in each quarter; the figures as a table are below",
    ),
    "tasks_due": ("nhiệm vụ đến hạn", "tasks due"),
    "reports_due": ("báo cáo đến hạn", "reports due"),
    "nothing_due": (
        "Không nhiệm vụ hay báo cáo nào ghi ngày đến hạn.",
        "No task or report has a day on which it falls due.",
    ),
    "all_deadlines": ("Xem từng hạn", "See every deadline"),
    "load_short": ("Tải", "Load"),
    "load_about": (
        (
            "Tải = 1 × số nhiệm vụ chủ trì + 0,5 × số nhiệm vụ phối hợp; chỉ tính khi kế hoạch "
            "ghi đúng tên cơ quan."
        ),
        "Load = 1 × tasks led + 0.5 × tasks supported; only what names the agency itself counts.",
    ),
    "load_about_hint": (
        "Bấm tiêu đề cột để sắp xếp, bấm tên cơ quan để xem việc phải làm.",
        "Click a heading to sort, click an agency to see what it has to do.",
    ),
}
DRAWINGS: Mapping[str, tuple[str, str]] = {
    "matrix_about": (
        "Mỗi hàng là một nhiệm vụ, mỗi cột là một cơ quan.",
        "A row is a task, a column an agency.",
    ),
    "matrix_about_hint": (
        (
            "Bấm một ô để xem văn bản ghi ở đâu; các phím mũi tên đi từ ô này sang ô khác, đến cả "
            "tên ở đầu hàng, đầu cột."
        ),
        (
            "Click a cell to see where the document says so; the arrow keys go from cell to cell "
            "and to the headings."
        ),
    ),
    "matrix_size": ("{0} nhiệm vụ × {1} cơ quan", "{0} tasks × {1} agencies"),
    "matrix_too_large": (
        "Ma trận có {0} hàng và {1} cột: quá lớn để đọc. Hãy chọn một kế hoạch hoặc một tỉnh.",
        "The matrix has {0} rows and {1} columns: too large to read. Choose a plan or a province.",
    ),
    "order": ("Xếp theo", "Order by"),
    "order_load": ("tải", "load"),
    "order_similarity": ("mức giống nhau", "similarity"),
    "drawing": ("Hình vẽ", "Drawing"),
    "drawing_two-mode": ("Cơ quan và nhiệm vụ", "Agencies and tasks"),
    "drawing_shared": ("Chỉ cơ quan", "Agencies only"),
    "about_two-mode": (
        "Mỗi đường nối một cơ quan với một nhiệm vụ.",
        "A line joins an agency and a task.",
    ),
    "about_two-mode_hint": (
        (
            "Bấm vào một hình để xem lân cận và chi tiết, bấm vào một đường để xem văn bản ghi "
            "ở đâu; kéo nền để di chuyển."
        ),
        (
            "Click a shape for its neighbourhood and details, a line for where the document "
            "says so; drag the background to move."
        ),
    ),
    "about_shared": (
        "Mỗi đường nối hai cơ quan có nhiệm vụ chung; đường càng đậm, càng nhiều nhiệm vụ chung.",
        "A line joins two agencies that share tasks; the thicker, the more they share.",
    ),
    "about_shared_hint": (
        (
            "Bấm vào một hình để xem lân cận và chi tiết, bấm vào một đường để xem nhiệm vụ "
            "chung; kéo nền để di chuyển."
        ),
        (
            "Click a shape for its neighbourhood and details, a line for the shared tasks; drag"
            " the background to move."
        ),
    ),
    "about_neighbourhood": (
        (
            "Mạng lưới quá lớn để vẽ hết, nên chỉ vẽ một cơ quan với những cơ quan có nhiều "
            "nhiệm vụ chung nhất."
        ),
        (
            "The network is too large to be drawn whole: one agency is drawn with those that "
            "share most tasks with it."
        ),
    ),
    "about_neighbourhood_hint": (
        "Bấm vào một hình để sang lân cận của nó, bấm vào một đường để xem nhiệm vụ chung.",
        "Click a shape for its neighbourhood, a line for the shared tasks.",
    ),
    "network_label": (
        (
            "Hình mạng lưới: phím mũi tên để di chuyển, + và − để phóng; bảng bên dưới ghi cùng "
            "các liên kết"
        ),
        (
            "Drawing of the network: arrow keys move it, + and − change its size; the table below "
            "has the same links"
        ),
    ),
    "legend": ("Chú giải", "Legend"),
    "size_is_load": ("hình càng lớn, tải càng cao", "the larger a shape, the greater the load"),
    "zoom_in": ("Phóng to", "Zoom in"),
    "zoom_out": ("Thu nhỏ", "Zoom out"),
    "fit": ("Vừa khung", "Fit"),
    "reset": ("Làm lại", "Reset"),
    "freeze": ("Giữ chỗ", "Freeze"),
    "around": ("Lân cận", "Neighbourhood"),
    "around_of": ("Quanh {0}:", "Around {0}:"),
    "steps": ("{0} bước", "{0} away"),
    "show_all": ("Hiện tất cả", "Show all"),
    "more_beside": (
        "Hình còn rộng hơn khung: kéo để xem phần còn lại, hoặc bấm “Vừa khung” để thấy hết.",
        "The drawing is larger than its frame: drag it to see the rest, or press “Fit” to see all.",
    ),
    "task_mark": ("Số thứ tự", "Number"),
    "links_table": ("Bảng các liên kết của hình ({0})", "Table of the drawing's links ({0})"),
    "shared": ("có nhiệm vụ chung", "share tasks"),
    "shared_range": ("nhiệm vụ chung: từ 1 đến {0}", "shared tasks: 1 to {0}"),
    "task_numbers": (
        "Nhiệm vụ, với số của nó trong văn bản",
        "Task, with its number in the document",
    ),
    "shared_tasks": ("Nhiệm vụ chung", "Shared tasks"),
    "common_tasks": ("{0} nhiệm vụ chung", "{0} shared tasks"),
    "cooperation_about": (
        (
            "Các cơ quan của hai tỉnh gặp nhau ở những nhiệm vụ nào: đường liền là chủ trì, "
            "đường đứt là phối hợp."
        ),
        "On which tasks agencies of two provinces meet: a full line leads, a broken one supports.",
    ),
    "cooperation_about_hint": (
        "Bấm vai trò trong bảng để xem văn bản ghi ở đâu.",
        "Click a role in the table to see where the document says so.",
    ),
    "cooperation_label": (
        "Hình: cơ quan của hai tỉnh và nhiệm vụ chung; bảng bên dưới ghi cùng nội dung",
        "Drawing: agencies of two provinces and their shared tasks; the table below says the same",
    ),
    "no_cooperation": (
        "Chưa có cơ quan của hai tỉnh trong đồ thị.",
        "The graph has no agencies of two provinces.",
    ),
    "province_a": ("Tỉnh thứ nhất", "One province"),
    "province_b": ("Tỉnh thứ hai", "The other province"),
    "one_sided": (
        "Nhiệm vụ khác của kế hoạch chung, chỉ ghi cơ quan một bên ({0})",
        "Other tasks of their common plans, naming agencies of one side only ({0})",
    ),
    "one_sided_about": (
        "Kế hoạch áp dụng cho cả hai tỉnh, nhưng nhiệm vụ không ghi tên cơ quan nào của bên kia.",
        "The plan holds for both provinces, but the task names no agency of the other side.",
    ),
}
TIMES: Mapping[str, tuple[str, str]] = {
    "timeline_about": (
        "Việc gì phải xong ngày nào, và nhiệm vụ nào đang mở trong quý nào.",
        "What falls due on which day, and which tasks are open in which quarter.",
    ),
    "all_tasks": ("Tất cả", "All"),
    "lead_of": ("Chủ trì", "Lead"),
    "open_when": ("Đang mở", "Open"),
    "open_by_quarter": ("Nhiệm vụ đang mở theo quý", "Tasks open in each quarter"),
    "open_about": (
        (
            "Một nhiệm vụ mở từ ngày đầu đến ngày cuối của nó; việc thường xuyên mở suốt kế hoạch; "
            "việc không ghi thời gian không tính vào quý nào."
        ),
        (
            "A task is open from its first to its last day, a recurring one for the whole plan; "
            "one without a time counts in no quarter."
        ),
    ),
    "open_label": (
        "Biểu đồ số nhiệm vụ đang mở theo quý; bảng số liệu ở dưới",
        "Chart of the tasks open in each quarter; the figures as a table are below",
    ),
    "open_tasks": ("nhiệm vụ đang mở", "tasks open"),
    "every_year": ("ngày {0}/{1} hằng năm", "every year on {0}/{1}"),
}
AIMS: Mapping[str, tuple[str, str]] = {
    "aims_about": (
        "Tiền tính bằng triệu đồng. Thanh mờ nối dài là khoảng đến mức cao nhất.",
        "Money in million VND. The outlined end of a bar reaches to the highest value.",
    ),
    "budget": ("Kinh phí", "Budget"),
    "budget_total": ("(tổng các dòng: {0} triệu đồng)", "(sum of the lines: {0} million VND)"),
    "budget_label": (
        "Biểu đồ kinh phí theo năm và nguồn, triệu đồng; bảng số liệu ở dưới",
        "Chart of the money by year and source, million VND; the figures as a table are below",
    ),
    "budget_lines": ("Các dòng kinh phí ({0})", "Budget lines ({0})"),
    "budget_line": ("Nội dung", "Line"),
    "budget_group": ("Nhóm", "Group"),
    "money_other": ("nguồn khác", "other sources"),
    "sum": ("Cộng", "Sum"),
    "quantity": ("Khối lượng", "Quantity"),
    "amount": ("Triệu đồng", "Million VND"),
    "by_year": ("Theo năm", "By year"),
    "targets": ("Chỉ tiêu", "Targets"),
    "targets_in": ("Chỉ tiêu tính bằng {0}", "Targets in {0}"),
    "target_of": ("Của", "Of"),
    "indicator": ("Chỉ tiêu", "Indicator"),
    "value": ("Mức", "Value"),
    "about": ("khoảng", "about"),
}
FINDINGS: Mapping[str, tuple[str, str]] = {
    "findings_about": (
        (
            "Điểm yếu mà các quy tắc kiểm tra thấy trong kế hoạch. “Không đánh giá được” nghĩa là "
            "kế hoạch thiếu dữ liệu mà quy tắc cần, không phải là đạt."
        ),
        (
            "Weaknesses that the rules found in the plans. “Not assessable” means that the plan "
            "lacks the data that the rule needs, not that it passed."
        ),
    ),
    "no_findings": ("Không có phát hiện nào.", "There are no findings."),
    "all_findings": ("Tất cả", "All"),
    "commonest": ("Các quy tắc thấy nhiều nhất", "The rules that found most"),
    "plans_left": (
        "không kể {0} kế hoạch không đánh giá được",
        "plans not assessable: {0}",
    ),
    "all_rules": ("Mọi quy tắc", "All rules"),
    "weight": ("Mức độ", "Weight"),
    "error": ("lỗi", "error"),
    "warning": ("cảnh báo", "warning"),
    "note": ("lưu ý", "note"),
    "not-assessable": ("không đánh giá được", "not assessable"),
    "finding": ("Phát hiện", "Finding"),
    "rule": ("Quy tắc", "Rule"),
    "measured": ("Đo được", "Measured"),
    "threshold": ("Ngưỡng", "Threshold"),
    "denominator": ("Trên tổng số", "Out of"),
    "evidence": ("Bằng chứng", "Evidence"),
    "notes": ("Ghi chú khi đọc văn bản", "Notes on reading the documents"),
    "notes_about": (
        "Những chỗ máy hoặc người đọc chưa hiểu, hoặc đã phải quyết định.",
        "What was not understood in the documents, or had to be decided.",
    ),
    "note_message": ("Ghi chú", "Note"),
}
SHEETS: Mapping[str, tuple[str, str]] = {
    "sources_about": (
        "Từng lượt chủ trì, phối hợp, đầu mối và chỗ văn bản ghi như vậy.",
        "Every lead, support and coordination, and where the document says so.",
    ),
    "sources_about_hint": (
        "Bấm chỗ ghi để xem.",
        "Click a place.",
    ),
    "as_written": ("Văn bản ghi là", "As written"),
    "basis": ("Căn cứ", "Basis"),
    "file": ("Tệp văn bản", "Document file"),
    "document": ("Văn bản", "Document"),
    "text": ("Nội dung", "Text"),
    "no_quote": (
        ("Kế hoạch này nhập từ dữ liệu đã rà soát, không kèm nguyên văn. Xem {0} của văn bản {1}."),
        "This plan came in as reviewed data, without the document's words. See {0} of {1}.",
    ),
    "place_found": (
        "Chỗ tìm theo số mục ({0}), không phải câu được trích.",
        "Place found by its locator ({0}), not quoted.",
    ),
    "no_place": (
        (
            "Kế hoạch không kèm câu được trích, và không tìm được {0} trong văn bản: số này không "
            "có ở đó, hoặc có nhiều lần."
        ),
        (
            "The plan has no quote, and {0} cannot be found in the document: its number does not "
            "stand there, or more than once."
        ),
    ),
    "see_document": ("Xem trong văn bản", "See it in the document"),
    "see_network": ("Xem trong mạng lưới", "See in the network"),
    "see_matrix": ("Ma trận", "Matrix"),
    "see_aims": ("Kinh phí, chỉ tiêu", "Budget and targets"),
    "see_sources": ("Xem các nguồn", "See the sources"),
    "as_lead": ("Chủ trì", "Leads"),
    "as_support": ("Phối hợp", "Supports"),
    "as_coordinate": ("Đầu mối của cả kế hoạch", "Coordinates the whole plan"),
    "partners": ("Cùng làm với", "Works with"),
    "reports": ("Báo cáo", "Reports"),
    "reports_given": ("Báo cáo phải gửi", "Reports to give"),
    "reports_passed": ("Báo cáo gửi qua cơ quan này", "Reports that pass through"),
    "reports_received": ("Báo cáo nhận", "Reports to receive"),
    "issued": ("Ban hành", "Has issued"),
    "all_counted": (
        "Tính trên cả {0} kế hoạch của trang, không theo bộ lọc.",
        "Counted over all {0} plans of the page, whatever the filters.",
    ),
    "collective": ("tên chung của nhiều cơ quan", "stands for many bodies"),
    "short_name": ("Tên tắt", "Short name"),
    "aliases": ("Cách ghi khác", "Other spellings"),
    "parent": ("Thuộc nhiệm vụ", "Part of"),
    "children": ("Gồm các việc", "Its parts"),
    "form": ("Hình thức", "Form"),
    "deliverable": ("Sản phẩm đầu ra", "Deliverable"),
    "product": ("Sản phẩm", "Product"),
    "products": ("Sản phẩm", "Products"),
    "places": ("Địa điểm", "Places"),
    "participants": ("Cơ quan tham gia", "Agencies taking part"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "issued_on": ("Ngày ban hành", "Date of issue"),
    "coordinators": ("Đầu mối", "Coordinators"),
    "reference": ("Căn cứ của kế hoạch", "What a plan rests on"),
    "references": ("Căn cứ của kế hoạch", "What it rests on"),
}
CODED: Mapping[str, Iterable[str]] = {
    "kind": (
        *("department", "centre", "people_committee", "party_body", "front", "association"),
        *("ministry", "school", "company", "press", "other"),
        *("plan", "decision", "programme", "scheme", "resolution", "directive", "project"),
    ),
    "level": ("central", "provincial", "commune"),
    "relation": ("based_on", "implements", "proposed_by"),
}
"""Codes whose words are asked for together with what they are said of."""
MONEY: Mapping[str, tuple[str, str]] = {
    f"money_{source}": CODES[f"source.{source}"] for source in ("national", "provincial")
}
SAID: Mapping[str, tuple[str, str]] = {
    f"{what}_{code}": CODES[code] for what, codes in CODED.items() for code in codes
}
SCOPES: Mapping[str, tuple[str, str]] = {
    "programme": ("Chỉ kế hoạch: {}", "Only the plan: {}"),
    "province": ("Chỉ các kế hoạch áp dụng cho {}", "Only plans that cover {}"),
    "agency": (
        "Chỉ những nhiệm vụ có {}; số liệu của cơ quan khác chỉ tính trong các nhiệm vụ này",
        "Only tasks of {}; figures of others count these tasks alone",
    ),
}
"""What a page about a part of the graph says of itself."""
BOTH: Mapping[str, tuple[str, str]] = {
    **CODES,
    **FRAME,
    **COMMON,
    **OVERVIEW,
    **DRAWINGS,
    **TIMES,
    **AIMS,
    **FINDINGS,
    **SHEETS,
    **MONEY,
    **SAID,
}


def words(language: Language) -> dict[str, str]:
    """Every word of the page in that language: the graph's codes and the load's columns too."""
    chosen = 0 if language == "vi" else 1
    columns = {
        f"count_{column.name}": column.heading(language)
        for column in question("coordination-load").columns
    }
    peak = {"peak_quarter": columns["count_peak_quarter"]}
    return {**columns, **peak, **{name: pair[chosen] for name, pair in BOTH.items()}}


def scope_words(facts: Facts, scope: Scope | None) -> dict[Language, str]:
    """What the page is about, where it is not about the whole graph."""
    if scope is None:
        return {}
    said = [(SCOPES[kind], name) for kind, name in scope_names(facts, scope).items()]
    return {
        "vi": "; ".join(pair[0].format(text) for pair, text in said),
        "en": "; ".join(pair[1].format(text) for pair, text in said),
    }
