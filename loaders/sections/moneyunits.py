"""In what unit the money of a table is: by its header, by a line beside it, by a sum above it."""

import re
from itertools import pairwise

from graph.text import fold
from loaders.document import Document, Paragraph, Table
from loaders.language.numbers import read_number

_FACTORS = (
    (re.compile(r"trieu (?:dong|d\b|vnd)"), 1.0),
    (re.compile(r"(?:nghin|ngan|1 000|1000) (?:dong|d\b|vnd)"), 0.001),
    (re.compile(r"ty (?:dong|d\b|vnd)"), 1000.0),
    (re.compile(r"(?:don vi(?: tinh)?|dvt|tien|kinh phi)(?: la)? (?:dong|vnd)\b"), 0.000001),
)
_SCALES = {"tỷ": 1000.0, "tỉ": 1000.0, "triệu": 1.0, "nghìn": 0.001, "ngàn": 0.001, "": 0.000001}
SUM = re.compile(
    rf"(?<![\w.,/])(?:(\d+(?:[.,]\d+)*)\s*({'|'.join(filter(None, _SCALES))})"
    r"|(\d{1,3}(?:\.\d{3}){2,}))\s*(?:đồng|đ)(?!\w)",
    re.IGNORECASE,
)
"""A sum of money in words: the figure, its scale, or a plain number of đồng."""
_UNIT_LINE = re.compile(r"\W*(?:đơn vị(?: tính)?|đvt)\b[^\n]{3,30}", re.IGNORECASE)
_SAME = 0.02  # a sum "khoảng 12 tỷ đồng" may be rounded by that share
_ABOVE = 200


def words_above(document: Document, table: Table) -> str:
    """The words right above a table."""
    return document.text[max(0, table.span.start - _ABOVE) : table.span.start]


def factor_of(words: str) -> float | None:
    """What a figure is in million VND, in the unit that folded words name.

    >>> factor_of("kinh phi ty dong"), factor_of("kinh phi")
    (1000.0, None)
    """
    return next((factor for pattern, factor in _FACTORS if pattern.search(words)), None)


def factor_beside(document: Document, table: Table) -> float | None:
    """The unit that a line right above or below a table names; a sum's own unit is none."""
    above = factor_of(fold(SUM.sub(" ", words_above(document, table))))
    return factor_of(fold(_line_below(document, table))) if above is None else above


def _line_below(document: Document, table: Table) -> str:
    """The line right below a table that names its unit, unless another table follows it."""
    blocks: list[object] = [*document.blocks, None]
    at = next((at for at, block in enumerate(blocks) if block is table), len(blocks))
    for line, following in pairwise(blocks[at + 1 : at + 3]):
        if isinstance(line, Paragraph) and not isinstance(following, Table):
            return line.text if _UNIT_LINE.fullmatch(line.text) else ""
    return ""


def factor_by_sum(above: str, total: float) -> float | None:
    """The unit in which a table's total is a sum that the words above it name.

    >>> factor_by_sum("Tổng kinh phí 12,5 tỷ đồng:", 12500)
    1.0
    """
    for figure, scale, plain in SUM.findall(above):
        said = (read_number(figure or plain) or 0) * _SCALES[scale.lower()]
        for factor in _SCALES.values():
            if said and abs(total * factor / said - 1) <= _SAME:
                return factor
    return None
