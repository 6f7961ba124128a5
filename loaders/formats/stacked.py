"""Rows of a crawled table that has each cell on lines of its own, between lone pipes.

A lone pipe stands before each row and behind each cell, so what parts two rows looks like an empty
cell. The rows are those that need the fewest merged, missing and empty cells.
"""

import math
from collections.abc import Sequence

from loaders.document import GridCell

_SHORT = 6.0  # what a row costs that lacks cells
_BAND = 2.0  # what a row costs that is one cell across the table
_EMPTY = 0.5  # what an empty cell costs
_STRAY = 4.0  # what a pipe costs that belongs to no row


def rows_of(cells: Sequence[str]) -> list[list[GridCell]]:
    """The rows of what stands between the pipes, an empty text for what parts two rows.

    >>> rows_of(["STT", "Việc", "", "I. CHUNG", "", "1", "Họp"])
    [['STT', 'Việc'], [('I. CHUNG', 1, 2)], ['1', 'Họp']]
    """
    width = _longest_run(cells)
    costs = [math.inf] * (len(cells) + 2)
    steps = [0] * len(cells)  # the cells of the row that begins here; 0 passes over a stray pipe
    costs[len(cells)] = costs[len(cells) + 1] = 0.0
    for at in range(len(cells) - 1, -1, -1):
        if not cells[at]:
            costs[at] = costs[at + 1] + _STRAY
        for taken in range(1, min(width, len(cells) - at) + 1):
            end = at + taken
            if end < len(cells) and cells[end]:
                continue
            cost = _cost(cells[at:end], width) + costs[end + 1]
            if cost < costs[at]:
                costs[at], steps[at] = cost, taken
    rows: list[list[GridCell]] = []
    at = 0
    while at < len(cells):
        row = cells[at : at + steps[at]]
        if len(row) == 1 and width > 1 and row[0]:
            rows.append([(row[0], 1, width)])
        elif any(row):
            rows.append(list(row))
        at += steps[at] + 1
    return rows


def _cost(row: Sequence[str], width: int) -> float:
    empty = _EMPTY * sum(not cell for cell in row)
    if len(row) == width:
        return empty
    return empty + (_BAND if len(row) == 1 and row[0] else _SHORT)


def _longest_run(cells: Sequence[str]) -> int:
    longest = run = 0
    for cell in cells:
        run = run + 1 if cell else 0
        longest = max(longest, run)
    return max(longest, 1)
