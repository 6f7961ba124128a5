"""The node and relationship types of the graph, declared once.

Constraints, write statements, clean-up, the columns of exports and `docs/schema.md` are derived
from what stands here. To add a type, add its declaration and name it in `NODE_TYPES` or
`RELATIONSHIP_TYPES`; the rows that fill it are made in `loaders/loading.py`.

A node type is *owned* (it belongs to one plan and goes with it: tasks, budget lines) or *shared*
(several plans may name it: agencies, products). What each plan says of a shared node is kept on
its MENTIONS relationship; the node's own properties are the join of these statements, so they do
not depend on the order in which plans were loaded. A shared node goes when no plan mentions it.
"""

from dataclasses import dataclass
from typing import Literal

MODEL_VERSION = 1
"""Raised when a store written by this program can no longer be read by an older one."""

Kind = Literal["text", "number", "whole", "flag", "texts", "date"]


@dataclass(frozen=True)
class Property:
    """One property: its name, the kind of its value, and what it means."""

    name: str
    kind: Kind
    about: str
    key: bool = False


@dataclass(frozen=True)
class Link:
    """A relationship that follows from a property of a shared node (agency → its province)."""

    name: str
    target: "NodeType"
    property: str
    about: str


@dataclass(frozen=True)
class NodeType:
    """A kind of node; `owned` nodes belong to one plan, the others are shared between plans."""

    label: str
    about: str
    properties: tuple[Property, ...]
    owned: bool = False
    links: tuple[Link, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its properties, in the order declared."""
        return tuple(each.name for each in self.properties)


@dataclass(frozen=True)
class RelationshipType:
    """A kind of relationship; each one is said by the plan in its `programme` property."""

    name: str
    ends: tuple[tuple[NodeType, NodeType], ...]
    about: str
    properties: tuple[Property, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its properties, in the order declared."""
        return tuple(each.name for each in self.properties)


def text(name: str, about: str, *, key: bool = False) -> Property:
    """A property that holds one text, in NFC."""
    return Property(name, "text", about, key)


def number(name: str, about: str) -> Property:
    """A property that holds a number, with or without decimals."""
    return Property(name, "number", about)


def whole(name: str, about: str) -> Property:
    """A property that holds a whole number."""
    return Property(name, "whole", about)


def flag(name: str, about: str) -> Property:
    """A property that is true or false."""
    return Property(name, "flag", about)


def texts(name: str, about: str) -> Property:
    """A property that holds a list of texts."""
    return Property(name, "texts", about)


def date(name: str, about: str) -> Property:
    """A property that holds a date as text, YYYY-MM-DD, so that it compares as text."""
    return Property(name, "date", about)


SAID_BY = text("programme", "The plan that says so.")
EVIDENCE = (
    text("locator", "Where the plan says so: an annex row or a section."),
    text("quote", "The words that say so, where the document was read from a file."),
    whole("span_start", "Where the quote starts in the document's normalised text, characters."),
    whole("span_end", "Where it ends."),
)

PROVINCE = NodeType(
    "Province",
    about="A province or city directly under the central government (34 since July 2025), or one "
    "that a plan names besides.",
    properties=(
        text("id", "Slug of its name, e.g. son-la.", key=True),
        text("name", "Name without 'tỉnh' or 'thành phố'."),
        text("code", "Official code, two digits; empty for one that the register does not have."),
    ),
)

COMMUNE = NodeType(
    "Commune",
    about="A commune, ward or special zone where a product is grown or that a task names as a "
    "place.",
    properties=(
        text("id", "Official code; province slug / name where none was found.", key=True),
        text("name", "Name without its kind."),
        text("code", "Official code, five digits."),
        text("province", "Slug of its province."),
    ),
    links=(Link("IN", PROVINCE, "province", "The province it lies in."),),
)

AGENCY = NodeType(
    "Agency",
    about="A body that leads or supports tasks; collectives such as 'Các sở, ban, ngành' too.",
    properties=(
        text("id", "Province slug / name slug, e.g. son-la/so-cong-thuong.", key=True),
        text("name", "Canonical name."),
        text("short_name", "Usual abbreviation, e.g. SCT."),
        text("kind", "department, centre, people_committee, party_body, front, association, …"),
        text("level", "central, provincial or commune."),
        text("province", "Slug of its province; empty for central bodies."),
        flag("collective", "True where the name stands for many bodies."),
        texts("aliases", "Other spellings met in plans or known to the register."),
        flag("registered", "True where the register knows the body, be it no more."),
        date("abolished_on", "First day on which others stand in its place, by the register."),
    ),
    links=(Link("BELONGS_TO", PROVINCE, "province", "The province it belongs to."),),
)

PRODUCT = NodeType(
    "Product",
    about="A crop, animal or good that tasks, targets and growing zones are about.",
    properties=(
        text("id", "Its name in lower case with hyphens, diacritics kept.", key=True),
        text("name", "Name."),
    ),
)

MARKET = NodeType(
    "Market",
    about="A country or region that products are to be sold to.",
    properties=(
        text("id", "Its name in lower case with hyphens, diacritics kept.", key=True),
        text("name", "Name."),
    ),
)

DOCUMENT = NodeType(
    "Document",
    about="A document that a plan rests on: a law, decree, decision, conclusion, proposal.",
    properties=(
        text("id", "Issuing level or province slug / slug of its number.", key=True),
        text("name", "Number and symbol as printed, e.g. 45/2012/NĐ-CP."),
        text("kind", "Kind code: NĐ, TT, QĐ, NQ, KL, TTr, CV, …"),
        date("issued_on", "Date of issue."),
        text("issuer", "Who issued it, as named in the preamble."),
    ),
)

PROGRAMME = NodeType(
    "Programme",
    about="One plan, decision or programme, as issued.",
    properties=(
        text("id", "Province slug / number or short title, year.", key=True),
        text("name", "Short title."),
        text("kind", "plan, decision, programme, scheme, resolution, …"),
        text("number", "Number and symbol as printed, e.g. 1113/QĐ-UBND."),
        date("issued_on", "Date of issue."),
        date("starts_on", "First day of its period."),
        date("ends_on", "Last day of its period."),
        text("source_file", "Name of the document it was read from."),
        text("source_sha256", "SHA-256 of that document."),
        text("source_media_type", "Its media type."),
        whole("source_pages", "How many pages it has."),
        text("digest", "SHA-256 of all rows of the plan; an equal plan is not written again."),
        text("loaded_at", "When it was last written, UTC."),
    ),
    owned=True,
)

TASK = NodeType(
    "Task",
    about="An assignment (row of an assignment table), a duty (bullet under an agency's heading) "
    "or an objective (numbered focus task that names no agency).",
    properties=(
        text("id", "Programme id / section and number.", key=True),
        text("name", "Short title."),
        text("text", "Full text, where the document was read from a file."),
        text("programme", "The plan it belongs to."),
        text("kind", "assignment, duty or objective."),
        text("number", "Number as printed; a bullet under row 4 is 4.1."),
        text("section", "Annex or section it stands in."),
        text("locator", "Section and number, for people."),
        text("form", "How it is to be done, where the table has such a column."),
        text("deliverable", "What is to be handed over."),
        text("holder", "Duty: id of the agency whose heading it stands under."),
        text("schedule", "The time as printed."),
        date("starts_on", "First day."),
        date("ends_on", "Last day; the deadline."),
        text("recurrence", "continuous, annual, quarterly or monthly."),
        texts("quarters", "Quarters in which it is open, e.g. 2026-Q3; see docs/questions.md."),
        texts("places", "Places named."),
    ),
    owned=True,
)

BUDGET_LINE = NodeType(
    "BudgetLine",
    about="A line of a budget annex.",
    properties=(
        text("id", "Programme id / kp. and its place among the plan's lines.", key=True),
        text("name", "Short title."),
        text("programme", "The plan it belongs to."),
        text("group", "Group of lines it stands under."),
        text("unit", "Unit of the quantity."),
        number("quantity", "Total quantity, in that unit."),
        number("amount", "Total amount, million VND."),
        *EVIDENCE,
    ),
    owned=True,
)

DIAGNOSTIC = NodeType(
    "Diagnostic",
    about="Something seen in the document and not understood, or settled by a person.",
    properties=(
        text("id", "Programme id / dg. and its place among the plan's diagnostics.", key=True),
        text("name", "Its code."),
        text("programme", "The plan it belongs to."),
        text("severity", "info, warning or error."),
        text("message", "What was seen."),
        *EVIDENCE,
    ),
    owned=True,
)

NODE_TYPES: tuple[NodeType, ...] = (
    PROVINCE,
    COMMUNE,
    AGENCY,
    PRODUCT,
    MARKET,
    DOCUMENT,
    PROGRAMME,
    TASK,
    BUDGET_LINE,
    DIAGNOSTIC,
)

PARTICIPATION = (
    SAID_BY,
    text("basis", "table, clause (chủ trì/phối hợp in the text) or implied (the heading's body)."),
    text("as_written", "The name as the plan prints it."),
    *EVIDENCE,
)

LEADS = RelationshipType("LEADS", ((AGENCY, TASK),), "Chủ trì: leads the task.", PARTICIPATION)
SUPPORTS = RelationshipType(
    "SUPPORTS", ((AGENCY, TASK),), "Phối hợp: supports the task.", PARTICIPATION
)
COORDINATES = RelationshipType(
    "COORDINATES",
    ((AGENCY, PROGRAMME),),
    "Đầu mối: the body that the plan names to coordinate all of it.",
    PARTICIPATION,
)
SUBTASK_OF = RelationshipType(
    "SUBTASK_OF", ((TASK, TASK),), "Stands under that numbered row.", (SAID_BY,)
)
PART_OF = RelationshipType(
    "PART_OF",
    ((TASK, PROGRAMME), (BUDGET_LINE, PROGRAMME), (DIAGNOSTIC, PROGRAMME)),
    "Belongs to that plan.",
    (SAID_BY,),
)
CONCERNS = RelationshipType("CONCERNS", ((TASK, PRODUCT),), "Is about that product.", (SAID_BY,))
COVERS = RelationshipType(
    "COVERS", ((PROGRAMME, PROVINCE),), "Holds for that province.", (SAID_BY,)
)
ISSUED_BY = RelationshipType(
    "ISSUED_BY", ((PROGRAMME, AGENCY),), "Was issued by that body.", (SAID_BY,)
)
BASED_ON = RelationshipType(
    "BASED_ON",
    ((PROGRAMME, DOCUMENT),),
    "Rests on that document.",
    (SAID_BY, text("relation", "based_on, implements or proposed_by."), *EVIDENCE),
)
TARGETS = RelationshipType(
    "TARGETS",
    ((PROGRAMME, PRODUCT), (PROGRAMME, PROVINCE)),
    "Sets a target for that product, or for the province where no product is named.",
    (
        SAID_BY,
        text("indicator", "What is measured."),
        number("minimum", "Lowest value, in the unit."),
        number("maximum", "Highest value; equal to the minimum where one value is named."),
        flag("approximate", "True for 'khoảng' (about)."),
        text("unit", "Unit of the values."),
        whole("year", "Year by which."),
        text("task", "The task it stands in, where it does."),
        *EVIDENCE,
    ),
)
ALLOCATES = RelationshipType(
    "ALLOCATES",
    ((PROGRAMME, BUDGET_LINE),),
    "Gives money to the line in one year from one source.",
    (
        SAID_BY,
        whole("year", "Year."),
        text("source", "national or provincial."),
        number("quantity", "Quantity in the line's unit."),
        number("amount", "Million VND."),
    ),
)
GROWN_IN = RelationshipType(
    "GROWN_IN",
    ((PRODUCT, COMMUNE),),
    "Is grown or raised in that commune, by a plan's zone.",
    (SAID_BY, text("as_written", "The commune's name as printed."), *EVIDENCE),
)
SOLD_TO = RelationshipType(
    "SOLD_TO",
    ((PRODUCT, MARKET),),
    "Is to be sold to that market.",
    (SAID_BY, text("as_written", "The market's name as printed."), *EVIDENCE),
)
INCLUDES = RelationshipType(
    "INCLUDES",
    ((AGENCY, AGENCY),),
    "The collective stands for that body, among others.",
    (SAID_BY,),
)
SUCCEEDS = RelationshipType(
    "SUCCEEDS",
    ((AGENCY, AGENCY),),
    "Took over from that body, by the plan or, where it does not say, by the register.",
    (SAID_BY,),
)
REPORTS_TO = RelationshipType(
    "REPORTS_TO",
    ((AGENCY, AGENCY),),
    "Reports on the plan to that body.",
    (
        SAID_BY,
        text("due", "YYYY-MM-DD, or --MM-DD for a day of every year."),
        text("recurrence", "annual, quarterly, monthly, periodic, ad_hoc or once."),
        text("via", "Id of the body that gathers the reports on the way."),
        *EVIDENCE,
    ),
)
SHARED_TYPES = tuple(node for node in NODE_TYPES if not node.owned)
OWNED_TYPES = tuple(node for node in NODE_TYPES if node.owned)

MENTIONS = RelationshipType(
    "MENTIONS",
    tuple((PROGRAMME, node) for node in SHARED_TYPES),
    "The plan names that node; keeps what the plan itself says of it.",
    (SAID_BY, text("statement", "The node's properties as this plan gives them, JSON.")),
)

RELATIONSHIP_TYPES: tuple[RelationshipType, ...] = (
    LEADS,
    SUPPORTS,
    COORDINATES,
    SUBTASK_OF,
    PART_OF,
    CONCERNS,
    COVERS,
    ISSUED_BY,
    BASED_ON,
    TARGETS,
    ALLOCATES,
    GROWN_IN,
    SOLD_TO,
    INCLUDES,
    SUCCEEDS,
    REPORTS_TO,
    MENTIONS,
)
