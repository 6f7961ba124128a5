"""The ending that a file should have, by its bytes."""

import re

from loaders.formats.errors import FormatError
from loaders.formats.magic import kind_of, not_a
from loaders.formats.package import Package

_WANTED = "a document (.docx .pdf .xlsx .html .md .txt .doc .odt .rtf)"
_ENDINGS = {"pdf": ".pdf", "rtf": ".rtf", "html": ".html", "ole": ".doc"}
_IN_PACKAGES = (("word/", ".docx"), ("xl/", ".xlsx"), ("content.xml", ".odt"))
_MARKDOWN = re.compile(rb"^(?:#{1,6} +\S|\|.*\|?[ \t]*\r?$)", re.MULTILINE)


def ending_of(data: bytes, name: str) -> str:
    """The ending of such a file, e.g. `.docx`; `name` stands in errors.

    Raises:
        FormatError: The bytes are those of no document.
    """
    kind = kind_of(data)
    if kind in {"zip", "encrypted"}:
        return _ending_of_package(Package(data, name, _WANTED))
    if kind == "text":
        saved_page = data[:200].lstrip().lower().startswith(b"mime-version:")
        return ".html" if saved_page else ".md" if _MARKDOWN.search(data) else ".txt"
    if kind not in _ENDINGS:
        raise not_a(_WANTED, data, name)
    return _ENDINGS[kind]


def _ending_of_package(package: Package) -> str:
    for start, ending in _IN_PACKAGES:
        if any(part.startswith(start) for part in package.parts):
            return ending
    raise FormatError(f"{package.name}: a zip archive without a document; unpack it first")
