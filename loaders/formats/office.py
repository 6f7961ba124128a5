"""Old Word files, OpenDocument and rich text, converted to .docx by LibreOffice.

Many a ".doc" on a portal is in truth a .docx, a web page or rich text: the bytes decide.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from loaders.document import Document, Note
from loaders.formats import docx, html
from loaders.formats.errors import FormatError
from loaders.formats.magic import kind_of, not_a
from loaders.formats.package import Package

SECONDS = 120
"""The time that a conversion may take."""
_WANTED = "a Word, OpenDocument or rich text file"
_TYPES = {
    ".doc": "application/msword",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
}


def read(data: bytes, name: str) -> Document:
    """The document in a .doc, .odt or .rtf file.

    Raises:
        FormatError: It is none, LibreOffice is missing, or it cannot convert the file.
    """
    ending = _ending(data, name)
    if ending == ".docx":
        return docx.read(data, name)
    if ending == ".html":
        return html.read(data, name)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise FormatError(
            f"{name}: reading {ending} needs LibreOffice (apt-get install libreoffice-writer, "
            "or libreoffice.org); or save the file as .docx"
        )
    with tempfile.TemporaryDirectory(prefix="daumoi-") as folder:
        converted = _convert(program, Path(folder), data, ending, name)
    document = docx.read(converted, name)
    note = Note("converted", f"{ending} was converted to .docx by LibreOffice")
    return replace(document, notes=(note, *document.notes), media_type=_TYPES[ending])


def _ending(data: bytes, name: str) -> str:
    """The ending that the bytes should have."""
    kind = kind_of(data)
    if kind == "ole":
        return ".doc"
    if kind == "rtf":
        return ".rtf"
    if kind == "html" or data[:200].lstrip().lower().startswith(b"mime-version:"):
        return ".html"
    if kind in {"zip", "encrypted"}:
        package = Package(data, name, _WANTED)
        if "content.xml" not in package.parts:
            return ".docx"
        package.check_entities()
        return ".odt"
    raise not_a(_WANTED, data, name)


def _convert(program: str, folder: Path, data: bytes, ending: str, name: str) -> bytes:
    """The file as .docx; the profile is the folder's own, so runs beside each other do not meet."""
    source = folder / f"document{ending}"
    source.write_bytes(data)
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--norestore", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(folder), str(source),
    ]  # fmt: skip
    process = subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise FormatError(f"{name}: converting took more than {SECONDS} seconds") from error
    finally:
        _end(process)
    target = folder / "document.docx"
    if not target.is_file():
        raise FormatError(f"{name}: LibreOffice cannot read this file; save it as .docx")
    return target.read_bytes()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with all that it started."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
