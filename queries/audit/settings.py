"""Thresholds of rules as users set them: in `daumoi.toml`, or one by one as RULE.NAME=VALUE."""

import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from queries.audit.rule import Setting, Settings, Value
from queries.audit.rules import RuleError, rule_named

_LINE = re.compile(r"line (\d+)")


class SettingsError(Exception):
    """A setting is wrong; the text says where it stands and what to do."""


def read_settings(text: str, name: str) -> Settings:
    """The settings of the rules in a `daumoi.toml`: a table `[audit.RULE]` for each.

    Args:
        text: The file's text.
        name: The file's name, for errors.

    Raises:
        SettingsError: If it is no TOML, names a rule or setting that is not there, or gives a
            value of the wrong type.
    """
    try:
        plain = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        at = int(line[1]) if line else text.count("\n") + 1
        told = str(error).partition(" (at")[0]
        raise SettingsError(f"{name}:{at}: no TOML: {told}; correct that line") from error
    found: dict[str, Mapping[str, Value]] = {}
    for table, content in plain.items():
        if table != "audit" or not isinstance(content, dict):
            at = _line_of(text, table)
            raise SettingsError(f"{name}:{at}: '{table}' is not known here; write [audit.RULE]")
        for rule, values in content.items():
            found[rule] = _of_rule(text, name, rule, values)
    return found


def given_settings(pairs: Iterable[str]) -> Settings:
    """The settings in texts of the form RULE.NAME=VALUE; texts in a value are parted by commas.

    Raises:
        SettingsError: If one has another form, or names what is not there.
    """
    found: dict[str, dict[str, Value]] = {}
    for pair in pairs:
        match = re.fullmatch(r"([a-z0-9-]+)\.([a-z0-9_]+)=(.*)", pair)
        if match is None:
            raise SettingsError(f"'{pair}' is not RULE.NAME=VALUE, such as joint-leads.leads=3")
        rule, key, said = match.groups()
        try:
            setting = _setting(rule, key)
            plain = said.split(",") if isinstance(setting.default, tuple) else float(said)
            found.setdefault(rule, {})[key] = _checked(setting, plain)
        except ValueError as error:
            told = str(error) if isinstance(error, _WrongError) else f"'{said}' is no number"
            raise SettingsError(f"{pair}: {told}") from error
    return found


def joined(*all_settings: Settings) -> Settings:
    """Several settings as one; the later win."""
    found: dict[str, dict[str, Value]] = {}
    for settings in all_settings:
        for rule, values in settings.items():
            found.setdefault(rule, {}).update(values)
    return found


class _WrongError(ValueError):
    """What is wrong with one setting."""


def _of_rule(text: str, name: str, rule: str, values: Any) -> Mapping[str, Value]:
    header = f"audit.{rule}"
    if not isinstance(values, dict):
        raise SettingsError(f"{name}:{_line_of(text, header)}: write settings under [audit.RULE]")
    found: dict[str, Value] = {}
    try:
        rule_named(rule)
    except RuleError as error:
        raise SettingsError(f"{name}:{_line_of(text, header)}: {error}") from error
    for key, value in values.items():
        try:
            found[key] = _checked(_setting(rule, key), value)
        except _WrongError as error:
            at = _line_of(text, f"{header}.{key}")
            raise SettingsError(f"{name}:{at}: {header}.{key}: {error}") from error
    return found


def _setting(rule: str, key: str) -> Setting:
    try:
        known = {each.name: each for each in rule_named(rule).rule.settings}
    except RuleError as error:
        raise _WrongError(str(error)) from error
    if key not in known:
        raise _WrongError(f"the rule has no such setting; it has {', '.join(known)}")
    return known[key]


def _checked(setting: Setting, value: Any) -> Value:
    if isinstance(setting.default, tuple):
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise _WrongError('must be a list of texts, such as ["liên quan"]')
        return tuple(each.strip() for each in value)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not math.isfinite(value) or value < 0:
        raise _WrongError(f"must be a number from 0 up, such as {setting.default:g}")
    return float(value)


def _line_of(text: str, path: str) -> int:
    """The line on which a dotted path stands, or else what it is part of; else the first."""
    while path:
        for number, line in enumerate(_paths(text), 1):
            if f"{line}.".startswith(f"{path}."):
                return number
        path = path.rpartition(".")[0]
    return 1


def _paths(text: str) -> Iterator[str]:
    """For each line the dotted path of the table or the key on it; empty for others."""
    table = ""
    for line in text.splitlines():
        bare = re.sub(r"[\s\"']", "", line.partition("#")[0].partition("=")[0])
        if header := re.fullmatch(r"\[+([^\]]+)\]+", bare):
            table = header[1]
            yield table
        else:
            yield ".".join(filter(None, (table, bare))) if "=" in line else ""
