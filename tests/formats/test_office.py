"""Old Word files, OpenDocument and rich text through LibreOffice, and those that need none."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from loaders.document import Paragraph
from loaders.formats import docx, office
from loaders.formats.errors import FormatError
from tests.formats.checks import checked, grids, lines, notes
from tests.formats.wordfile import docx as word
from tests.formats.wordfile import item, lists, lvl, p, tbl, tr

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None and not os.environ.get("CI"), reason="LibreOffice is not installed"
)
NUMBERING = lists(
    lvl(0, "upperRoman", "%1."),
    lvl(1, "decimal", "%2."),
    lvl(2, "lowerLetter", "%3)"),
    lvl(3, "decimal", "%2.%4"),
    nums='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2">'
    '<w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/>'
    "</w:lvlOverride></w:num>",
)
STEPS = [(0, 1), (1, 1), (2, 1), (2, 1), (3, 1), (1, 1), (2, 1), (3, 1), (3, 1), (0, 1), (1, 2),
         (1, 2), (1, 1), (0, 2), (1, 1)]  # fmt: skip


def convert(data: bytes, folder: Path, kind: str) -> bytes:
    """What LibreOffice itself makes of a Word file."""
    source = folder / "tệp.docx"
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    assert SOFFICE
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
         "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return source.with_suffix(f".{kind.partition(':')[0]}").read_bytes()


@needs_libreoffice
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_other_files_of_offices(kind: str, tmp_path: Path) -> None:
    made = word(p("Giao Sở Y tế chủ trì.") + tbl(tr("TT", "Việc"), tr("1", "Họp")) + p("Hết."))
    document = checked(office.read(convert(made, tmp_path, kind), f"tệp.{kind}"))
    assert lines(document) == ["Giao Sở Y tế chủ trì.", "Hết."]
    assert grids(document) == [[["TT", "Việc"], ["1", "Họp"]]]
    assert "converted" in notes(document)
    assert document.media_type != docx.MEDIA_TYPE


@needs_libreoffice
def test_numbers_are_those_that_libreoffice_prints(tmp_path: Path) -> None:
    body = "".join(item("Việc", level, number) for level, number in STEPS)
    made = word(body, numbering=NUMBERING)
    printed = convert(made, tmp_path, "txt:Text (encoded):UTF8").decode("utf-8-sig").split("\n")
    document = checked(docx.read(made, "tệp.docx"))
    ours = [block.label for block in document.blocks if isinstance(block, Paragraph)]
    assert ours == [line.split()[0] for line in printed if line.strip()]


@needs_libreoffice
def test_a_damaged_old_file_is_refused_or_empty() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)
    try:
        checked(office.read(data, "tệp.doc"))
    except FormatError as error:
        assert str(error).startswith("tệp.doc: ")  # noqa: PT017


@pytest.mark.parametrize(
    "data",
    [word(p("Sở Y tế")), "<html><p>Sở Y tế</p></html>".encode()],
    ids=["docx", "html"],
)
def test_a_doc_that_is_something_else_needs_no_conversion(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert lines(checked(office.read(data, "tệp.doc"))) == ["Sở Y tế"]


def test_without_libreoffice_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FormatError, match=r"\.rtf needs LibreOffice .*apt-get install"):
        office.read(b"{\\rtf1 abc}", "tệp.rtf")


def test_a_program_that_never_ends_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n/bin/sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "SECONDS", 0.2)
    with pytest.raises(FormatError, match="took more than"):
        office.read(b"{\\rtf1 abc}", "tệp.rtf")
