"""Plans made up for tests (an invented province's work under real provinces' names), and how to
look at a whole graph.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from graph.model import NODE_TYPES, RELATIONSHIP_TYPES
from graph.rows import PlanRows
from graph.store import Store
from loaders.dataset import Dataset
from loaders.loading import plan_rows

PROVINCES = ("son-la", "thanh-hoa", "lang-son", "ha-van")
BODIES = {
    "so-cong-thuong": ("Sở Công Thương", "department", "provincial"),
    "so-tai-chinh": ("Sở Tài chính", "department", "provincial"),
    "so-ke-hoach": ("Sở Kế hoạch", "department", "provincial"),
    "trung-tam-khuyen-nong": ("Trung tâm Khuyến nông", "centre", "provincial"),
    "ubnd-tinh": ("UBND tỉnh", "people_committee", "provincial"),
    "cac-so-ban-nganh": ("Các sở, ban, ngành", "other", "provincial"),
}
PRODUCTS = ("Xoài", "Nhãn", "Cà phê", "cà phê")
PLAN_IDS = ("son-la/mot-2026", "son-la/hai-2026", "thanh-hoa/ba-2026")
ROLES = ("leads", "supports")

agency_ids = st.builds(
    "{}/{}".format, st.sampled_from(PROVINCES[:2]), st.sampled_from(sorted(BODIES))
)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(str)


def agency(key: str, alias: str | None = None) -> dict[str, Any]:
    """An agency of the small world, as the dataset has it."""
    province, slug = key.split("/")
    name, kind, level = BODIES[slug]
    collective = slug.startswith("cac-")
    return {
        "id": key,
        "name": name,
        "kind": kind,
        "level": level,
        "province": province,
        **({"collective": True, "members": [f"{province}/so-tai-chinh"]} if collective else {}),
        **({"aliases": [alias]} if alias else {}),
    }


def succession(key: str) -> dict[str, Any]:
    """What a body took over: the finance department that of planning."""
    province, slug = key.split("/")
    return {"succeeds": [f"{province}/so-ke-hoach"]} if slug == "so-tai-chinh" else {}


@st.composite
def schedules(draw: st.DrawFn) -> dict[str, Any] | None:
    """No time, a period, a deadline, or a recurrence."""
    kind = draw(st.sampled_from(["none", "period", "deadline", "recurrence", "label"]))
    if kind == "none":
        return None
    first, last = sorted([draw(days), draw(days)])
    times = {
        "period": {"starts_on": first, "ends_on": last},
        "deadline": {"ends_on": last},
        "recurrence": {"recurrence": draw(st.sampled_from(["annual", "continuous"]))},
        "label": {},
    }
    return {"label": f"thời gian {kind}", **times[kind]}


@st.composite
def tasks(draw: st.DrawFn, programme: str, number: int) -> dict[str, Any]:
    """One task with any bodies in any roles."""
    kind = draw(st.sampled_from(["assignment", "duty", "objective"]))
    roles: dict[str, Any] = {}
    if kind != "objective":
        for role in ROLES:
            bodies = draw(st.lists(agency_ids, max_size=3, unique=True))
            roles[role] = [
                {"agency": body, "as_written": body.upper(), "basis": "table"} for body in bodies
            ]
    return {
        "id": f"{programme}/pl.{number}",
        "programme": programme,
        "kind": kind,
        "number": str(number),
        "title": f"Nhiệm vụ {number}",
        "section": "Phụ lục",
        **({"parent": f"{programme}/pl.1"} if number > 1 and draw(st.booleans()) else {}),
        **roles,
        **({"schedule": schedule} if (schedule := draw(schedules())) else {}),
        "products": draw(st.lists(st.sampled_from(PRODUCTS), max_size=2, unique=True)),
        "places": draw(st.sampled_from([[], ["xã Mường Thử"]])),
    }


@st.composite
def datasets(draw: st.DrawFn, programme: str | None = None) -> Dataset:
    """One plan: tasks, and a few of everything else."""
    key = programme or draw(st.sampled_from(PLAN_IDS))
    own = [draw(tasks(key, number)) for number in range(1, draw(st.integers(1, 5)) + 1)]
    reporting = draw(st.lists(st.tuples(agency_ids, agency_ids), max_size=2))
    named = {each["agency"] for task in own for role in ROLES for each in task.get(role, [])}
    named |= {body for pair in reporting for body in pair}
    issuer = f"{key.split('/')[0]}/ubnd-tinh"
    named |= {issuer} | {f"{body.split('/')[0]}/so-tai-chinh" for body in named if "/cac-" in body}
    named |= {f"{body.split('/')[0]}/so-ke-hoach" for body in named if "/so-tai-chinh" in body}
    alias = draw(st.sampled_from([None, "Tên gọi khác", "Tên cũ"]))
    return Dataset.model_validate(
        {
            "format": "daumoi-plan/1",
            "programmes": [
                {
                    "id": key,
                    "kind": "plan",
                    "title": draw(st.sampled_from(["Kế hoạch", "Kế hoạch sửa đổi"])),
                    "issued_on": "2026-01-15",
                    "starts_on": "2026-01-01",
                    "ends_on": "2026-12-31",
                    "issuer": issuer,
                    "provinces": draw(
                        st.lists(st.sampled_from(PROVINCES), min_size=1, max_size=2, unique=True)
                    ),
                }
            ],
            "provinces": [{"slug": "ha-van", "name": "Hà Vân"}],
            "agencies": [agency(body, alias) | succession(body) for body in sorted(named)],
            "tasks": own,
            "targets": draw(
                st.lists(
                    st.builds(
                        lambda product, low, high: {
                            "programme": key,
                            "indicator": "diện tích",
                            "minimum": low,
                            "maximum": low + high,
                            "unit": "ha",
                            "year": 2026,
                            **({"product": product} if product else {}),
                        },
                        st.sampled_from([None, *PRODUCTS]),
                        st.integers(0, 99),
                        st.integers(0, 9),
                    ),
                    max_size=2,
                )
            ),
            "budget": draw(
                st.lists(
                    st.builds(
                        lambda amount, sources: {
                            "programme": key,
                            "title": "Hỗ trợ",
                            "amount": amount,
                            "by_year": [
                                {"year": 2026, "source": source, "amount": amount}
                                for source in sources
                            ],
                        },
                        st.integers(1, 999),
                        st.sampled_from([[], ["national"], ["national", "provincial"]]),
                    ),
                    max_size=2,
                )
            ),
            "reports": [
                {
                    "programme": key,
                    "agency": who,
                    "to": whom,
                    "due": draw(st.sampled_from(["--12-10", "2026-06-20"])),
                    "recurrence": "annual",
                }
                for who, whom in reporting
            ],
            "zones": draw(
                st.lists(
                    st.builds(
                        lambda product, name, code: {
                            "programme": key,
                            "product": product,
                            "communes": [{"name": name, **({"code": code} if code else {})}],
                        },
                        st.sampled_from(PRODUCTS),
                        st.sampled_from(["Mường Thử", "Nà Thử"]),
                        st.sampled_from([None, "99001"]),
                    ),
                    max_size=1,
                )
            ),
            "markets": draw(
                st.sampled_from([[], [{"programme": key, "product": "Xoài", "market": "Nhật Bản"}]])
            ),
            "references": draw(
                st.sampled_from(
                    [
                        [],
                        [
                            {
                                "programme": key,
                                "number": "45/2012/NĐ-CP",
                                "kind": "NĐ",
                                "issued_on": "2012-05-21",
                                "relation": "based_on",
                            }
                        ],
                    ]
                )
            ),
            "diagnostics": draw(
                st.sampled_from(
                    [[], [{"severity": "info", "code": "thu", "message": "seen, not read"}]]
                )
            ),
        }
    )


def rows_of(dataset: Dataset) -> PlanRows:
    """The rows of a dataset with one plan."""
    (rows,) = plan_rows(dataset)
    return rows


Dump = dict[str, list[tuple[Any, ...]]]


def dump(store: Store) -> Dump:
    """All that a graph says, by node label and relationship type; not when it was loaded."""
    whole: Dump = {}
    for node in NODE_TYPES:
        names = [name for name in node.names if name != "loaded_at"]
        fields = ", ".join(f"node.{name} AS {name}" for name in names)
        whole[node.label] = _sorted(store, f"MATCH (node:{node.label}) RETURN {fields}")
        for link in node.links:
            whole[f"{node.label} {link.name}"] = _sorted(
                store,
                f"MATCH (node:{node.label})-[:{link.name}]->(target:{link.target.label}) "
                "RETURN node.id AS from_id, target.id AS to_id",
            )
    for relationship in RELATIONSHIP_TYPES:
        for source, target in relationship.ends:
            fields = "".join(f", said.{name} AS {name}" for name in relationship.names)
            whole[f"{source.label} {relationship.name} {target.label}"] = _sorted(
                store,
                f"MATCH (source:{source.label})-[said:{relationship.name}]->"
                f"(target:{target.label}) RETURN source.id AS from_id, target.id AS to_id{fields}",
            )
    return whole


def _sorted(store: Store, cypher: str) -> list[tuple[Any, ...]]:
    return sorted(store.read(cypher).rows, key=repr)


def load_all(store: Store, datasets: Iterable[Dataset]) -> None:
    """Write plans into a store."""
    for dataset in datasets:
        store.write(rows_of(dataset))
