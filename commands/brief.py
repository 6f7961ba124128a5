"""daumoi brief: what one body must do, on paper."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.failures import Failure
from commands.guarding import Guarded
from commands.opening import opened
from commands.options import force_option, lang_option, store_option
from commands.terminal import note
from commands.writing import check_target, write_bytes

if TYPE_CHECKING:
    from queries.catalogue import Language
    from viz.brief.content import Brief

ENDINGS = (".docx", ".md", ".html")


@click.command(cls=Guarded)
@click.argument("agency")
@click.option(
    "--output",
    "-o",
    "target",
    required=True,
    metavar="FILE",
    help="The file to write; its ending says the form: .docx, .md or .html.",
)
@force_option
@store_option
@lang_option
def brief(agency: str, target: str, force: bool, place: str | None, lang: "Language") -> None:
    """Write what one body must do by all plans: for printing.

    It holds what the body leads and supports by deadline and with whom, what it has to report
    when, and what the audit finds about it, each with its source.

    \b
    daumoi brief "Sở Công Thương Sơn La" -o so-cong-thuong.docx
    daumoi brief "snnmt lang son" -o brief.html --lang en --force
    """
    from datetime import date

    from queries.audit import audit
    from queries.facts import read_facts
    from queries.names import find
    from queries.running import check_any_plan
    from viz.brief.content import brief_of

    ending = Path(target).suffix.lower()
    if ending not in ENDINGS:
        raise Failure(f"{target}: name a file that ends in {', '.join(ENDINGS)}")
    check_target(target, force=force)
    with opened(place, "read") as store:
        check_any_plan(store)
        key = find(store, "agency", agency)
        facts = read_facts(store)
    written = brief_of(facts, key, audit(facts), lang, date.today())
    write_bytes(target, _drawn(written, ending))
    note(f"written   {target}")


def _drawn(written: "Brief", ending: str) -> bytes:
    if ending == ".docx":
        from viz.brief.wordfile import to_docx

        return to_docx(written)
    from viz.brief import text

    form = text.to_html if ending == ".html" else text.to_markdown
    return form(written).encode("utf-8")
