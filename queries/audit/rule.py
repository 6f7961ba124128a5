"""What a rule is, and what it is given to look at."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from queries.audit.findings import Finding, Severity
from queries.catalogue import Language
from queries.facts import Agency, Evidence, Facts, Programme, Task

Words = Mapping[Language, str]
Value = float | tuple[str, ...]
"""What a setting holds: a number, or texts."""
Settings = Mapping[str, Mapping[str, Value]]
"""For a rule's id the settings that differ from its defaults."""
ASSIGNED = frozenset({"assignment", "duty"})
"""The kinds of tasks that somebody has to do; an objective names nobody."""
NOBODY_LEADS = (
    "kế hoạch không ghi cơ quan chủ trì của nhiệm vụ nào",
    "the plan names a lead for none of its tasks",
)
UNDATED = (
    "kế hoạch không ghi ngày ban hành và thời kỳ",
    "the plan has neither a date of issue nor a period",
)
NOT_ASKED = (
    "kế hoạch cần được nạp lại để đối chiếu danh bạ cơ quan",
    "the plan must be loaded again so that the register is asked",
)
NOBODY_TAKES_PART = (
    "kế hoạch không ghi cơ quan nào tham gia nhiệm vụ",
    "the plan names nobody in any of its tasks",
)
"""Why several rules cannot look, in both languages."""
_VIETNAMESE = str.maketrans(",.", ".,")
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Setting:
    """A threshold that users may set, with what it means in both languages."""

    name: str
    default: Value
    about: Words


@dataclass(frozen=True)
class Rule:
    """A rule as its module declares it; the module's docstring describes it.

    Attributes:
        id: The module's name with hyphens.
        severity: How much its findings weigh.
        title: A few words in each language.
        value: What is measured, in which unit.
        denominator: Out of how many.
        settings: Its thresholds.
        across: Whether it looks at all plans at once rather than at each alone.
    """

    id: str
    severity: Severity
    title: Words
    value: Words
    denominator: Words
    settings: tuple[Setting, ...] = ()
    across: bool = False


@dataclass(frozen=True)
class Scope:
    """What a rule looks at: the facts of one plan, or of all (`programme` is None)."""

    rule: Rule
    facts: Facts
    settings: Mapping[str, Value]
    programme: Programme | None = None

    @property
    def plan(self) -> Programme:
        """The plan that a rule looks at which takes them one by one."""
        if self.programme is None:
            raise ValueError(f"the rule {self.rule.id} looks at all plans at once")
        return self.programme

    def number(self, name: str) -> float:
        """The number that a setting holds."""
        value = self.settings[name]
        if isinstance(value, tuple):
            raise TypeError(f"{self.rule.id}.{name} holds texts")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts that a setting holds."""
        value = self.settings[name]
        if not isinstance(value, tuple):
            raise TypeError(f"{self.rule.id}.{name} holds a number")
        return value

    @cached_property
    def assigned(self) -> Sequence[Task]:
        """Rows of assignment tables and duties, in the order in which people number them."""
        tasks = (each for each in self.facts.tasks.values() if each.kind in ASSIGNED)
        return sorted(tasks, key=lambda task: natural(task.id))

    @cached_property
    def mentions(self) -> Mapping[str, Sequence[Evidence]]:
        """The bodies that have a task, a duty or a report, in the order of their ids, and where."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        for task in self.assigned:
            taking_part = {each.agency for each in task.participations}
            for each in task.participations:
                found[each.agency].append(each.evidence)
            if task.holder and task.holder not in taking_part:
                found[task.holder].append(task.evidence)
        for each in self.programme.coordinators if self.programme else ():
            found[each.agency].append(each.evidence)
        for report in self.facts.reports:
            for key in filter(None, (report.agency, report.to, report.via)):
                found[key].append(report.evidence)
        return dict(sorted(found.items()))

    @property
    def register_asked(self) -> bool:
        """Whether the register was asked for every body; an older daumoi did not ask."""
        return all(self.agency(key).registered is not None for key in self.mentions)

    def agency(self, key: str) -> Agency:
        """The agency of that id."""
        return self.facts.agencies[key]

    def names(self, keys: Iterable[str]) -> str:
        """Names of agencies, for a message."""
        return ", ".join(self.facts.agencies[each].name for each in keys)

    def found(
        self,
        vi: str,
        en: str,
        *,
        value: float,
        threshold: float,
        denominator: int,
        tasks: Sequence[Task] = (),
        agencies: Iterable[str] = (),
        evidence: Iterable[Evidence] = (),
    ) -> Finding:
        """A weakness; without evidence of its own its tasks show it, else the plan as a whole."""
        whole = (Evidence(self.programme.id),) if self.programme else ()
        shown = tuple(evidence) or tuple(task.evidence for task in tasks) or whole
        plans = {each.programme for each in shown}
        places = {(each.programme, each.locator) for each in shown}
        return Finding(
            rule=self.rule.id,
            severity=self.rule.severity,
            status="found",
            message={"vi": vi, "en": en},
            value=value,
            threshold=threshold,
            denominator=denominator,
            programme=shown[0].programme if len(plans) == 1 else None,
            locator=shown[0].locator if len(places) == 1 else None,
            agencies=tuple(agencies),
            tasks=tuple(task.id for task in tasks),
            evidence=shown,
        )

    def cannot(self, vi: str, en: str, programme: str | None = None) -> Finding:
        """Why the rule could not look: the data it needs is missing."""
        own = self.programme.id if self.programme else programme
        return Finding(
            rule=self.rule.id,
            severity=self.rule.severity,
            status="not-assessable",
            message={
                "vi": f"Không đánh giá được, vì {vi}.",
                "en": f"Not assessable, because {en}.",
            },
            programme=own,
        )


def number_in(language: Language, number: float) -> str:
    """A number as the language writes it.

    >>> number_in("vi", 18434.5), number_in("en", 18434.5)
    ('18.434,5', '18,434.5')
    """
    english = f"{number:,.12g}"
    return english if language == "en" else english.translate(_VIETNAMESE)


def natural(text: str) -> list[tuple[int, str]]:
    """A key that sorts 'pl.2' before 'pl.10'.

    >>> sorted(["pl.10", "pl.2"], key=natural)
    ['pl.2', 'pl.10']
    """
    return [(int(each), "") if each.isdecimal() else (-1, each) for each in _DIGITS.split(text)]
