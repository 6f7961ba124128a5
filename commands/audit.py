"""daumoi audit: the weaknesses of plans, by rules."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.failures import FINDINGS, Failure
from commands.guarding import Guarded
from commands.opening import opened_content
from commands.options import force_option, lang_option, output_option, store_option
from commands.terminal import note, visible
from commands.writing import check_target, write_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.audit.baseline import Accepted, Sorted
    from queries.audit.findings import Finding
    from queries.audit.rule import Settings
    from queries.catalogue import Language
    from queries.facts import Facts

SETTINGS_FILE = "daumoi.toml"
LEVELS = ("note", "warning", "error")
"""Severities, the lightest first."""


@click.command(cls=Guarded)
@click.option("--rule", "only", multiple=True, metavar="RULE", help="Only this rule; repeatable.")
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar="RULE.NAME=VALUE",
    help="A threshold other than the rule's own; repeatable.",
)
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"Thresholds in tables [audit.RULE].  [default: {SETTINGS_FILE} here, where it is]",
)
@click.option(
    "--baseline",
    metavar="FILE.yaml",
    type=click.Path(path_type=Path),
    help="Findings that were accepted, with the reason; they are not told.",
)
@click.option(
    "--fail-level",
    type=click.Choice(LEVELS),
    help="Exit code 1 when a finding weighs this much or more.  [default: always 0]",
)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["table", "json", "csv", "xlsx", "sarif"]),
    default="table",
    show_default=True,
    help="How the findings are written.",
)
@output_option
@force_option
@store_option
@lang_option
def audit(
    only: tuple[str, ...],
    given: tuple[str, ...],
    config: Path | None,
    baseline: Path | None,
    fail_level: str | None,
    form: str,
    target: str,
    force: bool,
    place: str | None,
    lang: "Language",
) -> None:
    """Look for the weaknesses of the plans: each finding with threshold and evidence.

    Where a plan lacks what a rule needs, that is told as not assessable. The rules and their
    thresholds stand in docs/rules.md.

    \b
    daumoi audit
    daumoi audit --rule joint-leads --rule no-deadline --lang en
    daumoi audit --set overload.absolute=20 --format xlsx -o findings.xlsx
    daumoi audit --baseline accepted.yaml --fail-level error --format sarif -o audit.sarif
    """
    from queries.audit import audit as look
    from queries.audit.baseline import sort_out
    from queries.audit.rules import rule_named
    from queries.facts import facts_of

    check_target(target, force=force, binary=form == "xlsx")
    for name in only:
        rule_named(name)
    settings, accepted = _settings(config, given), _accepted(baseline)
    with opened_content(place) as (_, content):
        facts = facts_of(content)
    told = sort_out(look(facts, settings, only or None), accepted)
    write_bytes(target, _written(form, told, facts, lang))
    _sum_up(told, baseline)
    if fail_level and _weighs(told.left, fail_level):
        raise click.exceptions.Exit(FINDINGS)


def _settings(config: Path | None, given: tuple[str, ...]) -> "Settings":
    """The thresholds of the file, and of the options, which win."""
    from queries.audit.settings import given_settings, joined, read_settings

    path = config or Path(SETTINGS_FILE)
    kept = read_settings(_text(path), str(path)) if config or path.exists() else {}
    return joined(kept, given_settings(given))


def _accepted(baseline: Path | None) -> "list[Accepted]":
    from queries.audit.baseline import read_baseline

    return read_baseline(_text(baseline), str(baseline)) if baseline else []


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Failure(f"{path}: is no UTF-8 text; save it as UTF-8") from error


def _written(form: str, told: "Sorted", facts: "Facts", lang: "Language") -> bytes:
    """The findings in that format."""
    from queries.exports import findings, tables

    if form == "xlsx":
        return _workbook(told.left, lang)
    if form == "json":
        text = findings.to_json(told.left, lang)
    elif form == "sarif":
        from queries.exports.sarif import to_sarif

        text = to_sarif(told.left, facts, lang, told.accepted)
    elif form == "csv":
        text = tables.to_csv(findings.table(told.left, lang))
    else:
        text = _grid(told.left, lang)
    return text.encode("utf-8")


def _workbook(left: "Sequence[Finding]", lang: "Language") -> bytes:
    from queries.exports import findings
    from queries.exports.workbook import to_xlsx
    from queries.words import in_words

    headings = [words[lang] for words in findings.HEADINGS.values()]
    title = {"vi": "Phát hiện", "en": "Findings"}[lang]
    return to_xlsx(in_words(findings.table(left, lang), lang), title, headings)


def _grid(left: "Sequence[Finding]", lang: "Language") -> str:
    from commands.drawing import drawn
    from queries.exports import findings
    from queries.words import in_words

    if not left:
        return ""
    headings = [findings.HEADINGS[name][lang] for name in findings.SHORT]
    return drawn(in_words(findings.table(left, lang, findings.SHORT), lang), headings)


def _sum_up(told: "Sorted", baseline: Path | None) -> None:
    """How many findings there are, for people."""
    found = [each for each in told.left if each.status == "found"]
    counts = [f"{sum(each.severity == level for each in found)} {level}s" for level in LEVELS[::-1]]
    note(
        f"{len(found)} findings ({', '.join(counts)}), "
        f"{len(told.left) - len(found)} not assessable, {len(told.accepted)} accepted"
    )
    for each in told.unused:
        note(visible(f"{baseline}:{each.line}: accepts nothing that is found; delete the entry"))


def _weighs(left: "Sequence[Finding]", level: str) -> bool:
    """Whether a finding weighs at least so much."""
    enough = LEVELS[LEVELS.index(level) :]
    return any(each.status == "found" and each.severity in enough for each in left)
