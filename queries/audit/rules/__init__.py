"""The rules, one module each: `RULE` declares it, `find` looks, the docstring is what people read.

The docstring says the same twice: English paragraphs first, then as many in Vietnamese.
"""

import difflib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Words


class RuleError(Exception):
    """There is no such rule, or its module is not as it should be."""


@dataclass(frozen=True)
class RuleModule:
    """A rule with its description and the function that looks for findings."""

    rule: Rule
    description: Words
    find: Callable[[Scope], Iterator[Finding]]


@cache
def rules() -> Mapping[str, RuleModule]:
    """Every rule by its id, in the order of the ids."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {each.rule.id: each for each in map(_module, names)}


def rule_named(name: str) -> RuleModule:
    """The rule of that id.

    Raises:
        RuleError: If there is none; the text names the nearest.
    """
    if name in rules():
        return rules()[name]
    near = difflib.get_close_matches(name, rules(), n=3, cutoff=0.4)
    meant = f"did you mean {', '.join(near)}?" if near else "see docs/rules.md"
    raise RuleError(f"no rule '{name}'; {meant}")


def _module(name: str) -> RuleModule:
    module = import_module(f"{__name__}.{name}")
    rule: Rule = module.RULE
    if rule.id != name.replace("_", "-"):
        raise RuleError(f"{module.__file__}: its rule is called '{rule.id}'; call both alike")
    paragraphs = [" ".join(each.split()) for each in (module.__doc__ or "").split("\n\n")]
    half, rest = divmod(len(paragraphs), 2)
    if rest:
        raise RuleError(f"{module.__file__}: needs as many paragraphs in Vietnamese as in English")
    english, vietnamese = " ".join(paragraphs[:half]), " ".join(paragraphs[half:])
    return RuleModule(rule, {"vi": vietnamese, "en": english}, module.find)
