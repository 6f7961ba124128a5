"""daumoi demo: the main job done once, with what comes with daumoi."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.batches import tell_loaded
from commands.guarding import Guarded
from commands.opening import DEFAULT_STORE, opened
from commands.options import lang_option
from commands.tables import TableWriter
from commands.terminal import note
from commands.writing import write_text

if TYPE_CHECKING:
    from graph.store import Store
    from queries.catalogue import Language

DEMO_DOCUMENT = "ke-hoach-duoc-lieu.docx"
SAMPLE_STORE = "ha-van.kgl"
DEMO_READING = {
    "vi": "Từ văn bản đến dữ kiện: {}, kế hoạch mẫu của một tỉnh không có thật",
    "en": "From a document to facts: {}, a plan of an invented province",
}
DEMO_SAMPLES = {
    "vi": "Năm văn bản của tỉnh ấy vào một đồ thị riêng: {}",
    "en": "The five documents of that province go into a graph of their own: {}",
}
DEMO_PLANS = {
    "vi": "Bốn kế hoạch có thật, đã được người rà soát, vào đồ thị chính: {}",
    "en": "Four real plans, reviewed by people, go into the main graph: {}",
}
DemoQuestion = tuple[dict[str, str], str, dict[str, str], tuple[str, ...], int | None]
"""Title, question, parameters, columns shown, and how many rows at most."""
DEMO: tuple[DemoQuestion, ...] = (
    (
        {"vi": "Mười cơ quan nhiều việc nhất", "en": "The ten most loaded agencies"},
        "coordination-load",
        {},
        (
            "agency",
            "province",
            "leads",
            "supports",
            "tasks",
            "load",
            "partners",
            "peak",
            "peak_quarter",
        ),
        10,
    ),
    (
        {"vi": "Sơn La và Thanh Hóa phối hợp", "en": "How Sơn La and Thanh Hóa cooperate"},
        "cooperation",
        {"province_a": "son-la", "province_b": "thanh-hoa"},
        ("locator", "title", "agency_a", "role_a", "agency_b", "role_b", "ends_on"),
        None,
    ),
)


@click.command(cls=Guarded)
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@lang_option
def demo(folder: Path | None, lang: "Language") -> None:
    """Do the main job once: documents to facts, the four plans to answers and the page.

    The documents are of an invented province and go into a graph of their own. Without FOLDER it
    works in a new temporary folder, which stays.

    \b
    daumoi demo
    daumoi demo my-demo
    """
    from loaders.batch import REVIEWED_PLANS, SAMPLES
    from viz.page import build_page

    where = _demo_folder(folder)
    target = where / "daumoi.html"
    _show_reading(SAMPLES / DEMO_DOCUMENT, lang)
    _load_demo(SAMPLES, where / SAMPLE_STORE, DEMO_SAMPLES[lang])
    _load_demo(REVIEWED_PLANS, where / DEFAULT_STORE, DEMO_PLANS[lang])
    with opened(str(where / DEFAULT_STORE), "read") as store:
        for title, name, given, columns, most in DEMO:
            click.echo(f"\n{title[lang]}")
            _print_answer(store, name, given, columns, most, lang)
        write_text(str(target), build_page(store, lang=lang))
    note(
        f"\nThe graph: {where / DEFAULT_STORE}\nSamples:   {where / SAMPLE_STORE}\n"
        f"The page:  {target}\n"
        f"Open it by double click, or: python -m webbrowser {target.resolve().as_uri()}"
    )


def _demo_folder(folder: Path | None) -> Path:
    if folder is None:
        import tempfile

        return Path(tempfile.mkdtemp(prefix="daumoi-demo-"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _show_reading(path: Path, lang: "Language") -> None:
    """Lines of a document, each with the facts read out of it."""
    from loaders.dataset import Source
    from loaders.factlines import examples, lines_with_facts
    from loaders.formats.opening import read_file
    from loaders.reading import read_document
    from queries.words import word

    click.echo(DEMO_READING[lang].format(path.name))
    document = read_file(path)
    read = read_document(document, Source(file=path.name))
    for line in examples(lines_with_facts(document.text, read.dataset)):
        click.echo("\n  " + line.text.replace("\t", " | "))
        for kind, says in line.facts:
            click.echo(f"    → {word(kind, lang):10}{says}")


def _load_demo(folder: Path, place: Path, said: str) -> None:
    """Say what goes where, and load it."""
    from loaders.batch import find_files, load_files

    note("\n" + said.format(place))
    with opened(str(place), "write") as store:
        tell_loaded(list(load_files(store, find_files([folder]))))


def _print_answer(
    store: "Store",
    name: str,
    given: Mapping[str, str],
    columns: tuple[str, ...],
    most: int | None,
    lang: "Language",
) -> None:
    from graph.store import Table
    from queries.catalogue import question
    from queries.running import ask

    asked = question(name)
    records = ask(store, asked, given).records()[:most]
    headings = {each.name: {"vi": each.vi, "en": each.en} for each in asked.columns}
    table = Table(columns, tuple(tuple(each[name] for name in columns) for each in records))
    TableWriter("table", "-", False, lang).write(table, headings)
