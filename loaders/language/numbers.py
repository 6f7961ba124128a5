"""Numbers and symbols of documents: 45/2012/NĐ-CP, 1678-KL/TU."""

import re

CENTRAL_SYMBOLS = re.compile(
    r"(?:/QH\d*|[-/](?:CP|TTg|CTN|TW|UBTVQH\d*|B(?!CĐ)[A-ZĐ&]+|NHNN|TTCP|VPCP))(?:/\d+)?$"
)
"""Endings of symbols that only central bodies use."""


def is_central(number: str) -> bool:
    """Whether a document's symbol shows a central issuer (law, decree, ministry's circular).

    >>> is_central("45/2012/NĐ-CP"), is_central("46/2012/TT-BCT"), is_central("24-NQ/TU")
    (True, True, False)
    """
    return CENTRAL_SYMBOLS.search(number) is not None
