"""daumoi extract: documents to plan datasets."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.batches import end_if_failed, progress
from commands.failures import Failure, PartFailure
from commands.guarding import Guarded
from commands.options import lang_option
from commands.terminal import note
from commands.writing import write_text

if TYPE_CHECKING:
    from collections.abc import Generator

    from loaders.extracting import Account, Extracted
    from loaders.filing import Filing
    from loaders.outcomes import Failed
    from queries.catalogue import Language

REPORT_HEADINGS = {
    "document": {"vi": "Văn bản", "en": "Document"},
    "section": {"vi": "Phần", "en": "Section"},
    "facts": {"vi": "Cho dữ kiện", "en": "Gave facts"},
    "diagnostics": {"vi": "Chưa hiểu", "en": "Not understood"},
    "plain": {"vi": "Lời thường", "en": "Plain text"},
    "understood": {"vi": "Hiểu được (%)", "en": "Understood (%)"},
}


@click.command(cls=Guarded)
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
    with progress("Reading", len(documents)) as step, closing(reading) as read:
        outcomes = [_put(each, filing, form or "yaml") for each in map(step, read)]
    for outcome in outcomes:
        for line in outcome.notes:
            note(line)
    accounts = [account for outcome in outcomes for account in outcome.accounts]
    if report and accounts:
        _tell_report(accounts, lang)
    done = "written" if filing else "read"
    end_if_failed([each.failed for each in outcomes if each.failed], len(outcomes), done)
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
    from commands.drawing import drawn
    from graph.store import Table
    from loaders.extracting import total_of

    several = len({each.document for each in accounts}) > 1
    columns = tuple(REPORT_HEADINGS)[0 if several else 1 :]
    rows = [[getattr(each, name) for name in columns] for each in [*accounts, total_of(accounts)]]
    rows[-1][0] = {"vi": "Tổng cộng", "en": "Total"}[lang]
    table = Table(columns, tuple(map(tuple, rows)))
    click.echo(drawn(table, [REPORT_HEADINGS[name][lang] for name in columns]), err=True, nl=False)
