"""The words of briefs, in both languages."""

from collections.abc import Mapping

from queries.catalogue import Language

BOTH: Mapping[str, tuple[str, str]] = {
    "title": ("Nhiệm vụ của {0}", "What {0} has to do"),
    "made": (
        "Lập ngày {0} từ {1} kế hoạch; số trong ngoặc vuông chỉ văn bản ở mục Nguồn.",
        "Made on {0} from {1} plans; numbers in square brackets are the plans under Sources.",
    ),
    "leads": ("Chủ trì", "Leads"),
    "supports": ("Phối hợp", "Supports"),
    "shared": ("Giao chung", "Given jointly"),
    "reports": ("Báo cáo", "Reports"),
    "findings": ("Phát hiện", "Findings"),
    "partners": ("Cùng làm với", "Works with"),
    "coordinates": ("Đầu mối", "Coordinates"),
    "sources": ("Nguồn", "Sources"),
    "due": ("Thời hạn", "Deadline"),
    "task": ("Nhiệm vụ", "Task"),
    "with_leads": ("Cùng chủ trì; phối hợp", "Joint leads; supports"),
    "with_supports": ("Chủ trì; cùng phối hợp", "Leads; other supports"),
    "source": ("Nguồn", "Source"),
    "plan": ("Kế hoạch", "Plan"),
    "role": ("Vai trò", "Role"),
    "collective": ("Giao cho", "Given to"),
    "to": ("Báo cáo", "To"),
    "how": ("Cách gửi", "How"),
    "sends": ("gửi thẳng", "directly"),
    "through": ("qua {0}", "through {0}"),
    "gathers": ("tổng hợp của {0}", "gathers from {0}"),
    "as_one": ("giao chung cho {0}", "as one of {0}"),
    "severity": ("Mức", "Severity"),
    "finding": ("Phát hiện", "Finding"),
    "partner": ("Cơ quan", "Agency"),
    "together": ("Nhiệm vụ chung", "Shared tasks"),
    "every_year": ("{0} hằng năm", "{0} every year"),
    "undated": ("không ghi", "none said"),
    "joint": ("Cùng chủ trì: {0}", "Joint lead: {0}"),
    "help": ("Phối hợp: {0}", "Support: {0}"),
    "led_by": ("Chủ trì: {0}", "Lead: {0}"),
    "helped_by": ("Cùng phối hợp: {0}", "Other support: {0}"),
    "deliverable": ("Sản phẩm: {0}", "Deliverable: {0}"),
    "issued": ("ban hành {0}", "issued {0}"),
    "about_shared": (
        "Việc giao cho tập thể mà kế hoạch kể cơ quan này là thành viên; ngoài các việc ở trên.",
        "Given to collectives of which the plan says that this body is one, besides those above.",
    ),
    "no_leads": ("Không chủ trì nhiệm vụ nào.", "Leads no task."),
    "no_supports": ("Không phối hợp nhiệm vụ nào.", "Supports no task."),
    "no_reports": ("Các kế hoạch không ghi báo cáo nào.", "The plans name no report."),
    "no_findings": ("Không có phát hiện nào.", "Nothing was found."),
}


def words(language: Language) -> dict[str, str]:
    """Every word of a brief in one language."""
    return {name: pair[0 if language == "vi" else 1] for name, pair in BOTH.items()}
