"""The cells of a table that hold the words of its tasks."""

from collections.abc import Iterable, Iterator

from loaders.dataset import Task
from loaders.document import Cell, Table


def task_cells(table: Table, tasks: Iterable[Task]) -> Iterator[tuple[Task, Cell]]:
    """Each task of a table with its cell; one whose words no cell ends with is left out."""
    cells = {cell.span.start: cell for row in table.rows for cell in row if cell.text}
    words = {start: cell.text.replace("\n", " ") for start, cell in cells.items()}
    for task in tasks:
        if not task.text:
            continue
        held = next((start for start, text in words.items() if text.endswith(task.text)), None)
        if held is not None:
            yield task, cells[held]
