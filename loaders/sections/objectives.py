"""Objectives: the numbered focus tasks of a section on tasks that name no agency."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.text import fold
from loaders.dataset import Task
from loaders.sections.parts import DASH, MOST_WORDS_OF_A_HEADING, ROMAN
from loaders.sections.passages import Passage
from loaders.sections.plan import Plan
from loaders.sections.reading import Reading, Tally
from loaders.sections.titles import short_title

_TASKS = re.compile(
    r"^(?!.*\b(?:phan cong|to chuc thuc hien|muc dich|muc tieu|chi tieu|yeu cau|kinh phi|muc chi"
    r"|trach nhiem|nguon luc)\b)"
    r"(?:(?:cac |nhung |mot so )?(?:noi dung|hoat dong|cong viec|linh vuc)\b"
    r"|(?!giai phap).*\bnhiem vu\b"
    r"|(?:phat trien|day manh|nang cao|hoan thien|thuc day|tang cuong)\b)"
)
"""Folded headings of sections on tasks: 'Nhiệm vụ trọng tâm', 'Nội dung', 'Phát triển …'."""
_OTHER = re.compile(
    r"^(?:(?:cac |nhung |mot so )?(?:nhom )?giai phap|(?:bao dam |dam bao )?(?:nguon )?kinh phi"
    r"|nguon (?:von|luc|kinh phi)|muc (?:dich|tieu)|chi tieu|yeu cau|quan diem|nguyen tac"
    r"|thoi gian|pham vi|doi tuong|che do|can cu|co che tai chinh)\b"
)
"""Folded openings of headings among tasks whose items are no tasks."""
_BARE = re.compile(
    r"^(?:cac |nhung |mot so )?(?:nhiem vu|noi dung|hoat dong|cong viec)"
    r"(?: (?:trong tam|chu yeu|cu the|chinh|thuc hien|cong viec|nhiem vu))*$"
)
_PART = re.compile(r"(?:phần|chương)\s", re.IGNORECASE)
_IN_ANNEX = re.compile(r"\bphu luc\b")
_MOST_WORDS_ABOUT_AN_ANNEX = 20
_LEADS = re.compile(r"(?:cac )?(?:co quan|don vi)\b.*\b(?:chu tri|thuc hien|dau moi)\b.*")
_MOST_WORDS_OF_A_ROLE = 8
_COUNTED = re.compile(
    r"\b(?:Hai|Ba|Bốn)\s+(?:[Ss]ở|[Nn]gành|[Cc]ơ quan|[Đđ]ơn vị)\s+(?:cùng|thống nhất|luân phiên"
    r"|(?:có trách nhiệm )?(?:phối hợp|chủ trì|tổ chức|chỉ đạo|triển khai))\b"
)
"""The bodies of a joint document by their number, at the beginning of a sentence."""


@dataclass
class _Node:
    """A numbered item, what stands below it without a number, and the numbered items below it."""

    passage: Passage
    own: list[Passage] = field(default_factory=list)
    below: list["_Node"] = field(default_factory=list)

    @property
    def rank(self) -> int:
        """Its level; a part (Phần, Chương) stands over sections that have Roman numbers too."""
        if _PART.match(self.passage.text):
            return 0
        return ROMAN if self.passage.item.outermost else self.passage.item.level

    @property
    def words(self) -> str:
        """Its words; those of the next line where it is a number alone."""
        body = self.passage.item.paragraph.body
        return body if body or not self.own else self.own[0].text

    @property
    def title(self) -> str:
        """Its words up to a colon, folded."""
        return fold(self.words.split(":")[0])

    @property
    def simple(self) -> bool:
        """Whether it is one paragraph and nothing else."""
        return not self.own and not self.below


def free_of_tasks(passages: Iterable[Passage], tasks: Iterable[Task]) -> Iterator[Passage]:
    """The passages that no task was read from; numbered items stay, so that their place is told.

    What stands below an item or a bullet goes with it. A bullet that is a task has the number of
    its item and its own: the second one below 4 is 4.2.
    """
    taken = {(task.section or "", task.number) for task in tasks}
    bullets = 0
    whole = covered = False
    for passage in passages:
        if passage.numbered:
            bullets = 0
            whole = covered = (passage.section, passage.number) in taken
            yield passage
            continue
        if passage.item.level == DASH:
            bullets += 1
            covered = whole or (passage.section, f"{passage.number}.{bullets}") in taken
        if not covered:
            yield passage


def read_objectives(
    passages: Sequence[Passage], plan: Plan, tasks: Iterable[Task]
) -> tuple[Reading[Task], dict[int, Task]]:
    """The objectives of a body, in order; and each by where its item begins in the document.

    An item is one where it carries content itself: a sentence, bullets or paragraphs of its own, or
    points that are one sentence each; those are objectives too, below it. An item over items with
    content of their own is a heading.

    Args:
        passages: The paragraphs of the body, free of tasks.
        plan: The plan.
        tasks: The tasks read before; an item with nothing else below it is a heading.
    """
    reading: Reading[Task] = Reading(Tally("nhiệm vụ không nêu cơ quan"))
    reader = _Reader(plan, [(task.section or "", task.number or "") for task in tasks], reading)
    for node in _task_nodes(passages):
        _read(node, None, reader)
    return reading, reader.places


@dataclass(frozen=True)
class _Reader:
    plan: Plan
    taken: Sequence[tuple[str, str]]
    """Section and number of each task read before."""
    reading: Reading[Task]
    places: dict[int, Task] = field(default_factory=dict)
    """The objectives by where their items begin."""

    def is_task(self, node: _Node) -> bool:
        """Whether a task was read from the item, or from all that stands below it."""
        section, number = node.passage.section, re.escape(node.passage.number)
        below = "" if node.own else r"|\D"
        return any(
            where == section and re.match(rf"{number}(?:${below})", each)
            for where, each in self.taken
        )

    def names_agency(self, node: _Node) -> bool:
        """Whether the item or a paragraph of its own begins with a body, or says who leads.

        So does "Hai sở phối hợp …", which counts the bodies that the document is of.
        """
        return any(
            self._begins_with_body(each.item.paragraph.body)
            or _says_who_leads(each)
            or _COUNTED.search(each.item.paragraph.body)
            for each in (node.passage, *node.own)
        )

    def _begins_with_body(self, words: str) -> bool:
        """Whether a body is named first; a lone word is one as an abbreviation alone."""
        leading = self.plan.people.leading(words)
        name = leading.bodies[0].as_written if leading else ""
        return len(name.split()) > 1 or name.isupper()


def _says_who_leads(passage: Passage) -> bool:
    """Whether a line is of the kind 'Cơ quan chủ trì: …'."""
    name, colon, _ = passage.item.paragraph.body.partition(":")
    short = len(name.split()) <= _MOST_WORDS_OF_A_ROLE
    return bool(colon) and short and _LEADS.fullmatch(fold(name)) is not None


def _read(node: _Node, parent: str | None, reader: _Reader) -> None:
    passage, reading = node.passage, reader.reading
    reading.tally.at(passage.item.paragraph.span)
    if _OTHER.match(node.title):
        reading.tally.add("plain")
        return
    task: Task | None = None
    heads = any(not each.simple for each in node.below) and not node.own
    if heads or not node.words or reader.is_task(node):
        reading.tally.add("plain")
    elif _points_to_annex(node):
        _tell(reading, passage, "tasks-in-annex", "An item leaves its tasks to an annex.")
    elif _BARE.match(node.title):
        reading.tally.add("plain")
    elif reader.names_agency(node):
        message = "An item among the tasks names an agency, but is no assignment that was read."
        _tell(reading, passage, "task-with-agency-not-read", message)
    else:
        task = _objective(node, parent, reader.plan.id)
        reading.found([task])
        reader.places[passage.start] = task
        reading.tally.at(*(each.item.paragraph.span for each in node.own))
        reading.tally.add("plain", len(node.own))
    for each in node.below:
        _read(each, task.id if task else None, reader)


def _tell(reading: Reading[Task], passage: Passage, code: str, message: str) -> None:
    paragraph = passage.item.paragraph
    reading.puzzled(code, message, paragraph.text, paragraph.span, passage.locator, severity="info")


def _objective(node: _Node, parent: str | None, programme: str) -> Task:
    passage = node.passage
    return Task(
        id=f"{programme}/{passage.locator.lower()}",
        programme=programme,
        kind="objective",
        number=passage.number or passage.section,
        title=short_title(node.words),
        text=" ".join([passage.item.paragraph.body, *(each.text for each in node.own)]).strip(),
        parent=parent,
        section=passage.section or None,
        products=list(passage.about),
    )


def _points_to_annex(node: _Node) -> bool:
    """Whether an item only says that its tasks stand in an annex."""
    words = node.passage.item.paragraph.body
    short = len(words.split()) <= _MOST_WORDS_ABOUT_AN_ANNEX
    return node.simple and short and _IN_ANNEX.search(fold(words)) is not None


def _task_nodes(passages: Sequence[Passage]) -> Iterator[_Node]:
    """The items right below each heading on tasks, with all that stands below them."""
    for node in _tree(passages):
        yield from _below_tasks(node)


def _below_tasks(node: _Node) -> Iterator[_Node]:
    short = len(node.title.split()) <= MOST_WORDS_OF_A_HEADING
    if short and _TASKS.search(node.title):
        yield from node.below
    elif "nhiem vu" in node.title or not _OTHER.match(node.title):
        for each in node.below:
            yield from _below_tasks(each)


def _tree(passages: Sequence[Passage]) -> list[_Node]:
    """The numbered items with those below them; what stands before the first is left out."""
    roots: list[_Node] = []
    stack: list[_Node] = []
    for passage in passages:
        if not passage.numbered:
            if stack and not passage.text.startswith("("):
                stack[-1].own.append(passage)
            continue
        node = _Node(passage)
        while stack and stack[-1].rank >= node.rank:
            stack.pop()
        (stack[-1].below if stack else roots).append(node)
        stack.append(node)
    return roots
