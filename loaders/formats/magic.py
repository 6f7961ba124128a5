"""What a file is by its bytes, whatever its name says."""

import codecs
import re

from loaders.formats.encoding import utf16_without_mark
from loaders.formats.errors import FormatError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = (
    (_OLE, "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"GIF8", "picture"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
)
_SAYS = {
    "ole": "an old Office file (.doc, .xls); save it as .docx or .xlsx and try again",
    "encrypted": "protected by a password; take the password off and try again",
    "zip": "a zip archive or a newer Office file; give it its right ending (.docx, .xlsx, .odt)",
    "pdf": "a PDF file; give it the ending .pdf",
    "rtf": "a rich text file; give it the ending .rtf",
    "picture": "a picture; it has no text to read",
    "program": "a program",
    "archive": "an archive; unpack it and give what is in it",
    "dataset": "a plan dataset; daumoi load and daumoi check take it",
    "binary": "no text and no document",
    "html": "a web page; give it the ending .html",
    "text": "plain text, or damaged",
    "empty": "empty",
}
_DATASET = re.compile(rb"^[\s{]*[\"']?format[\"']?\s*:\s*[\"']?daumoi-plan/", re.MULTILINE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_LOOKED_AT = 65_536
_MOST_CONTROL = 0.02  # this share of a text's bytes may be control characters
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def kind_of(data: bytes) -> str:
    """What the bytes are, in a word: pdf, zip, ole, rtf, html, text, picture, program, empty.

    A dataset, an archive and an Office file that is encrypted are told apart too; what is nothing
    that is known here is binary.

    >>> kind_of(b"%PDF-1.7"), kind_of(b" <html>"), kind_of(b"# KE HOACH"), kind_of(bytes(99))
    ('pdf', 'html', 'text', 'binary')
    """
    if not data.strip():
        return "empty"
    for start, kind in _STARTS:
        if data.startswith(start):
            protected = kind == "ole" and "EncryptedPackage".encode("utf-16-le") in data
            return "encrypted" if protected else kind
    if b"%PDF-" in data[:1024]:  # some programs write something before it
        return "pdf"
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head:
        return "html"
    start = data[:_LOOKED_AT]
    if _DATASET.search(start):
        return "dataset"
    return "text" if _is_text(start) else "binary"


def _is_text(start: bytes) -> bool:
    """Whether bytes are text in some encoding."""
    if start.startswith(_MARKS) or utf16_without_mark(start):
        return True
    return len(_CONTROL.findall(start)) <= _MOST_CONTROL * len(start)


def not_a(wanted: str, data: bytes, name: str) -> FormatError:
    """The error of a file that is not what its name says."""
    return FormatError(f"{name}: this is not {wanted}; it is {_SAYS[kind_of(data)]}")


def expect_text(wanted: str, data: bytes, name: str) -> None:
    """Refuse what is no text.

    Raises:
        FormatError: The bytes are those of another kind of file.
    """
    if kind_of(data) not in {"html", "dataset", "text", "empty"}:
        raise not_a(wanted, data, name)
