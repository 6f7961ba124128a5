"""What the readers of Word files, web pages and Markdown gather: pieces, put into a document."""

from collections.abc import Iterable
from dataclasses import dataclass

from loaders.document import DocumentBuilder, GridCell, label_of, normalise
from loaders.formats.lines import PARTED, parted

Rows = list[list[GridCell]]


@dataclass(frozen=True)
class Piece:
    """A paragraph on its way: text with its breaks, a label that the format numbers it with."""

    text: str
    label: str = ""
    heading: int | None = None


Flow = Iterable[Piece | Rows]


def put(flow: Flow, builder: DocumentBuilder) -> None:
    """Add what was gathered to a document."""
    for piece in flow:
        if isinstance(piece, Piece):
            for number, words in enumerate(parted(piece.text)):
                builder.paragraph(words, "" if number else piece.label, piece.heading)
        else:
            builder.table(piece)


def cell_text(flow: Flow) -> str:
    """What was gathered in a cell: a line for each paragraph and each row of a nested table."""
    lines = []
    for piece in flow:
        if isinstance(piece, Piece):
            lines.append(f"{piece.label} {piece.text.replace(PARTED, chr(10))}")
        else:
            lines += [" ".join(map(_words, row)) for row in piece]
    return normalise("\n".join(lines))


def labelled(text: str, label: str) -> str:
    """The label for a text: none where the text has a number or a bullet of its own."""
    return "" if label_of(normalise(text)) else label


def _words(cell: GridCell) -> str:
    return (cell if isinstance(cell, str) else cell[0]).replace("\n", " ")
