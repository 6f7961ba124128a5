"""A small invented plan about paper makers, and versions of it that a test makes."""

from pathlib import Path

from loaders.dataset import Dataset, Source
from loaders.document import Document
from loaders.formats import txt
from loaders.reading import read_document

PAPER = Path(__file__).with_name("giay-ban.txt")
PLAN = "cao-bang/412-kh-ubnd-2026"
ROW = "2\tĐặt khung phơi giấy chung cho mỗi bản làm nghề"
INSERTED = "2\tĐo độ dai của giấy theo từng mẻ nấu vỏ dó\tSở Y tế\t\tNăm 2026\tSổ đo\n3" + ROW[1:]


def paper(*changes: tuple[str, str]) -> str:
    """The plan's text with these changes."""
    text = PAPER.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def read(text: str) -> tuple[Dataset, Document]:
    """The facts of a version, and the document."""
    document = txt.read(text.encode(), PAPER.name)
    return read_document(document, Source(file=PAPER.name)).dataset, document
