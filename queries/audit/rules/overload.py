"""A body has far more to do than the others of its province and level, or more than a fixed load.

Cơ quan có tải vượt xa các cơ quan cùng tỉnh, cùng cấp, hoặc vượt một mức tải cố định.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting, number_in
from queries.facts import Participation

RULE = Rule(
    id="overload",
    severity="warning",
    title={"vi": "Cơ quan quá tải", "en": "Overloaded body"},
    value={
        "vi": "tải: chủ trì × 1 + phối hợp × 0,5, trong mọi kế hoạch",
        "en": "load: leads × 1 + supports × 0.5, over all plans",
    },
    denominator={
        "vi": "cơ quan có nhiệm vụ trong cùng tỉnh, cùng cấp",
        "en": "bodies with tasks in its province, of its level",
    },
    settings=(
        Setting(
            "mads",
            3,
            {
                "vi": "Vượt trung vị bao nhiêu lần độ lệch tuyệt đối trung vị (MAD) thì báo.",
                "en": "By how many median absolute deviations (MAD) above the median.",
            },
        ),
        Setting(
            "absolute",
            30,
            {
                "vi": "Từ tải nào thì báo, bất kể các cơ quan khác.",
                "en": "From which load, whatever the others have.",
            },
        ),
        Setting(
            "agencies",
            5,
            {
                "vi": "Ít cơ quan hơn số này thì không so sánh.",
                "en": "With fewer bodies than this they are not compared.",
            },
        ),
        Setting("lead", 1.0, {"vi": "Trọng số của chủ trì.", "en": "Weight of a lead."}),
        Setting(
            "support",
            0.5,
            {"vi": "Trọng số của phối hợp.", "en": "Weight of a support."},
        ),
    ),
    across=True,
)
Group = tuple[str | None, str | None]


def find(scope: Scope) -> Iterator[Finding]:
    """Bodies above the bound of their group; collectives are no bodies."""
    parts = _participations(scope)
    groups: dict[Group, dict[str, float]] = defaultdict(dict)
    for key in sorted(parts):
        agency = scope.agency(key)
        if not agency.collective:
            groups[agency.province, agency.level][key] = _load(scope, parts[key])
    if not groups:
        yield scope.cannot("không cơ quan nào có nhiệm vụ", "no body has a task")
    for group in sorted(groups, key=lambda each: tuple(part or "" for part in each)):
        yield from _in_group(scope, group, groups[group], parts)


def _in_group(
    scope: Scope,
    group: Group,
    loads: Mapping[str, float],
    parts: Mapping[str, Sequence[Participation]],
) -> Iterator[Finding]:
    bound = scope.number("absolute")
    spread = _spread(list(loads.values()))
    if len(loads) < scope.number("agencies") or not spread:
        yield scope.cannot(*_not_compared(scope, group, len(loads)))
    else:
        bound = min(bound, median(loads.values()) + scope.number("mads") * spread)
    for key, load in loads.items():
        if load >= bound:
            yield scope.found(
                f"{scope.agency(key).name} có tải {number_in('vi', load)} "
                f"(ngưỡng {number_in('vi', bound)})",
                f"{scope.agency(key).name} has a load of {number_in('en', load)} "
                f"(bound {number_in('en', bound)})",
                value=load,
                threshold=bound,
                denominator=len(loads),
                agencies=[key],
                evidence=[each.evidence for each in parts[key]],
            )


def _participations(scope: Scope) -> dict[str, list[Participation]]:
    found: dict[str, list[Participation]] = defaultdict(list)
    for task in scope.assigned:
        for each in task.participations:
            found[each.agency].append(each)
    return found


def _load(scope: Scope, parts: Sequence[Participation]) -> float:
    return sum(scope.number(each.role) for each in parts)


def _spread(loads: Sequence[float]) -> float:
    """The median absolute deviation (MAD)."""
    middle = median(loads)
    return median(abs(load - middle) for load in loads)


def _not_compared(scope: Scope, group: Group, size: int) -> tuple[str, str]:
    province, level = group
    place = scope.facts.provinces.get(province or "", "")
    vi = {"central": "trung ương", "provincial": "cấp tỉnh", "commune": "cấp xã"}.get(level or "")
    return (
        f"{size} cơ quan {' '.join(filter(None, (vi, place)))} quá ít hoặc không khác nhau",
        f"{size} {' '.join(filter(None, (level, place)))} bodies are too few or too alike",
    )
