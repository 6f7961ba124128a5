"""daumoi network: measures of the networks of agencies, tasks and plans."""

from typing import TYPE_CHECKING

import click

from commands.guarding import Verbs
from commands.opening import opened_content
from commands.options import store_option
from commands.tables import TableWriter, table_options

if TYPE_CHECKING:
    from queries.networks import Projection

PROJECTIONS = ("agencies", "direction", "two-mode", "programmes")
HEADINGS = {
    "id": {"vi": "Mã", "en": "Id"},
    "name": {"vi": "Tên", "en": "Name"},
    "kind": {"vi": "Loại", "en": "Kind"},
    "province": {"vi": "Tỉnh", "en": "Province"},
    "degree": {"vi": "Số liên hệ", "en": "Degree"},
    "weight": {"vi": "Trọng số liên hệ", "en": "Weighted degree"},
    "leads_others": {"vi": "Chủ trì với đơn vị khác", "en": "Leads others"},
    "supports_others": {"vi": "Phối hợp với đơn vị khác", "en": "Supports others"},
    "load": {"vi": "Tải điều phối", "en": "Load"},
    "betweenness": {"vi": "Độ trung gian", "en": "Betweenness"},
    "community": {"vi": "Cụm", "en": "Community"},
    "core": {"vi": "Lõi k", "en": "K-core"},
    "articulation": {"vi": "Điểm khớp", "en": "Articulation point"},
    "bridges": {"vi": "Cầu nối tới", "en": "Bridges to"},
    "gatekeeper": {"vi": "Đón vào tỉnh", "en": "Gatekeeper"},
    "representative": {"vi": "Đại diện ra ngoài tỉnh", "en": "Representative"},
    "liaison": {"vi": "Nối hai tỉnh khác", "en": "Liaison"},
    "brokerage": {"vi": "Môi giới giữa các tỉnh", "en": "Brokerage between provinces"},
}
SHOWN = (
    "name",
    "province",
    "degree",
    "weight",
    "load",
    "betweenness",
    "community",
    "core",
    "articulation",
    "brokerage",
)
"""The columns of the table on the terminal; the other formats have all."""


@click.group(cls=Verbs)
def network() -> None:
    """Measure the networks that agencies, tasks and plans form.

    \b
    daumoi network measures
    """


@network.command("measures")
@click.option("--programme", metavar="NAME", help="Only what this plan says.")
@click.option(
    "--province",
    metavar="NAME",
    help="Only the rows of this province; they are measured in the whole network.",
)
@click.option(
    "--projection",
    type=click.Choice(PROJECTIONS),
    default="agencies",
    show_default=True,
    help="Agencies by shared tasks; agencies from lead to support; agencies and tasks; plans by "
    "shared agencies.",
)
@click.option("--seed", type=int, help="For communities and estimates.  [default: always the same]")
@store_option
@table_options
def measures(
    programme: str | None,
    province: str | None,
    projection: "Projection",
    seed: int | None,
    place: str | None,
    out: TableWriter,
) -> None:
    """Measure each node: ties, betweenness, community, core, brokerage between provinces.

    On the terminal the most used columns are shown, in the other formats all are.

    \b
    daumoi network measures
    daumoi network measures --programme "hop tac" --projection direction
    daumoi network measures --province son-la -f csv --excel -o mang-luoi.csv
    """
    from graph.store import Table
    from queries.facts import facts_of
    from queries.measures import SEED, as_table
    from queries.measures import measures as measure
    from queries.names import find

    with opened_content(place) as (store, content):
        plan = find(store, "programme", programme) if programme else None
        own = find(store, "province", province) if province else None
        facts = facts_of(content)
    if plan:
        facts = facts.of(plan)
    rows = measure(facts, projection, SEED if seed is None else seed)
    table = as_table(row for row in rows if own in {None, row.province})
    if out.form == "table":
        records = table.records()
        table = Table(SHOWN, tuple(tuple(row[name] for name in SHOWN) for row in records))
    out.write(table, HEADINGS)
