"""Thresholds in daumoi.toml and as options: what is right is taken, what is wrong is located."""

import pytest

from queries.audit.rules import rules
from queries.audit.settings import SettingsError, given_settings, joined, read_settings


def test_a_file_sets_thresholds() -> None:
    text = '[audit.joint-leads]\nleads = 3\n\n[audit.unspecified-body]\nwords = ["hữu quan"]\n'
    assert read_settings(text, "daumoi.toml") == {
        "joint-leads": {"leads": 3.0},
        "unspecified-body": {"words": ("hữu quan",)},
    }


def test_an_empty_file_sets_nothing() -> None:
    assert read_settings("# nothing yet\n", "daumoi.toml") == {}


def test_every_default_may_be_given() -> None:
    for key, module in rules().items():
        for each in module.rule.settings:
            value = each.default
            said = ",".join(value) if isinstance(value, tuple) else f"{value:g}"
            assert given_settings([f"{key}.{each.name}={said}"])[key] == {each.name: value}


def test_options_win_over_the_file() -> None:
    kept = read_settings("[audit.overload]\nmads = 2\nabsolute = 9\n", "daumoi.toml")
    given = given_settings(["overload.mads=4", "joint-leads.leads=3"])
    assert joined(kept, given) == {
        "overload": {"mads": 4.0, "absolute": 9.0},
        "joint-leads": {"leads": 3.0},
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[audit.joint-leads]\nleads = \n", "a.toml:2: no TOML"),
        ("[audit.joint-leads\n", "a.toml:1: no TOML"),
        ("\n[audit.joint-lead]\nleads = 3\n", "a.toml:2: no rule 'joint-lead'; did you mean"),
        ("# a\n[audits.joint-leads]\nleads = 3\n", "a.toml:2: 'audits' is not known"),
        ("[audit.overload]\nmads = 2\nabsolut = 9\n", "a.toml:3: audit.overload.absolut: the rule"),
        (
            '[audit.no-lead]\nleads = 1\n[audit.joint-leads]\nleads = "3"\n',
            "a.toml:4: audit.joint-leads.leads: must be a number",
        ),
        ("[audit.joint-leads]\nleads = true\n", "a.toml:2: audit.joint-leads.leads: must be a num"),
        ("[audit.joint-leads]\nleads = nan\n", "a.toml:2: audit.joint-leads.leads: must be a numb"),
        ("[audit.joint-leads]\nleads = -1\n", "a.toml:2: audit.joint-leads.leads: must be a numb"),
        ('[audit.unspecified-body]\nwords = "a"\n', "a.toml:2: audit.unspecified-body.words: must"),
        ("[audit]\n\njoint-leads = 3\n", "a.toml:3: write settings under [audit.RULE]"),
        ("audit = 3\n", "a.toml:1: 'audit' is not known here; write [audit.RULE]"),
        ("[audit]\njoint-leads.leads = 'x'\n", "a.toml:2: audit.joint-leads.leads: must be a num"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_settings(text, "a.toml")
    assert str(error.value).startswith(told)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ("joint-leads=3", "'joint-leads=3' is not RULE.NAME=VALUE"),
        ("joint-leads.leads", "is not RULE.NAME=VALUE"),
        ("joint-lead.leads=3", "no rule 'joint-lead'; did you mean joint-leads"),
        ("joint-leads.lead=3", "the rule has no such setting; it has leads"),
        ("joint-leads.leads=three", "'three' is no number"),
        ("joint-leads.leads=inf", "must be a number from 0 up"),
        ("joint-leads.leads=-2", "must be a number from 0 up"),
    ],
)
def test_a_wrong_option_is_told(pair: str, told: str) -> None:
    with pytest.raises(SettingsError) as error:
        given_settings([pair])
    assert told in str(error.value)
