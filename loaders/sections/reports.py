"""Reporting duties in running text: who reports to whom, through whom, by when."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from graph.text import fold
from loaders.dataset import Report
from loaders.document import Block, Span
from loaders.language.letters import CAPITALS
from loaders.language.names import NamedBody
from loaders.language.names.model import CENTRAL
from loaders.sections.parts import ARABIC, BRACKETED, Item, number_of, outline
from loaders.sections.people import People
from loaders.sections.reading import Reading, Tally
from loaders.sections.roles import opening

Recurrence = Literal["annual", "quarterly", "monthly", "periodic", "ad_hoc", "once"]
Bodies = tuple[NamedBody, ...]
When = tuple[str | None, Recurrence | None]
"""A due day and how often."""

_SENTENCE_END = re.compile(
    rf"(?<=[.;…])\s*[-–]\s*(?=[{CAPITALS}])|(?<!TP)(?<=[.!?])\s+(?=[^\W\d_])"
)
_ACT = re.compile(
    rf"""\b(?:
        (?P<send>gửi\s+(?:(?:các|những|bản|đầy\s+đủ|kịp\s+thời|thông\s+tin|về),?\s+)*
            (?:báo\s+cáo|kết\s+quả|số\s+liệu(?:,?\s+báo\s+cáo)?))
      | (?P<bare>gửi(?=\s+(?:(?:về|cho|đến)\s+)?(?-i:[{CAPITALS}])))
      | (?P<raised>phản\s+ánh|kiến\s+nghị|đề\s+xuất(?=\s+(?:gửi|với)\s))
      | (?P<report>báo\s+cáo|báo(?=\s+ngay\s+về\s))
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SPOKEN_OF = re.compile(r"\bbáo\s+cáo\b[^:]{0,60}:", re.IGNORECASE)
"""A title of reports, behind which "gửi" alone says that they are sent: "Báo cáo tháng: …"."""
_RESULTS = re.compile(
    r"(?:^|[,;.]\s+)(?:định\s+kỳ\s+)?(?:tổng\s+hợp|thống\s+kê)?,?\s*"
    r"(?:tình\s+hình,?\s+|tiến\s+độ,?\s+)?(?:kết\s+quả|số\s+liệu|tình\s+hình|tiến\s+độ)\b[^,;.]*,?\s+$",
    re.IGNORECASE,
)
"""Results, behind which "gửi" sends them: "Tổng hợp kết quả khám mắt, gửi Sở A"."""
_ACT_WORDS = ("báo", "gửi", "phản", "kiến", "đề xuất")
"""Words without one of which no text has such a verb."""
_NOUN_BEFORE = re.compile(
    r"""\b(?:
        (?:chế\s+độ|công\s+tác)(?:\s+\w+){0,3},?(?:\s+và)?
      | (?:biểu\s+)?mẫu | các | những | (?<!,\scác\s)bản | nội\s+dung
      | hệ\s+thống(?:\s+thông\s+tin)? | dự\s+thảo | đề\s+cương
      | thời\s+(?:hạn|gian|điểm) | (?<!định\s)kỳ | theo | nhận | của | loại | việc | trong | tại
      | xử\s+lý | đối\s+với
      | (?:tiếp\s+nhận|quy\s+định)(?:\s+thông\s+tin)?,? | sản\s+phẩm\s*:
    )\s+$""",
    re.IGNORECASE | re.VERBOSE,
)
_NOUN_AFTER = re.compile(
    r"""\s+(?:tài\s+chính|quyết\s+toán|số\b|nghiên\s+cứu|kinh\s+tế|đánh\s+giá\s+tác\s+động|viên\b
        |thẩm\s+(?:định|tra)|chính\s+trị|thuế|thường\s+niên|tóm\s+tắt|đầu\s+tư|này\b|nêu\s+trên
        |của\b|từ\b|\d+[/-])""",
    re.IGNORECASE | re.VERBOSE,
)
_REPORT_IN_BRACKETS = re.compile(r"(?<=\()báo\s+cáo(?P<which>\s[^()]+)\)", re.IGNORECASE)
"""What is due on the day before it: "15/6 (báo cáo 6 tháng)"."""
_BY_RULE = re.compile(
    rf"(?<=thực hiện )báo cáo (?-i:[^;.,{CAPITALS}]*)\btheo (?:thông tư|nghị định|luật|quy định)\b",
    re.IGNORECASE,
)
"""Reports as they are due anyway: "thực hiện báo cáo ca bệnh theo Thông tư …"."""
_MADE = re.compile(r"\b(?:lập|xây\s+dựng|viết|hoàn\s+thiện)\s+$", re.IGNORECASE)
_MANNER = r"(?:(?:kịp\s+thời|đầy\s+đủ|ngay|trực\s+tiếp|bằng\s+văn\s+bản|với|lên|cho|về)\s+)*"
_DIRECT = re.compile(rf"[\s,]+{_MANNER}", re.IGNORECASE)
_TO = re.compile(r"\b(?:về|cho|gửi|đến|tới|trình|lên|với)\s+", re.IGNORECASE)
_ALSO_SENT = re.compile(r"\b(?:và|đồng\s+thời)\s+gửi\s+", re.IGNORECASE)
_ASKED_BY = re.compile(r"\btheo\s+yêu\s+cầu\s+của\s+", re.IGNORECASE)
_VIA = re.compile(r"(?<!trải )(?<!vượt )\b(?:thông\s+)?qua\s+", re.IGNORECASE)
_SOMEBODY = re.compile(rf"(?i:cấp|cơ\s+quan|lãnh\s+đạo|người)\b|(?=[{CAPITALS}])")
_SUBJECT_PLACE = re.compile(
    r"(?:^|(?<!đôn đốc)(?<!hướng dẫn)(?<!kiểm tra)(?<!giám sát)[,;:()]"
    r"|\bđịnh\s+kỳ\s[^,;.]{0,30}(?:tháng|quý|năm|lần)"
    r"|\b(?:yêu\s+cầu|đề\s+nghị|giao|vướng\s+mắc|khó\s+khăn|phát\s+sinh|thì))[\s-]*$",
    re.IGNORECASE,
)
_OBJECT_OF = re.compile(
    r"\b(?:với|cùng|hợp|giúp|đôn\s+đốc|hướng\s+dẫn|kiểm\s+tra|theo\s+dõi|của|cho|tới|đến|về)\b",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(r"\btham\s+mưu(?:,?\s+giúp|\s+cho)?\s+$", re.IGNORECASE)
_ANY_PLACE = re.compile(r"(?:^|(?<=[\s(,;:]))(?=[^\W\d_])")
_GATHERS = re.compile(
    r"(?:[^;]*?\bđể\s+|[\s,()]*)(?:\w+[\s,]+){0,4}?tổng\s+hợp\b[^;]*$", re.IGNORECASE
)
_NOT_GATHERING = re.compile(
    r"\b(?:với|cùng|của|đôn\s+đốc|hướng\s+dẫn|giúp|kiểm\s+tra|theo)\s+$", re.IGNORECASE
)
_AND_AD_HOC = re.compile(
    r"\|\s*ngay\b|(?:hoặc|và|,)\s*(?:khi\s+có\s+yêu\s+cầu\s+|các\s+)?báo\s+cáo\s+đột\s+xuất",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"\b(?:nếu|khi|trường\s+hợp|những)\b[^.]*?(?:khó\s+khăn|vướng\s+mắc|phát\s+sinh|sửa\s+đổi|bổ\s+sung)"
    r"|trường\s+hợp\s+vượt",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"^(?:trong qua trinh|tren day la|yeu cau|can cu)\b")

# --- Times ---

_DATE = (
    r"\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?(?!\d)"
    r"|\d{1,2}\s+tháng\s+\d{1,2}(?:\s*,?\s+năm\s+\d{4})?"
)
_DEADLINE = re.compile(
    r"\b(?:trước|chậm\s+nhất|muộn\s+nhất|đến|vào|hạn|không\s+quá)\s+"
    r"(?:(?:là|vào|hết|trước)\s+)*(?:ngày\s+)?"
    rf"(?:{_DATE})(?:(?:\s*\([^()/]*\))?\s*(?:,|;|và|hoặc)\s*(?:trước\s+)?(?:ngày\s+)?(?:{_DATE}))*",
    re.IGNORECASE,
)
_ONE_DATE = re.compile(_DATE, re.IGNORECASE)
_EVERY = r"\b(?:h[àằ]ng|mỗi|từng)\s+"
_AND_EVERY = r"(?:(?:\d+\s+)?(?:tháng|quý|năm)(?:\s*,|\s+và)\s*){0,3}"


def _every(word: str, also: str) -> re.Pattern[str]:
    """Words by which a report comes back: "hằng tháng", "định kỳ tháng, quý"."""
    return re.compile(
        rf"{_EVERY}{word}\b(?!\s+của)|định\s+kỳ\s+(?:(?:theo|cuối)\s+)?{_AND_EVERY}{word}\b(?!\s*\d)"
        rf"|{also}",
        re.IGNORECASE,
    )


_REGULAR: tuple[tuple[Recurrence, re.Pattern[str]], ...] = (
    ("monthly", _every("tháng", r"ngày\s+\d+\s+(?:của\s+)?tháng\s+(?:sau|tiếp|kế)\b")),
    ("quarterly", _every("quý", r"cuối\s+quý\b|đầu\s+(?:của\s+)?quý\s+(?:sau|tiếp|kế)\b")),
    ("annual", _every("năm", r"tổng\s+kết\s+năm\b|kỳ\s+họp\s+cuối\s+năm\b(?!\s*\d)")),
)
_NAMED: tuple[tuple[Recurrence, re.Pattern[str]], ...] = (
    ("monthly", re.compile(r"\|\s*tháng\b(?!\s*\d)", re.IGNORECASE)),
    ("quarterly", re.compile(r"\|\s*quý\b(?!\s*[\dIV])", re.IGNORECASE)),
    ("annual", re.compile(r"\|\s*năm\b(?!\s*\d)", re.IGNORECASE)),
)
"""How often a report comes by its name alone: "báo cáo quý"."""
_PERIODIC = re.compile(
    rf"\bđịnh\s+kỳ\b|{_EVERY}(?:tuần|ngày)\b|\b0?[369]\s+tháng(?:\s*/?\s*lần|\s+đầu\s+năm|\s+một\s+lần)?(?=[\s,.;)]|$)(?!\s+\d)",
    re.IGNORECASE,
)
_AD_HOC = re.compile(
    r"\|\s*ngay\b|\bđột\s+xuất\b|\bkhi\s+(?:có|được)\s+yêu\s+cầu|\bngay\s+(?:sau\s+)?khi\s"
    r"|(?:^|[.;]\s*)khi\s+(?:có|xảy\s+ra|phát\s+hiện)\s[^;]*,",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(
    r"(?<!thực hiện )(?<!kết quả )(?<!tình hình )\btrong\s+tháng\s+(\d{1,2})\s*(?:/|năm)\s*(\d{4})",
    re.IGNORECASE,
)
"""A month that a report is due in, not one that it is about."""


@dataclass(frozen=True)
class _Group:
    """Bodies named together: where words like "Đề nghị" begin, their names, and the rest."""

    bodies: Bodies
    place: int
    start: int
    rest: int


@dataclass(frozen=True)
class _Act:
    """A verb of reporting, the stretch that goes with it, and what is known of it."""

    start: int
    verb_end: int
    end: int
    sure: bool
    raised: bool
    senders: Bodies = ()
    to: Bodies = ()
    via: NamedBody | None = None
    when: tuple[When, ...] = ()
    inherited: bool = False


def read_reports(
    blocks: Sequence[Block],
    people: People,
    programme: str,
    section: str,
    issuer: NamedBody | None = None,
) -> Reading[Report]:
    """The reporting duties in the paragraphs of a section, one a sender, addressee and date.

    Whoever stands before the verb reports; else the bodies whose heading the paragraph stands
    under. Where no addressee is named it is the issuer.
    """
    reader = _Reports(people, programme, section, issuer)
    for item in outline(blocks):
        if isinstance(item, Item):
            reader.take(item)
    reader.settle()
    return reader.reading


class _Reports:
    """Takes the paragraphs of a section one by one and knows whose heading they stand under."""

    def __init__(
        self, people: People, programme: str, section: str, issuer: NamedBody | None
    ) -> None:
        self.people = people
        self.programme = programme
        self.section = section
        self.reading: Reading[Report] = Reading(Tally(f"mục {section}, báo cáo"))
        self.headings: dict[int, Bodies] = {}
        self.above: list[Item] = []  # since the last paragraph that may report
        self.inherited: set[int] = set()
        highest = "Thủ tướng Chính phủ" if people.home == CENTRAL else "UBND tỉnh"
        self.issuer = (issuer,) if issuer else people.read(highest).bodies

    def take(self, item: Item) -> None:
        """Read the sentences of a paragraph."""
        paragraph = item.paragraph
        self.above.append(item)
        if not _may_report(paragraph.body):
            return
        for each in self.above:
            self._track(each)
        self.above.clear()
        holders = self.headings[max(self.headings)] if self.headings else ()
        if item.level == 0 and _CLOSING.match(fold(paragraph.body)):
            holders = ()
        for start, end in _sentences(paragraph.body):
            self._sentence(item, Span(start, end), holders)

    def settle(self) -> None:
        """Leave out an undated step of gathering that another sentence gives with its date."""
        dated = {(each.agency, each.to, each.recurrence) for each in self.reading.facts if each.due}
        taken: dict[tuple[str, ...], Report] = {}
        for each in self.reading.facts:
            same = (each.agency, each.to, each.recurrence)
            if id(each) in self.inherited and not each.due and same in dated:
                continue
            taken.setdefault((*map(str, same), each.via or "", each.due or ""), each)
        self.reading.facts[:] = taken.values()

    def _track(self, item: Item) -> None:
        """Note the bodies of a heading; a numbered paragraph ends those of its level."""
        if item.level > BRACKETED:
            return
        body = item.paragraph.body
        leading = self.people.heading(body)
        if item.level == 0:
            if leading and not body[leading.rest :].strip(" :"):
                self.headings = {ARABIC: leading.bodies}
            return
        self.headings = {at: each for at, each in self.headings.items() if at < item.level}
        if leading is None and (skipped := opening(body)):
            leading = self.people.heading(body[skipped:])
        if leading:
            self.headings[item.level] = leading.bodies

    def _shared(self, words: str, acts: Sequence[_Act], act: _Act, before: _Act | None) -> Bodies:
        """Whom a report goes to that names nobody, beside another of the same sentence.

        "… gửi báo cáo trước ngày 15/11 và báo cáo đột xuất về Sở A"; "… về Sở A trước ngày 25/5;
        báo cáo tổng kết trước ngày 10/12".
        """
        clause = words.rfind(";", 0, act.start) + 1
        since = max(clause, before.end if before else 0)
        if not _times(f"{words[since : act.start]} | {words[act.verb_end : act.end]}"):
            return ()
        later = (each for each in acts if each.start > act.start)
        after = next((to for each in later if (to := self._addressees(words, each)[0])), ())
        return after or (before.to if before else ())

    def _carried(self, words: str) -> Bodies:
        """The subjects of the last sentence that has any."""
        for start, end in reversed(list(_sentences(words))):
            sentence = words[start:end]
            if found := _subjects(sentence, self._groups(sentence), 0, len(sentence)):
                return found
        return ()

    def _sentence(self, item: Item, place: Span, holders: Bodies) -> None:
        paragraph = item.paragraph
        words = paragraph.body[place.start : place.end]
        acts = _acts(words)
        if not acts:
            if "báo cáo" in words.casefold():
                self.reading.tally.add("plain")
            return
        groups = self._groups(words)
        trouble = _TROUBLE.search(paragraph.body[: place.start + acts[-1].start]) is not None
        done: list[_Act] = []
        doubts: list[tuple[str, str, Literal["info", "warning"]]] = []
        for act in acts:
            before = done[-1] if done else None
            if (
                before
                and _AND_AD_HOC.search(words[before.verb_end : act.end])
                and not (self._direct(words, act))
            ):
                done.append(replace(before, when=((None, "ad_hoc"),), end=act.end))
                continue
            if act.raised and not trouble:
                continue
            to, doubt = self._addressees(words, act)
            to = to or self._shared(words, acts, act, before)
            if not to and (doubt or not act.sure):
                if not act.raised:
                    code = doubt or "report-not-understood"
                    doubts.append((code, "A report whose addressee was not read.", "info"))
                continue
            read = self._filled(words, groups, act, before, trouble=trouble)
            senders = read.senders or self._carried(paragraph.body[: place.start]) or holders
            if not senders:
                doubts.append(("sender-not-named", "A report that nobody is named for.", "warning"))
                continue
            if not to:
                bare = not words[act.verb_end : act.end].strip(" .,/")
                if not read.when and (bare or not holders):
                    message = "A report without addressee and date."
                    doubts.append(("report-not-understood", message, "info"))
                    continue
                message = "A report without an addressee: taken as one to the issuer."
                doubts.append(("addressee-not-named", message, "info"))
                to = self.issuer
            if done and _announces(words, done[-1]):
                done.pop()
            done.append(replace(read, senders=senders, to=to))
        start = paragraph.span.end - len(paragraph.body) + place.start
        said = Span(start, start + len(words))
        if not all(_due(*day) for day in _days(words)):
            doubts.append(("date-impossible", "A day that does not exist.", "warning"))
        self._say(done, doubts, said, item)

    def _say(
        self,
        acts: Sequence[_Act],
        doubts: Sequence[tuple[str, str, Literal["info", "warning"]]],
        said: Span,
        item: Item,
    ) -> None:
        path = item.path[1:] if item.section == self.section else item.path
        locator = f"mục {'.'.join(filter(None, (self.section, number_of(path))))}"
        quote = self.people.document.quote(said)
        facts = [report for act in acts for report in self._entries(act, quote, said, locator)]
        for code, message, severity in doubts:
            self.reading.puzzled(code, message, quote, said, locator, severity=severity, unit=False)
        if facts:
            self.reading.found(facts)
        else:
            self.reading.tally.add("diagnostic" if doubts else "plain")

    def _entries(self, act: _Act, quote: str, said: Span, locator: str) -> Iterator[Report]:
        for body in (*act.senders, *act.to, *([act.via] if act.via else ())):
            self.people.remember(body)
        for sender in act.senders:
            for addressee in act.to:
                if sender.id == addressee.id:
                    continue
                via = act.via.id if act.via and act.via.id != sender.id else None
                for due, recurrence in act.when or ((None, None),):
                    report = Report(
                        programme=self.programme,
                        agency=sender.id,
                        to=addressee.id,
                        via=via,
                        due=due,
                        recurrence=recurrence,
                        locator=locator,
                        quote=quote,
                        span=[said.start, said.end],
                    )
                    if act.inherited:
                        self.inherited.add(id(report))
                    yield report

    # --- Who ---

    def _filled(
        self, words: str, groups: Sequence[_Group], act: _Act, before: _Act | None, *, trouble: bool
    ) -> _Act:
        """An act with its senders, its way and its times."""
        clause = words.rfind(";", 0, act.start) + 1
        since = max(clause, before.end if before else 0)
        gatherer = _gatherer(words, groups, act, before.verb_end if before else 0)
        if gatherer and before:
            times = _times(words[act.verb_end : act.end])
            kept = tuple((None, how) for how in dict.fromkeys(how for _, how in before.when))
            when, inherited = times or kept, not times
        else:
            behind = words[act.verb_end : act.end]
            times = _times(f"{words[since : act.start]} | {behind}")
            if not times and not before:
                times = _times(words[: act.start])
            when, inherited = times, False
        if not when and trouble:
            when = ((None, "ad_hoc"),)
        senders = (
            gatherer
            or _on_behalf(words, groups, act)
            or _subjects(words, groups, clause, act.start, last=True)
            or _subjects(words, groups, 0, clause)
        )
        via = self._behind(_VIA, words[act.verb_end : act.end])
        return replace(
            act, senders=senders, via=via[0] if via else None, when=when, inherited=inherited
        )

    def _addressees(self, words: str, act: _Act) -> tuple[Bodies, str]:
        """Whom an act is addressed to; else a code where somebody is named who was not read."""
        stretch = words[act.verb_end : act.end]
        direct = self._direct(words, act)
        found = direct or self._behind(_TO, stretch) or self._behind(_ASKED_BY, stretch)
        if found:
            return tuple(dict.fromkeys((*found, *self._behind(_ALSO_SENT, stretch)))), ""
        skipped = _DIRECT.match(stretch)
        named = skipped is not None and _SOMEBODY.match(stretch, skipped.end())
        return (), "addressee-not-read" if named else ""

    def _direct(self, words: str, act: _Act) -> Bodies:
        """The bodies right behind the verb: 'báo cáo UBND tỉnh'."""
        stretch = words[act.verb_end : act.end]
        skipped = _DIRECT.match(stretch)
        leading = self.people.leading(stretch[skipped.end() :]) if skipped else None
        return leading.bodies if leading else ()

    def _behind(self, marks: re.Pattern[str], words: str) -> Bodies:
        """The bodies behind the first mark that bodies stand behind."""
        for mark in marks.finditer(words):
            if leading := self.people.leading(words[mark.end() :]):
                return leading.bodies
        return ()

    def _groups(self, words: str) -> list[_Group]:
        """The bodies that a sentence names, group by group."""
        found: list[_Group] = []
        behind = 0
        hopeful = self.people.places(words)
        for place in _ANY_PLACE.finditer(words):
            at = place.end()
            hope = at >= behind and at in hopeful
            leading = self.people.heading(words[at:]) if hope else None
            semicolon = words.find(";", at, at + leading.rest) if leading else -1
            if semicolon >= 0 and not _SUBJECT_PLACE.search(words[:at]):
                leading = self.people.heading(words[at:semicolon])  # the next clause is its own
            if leading:
                behind = at + leading.rest
                start = at + leading.bodies[0].start
                found.append(_Group(leading.bodies, at, start, behind))
        return found


def _gatherer(words: str, groups: Sequence[_Group], act: _Act, since: int) -> Bodies:
    """Who gathers before a verb: 'về Sở X để tổng hợp, báo cáo …'."""
    for group in reversed(groups):
        if since <= group.place and group.rest <= act.start:
            between = words[group.rest : act.start]
            if _NOT_GATHERING.search(words[: group.start]) or not _GATHERS.match(between):
                return ()
            return group.bodies
    return ()


def _on_behalf(words: str, groups: Sequence[_Group], act: _Act) -> Bodies:
    """For whom a report is made: 'tham mưu UBND tỉnh báo cáo Bộ X'."""
    for group in groups:
        adjacent = group.rest <= act.start and not words[group.rest : act.start].strip(" ,")
        if adjacent and _ON_BEHALF.search(words[: group.start]):
            return group.bodies
    return ()


def _subjects(
    words: str, groups: Sequence[_Group], start: int, end: int, *, last: bool = False
) -> Bodies:
    """The bodies that stand as subjects in a stretch: all, or the last ones alone."""
    chosen = [
        group
        for group in groups
        if start <= group.place
        and group.rest <= end
        and _SUBJECT_PLACE.search(words[: group.place])
        and not _OBJECT_OF.search(words[group.place : group.start])
    ]
    bodies = {body.id: body for group in (chosen[-1:] if last else chosen) for body in group.bodies}
    return tuple(bodies.values())


def _sentences(words: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, also those glued together by a bullet."""
    start = 0
    for end in _SENTENCE_END.finditer(words):
        yield start, end.start()
        start = end.end()
    if words[start:].strip():
        yield start, len(words.rstrip())


def _announces(words: str, act: _Act) -> bool:
    """Whether an act only says to whom the reports behind its colon go."""
    return not act.when and words[: act.end].rstrip().endswith(":")


def _may_report(words: str) -> bool:
    low = words.lower()
    return any(word in low for word in _ACT_WORDS)


def _acts(words: str) -> list[_Act]:
    """The verbs of reporting in a sentence; each goes on to the next one or a semicolon."""
    if not _may_report(words):
        return []
    found: list[tuple[re.Match[str], bool]] = []
    for match in _ACT.finditer(words):
        before = words[: match.start()]
        bracketed = _REPORT_IN_BRACKETS.match(words, match.start())
        if bracketed and bracketed["which"].islower():
            continue
        if _BY_RULE.match(words, match.start()):
            continue
        if match["bare"] and not (_SPOKEN_OF.search(before) or _RESULTS.search(before)):
            continue
        if match["send"] is None and (
            _NOUN_BEFORE.search(before) or _NOUN_AFTER.match(words, match.end())
        ):
            continue
        sure = match["report"] is not None and not _MADE.search(before)
        found.append((match, sure))
    acts = []
    for number, (match, sure) in enumerate(found):
        limit = found[number + 1][0].start() if number + 1 < len(found) else len(words)
        semicolon = words.find(";", match.end(), limit)
        acts.append(
            _Act(
                match.start(),
                match.end(),
                limit if semicolon < 0 else semicolon,
                sure,
                match["raised"] is not None,
            )
        )
    return acts


def _times(words: str) -> tuple[When, ...]:
    """The days and recurrences that words give, each once."""
    found: dict[When, None] = {}
    for day, month, year in _days(words):
        if when := _due(day, month, year):
            found[when] = None
    for month_due in _IN_MONTH.finditer(words):
        if when := _due_in(int(month_due[1]), int(month_due[2])):
            found[when] = None
    yearly = any(how == "annual" for _, how in found)
    regular: list[Recurrence] = [
        how
        for how, pattern in _REGULAR
        if pattern.search(words) and not (how == "annual" and yearly)
    ]
    if not regular and not found:
        regular = [how for how, pattern in _NAMED if pattern.search(words)]
    if not regular and not found and _PERIODIC.search(words):
        regular = ["periodic"]
    found |= dict.fromkeys((None, how) for how in regular)
    if _AD_HOC.search(words):
        found[(None, "ad_hoc")] = None
    return tuple(found)


def _days(words: str) -> Iterator[tuple[int, int, int | None]]:
    """The days that deadlines name: day, month, and the year where one is printed."""
    for deadline in _DEADLINE.finditer(words):
        days = [re.findall(r"\d+", day[0]) for day in _ONE_DATE.finditer(deadline[0])]
        year = next((int(day[2]) for day in days if day[2:]), None)
        yield from ((int(day[0]), int(day[1]), int(day[2]) if day[2:] else year) for day in days)


def _due(day: int, month: int, year: int | None) -> When | None:
    """A day as due; without a year it comes back every year. None where there is no such day."""
    try:
        when = date(year or 2000, month, day)
    except ValueError:
        return None
    if year:
        return when.isoformat(), "once"
    return f"--{when:%m-%d}", "annual"


def _due_in(month: int, year: int) -> When | None:
    """A month's last day as due; None where there is no such month."""
    return _due(monthrange(year, month)[1], month, year) if 1 <= month <= 12 else None
