"""The cells of a table that hold the words of its tasks."""

from collections.abc import Iterable, Iterator

from loaders.dataset import Task
from loaders.document import Cell, Table, label_of


def task_cells(table: Table, tasks: Iterable[Task]) -> Iterator[tuple[Task, Cell]]:
    """Each task of a table with its cell, which may have a number before the task's words."""
    held: dict[str, list[Cell]] = {}
    for cell in {cell.span.start: cell for row in table.rows for cell in row if cell.text}.values():
        words = cell.text.replace("\n", " ")
        for form in {words, words.removeprefix(label_of(words)).strip()}:
            held.setdefault(form, []).append(cell)
    for task in tasks:
        cells = held.get(task.text or "")
        if cells:
            yield task, cells.pop(0) if len(cells) > 1 else cells[0]
