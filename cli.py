"""daumoi on the command line: one thin command a verb."""

import functools
import io
import os
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from graph.store import Login, Mode, Store, Table
    from loaders.extracting import Account, Extracted
    from loaders.filing import Filing
    from loaders.outcomes import Failed
    from queries.catalogue import Language

Command = Callable[..., Any]
Headings = Mapping[str, Mapping[str, str]]
DEFAULT_STORE = "daumoi.kgl"
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")
FINDINGS = 1
"""Exit code when something was found wrong, or not all could be done."""
OUR_ERRORS = ("graph.", "loaders.", "queries.", "viz.")


class Failure(click.ClickException):
    """Wrong use, configuration or connection: one line on stderr, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Say it on stderr in the form of all our notes."""
        note(f"daumoi: {_visible(self.format_message())}")


class PartFailure(Failure):
    """Something of what was asked for could not be done: one line on stderr, exit code 1."""

    exit_code = 1


def note(text: str) -> None:
    """Lines for people, on stderr."""
    click.echo(_visible(text, but="\n"), err=True)


# --- What every command shares: errors in one line, where the graph is, how a table is written ---


class Guarded(click.Command):
    """A command whose expected errors are one line; --debug shows them whole."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(DEBUG)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except (KeyboardInterrupt, click.Abort):
            raise PartFailure("stopped; what was done before stays") from None
        except Exception as error:
            if ctx.find_root().meta.get("debug"):
                import traceback

                note(traceback.format_exc().rstrip())
            raise Failure(_in_one_line(error)) from error


def _remember_debug(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        context.find_root().meta["debug"] = True


DEBUG = click.Option(
    ["--debug"],
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_remember_debug,
    help="Show the traceback of an error.",
)


def _in_one_line(error: Exception) -> str:
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}"
    if type(error).__module__.startswith(OUR_ERRORS):
        return str(error)
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return f"unforeseen: {told}; run it again with --debug and report what it shows"


store_option = click.option(
    "--store",
    "place",
    envvar="DAUMOI_STORE",
    metavar="PLACE",
    help="The graph: a file (kglite) or a server's address (neo4j://…). "
    f"Default: $DAUMOI_STORE, else $NEO4J_URI, else {DEFAULT_STORE} here.",
)


@contextmanager
def opened(place: str | None, mode: "Mode") -> "Iterator[Store]":
    """The store at a place, closed at the end whatever happens."""
    from graph.opening import is_server, open_store
    from graph.store import StoreError

    uri = place or os.environ.get("NEO4J_URI") or DEFAULT_STORE
    store = open_store(uri, mode, _login() if is_server(uri) else None)
    try:
        yield store
    except BaseException:
        with suppress(StoreError):  # what went wrong first is told
            store.close()
        raise
    store.close()


def _login() -> "Login":
    from graph.store import Login

    user = os.environ.get("NEO4J_USERNAME", "neo4j")
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None:
        if not sys.stdin.isatty():
            raise Failure("no password for Neo4j; set NEO4J_PASSWORD")
        password = click.prompt(f"Password of {user}", hide_input=True, err=True)
    return Login(user, str(password), os.environ.get("NEO4J_DATABASE") or None)


def table_options(function: Command) -> Command:
    """--format, --output, --excel and --lang; the command gets a `TableWriter` as `out`."""

    @functools.wraps(function)
    def writing(*args: Any, form: str, target: str, excel: bool, lang: Any, **kwargs: Any) -> Any:
        return function(*args, out=TableWriter(form, target, excel, lang), **kwargs)

    options = (
        click.option(
            "--format",
            "-f",
            "form",
            type=click.Choice(FORMATS),
            default="table",
            show_default=True,
            help="How the answer is written.",
        ),
        output_option,
        click.option(
            "--excel",
            is_flag=True,
            help="CSV as Excel wants it: byte-order mark, headings in words.",
        ),
        lang_option,
    )
    for option in reversed(options):
        writing = option(writing)
    return writing


output_option = click.option(
    "--output",
    "-o",
    "target",
    metavar="FILE",
    default="-",
    show_default=True,
    help="File to write; - is stdout.",
)
lang_option = click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default="vi",
    show_default=True,
    envvar="DAUMOI_LANG",
    help="Language of headings.",
)


@dataclass(frozen=True)
class TableWriter:
    """Writes a table where and how the options say."""

    form: str
    target: str
    excel: bool
    lang: "Language"

    def write(self, table: "Table", headings: Headings) -> None:
        """Write one table; `headings` holds each column's name in both languages."""
        titles = [headings.get(name, {}).get(self.lang, name) for name in table.columns]
        if self.form == "table" and not table.rows:
            note({"vi": "Không có dòng nào.", "en": "No rows."}[self.lang])
        else:
            text = self._text(table, titles)
            raw = self.form != "table" and self.target == "-" and sys.stdout.isatty()
            write_text(self.target, _visible(text, but="\r\n\t") if raw else text)

    def _text(self, table: "Table", titles: list[str]) -> str:
        from queries.exports import tables
        from queries.words import in_words

        if self.form == "table":
            return drawn(in_words(table, self.lang), titles, wide=self.target != "-")
        if self.form == "md":
            return tables.to_markdown(in_words(table, self.lang), titles)
        if self.excel and self.form == "csv":
            return tables.to_excel_csv(in_words(table, self.lang), titles)
        return tables.FORMATS[self.form](table)


def drawn(table: "Table", titles: list[str], *, wide: bool = False) -> str:
    """A table for a terminal: ids and empty columns are left out where they do not fit.

    Where the rest does not fit either, each row is a block of lines. Without a terminal a table
    is as wide as it needs.
    """
    from rich.console import Console

    screen = sys.stdout.isatty() and not wide
    colour = screen and not os.environ.get("NO_COLOR")
    out = Console(file=io.StringIO(), force_terminal=colour, width=None if screen else 10_000)
    columns = [
        _Column(name, title, [row[at] for row in table.rows])
        for at, (name, title) in enumerate(zip(table.columns, titles, strict=True))
    ]
    if _needs(columns) > out.width:
        columns = [each for each in columns if not each.is_id and any(each.texts)] or columns
    if _needs(columns, folded=True) > out.width:
        return _as_blocks(columns)
    out.print(_grid(columns, out.width))
    text: str = out.file.getvalue()  # type: ignore[attr-defined]
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


@dataclass(frozen=True)
class _Column:
    """A column to be drawn."""

    name: str
    title: str
    cells: list[Any]

    @property
    def is_id(self) -> bool:
        """Whether it holds ids, for programs rather than people."""
        return self.name == "id" or self.name.endswith("_id")

    @property
    def numeric(self) -> bool:
        """Whether it holds numbers."""
        return any(
            isinstance(cell, int | float) and not isinstance(cell, bool) for cell in self.cells
        )

    @functools.cached_property
    def texts(self) -> list[str]:
        """The cells as people read them."""
        from queries.exports.tables import plain

        return [_visible(plain(cell)) for cell in self.cells]

    @property
    def widest(self) -> int:
        """Letters of its longest cell or its heading."""
        return max(map(len, [self.title, *self.texts]))

    @property
    def narrowest(self) -> int:
        """Letters that it needs when folded: numbers and words of the heading stay whole."""
        words = max(map(len, self.title.split()), default=1)
        longest = max(map(len, self.texts), default=1)
        return max(words, longest if self.numeric else min(FOLDED, longest))


FOLDED = 18
"""Letters that a column of text keeps at least when its cells are folded."""
EDGES = 3
"""Letters between two columns."""


def _needs(columns: list[_Column], *, folded: bool = False) -> int:
    """How wide a terminal must be for these columns."""
    return EDGES + sum(EDGES + (each.narrowest if folded else each.widest) for each in columns)


def _grid(columns: list[_Column], width: int) -> Any:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=SIMPLE_HEAD, pad_edge=False)
    for each, letters in zip(columns, _widths(columns, width), strict=True):
        side: Any = "right" if each.numeric else "left"
        grid.add_column(Text(each.title), justify=side, overflow="fold", width=letters)
    for row in zip(*(each.texts for each in columns), strict=True):
        grid.add_row(*map(Text, row))
    return grid


def _widths(columns: list[_Column], width: int) -> list[int]:
    """The letters of each column: what it needs, and its share of what is left."""
    widths = [each.narrowest for each in columns]
    spare = min(
        width - _needs(columns, folded=True), _needs(columns) - _needs(columns, folded=True)
    )
    while spare > 0:
        for index, each in enumerate(columns):
            if widths[index] < each.widest and spare > 0:
                widths[index] += 1
                spare -= 1
    return widths


def _as_blocks(columns: list[_Column]) -> str:
    """Each row as lines of heading and cell, rows parted by empty lines."""
    width = max(len(column.title) for column in columns)
    rows = zip(*(column.texts for column in columns), strict=True)
    return "\n".join(
        "".join(
            f"{column.title:{width}}  {cell}\n" for column, cell in zip(columns, row, strict=True)
        )
        for row in rows
    )


def _visible(text: str, *, but: str = "") -> str:
    """Without control characters, so that a name cannot steer the terminal."""
    return "".join(letter if letter.isprintable() or letter in but else " " for letter in text)


def write_text(target: str, text: str) -> None:
    """Write to stdout (-) or a file: the whole text or, if that fails, nothing."""
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
        return
    from graph.files import write_whole

    write_whole(Path(target), text)


# --- The commands ---


class Verbs(click.Group):
    """The group of commands, in the order in which they are used."""

    command_class = Guarded

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order declared."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options of the group itself."""
        with _use_in_one_line():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Find, read and run the command."""
        with _use_in_one_line():
            return super().invoke(ctx)


@contextmanager
def _use_in_one_line() -> Iterator[None]:
    """Say wrong use in the form of all our errors, with where to look."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        told = " ".join(error.format_message().split()).rstrip(".")
        where = f"; see: {error.ctx.command_path} --help" if error.ctx else ""
        raise Failure(told + where) from error


Verbs.group_class = Verbs


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="daumoi", message="daumoi %(version)s")
@click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=_remember_debug,
    help="Show the traceback of an error.",
)
def cli() -> None:
    """Who leads, who supports and who is overloaded across Vietnamese provincial plans.

    \b
    daumoi demo                         the four plans, from data to page
    daumoi load plans/                  load your own
    daumoi query run coordination-load  ask
    daumoi page -o page.html            see
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@store_option
def load(paths: tuple[Path, ...], place: str | None) -> None:
    """Load plans (YAML, JSON) and documents (.docx, .pdf, .txt, …) into the graph.

    Files, folders of them, or - for standard input; a document is read first, as `daumoi extract`
    does.

    A plan that is there already is replaced: what it no longer says goes, other plans stay. Each
    plan is loaded whole or not at all; when one fails the others are still loaded (exit code 1).

    \b
    daumoi load data/plans
    daumoi load kh-2026.yaml --store neo4j://localhost
    daumoi load - < ke-hoach.docx
    """
    from loaders.batch import find_files, load_files

    files = find_files(paths)
    with opened(place, "write") as store:
        with _progress("Loading", len(files)) as step:
            outcomes = [step(outcome) for outcome in load_files(store, files)]
        _tell(outcomes)


def _tell(outcomes: list[Any]) -> None:
    for each in outcomes:
        for done in each.done:
            note(f"{done.outcome:9} {done.programme}")
    _fail([each.failed for each in outcomes if each.failed], len(outcomes), "loaded")


def _fail(failed: list["Failed"], files: int, done: str) -> None:
    """Say why files failed, and end so where any did: 2 where the only one cannot be read."""
    if not failed:
        return
    debug = click.get_current_context().find_root().meta.get("debug")
    for each in failed:
        if debug and each.trace:
            note(each.trace.rstrip())
    lines = [line for each in failed for line in each.lines]
    if files > 1:
        lines.append(f"{len(failed)} of {files} files were not {done}")
    for line in lines[:-1]:
        note(f"daumoi: {line}")
    raise (Failure if files == 1 and failed[0].unread else PartFailure)(lines[-1])


@contextmanager
def _progress(doing: str, total: int) -> Iterator[Callable[[Any], Any]]:
    """A progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda outcome: outcome
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)

        def step(outcome: Any) -> Any:
            bar.advance(task)
            return outcome

        yield step


@cli.command()
@click.argument("programme")
@store_option
def remove(programme: str, place: str | None) -> None:
    """Take a plan out of the graph; bodies that another plan names stay.

    \b
    daumoi remove son-la/cay-an-qua-2025
    daumoi remove "cay an qua"
    """
    from queries.names import find

    with opened(place, "read") as store:
        found = find(store, "programme", programme)
    with opened(place, "write") as store:
        store.remove(found)
    note(f"removed   {found}")


@cli.command()
@store_option
@table_options
def status(place: str | None, out: TableWriter) -> None:
    """What holds the graph, and which plans are in it.

    \b
    daumoi status
    daumoi status --format json
    """
    from graph.statements import PLANS

    with opened(place, "read") as store:
        info = store.info()
        table = store.read(PLANS)
    note(f"{info.store} {info.version}: {info.place}")
    out.write(table, STATUS_HEADINGS)


STATUS_HEADINGS = {
    "programme": {"vi": "Kế hoạch", "en": "Plan"},
    "title": {"vi": "Tên", "en": "Title"},
    "tasks": {"vi": "Nhiệm vụ", "en": "Tasks"},
    "leads": {"vi": "Chủ trì", "en": "Leads"},
    "supports": {"vi": "Phối hợp", "en": "Supports"},
    "agencies": {"vi": "Cơ quan", "en": "Agencies"},
    "budget_lines": {"vi": "Dòng kinh phí", "en": "Budget lines"},
    "loaded_at": {"vi": "Nạp lúc (UTC)", "en": "Loaded at (UTC)"},
}


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@output_option
def text(file: Path, target: str) -> None:
    """Print a document's normalised text, which the spans of its facts point into.

    FILE may be - for standard input.

    \b
    daumoi text ke-hoach.docx
    """
    from loaders.formats.opening import read_file

    write_text(target, read_file(file).text)


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    "place",
    metavar="PLACE",
    type=click.Path(path_type=Path),
    help="Folder to write into, a file for each document; for one document also FILE.yaml, .json.",
)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["yaml", "json"]),
    help="How the datasets are written.  [default: as the ending says, else yaml]",
)
@click.option("--force", is_flag=True, help="Overwrite files that differ.")
@click.option(
    "--keep",
    "review",
    metavar="REVIEWED",
    type=click.Path(path_type=Path),
    help="Keep what was decided in this dataset, read from an earlier version and corrected.",
)
@click.option(
    "--was",
    metavar="OLD",
    type=click.Path(path_type=Path),
    help="With --keep: the document that REVIEWED was read from.  [default: found by its name]",
)
@click.option("--report", is_flag=True, help="Tell per section how much was understood.")
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that read at once.",
)
@lang_option
def extract(
    paths: tuple[Path, ...],
    place: Path | None,
    form: Any,
    force: bool,
    review: Path | None,
    was: Path | None,
    report: bool,
    jobs: int,
    lang: "Language",
) -> None:
    """Read documents: each becomes a plan dataset, every fact with the words that say so.

    Files, folders of them, or - for standard input. One document without -o: the dataset alone on
    stdout. A file that is there already and differs is not overwritten without --force. A file
    that cannot be read does not stop the others (exit code 1).

    With --keep, what a person decided about an earlier version of the document stands in the
    dataset of a newer one; where the words have changed too, that is a conflict (exit code 1).

    \b
    daumoi extract ke-hoach.docx > ke-hoach.yaml
    daumoi extract documents -o plans --report --jobs 2
    daumoi extract - < ke-hoach.pdf
    daumoi extract sua-doi.docx --keep ke-hoach.yaml -o sua-doi.yaml
    """
    from loaders.batch import DOCUMENTS, find_files
    from loaders.filing import Filing

    documents = find_files(paths, DOCUMENTS)
    _check_keeping(documents, review, was)
    if place is None and len(documents) > 1:
        raise Failure("several documents: name a folder for their datasets with -o")
    filing = Filing.of(documents, place, form, force=force) if place else None
    reading = _reading(documents, review, was, jobs)
    with _progress("Reading", len(documents)) as step, closing(reading) as read:
        outcomes = [_put(each, filing, form or "yaml") for each in map(step, read)]
    for outcome in outcomes:
        for line in outcome.notes:
            note(line)
    accounts = [account for outcome in outcomes for account in outcome.accounts]
    if report and accounts:
        _tell_report(accounts, lang)
    done = "written" if filing else "read"
    _fail([each.failed for each in outcomes if each.failed], len(outcomes), done)
    if conflicts := sum(each.conflicts for each in outcomes):
        raise PartFailure(f"conflicts: {conflicts}; each is a diagnostic kept-… of the dataset")


def _reading(
    documents: list[Path], review: Path | None, was: Path | None, jobs: int
) -> "Generator[Extracted, None, None]":
    """The documents, each read when it is asked for."""
    from loaders.extracting import extract_all
    from loaders.reviewing import extract_keeping

    if review:
        yield extract_keeping(documents[0], review, was)
    else:
        yield from extract_all(documents, jobs)


def _check_keeping(documents: list[Path], review: Path | None, was: Path | None) -> None:
    if was and not review:
        raise Failure("--was goes with --keep: name the reviewed dataset, too")
    if review and len(documents) > 1:
        raise Failure("--keep takes one document")


@dataclass(frozen=True)
class Put:
    """What became of a document: what to say of it, how its sections were read, why it failed."""

    notes: tuple[str, ...] = ()
    accounts: tuple["Account", ...] = ()
    conflicts: int = 0
    failed: "Failed | None" = None


def _put(each: "Extracted", filing: "Filing | None", form: Any) -> Put:
    """Write what was read of a document to stdout or into its file."""
    from loaders.extracting import accounts_of, assigns, found_in
    from loaders.filing import text_of
    from loaders.formats.opening import name_of
    from loaders.outcomes import Failed

    if each.read is None:
        return Put(failed=each.failed)
    dataset = each.read.dataset
    notes = [*each.notes, *each.conflicts]
    if not assigns(dataset):
        notes.append(f"{name_of(each.path)}: it gives no body a task; {found_in(dataset)}")
    failed = None
    if filing is None:
        write_text("-", text_of(dataset, form))
    elif isinstance(filed := filing.write(each.path, dataset), Failed):
        failed = filed
    else:
        notes.append(f"{filed:9} {filing.target(each.path)}")
    return Put(tuple(notes), tuple(accounts_of(each)), len(each.conflicts), failed)


def _tell_report(accounts: list["Account"], lang: "Language") -> None:
    """Per section how much was understood, as a table on stderr."""
    from graph.store import Table
    from loaders.extracting import total_of

    several = len({each.document for each in accounts}) > 1
    columns = tuple(REPORT_HEADINGS)[0 if several else 1 :]
    rows = [[getattr(each, name) for name in columns] for each in [*accounts, total_of(accounts)]]
    rows[-1][0] = {"vi": "Tổng cộng", "en": "Total"}[lang]
    table = Table(columns, tuple(map(tuple, rows)))
    click.echo(drawn(table, [REPORT_HEADINGS[name][lang] for name in columns]), err=True, nl=False)


REPORT_HEADINGS = {
    "document": {"vi": "Văn bản", "en": "Document"},
    "section": {"vi": "Phần", "en": "Section"},
    "facts": {"vi": "Cho dữ kiện", "en": "Gave facts"},
    "diagnostics": {"vi": "Chưa hiểu", "en": "Not understood"},
    "plain": {"vi": "Lời thường", "en": "Plain text"},
    "understood": {"vi": "Hiểu được (%)", "en": "Understood (%)"},
}


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Say everything that is wrong with plan files, with file and line.

    Exit code 1 when there is an error; warnings alone leave it 0.

    \b
    daumoi check data/plans/*.yaml
    """
    from loaders.batch import PLAN_FILES, find_files
    from loaders.checking import check_file

    errors = warnings = 0
    checked = find_files(files, PLAN_FILES)
    for path in checked:
        for fault in check_file(path)[1]:
            click.echo(_visible(f"{path}:{fault}"))
            errors += fault.severity == "error"
            warnings += fault.severity == "warning"
    note(f"{len(checked)} files, {errors} errors, {warnings} warnings")
    if errors:
        raise click.exceptions.Exit(FINDINGS)


@cli.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@table_options
def diff(old: Path, new: Path, out: TableWriter) -> None:
    """Show what changed between two plans, as facts: tasks, roles, times, amounts.

    Each is a dataset (YAML, JSON) or a document. Exit code 1 when something differs.

    \b
    daumoi diff ke-hoach-cu.yaml ke-hoach-moi.yaml
    daumoi diff du-thao.docx ban-hanh.docx --format csv --excel -o thay-doi.csv
    """
    from graph.store import Table
    from loaders.batch import read_dataset
    from loaders.comparing import changes

    found = changes(read_dataset(old), read_dataset(new))
    columns = tuple(DIFF_HEADINGS)
    rows = tuple(tuple(getattr(each, name) for name in columns) for each in found)
    out.write(Table(columns, rows), DIFF_HEADINGS)
    if found:
        raise click.exceptions.Exit(FINDINGS)


DIFF_HEADINGS = {
    "change": {"vi": "Thay đổi", "en": "Change"},
    "fact": {"vi": "Loại", "en": "Fact"},
    "about": {"vi": "Về", "en": "About"},
    "old": {"vi": "Trước", "en": "Before"},
    "new": {"vi": "Sau", "en": "After"},
}


@cli.command()
@click.argument("what", type=click.Choice(["dataset"]))
@output_option
def schema(what: str, target: str) -> None:
    """Print the JSON Schema of the plan dataset.

    \b
    daumoi schema dataset -o plan.schema.json
    """
    import json

    from loaders.dataset import json_schema

    write_text(target, json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")


@cli.group()
def query() -> None:
    """Ask the graph a question of the catalogue.

    \b
    daumoi query list
    daumoi query run agency-tasks --param agency="so cong thuong son la"
    """


@query.command("list")
@table_options
def list_questions(out: TableWriter) -> None:
    """List the questions.

    \b
    daumoi query list --lang en
    """
    from graph.store import Table
    from queries.catalogue import questions

    rows = tuple(
        (each.id, each.title[out.lang], ", ".join(each.parameters)) for each in questions()
    )
    out.write(Table(("id", "title", "parameters"), rows), LIST_HEADINGS)


LIST_HEADINGS = {
    "id": {"vi": "Mã", "en": "Id"},
    "title": {"vi": "Câu hỏi", "en": "Question"},
    "parameters": {"vi": "Tham số", "en": "Parameters"},
}


@query.command("show")
@click.argument("name")
@lang_option
def show_question(name: str, lang: "Language") -> None:
    """Show a question: what it asks, takes and gives, and its Cypher.

    \b
    daumoi query show coordination-load
    """
    from queries.catalogue import question
    from queries.describing import describe

    click.echo(describe(question(name), lang))


def _pairs(
    _context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    pairs = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"'{each}' is not NAME=VALUE")
        if name in pairs:
            raise click.BadParameter(f"'{name}' is given twice")
        pairs[name] = value
    return pairs


@query.command("run")
@click.argument("name")
@click.option(
    "--param",
    "-p",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_pairs,
    help="A parameter; may be repeated.",
)
@store_option
@table_options
def run_question(name: str, given: dict[str, str], place: str | None, out: TableWriter) -> None:
    """Ask a question.

    Names of agencies, plans and provinces need no diacritics; abbreviations do too.

    \b
    daumoi query run coordination-load --param province=son-la
    daumoi query run agency-tasks --param agency="so cong thuong son la"
    daumoi query run due -p from=2026-07-01 -p to=2026-09-30 --format csv --excel -o due.csv
    """
    from queries.catalogue import question
    from queries.running import ask

    asked = question(name)
    with opened(place, "read") as store:
        table = ask(store, asked, given)
    out.write(table, {each.name: {"vi": each.vi, "en": each.en} for each in asked.columns})


@cli.command()
@click.option(
    "--output", "-o", "target", required=True, metavar="FILE.html", help="The page to write."
)
@click.option("--title", help="Heading of the page.")
@store_option
@lang_option
def page(target: str, title: str | None, place: str | None, lang: "Language") -> None:
    """Write the page: one HTML file that opens without a network.

    \b
    daumoi page -o daumoi.html
    """
    from viz.page import build_page

    with opened(place, "read") as store:
        text = build_page(store, lang=lang, title=title)
    write_text(target, text)
    note(f"written   {target}")


@cli.command()
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
        _tell(list(load_files(store, find_files([folder]))))


DemoQuestion = tuple[dict[str, str], str, dict[str, str], tuple[str, ...], int | None]
"""Title, question, parameters, columns shown, and how many rows at most."""


def _demo_folder(folder: Path | None) -> Path:
    if folder is None:
        import tempfile

        return Path(tempfile.mkdtemp(prefix="daumoi-demo-"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


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


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes commands and options in a shell.

    \b
    daumoi completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:
        raise Failure(f"no completion for {shell}")
    click.echo(made(cli, {}, "daumoi", "_DAUMOI_COMPLETE").source())


def main() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli.main(prog_name="daumoi", standalone_mode=True)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(FINDINGS)
    except OSError as error:  # from printing help or the version
        note(f"daumoi: {_in_one_line(error)}")
        sys.exit(Failure.exit_code)


if __name__ == "__main__":
    main()
