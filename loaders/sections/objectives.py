"""Objectives: the numbered focus tasks of a section on tasks that name no agency."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.text import fold
from loaders.dataset import Task
from loaders.sections.parts import MOST_WORDS_OF_A_HEADING
from loaders.sections.passages import Passage
from loaders.sections.plan import Plan
from loaders.sections.reading import Reading, Tally
from loaders.sections.titles import short_title

_TASKS = re.compile(
    r"^(?!.*\b(?:phan cong|to chuc thuc hien|muc dich|muc tieu|chi tieu|yeu cau|kinh phi|muc chi"
    r"|trach nhiem|nguon luc)\b)"
    r"(?:(?:cac |nhung |mot so )?(?:noi dung|hoat dong|cong viec)\b|(?!giai phap).*\bnhiem vu\b)"
)
"""Folded headings of sections on tasks: 'Nhiệm vụ trọng tâm', 'Nội dung của chương trình'."""
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
_IN_ANNEX = re.compile(r"\bphu luc\b")
_MOST_WORDS_ABOUT_AN_ANNEX = 20
_LEADS = re.compile(r"(?:cac )?(?:co quan|don vi)\b.*\b(?:chu tri|thuc hien|dau moi)\b.*")
_MOST_WORDS_OF_A_ROLE = 8


@dataclass
class _Node:
    """A numbered item, what stands below it without a number, and the numbered items below it."""

    passage: Passage
    own: list[Passage] = field(default_factory=list)
    below: list["_Node"] = field(default_factory=list)

    @property
    def simple(self) -> bool:
        """Whether it is one paragraph and nothing else."""
        return not self.own and not self.below


def read_objectives(
    passages: Sequence[Passage], plan: Plan, tasks: Iterable[Task]
) -> Reading[Task]:
    """The objectives of a body, in order.

    An item is one where it carries content itself: a sentence, bullets or paragraphs of its own, or
    points that are one sentence each; those are objectives too, below it. An item over items with
    content of their own is a heading.

    Args:
        passages: The paragraphs of the body.
        plan: The plan.
        tasks: The tasks read before; what they are about is no objective.
    """
    reading: Reading[Task] = Reading(Tally("nhiệm vụ không nêu cơ quan"))
    reader = _Reader(plan, [(task.section or "", task.number or "") for task in tasks], reading)
    for node in _task_nodes(passages):
        _read(node, None, reader)
    return reading


@dataclass(frozen=True)
class _Reader:
    plan: Plan
    taken: Sequence[tuple[str, str]]
    """Section and number of each task read before."""
    reading: Reading[Task]

    def has_task(self, node: _Node) -> bool:
        """Whether a task was read already from the item or from what stands below it."""
        section, number = node.passage.section, re.escape(node.passage.number)
        return any(
            where == section and re.match(rf"{number}(?:$|\D)", each) for where, each in self.taken
        )

    def names_agency(self, node: _Node) -> bool:
        """Whether the item or a paragraph of its own begins with a body, or says who leads."""
        return any(
            self._begins_with_body(each.item.paragraph.body) or _says_who_leads(each)
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
    words = fold(passage.item.paragraph.body.split(":")[0])
    if _OTHER.match(words):
        reading.tally.add("plain")
        return
    task: Task | None = None
    heads = any(not each.simple for each in node.below) and not node.own
    if heads or reader.has_task(node):
        reading.tally.add("plain")
    elif _points_to_annex(node):
        _tell(reading, passage, "tasks-in-annex", "An item leaves its tasks to an annex.")
    elif _BARE.match(words):
        reading.tally.add("plain")
    elif reader.names_agency(node):
        message = "An item among the tasks names an agency, but is no assignment that was read."
        _tell(reading, passage, "task-with-agency-not-read", message)
    else:
        task = _objective(node, parent, reader.plan.id)
        reading.found([task])
        reading.tally.add("plain", len(node.own))
    for each in node.below:
        _read(each, task.id if task else None, reader)


def _tell(reading: Reading[Task], passage: Passage, code: str, message: str) -> None:
    paragraph = passage.item.paragraph
    reading.puzzled(code, message, paragraph.text, paragraph.span, passage.locator, severity="info")


def _objective(node: _Node, parent: str | None, programme: str) -> Task:
    passage = node.passage
    words = passage.item.paragraph.body
    return Task(
        id=f"{programme}/{passage.locator.lower()}",
        programme=programme,
        kind="objective",
        number=passage.number,
        title=short_title(words),
        text=" ".join([words, *(each.text for each in node.own)]),
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
    words = fold(node.passage.item.paragraph.body)
    if _heads_tasks(node):
        yield from node.below
    elif "nhiem vu" in words or not _OTHER.match(words):
        for each in node.below:
            yield from _below_tasks(each)


def _heads_tasks(node: _Node) -> bool:
    title = node.passage.item.paragraph.body.split(":")[0]
    return len(title.split()) <= MOST_WORDS_OF_A_HEADING and bool(_TASKS.search(fold(title)))


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
        while stack and stack[-1].passage.item.level >= passage.item.level:
            stack.pop()
        (stack[-1].below if stack else roots).append(node)
        stack.append(node)
    return roots
