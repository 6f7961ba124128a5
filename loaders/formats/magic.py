"""What a file is by its first bytes, whatever its name says."""

from loaders.formats.errors import FormatError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = (
    (_OLE, "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
)
_SAYS = {
    "ole": "an old Office file (.doc, .xls); save it as .docx or .xlsx and try again",
    "encrypted": "protected by a password; take the password off and try again",
    "zip": "a zip archive or a newer Office file; give it its right ending (.docx, .xlsx, .odt)",
    "pdf": "a PDF file; give it the ending .pdf",
    "rtf": "a rich text file; give it the ending .rtf",
    "picture": "a picture; it has no text to read",
    "html": "a web page; give it the ending .html",
    "text": "plain text, or damaged",
    "empty": "empty",
}


def kind_of(data: bytes) -> str:
    """What the bytes are: ole, encrypted, zip, pdf, rtf, picture, html, empty; else text.

    >>> kind_of(b"%PDF-1.7"), kind_of(b" <html>"), kind_of(b"# KE HOACH")
    ('pdf', 'html', 'text')
    """
    if not data.strip():
        return "empty"
    for start, kind in _STARTS:
        if data.startswith(start):
            protected = kind == "ole" and "EncryptedPackage".encode("utf-16-le") in data
            return "encrypted" if protected else kind
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    page = head.startswith((b"<!doctype html", b"<html")) or b"<html" in head
    return "html" if page else "text"


def not_a(wanted: str, data: bytes, name: str) -> FormatError:
    """The error of a file that is not what its name says."""
    return FormatError(f"{name}: this is not {wanted}; it is {_SAYS[kind_of(data)]}")


def expect_text(wanted: str, data: bytes, name: str) -> None:
    """Refuse what is no text.

    Raises:
        FormatError: The bytes are those of another kind of file.
    """
    if kind_of(data) not in {"html", "text", "empty"}:
        raise not_a(wanted, data, name)
