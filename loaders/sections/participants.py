"""Who takes part in a task: from a cell, a line or a statement, each body with its role."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.text import fold
from loaders.dataset import Participation, Schedule, Task
from loaders.document import Span
from loaders.language.periods import said_schedule
from loaders.sections.people import Basis, People
from loaders.sections.reading import Reading
from loaders.sections.statements import ADDS_NOTHING, SAYS_ROLE, Role, read_statement

_ROLE_IN_BRACKETS = re.compile(
    r"\s*\(\s*(?:(?:cơ\s+quan|đơn\s+vị)\s+)?"
    r"(chủ\s+trì|phối\s+hợp|hỗ\s+trợ|tư\s+vấn|tham\s+gia)(?:\s+thực\s+hiện)?\s*\)",
    re.IGNORECASE,
)
_LAST_OF_OTHERS = re.compile(r"[;\n]")
_JOINT = re.compile(r"[\s;,.]*(?:và\s+)?")


@dataclass
class Participants:
    """The bodies that lead and support, in order and each once in its role; the time said."""

    leads: list[Participation] = field(default_factory=list)
    supports: list[Participation] = field(default_factory=list)
    schedule: Schedule | None = None

    def __bool__(self) -> bool:
        return bool(self.leads or self.supports)

    def add(self, role: Role, found: list[Participation]) -> None:
        """Take bodies that are not there yet in that role."""
        into = self.leads if role == "lead" else self.supports
        known = {each.agency for each in into}
        into.extend(each for each in found if each.agency not in known)


@dataclass(frozen=True)
class ParticipantReader:
    """Reads participants at one place of the document and says there what it did not read."""

    people: People
    reading: Reading[Task]
    basis: Basis
    locator: str

    def cell(self, into: Participants, role: Role, text: str, start: int, quoted: Span) -> None:
        """The bodies of a cell or line of a role; words like "…, phối hợp với …" change the role.

        Args:
            into: Takes what is found.
            role: The role that the column or the label says.
            text: The words; lines in it stand one character each, as in the document.
            start: Where they start in the document.
            quoted: The words that say so.
        """
        if self._is_prose(text):
            self.statement(into, text.replace("\n", " "), start, quoted, role)
            return
        for own, first, last in self._by_brackets(text, role):
            self._names(into, own, text[first:last], start + first, quoted)

    def _by_brackets(self, text: str, role: Role) -> Iterator[tuple[Role, int, int]]:
        """The stretches of a cell, with the roles in brackets: "Sở A (chủ trì), Sở B".

        A role behind several names is that of all back to the last semicolon or bracket; who
        stands first in a column of leads is not made a support by a bracket behind another. Beside
        one that is marked as leading, who has no mark supports.
        """
        begin, unmarked = 0, role
        for mark in _ROLE_IN_BRACKETS.finditer(text):
            own: Role = "lead" if fold(mark[1]) == "chu tri" else "support"
            parted = list(_LAST_OF_OTHERS.finditer(text, begin, mark.start()))
            first = _JOINT.match(text, parted[-1].end() if parted else begin)
            start = first.end() if first else begin
            names = self.people.read(text[start : mark.start()]).bodies
            if begin == 0 and own == "support" != role and len(names) > 1:
                start += max(body.start for body in names)
            if text[begin:start].strip(" ,;.\n"):
                yield unmarked, begin, start
            yield own, start, mark.start()
            unmarked = "support" if own == "lead" else unmarked
            joint = _JOINT.match(text, mark.end())
            begin = joint.end() if joint else mark.end()
        if begin < len(text):
            yield unmarked, begin, len(text)

    def statement(
        self, into: Participants, words: str, start: int, quoted: Span, default: Role | None = None
    ) -> None:
        """What a statement says: "Sở A chủ trì, phối hợp với Sở B; hoàn thành trong quý II"."""
        for saying in read_statement(words, self.named, default):
            stretch = words[saying.span.start : saying.span.end]
            at = start + saying.span.start
            if saying.meaning == "lead" or saying.meaning == "support":
                self._names(into, saying.meaning, stretch, at, quoted)
            elif saying.meaning == "time" and (timing := said_schedule(stretch)):
                into.schedule = into.schedule or timing.schedule
            elif default and saying.meaning == "time" and not ADDS_NOTHING.fullmatch(stretch):
                self._not_read(at, len(stretch))

    def named(self, words: str) -> int:
        """How many characters at the start of words name bodies."""
        leading = self.people.leading(words)
        return leading.rest if leading else 0

    def _is_prose(self, text: str) -> bool:
        """Whether words go on in small letters behind the bodies they begin with.

        Words that are bodies' names from end to end and speak of no role do not.
        """
        if not self.people.read(text).unread and not SAYS_ROLE.search(text):
            return False
        named = self.named(text)
        return named > 0 and text[named : named + 1].islower()

    def _names(self, into: Participants, role: Role, text: str, start: int, quoted: Span) -> None:
        bodies = self.people.read(text)
        placed = {span: self.people.by_position(text, *span) for span in bodies.unread}
        named = (*bodies.bodies, *(body for body in placed.values() if body))
        in_order = sorted(named, key=lambda body: body.start)
        into.add(role, self.people.participations(in_order, self.basis, quoted))
        for (first, last), body in placed.items():
            self._not_read(start + first, last - first, taken=body is not None)

    def _not_read(self, start: int, length: int, *, taken: bool = False) -> None:
        """Say what was not read among agencies; or that a name was `taken` for its place alone."""
        words = self.people.document.text[start : start + length]
        begin = start + len(words) - len(words.lstrip(" ,.;:"))
        span = Span(begin, max(begin, start + len(words.rstrip(" ,.;:"))))
        code, message = (
            ("agency-by-position", "A name of no known kind is taken for a body by its place.")
            if taken
            else ("agency-not-read", "Among the agencies something was not read.")
        )
        self.reading.puzzled(
            code,
            message,
            self.people.document.quote(span),
            span,
            self.locator,
            severity="info" if taken else "warning",
            unit=False,
        )
