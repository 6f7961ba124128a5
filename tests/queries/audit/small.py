"""Small plans for the rules, in a short form: what a case leaves out is filled in here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from loaders.dataset import Dataset

CASES = Path(__file__).with_name("cases")
HOME = "son-la"
BODIES: Mapping[str, Mapping[str, Any]] = {
    "so-cong-thuong": {"name": "Sở Công Thương"},
    "so-tai-chinh": {"name": "Sở Tài chính"},
    "so-xay-dung": {"name": "Sở Xây dựng"},
    "so-y-te": {"name": "Sở Y tế"},
    "so-noi-vu": {"name": "Sở Nội vụ"},
    "so-tu-phap": {"name": "Sở Tư pháp"},
    "so-giao-thong-van-tai": {"name": "Sở Giao thông vận tải"},
    "so-may-khoi": {"name": "Sở Mây khói"},
    "ubnd-tinh": {"name": "UBND tỉnh", "kind": "people_committee"},
    "ubnd-xa-chieng-mung": {
        "name": "UBND xã Chiềng Mung",
        "kind": "people_committee",
        "level": "commune",
    },
    "cac-so-ban-nganh": {"name": "Các sở, ban, ngành", "kind": "other", "collective": True},
    "cac-don-vi-lien-quan": {
        "name": "Các đơn vị liên quan",
        "kind": "other",
        "collective": True,
    },
}
"""The bodies that a case may name by the last part of their ids; departments of Sơn La."""


@dataclass(frozen=True)
class Case:
    """Plans made up for one rule, and what it finds in them, worked out by hand."""

    datasets: list[Dataset]
    settings: Mapping[str, Any]
    expected: list[dict[str, Any]]


def case(rule: str) -> Case:
    """The case of a rule."""
    plain = yaml.safe_load((CASES / f"{rule}.yaml").read_text(encoding="utf-8"))
    datasets = [dataset(each) for each in plain["plans"]]
    return Case(datasets, plain.get("settings", {}), plain["expected"])


def dataset(plan: Mapping[str, Any]) -> Dataset:
    """One plan of a case as a dataset."""
    key = plan["id"]
    parts = {name: _with(plan.get(name, []), programme=key) for name in PARTS}
    tasks = [_task(each, key) for each in plan.get("tasks", [])]
    head = {name: plan[name] for name in PROGRAMME if name in plan}
    for report in parts["reports"]:
        report |= {name: body_id(report[name]) for name in ("agency", "to") if name in report}
    named = [body for each in tasks for body in _bodies(each)]
    named += [report[name] for report in parts["reports"] for name in ("agency", "to")]
    named += [body_id(old) for old in plan.get("succeeded", {})]
    named += [body_id(new) for new in plan.get("succeeded", {}).values()]
    agencies = [_agency(each, plan) for each in dict.fromkeys(named)]
    return Dataset.model_validate_json(
        json.dumps(
            {
                "format": "daumoi-plan/1",
                "programmes": [
                    {"kind": "plan", "title": key, "provinces": [HOME], "id": key, **head}
                ],
                "agencies": agencies,
                "tasks": tasks,
                **parts,
            },
            default=str,
        )
    )


PARTS = ("targets", "budget", "reports", "references", "diagnostics")
PROGRAMME = ("provinces", "number", "issued_on", "starts_on", "ends_on")


def body_id(name: str) -> str:
    """The id of a body: of Sơn La where no province is named."""
    return name if "/" in name else f"{HOME}/{name}"


def _with(items: list[dict[str, Any]], **more: Any) -> list[dict[str, Any]]:
    return [{**more, **each} for each in items]


def _task(task: dict[str, Any], programme: str) -> dict[str, Any]:
    """A row of the annex, or with `kind: duty` an item of section III."""
    kind = task.get("kind", "assignment")
    section = task.get("section", "III" if kind == "duty" else "Phụ lục")
    part = {"Phụ lục": "pl"}.get(section, section.lower())
    times = {name: task[name] for name in ("label", "ends_on", "recurrence") if name in task}
    own = {
        "id": f"{programme}/{task.get('id', part + '.' + task['number'])}",
        "programme": programme,
        "kind": kind,
        "number": task["number"],
        "section": section,
        "title": task.get("title", f"Việc số {task['number']}"),
    }
    roles = {
        role: [
            {"agency": body_id(name), "as_written": BODIES[name.split("/")[-1]]["name"]}
            | {"basis": "table"}
            for name in task.get(role, [])
        ]
        for role in ("leads", "supports")
    }
    holder = {"holder": body_id(task["holder"])} if "holder" in task else {}
    return own | roles | holder | ({"schedule": {"label": "—", **times}} if times else {})


def _bodies(task: Mapping[str, Any]) -> list[str]:
    named = [each["agency"] for role in ("leads", "supports") for each in task[role]]
    return named + ([task["holder"]] if "holder" in task else [])


def _agency(key: str, plan: Mapping[str, Any]) -> dict[str, Any]:
    province, slug = key.split("/")
    succeeded = plan.get("succeeded", {})
    old = [body_id(each) for each, new in succeeded.items() if body_id(new) == key]
    return {
        "id": key,
        "kind": "department",
        "level": "provincial",
        "province": province,
        **BODIES[slug],
        **({"succeeds": old} if old else {}),
    }
