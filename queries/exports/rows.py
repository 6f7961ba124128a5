"""The rows of the workbook's sheets, by the ids of their columns."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from graph.content import Content, Record
from queries.audit.findings import Finding
from queries.catalogue import Language
from queries.facts import Facts, Participation
from queries.measures import loads

Row = Mapping[str, Any]
"""Values by the ids of columns."""


def document_order(key: str) -> list[tuple[int, int, str]]:
    """Sorts ids by the numbers in them: row 10 comes after row 9."""
    pieces = filter(None, re.split(r"(\d+)", key))
    return [(0, int(each), "") if each.isdecimal() else (1, 0, each) for each in pieces]


class Rows:
    """The rows of each sheet, from what the store holds."""

    def __init__(self, content: Content, facts: Facts, language: Language) -> None:
        self.content = content
        self.facts = facts
        self.language = language

    def tasks(self) -> list[Row]:
        """A row a task, in the order of its number."""
        ordered = sorted(self.facts.tasks.values(), key=lambda each: document_order(each.id))
        return [
            {
                **{name: getattr(task, name) for name in vars(task)},
                "title": task.name,
                "leads": self._names(task.leads),
                "supports": self._names(task.supports),
                "schedule.label": task.schedule,
                "schedule.starts_on": task.starts_on,
                "schedule.ends_on": task.ends_on,
                "schedule.recurrence": task.recurrence,
                "products": [self.facts.products[each] for each in task.products],
                "plan": self._plan(task.programme),
            }
            for task in ordered
        ]

    def roles(self) -> list[Row]:
        """A row a participation: coordinators of plans first, then task by task."""
        coordinators = [
            {**self._role(each), "role": "coordinate"}
            for plan in self.facts.programmes.values()
            for each in plan.coordinators
        ]
        ordered = sorted(self.facts.tasks.values(), key=lambda each: document_order(each.id))
        return coordinators + [self._role(each) for task in ordered for each in task.participations]

    def _role(self, each: Participation) -> dict[str, Any]:
        task = self.facts.tasks.get(each.task or "")
        start, end = each.evidence.span or (None, None)
        return {
            "number": task and task.number,
            "title": task and task.name,
            "name": self.facts.agencies[each.agency].name,
            "role": each.role,
            "as_written": each.as_written,
            "basis": each.basis,
            "locator": each.evidence.locator,
            "quote": each.evidence.quote,
            "span_start": start,
            "span_end": end,
            "agency": each.agency,
            "task": each.task,
            "programme": each.evidence.programme,
            "plan": self._plan(each.evidence.programme),
        }

    def agencies(self) -> list[Row]:
        """A row a body, the most loaded first."""
        roles = Counter((each.agency, each.role) for each in self.facts.participations())
        pairs = {(each.agency, each.evidence.programme) for each in self.facts.participations()}
        plans = Counter(agency for agency, _ in pairs)
        load = loads(self.facts)
        rows = [
            {
                **row,
                "place": self.facts.provinces.get(row["province"] or ""),
                "leads": roles[row["id"], "lead"],
                "supports": roles[row["id"], "support"],
                "load": load.get(row["id"], 0.0),
                "plans": plans[row["id"]],
            }
            for row in self.content.nodes["Agency"]
        ]
        return sorted(rows, key=lambda row: (-row["load"], row["id"]))

    def between(self) -> list[Row]:
        """A row for what a plan says a collective includes, or whom a body replaces."""
        names = {key: each.name for key, each in self.facts.agencies.items()}
        return [
            self._said(
                row,
                relation=relation,
                agency=row["from_id"],
                other=row["to_id"],
                name=names[row["from_id"]],
                other_name=names[row["to_id"]],
            )
            for relation in ("includes", "succeeds")
            for row in self.content.said(relation.upper())
        ]

    def findings(self, findings: Iterable[Finding]) -> list[Row]:
        """A row a finding."""
        return [
            {
                **{name: getattr(each, name) for name in vars(each)},
                "message": each.message[self.language],
                "plan": each.programme and self._plan(each.programme),
                "agencies": [self.facts.agencies[agency].name for agency in each.agencies],
                "tasks": list(each.tasks),
                "evidence": [every.quote for every in each.evidence if every.quote],
            }
            for each in findings
        ]

    def programmes(self) -> list[Row]:
        """A row a plan."""
        return [
            {
                **row,
                "title": row["name"],
                "issuer": self.facts.programmes[row["id"]].issuer,
                "provinces": self._own_first(row["id"]),
                "source.file": row["source_file"],
                "source.sha256": row["source_sha256"],
                "source.media_type": row["source_media_type"],
                "source.pages": row["source_pages"],
            }
            for row in self.content.nodes["Programme"]
        ]

    def _own_first(self, programme: str) -> list[str]:
        """The provinces of a plan; that which its id begins with is its own."""
        own = programme.partition("/")[0]
        return sorted(self.facts.programmes[programme].provinces, key=lambda each: each != own)

    def targets(self) -> list[Row]:
        """A row a target."""
        rows = self.content.said("TARGETS")
        products = self.facts.products
        return [self._said(row, product=products.get(row["to_id"])) for row in rows]

    def owned(self, label: str) -> list[Row]:
        """Nodes that a plan numbers, in that order."""
        rows = sorted(self.content.nodes[label], key=lambda row: document_order(row["id"]))
        return [self._said(row, title=row["name"], code=row["name"]) for row in rows]

    def by_year(self) -> list[Row]:
        """A row for the money of a budget line in one year from one source."""
        titles = {row["id"]: row["name"] for row in self.content.nodes["BudgetLine"]}
        rows = sorted(self.content.said("ALLOCATES"), key=lambda row: document_order(row["to_id"]))
        return [{**row, "title": titles[row["to_id"]], "line": row["to_id"]} for row in rows]

    def reports(self) -> list[Row]:
        """A row for who reports to whom."""
        names = {key: each.name for key, each in self.facts.agencies.items()}
        return [
            self._said(
                row,
                agency=row["from_id"],
                to=row["to_id"],
                name=names[row["from_id"]],
                to_name=names[row["to_id"]],
            )
            for row in self.content.said("REPORTS_TO")
        ]

    def zones(self) -> list[Row]:
        """A row for a product and a commune where it is grown or raised."""
        communes = {row["id"]: row for row in self.content.nodes["Commune"]}
        return [
            self._said(
                row,
                product=self.facts.products[row["from_id"]],
                name=communes[row["to_id"]]["name"],
                code=communes[row["to_id"]]["code"],
            )
            for row in self.content.said("GROWN_IN")
        ]

    def markets(self) -> list[Row]:
        """A row for a product and where it is to be sold."""
        markets = {row["id"]: row["name"] for row in self.content.nodes["Market"]}
        return [
            self._said(
                row, product=self.facts.products[row["from_id"]], market=markets[row["to_id"]]
            )
            for row in self.content.said("SOLD_TO")
        ]

    def references(self) -> list[Row]:
        """A row for a document that a plan rests on."""
        documents = {row["id"]: row for row in self.content.nodes["Document"]}
        return [
            self._said({**documents[row["to_id"]], **row}, number=documents[row["to_id"]]["name"])
            for row in self.content.said("BASED_ON")
        ]

    def provinces(self) -> list[Row]:
        """Those that have no official code: plans must name them."""
        rows = [row for row in self.content.nodes["Province"] if not row["code"]]
        return [{"slug": row["id"], "name": row["name"]} for row in rows]

    def _said(self, row: Record, **more: Any) -> Row:
        return {**row, **more, "plan": self._plan(row["programme"])}

    def _plan(self, programme: str) -> str:
        return self.facts.programmes[programme].name

    def _names(self, participations: Iterable[Participation]) -> list[str]:
        return [self.facts.agencies[each.agency].name for each in participations]
