"""daumoi figure: load, matrix, network or cooperation as a picture for a report."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.failures import Failure
from commands.guarding import Verbs
from commands.opening import opened
from commands.options import force_option, lang_option, store_option
from commands.terminal import note
from commands.writing import check_target, write_new

if TYPE_CHECKING:
    from graph.store import Store
    from queries.catalogue import Language
    from viz.figures.sheet import Drawn
    from viz.figures.words import Words

ENDINGS = (".svg", ".png")


def figure_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every figure has."""
    for option in (
        lang_option,
        store_option,
        force_option,
        click.option("--title", help="Heading of the figure."),
        click.option(
            "--output",
            "-o",
            "target",
            required=True,
            metavar="FILE",
            help="The picture to write: .svg or .png (300 dots an inch).",
        ),
    ):
        command = option(command)
    return command


programme_option = click.option("--programme", help="Only this plan. Default: all plans.")
province_option = click.option("--province", help="Only agencies of this province.")


@click.group(cls=Verbs)
def figure() -> None:
    """A picture for a report, as wide as a sheet of A4: SVG or PNG.

    \b
    daumoi figure load -o tai.svg
    daumoi figure network --programme "cay an qua" -o mang-luoi.png
    """


@figure.command()
@programme_option
@province_option
@figure_options
def load(programme: str | None, province: str | None, **given: Any) -> None:
    """The load of each agency: what it leads and what it supports.

    \b
    daumoi figure load -o tai.svg
    daumoi figure load --province "son la" -o tai-son-la.png
    """
    from viz.figures.load import load

    _of_part(load, programme, province, **given)


@figure.command()
@programme_option
@province_option
@figure_options
def matrix(programme: str | None, province: str | None, **given: Any) -> None:
    """Tasks and agencies: who leads (C), who supports (P); as high as the tasks need.

    \b
    daumoi figure matrix --programme "hop tac" -o ma-tran.svg
    """
    from viz.figures.matrix import matrix

    _of_part(matrix, programme, province, **given)


@figure.command()
@programme_option
@figure_options
def network(programme: str | None, **given: Any) -> None:
    """The network, where it stands on the page.

    To 100 agencies and tasks both are drawn, to 1,000 the agencies that share tasks, of more the
    most loaded agency and those that share most tasks with it.

    \b
    daumoi figure network -o mang-luoi.svg
    daumoi figure network --programme "cay an qua" -o cay-an-qua.png
    """
    from viz.figures.network import network

    _of_part(network, programme, None, **given)


@figure.command()
@click.option(
    "--province",
    "provinces",
    multiple=True,
    help="One of the two provinces; given twice. Default: the two with most common tasks.",
)
@figure_options
def cooperation(provinces: tuple[str, ...], **given: Any) -> None:
    """Two provinces face to face, the tasks that both take part in between them.

    \b
    daumoi figure cooperation -o hop-tac.svg
    daumoi figure cooperation --province "son la" --province "thanh hoa" -o hop-tac.png
    """
    if len(provinces) not in (0, 2):
        raise Failure("--province: give two provinces, or none")

    def drawn(store: "Store", word: "Words") -> "Drawn":
        from queries.catalogue import question
        from queries.names import find
        from queries.running import run
        from viz.facts import gather
        from viz.figures.cooperation import busiest_pair, cooperation

        facts = gather(store)
        pair = [find(store, "province", each) for each in provinces] or busiest_pair(facts)
        if pair[0] == pair[1]:
            raise Failure("--province: give two provinces, not one twice")
        asked = {"province_a": pair[0], "province_b": pair[1]}
        rows = run(store, question("cooperation"), asked).records()
        return cooperation(rows, facts.provinces[pair[0]], facts.provinces[pair[1]], word)

    _write(drawn, **given)


def _of_part(
    draw: Callable[..., "Drawn"], programme: str | None, province: str | None, **given: Any
) -> None:
    """Write a figure of one plan or all, of one province or all."""

    def drawn(store: "Store", word: "Words") -> "Drawn":
        from queries.names import find
        from viz.facts import gather
        from viz.figures.part import Part

        plan = find(store, "programme", programme) if programme is not None else None
        place = find(store, "province", province) if province is not None else None
        facts = gather(store)
        ids = [row["programme_id"] for row in facts.plans]
        part = Part(ids.index(plan) if plan else None, facts.provinces[place] if place else None)
        return draw(facts, part, word)

    _write(drawn, **given)


def _write(
    draw: Callable[["Store", "Words"], "Drawn"],
    *,
    target: str,
    title: str | None,
    force: bool,
    place: str | None,
    lang: "Language",
) -> None:
    """Draw, in the format that the file's ending names."""
    ending = Path(target).suffix.lower()
    if ending not in ENDINGS:
        raise Failure(f"{target}: unknown kind of picture; name a file {' or '.join(ENDINGS)}")
    check_target(target, force=force)
    from viz.figures.sheet import to_svg
    from viz.figures.words import Words

    word = Words(lang)
    with opened(place, "read") as store:
        svg = to_svg(draw(store, word), word, title)
    if ending == ".png":
        from viz.figures.png import to_png

        write_new(target, to_png(svg), force=force)
    else:
        write_new(target, svg, force=force)
    note(f"written   {target}")
