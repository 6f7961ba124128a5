"""Targets: the figures of a section on aims."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.text import fold
from loaders.dataset import Target
from loaders.document import Block, Span, Table
from loaders.language.products import Products
from loaders.sections.figures import Clause, Figure, clauses_of, has_figure, has_rank, last_year
from loaders.sections.parts import BRACKETED, MOST_WORDS_OF_A_HEADING, Item, outline
from loaders.sections.plan import Plan
from loaders.sections.reading import Reading, Tally

_HEADING = re.compile(
    r"^(?:cac |nhung |mot so )?(?:muc tieu|chi tieu)\b"
    r"|^(?:quan diem|muc dich|dinh huong|phuong huong)\b.{0,40}\b(?:muc tieu|chi tieu)\b"
    r"(?! quoc gia)"
    r"|^(?:tam nhin|dinh huong|phuong huong)(?: (?:den|toi))?(?: nam)? 20\d\d$"
)
_OTHER_HEADING = re.compile(
    r"^(?:doi tuong|pham vi|yeu cau|quan diem|nguyen tac|thoi gian|can cu|muc dich)\b(?!.*muc tieu)"
)
_VISION = re.compile(r"\btầm\s+nhìn\s+(?:(?:đến|tới)\s+)?(?:năm\s+)?(20\d\d)(?!\d)", re.IGNORECASE)
_MEASURE = re.compile(
    r"^(?:tong |toc do |tang truong|tang |binh quan|nang suat|san luong|gia tri|hang nam|moi nam"
    r"|dien tich|trung binh|[\s,])+$"
)


def is_targets_heading(item: Item) -> bool:
    """Whether a paragraph heads a section on aims: 'II. MỤC TIÊU', '2. Mục tiêu cụ thể'."""
    title = item.paragraph.body.split(":")[0]
    headed = bool(item.paragraph.label) or title.isupper() or item.paragraph.heading is not None
    return (
        headed
        and len(title.split()) <= MOST_WORDS_OF_A_HEADING
        and _HEADING.search(fold(title)) is not None
    )


@dataclass
class _Context:
    """The headings above a paragraph: levels, the year each names, whether it is about aims."""

    last_year: int | None
    above: list[tuple[float, int | None, bool]] = field(default_factory=list)

    def enter(self, item: Item, *, heading: bool) -> None:
        """Stand below this paragraph if it is numbered or a heading."""
        if not item.level and not heading:
            return
        level = item.level or BRACKETED + 0.5
        while self.above and self.above[-1][0] >= level:
            self.above.pop()
        words = item.paragraph.body
        other = heading and _OTHER_HEADING.match(fold(words)) is not None
        self.above.append((level, _year_of(words) if heading else None, other))

    @property
    def year(self) -> int | None:
        """The year that the nearest heading names; else the plan's last."""
        named = (year for _, year, _ in reversed(self.above) if year)
        return next(named, self.last_year)

    @property
    def other(self) -> bool:
        """Whether a heading above is about something else than aims."""
        return any(other for _, _, other in self.above)


def _year_of(heading: str) -> int | None:
    """The year that a heading names: of a vision only where it names no other."""
    vision = _VISION.search(heading)
    return last_year(heading) or (int(vision[1]) if vision else None)


def read_targets(blocks: Sequence[Block], plan: Plan, section: str) -> Reading[Target]:
    """The targets in the paragraphs of a section on aims; its tables are read elsewhere.

    Args:
        blocks: The section, its heading included.
        plan: The plan; its last year is that of targets that name none.
        section: The section's number, for locators.
    """
    reading: Reading[Target] = Reading(Tally(section))
    context = _Context(plan.last_year)
    for item in outline(blocks):
        if isinstance(item, Table):
            continue
        text, label = item.paragraph.text, len(item.paragraph.label)
        short = len(text.split()) <= MOST_WORDS_OF_A_HEADING
        context.enter(item, heading=text.endswith(":") or (short and not has_figure(text, label)))
        if context.other:
            reading.tally.at(item.paragraph.span)
            reading.tally.add("plain")
            continue
        path = item.path if item.path[:1] == (section,) else (section, *item.path)
        locator = ".".join(part for part in path if part)
        offset = item.paragraph.span.start
        about = plan.products.listed(text[label:].partition(":")[0].strip())
        product, last_sentence = about, -1
        for clause in clauses_of(text, label, context.year):
            said = Span(offset + clause.span.start, offset + clause.span.end)
            product = product if clause.sentence == last_sentence else about
            last_sentence = clause.sentence
            targets = []
            for figure in measured(clause):
                product = product_of(figure, product, plan.products) or about
                targets.append(as_target(figure, product, plan, locator, said))
            account_for(clause, targets, reading, plan, locator, said)
    return reading


def measured(clause: Clause) -> Iterator[Figure]:
    """The figures of a clause that have a unit, or words like đạt before them."""
    return (each for each in clause.figures if each.unit is not None or each.bounded)


def product_of(figure: Figure, last: str | None, products: Products) -> str | None:
    """What is grown or raised; the last one again where the words only name a measure."""
    if own := products.units.get(figure.unit or ""):
        return own
    if last and _MEASURE.match(fold(figure.before)):
        return last
    return products.introduced(figure.before) or products.measured(
        figure.before, figure.behind, figure.unit
    )


def as_target(
    figure: Figure,
    product: str | None,
    plan: Plan,
    locator: str,
    said: Span,
) -> Target:
    """A figure as a target, with the words that say it."""
    return Target(
        programme=plan.id,
        product=product,
        indicator=figure.indicator,
        minimum=figure.minimum,
        maximum=figure.maximum,
        approximate=figure.approximate,
        unit=figure.unit,
        year=figure.year,
        locator=locator or None,
        quote=plan.document.quote(said),
        span=[said.start, said.end],
    )


def account_for(
    clause: Clause,
    targets: Sequence[Target],
    reading: Reading[Target],
    plan: Plan,
    locator: str,
    said: Span,
) -> None:
    """Take a clause's targets; tell of a figure without a unit; count the clause."""
    reading.tally.at(said)
    if targets:
        reading.found(targets)
    if any(each.unit is None and not each.bounded for each in clause.figures):
        reading.puzzled(
            "number-without-unit",
            "A number among the targets has no unit.",
            plan.document.quote(said),
            said,
            locator,
            severity="info",
            unit=not targets,
        )
    elif not clause.figures and has_rank(plan.document.quote(said)):
        reading.puzzled(
            "rank-not-written",
            "A place among others is no figure to reach; it is not written as a target.",
            plan.document.quote(said),
            said,
            locator,
            severity="info",
        )
    elif not targets:
        reading.tally.add("plain")
