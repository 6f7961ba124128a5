"""Zip packages of XML (.docx, .xlsx, .odt), opened within limits and parsed without entities."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from loaders.formats.errors import FormatError
from loaders.formats.magic import kind_of, not_a

MOST_UNPACKED = 256 * 2**20
"""Bytes of XML that a package may unpack to; the longest plan met needs a hundredth of it."""
_MOST_PARTS = 20_000
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, LookupError, ValueError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
_DOCTYPE = b"<!DOCTYPE"
_STRICT_HOST = b"purl.oclc.org"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip


class Package:
    """The parts of a zip package; `name` is the file's, for what errors say."""

    def __init__(self, data: bytes, name: str, wanted: str) -> None:
        """Open a package.

        Raises:
            FormatError: The bytes are no zip archive, a protected one, or one that is too large.
        """
        self.name = name
        if kind_of(data) == "encrypted":
            raise FormatError(f"{name}: it is protected by a password; take it off and try again")
        if kind_of(data) != "zip":
            raise not_a(wanted, data, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self.damaged() from error
        parts = self._zip.infolist()
        self.parts = frozenset(part.filename for part in parts)
        texts = [part for part in parts if part.filename.endswith((".xml", ".rels", ".vml"))]
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in texts) > MOST_UNPACKED:
            raise FormatError(f"{name}: it unpacks to too much to be a document; it is not read")
        if any(part.flag_bits & 1 for part in parts):
            raise FormatError(f"{name}: it is protected by a password; take it off and try again")

    def damaged(self) -> FormatError:
        """The error of a file that was cut off or changed."""
        return FormatError(f"{self.name}: the file is damaged or cut off; get it again")

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            FormatError: They are damaged or too many.
        """
        try:
            if self._zip.getinfo(part).file_size > MOST_UNPACKED:
                raise FormatError(f"{self.name}: {part} is too large to be read")
            return self._zip.read(part)
        except _BROKEN as error:
            raise self.damaged() from error

    def check_entities(self) -> None:
        """Refuse a package of which a part declares entities, before a library parses it.

        Raises:
            FormatError: A part declares a document type.
        """
        for part in sorted(self.parts):
            if part.endswith((".xml", ".rels")):
                self._refuse_doctype(self.read(part), part)

    def xml(self, part: str) -> etree._Element | None:
        """The root of a part; None where the package has no such part.

        Raises:
            FormatError: It is no well-formed XML, or it declares entities.
        """
        if part not in self.parts:
            return None
        data = self.read(part)
        self._refuse_doctype(data, part)
        if _STRICT_HOST in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self.damaged() from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._doctype(part)
        return root

    def related(self, part: str) -> Iterator[tuple[str, str]]:
        """The kind ("header", "numbering") and the part of all that a part refers to."""
        folder, leaf = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{leaf}.rels"))
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.join("/", folder, relation.get("Target", ""))
                yield (
                    relation.get("Type", "").rpartition("/")[2],
                    posixpath.normpath(target).lstrip("/"),
                )

    def _refuse_doctype(self, data: bytes, part: str) -> None:
        if _DOCTYPE in data[:4096].replace(b"\0", b"").upper():
            raise self._doctype(part)

    def _doctype(self, part: str) -> FormatError:
        return FormatError(f"{self.name}: {part} declares XML entities; such a file is not read")
