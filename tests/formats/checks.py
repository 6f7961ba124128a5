"""What must hold for every document, and short ways to look at one."""

from loaders.document import Document, Paragraph, Table


def checked(document: Document) -> Document:
    """The document, when every span of it points at what it stands for."""
    for block in (*document.blocks, *document.footnotes):
        if isinstance(block, Paragraph):
            assert document.quote(block.span) == block.text
            assert block.text.startswith(block.label)
            assert block.text == " ".join(block.text.split())
            continue
        assert len({len(row) for row in block.rows}) == 1
        for row in block.rows:
            for cell in row:
                assert document.quote(cell.span) == cell.text.replace("\n", " ")
                assert not cell.text or block.span.start <= cell.span.start
                assert not cell.text or cell.span.end <= block.span.end
    return document


def lines(document: Document) -> list[str]:
    """The texts of the paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grids(document: Document) -> list[list[list[str]]]:
    """The texts of the tables."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return [[[cell.text for cell in row] for row in table.rows] for table in tables]


def notes(document: Document) -> set[str]:
    """The codes of what the reading says about the file."""
    return {note.code for note in document.notes}
