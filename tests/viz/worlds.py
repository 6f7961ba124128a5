"""Small graphs for the page: hand-made plans, also with names that try to be more than text."""

from typing import Any

from graph.rows import PlanRows, Row
from graph.store import Store
from queries.catalogue import question
from queries.running import run

PLAN = "son-la/thu-2026"
_TRIES = (
    "<script>window.broken = 1</script>",
    "</script><script>window.broken = 2</script>",
    '"><img src=x onerror="window.broken = 3">',
    "<a href='javascript:window.broken=4'>Sở href</a>",
    "{{ 7 * 7 }} {% raw %} &lt;b&gt; &amp; ' \" ` ${1}",
    "Sở \u202eđảo ngược\u202c \u2066cô lập\u2069 \u2028 \u2029",
    "<!-- <script> ]]> --> \\u003c",
    "Sở " + "rất dài " * 625,
    "Sở" + "rấtdài" * 800,
    "Sở đảo \u202e\u2067 không đóng",
    "<svg onload='window.broken=5'>",
    "<style>*{display:none}</style>",
    '=HYPERLINK("javascript:window.broken=6")',
    "+1+cmd|' /C calc'!A0",
    "#part=network&sheet=agency~x",
    "~tilde~%7E%2F%E0%A4%A",
    "__proto__",
    "constructor",
    "toString",
    "<iframe srcdoc='<script>parent.broken=7</script>'>",
    "<math><mi xlink:href='javascript:window.broken=8'>",
    "</title></style></textarea></noscript>",
)
HOSTILE = tuple(
    f"{each}{mark}" for each in _TRIES for mark in ("", " \u200f\u061c", " | Sở {0} {1}")
)
"""Names that try to be more than text."""


def answer(store: Store, name: str, **values: Any) -> list[dict[str, Any]]:
    """The rows of a question of the catalogue."""
    return run(store, question(name), values).records()


def write_plan(
    store: Store, names: tuple[str, ...], tasks: int, plan: str = PLAN, *, quoted: bool = True
) -> None:
    """A plan in which each task is led by one agency and supported by the next; all names given.

    Task number n is led by agency n, modulo their number, and its title is that agency's name.
    """
    agencies: list[Row] = [
        {"id": f"son-la/a{index}", "name": name, "province": "son-la", "collective": False}
        for index, name in enumerate(names)
    ]
    own: list[Row] = [
        {
            "id": f"{plan}/pl.{number}",
            "name": names[number % len(names)],
            "programme": plan,
            "kind": "assignment",
        }
        for number in range(1, tasks + 1)
    ]

    def participations(shift: int) -> list[Row]:
        return [
            {
                "from_id": f"son-la/a{(number + shift) % len(names)}",
                "to_id": f"{plan}/pl.{number}",
                "programme": plan,
                "basis": "table",
                "as_written": names[(number + shift) % len(names)],
                "locator": f"Phụ lục, dòng {number}",
                "quote": names[number % len(names)] if quoted else None,
            }
            for number in range(1, tasks + 1)
        ]

    part_of: list[Row] = [
        {"from_id": str(task["id"]), "to_id": plan, "programme": plan} for task in own
    ]
    covers: list[Row] = [{"from_id": plan, "to_id": "son-la", "programme": plan}]
    relationships = {
        ("LEADS", "Agency", "Task"): participations(0),
        ("SUPPORTS", "Agency", "Task"): participations(1),
        ("PART_OF", "Task", "Programme"): part_of,
        ("COVERS", "Programme", "Province"): covers,
    }
    programme: Row = {"id": plan, "name": names[0], "kind": "plan"}
    province: Row = {"id": "son-la", "name": "Sơn La", "code": "14"}
    store.write(
        PlanRows(
            plan,
            {"Programme": [programme], "Task": own},
            {"Agency": agencies, "Province": [province]},
            relationships,
        )
    )
