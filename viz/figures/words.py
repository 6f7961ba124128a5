"""The words of the figures, in both languages."""

from collections.abc import Mapping

from queries.catalogue import Language
from viz.text import decimal

BOTH: Mapping[str, tuple[str, str]] = {
    "load_title": ("Tải điều phối của các cơ quan", "Coordination load of agencies"),
    "matrix_title": ("Ma trận nhiệm vụ – cơ quan", "Tasks and agencies"),
    "two-mode_title": ("Mạng lưới cơ quan và nhiệm vụ", "Network of agencies and tasks"),
    "shared_title": (
        "Mạng lưới cơ quan có nhiệm vụ chung",
        "Network of agencies that share tasks",
    ),
    "neighbourhood_title": (
        "Cơ quan có tải lớn nhất và các cơ quan cùng làm",
        "The most loaded agency and those that share tasks with it",
    ),
    "cooperation_title": ("{0} và {1}: nhiệm vụ làm chung", "{0} and {1}: tasks done together"),
    "load": ("Tải", "Load"),
    "lead": ("chủ trì", "lead"),
    "support": ("phối hợp", "support"),
    "both": ("vừa chủ trì vừa phối hợp", "both lead and support"),
    "lead_bar": ("chủ trì (mỗi nhiệm vụ 1)", "lead (1 a task)"),
    "support_bar": ("phối hợp (mỗi nhiệm vụ 0,5)", "support (0.5 a task)"),
    "lead_cell": ("chủ trì", "lead"),
    "support_cell": ("phối hợp", "support"),
    "C": ("C", "L"),
    "P": ("P", "S"),
    "C/P": ("C/P", "L/S"),
    "leads": ("Chủ trì", "Leads"),
    "supports": ("Phối hợp", "Supports"),
    "agency": ("Cơ quan", "Agency"),
    "agency_in": ("cơ quan: {0}", "agency: {0}"),
    "central": ("trung ương, khác", "central, other"),
    "task": ("nhiệm vụ", "task"),
    "tasks": ("Nhiệm vụ chung", "Common tasks"),
    "task_heading": ("Nhiệm vụ", "Task"),
    "shared": ("nhiệm vụ chung: từ 1 đến {0}", "shared tasks: 1 to {0}"),
    "deadline": ("hạn {0}", "by {0}"),
    "all_plans": ("{0} kế hoạch", "{0} plans"),
    "source": ("Nguồn: {0}.", "Source: {0}."),
    "more_plans": ("và {0} kế hoạch khác", "and {0} more plans"),
    "in_province": ("Cơ quan của {0}.", "Agencies of {0}."),
    "load_note": (
        (
            "Tải = 1 × số nhiệm vụ chủ trì + 0,5 × số nhiệm vụ phối hợp; chỉ tính khi kế hoạch "
            "ghi đúng tên cơ quan."
        ),
        "Load = 1 × tasks led + 0.5 × tasks supported; only what names the agency itself counts.",
    ),
    "size_note": (
        "Hình càng lớn, tải càng cao (1 × chủ trì + 0,5 × phối hợp).",
        "The larger the shape, the greater the load (1 × leads + 0.5 × supports).",
    ),
    "task_note": (
        "Số ở ô vuông là số của nhiệm vụ trong văn bản.",
        "The number at a square is the task's number in the document.",
    ),
    "most_note": (
        "Chỉ vẽ {0} cơ quan có tải lớn nhất trong số {1}.",
        "Only the {0} most loaded of {1} agencies are drawn.",
    ),
    "order_note": (
        "Cột xếp theo tải, lớn nhất đứng trước; hàng theo thứ tự trong văn bản.",
        "Columns by load, the greatest first; rows in the order of the document.",
    ),
    "cooperation_note": (
        "Những nhiệm vụ có cơ quan của cả hai tỉnh tham gia, xếp theo thời hạn.",
        "The tasks in which agencies of both provinces take part, by deadline.",
    ),
}


class Words:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._at = 0 if language == "vi" else 1

    def __call__(self, name: str, *given: object) -> str:
        """The word or sentence of that name, filled with what is given."""
        return BOTH[name][self._at].format(*given)

    def number(self, value: float) -> str:
        """A number as people of the language write it."""
        return decimal(value, self.language)
