"""Each document that cannot be read is one clear line, exit code 2, and nothing is written."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from tests.cli.program import daumoi
from tests.formats import wordfile
from tests.loaders.paper import paper

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
PROGRAM = b"\x7fELF\x02\x01\x01" + bytes(range(256))
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
WORD = wordfile.docx(wordfile.p("Kế hoạch trồng cây dó lấy vỏ làm giấy") * 99)
ENGLISH = """THE PEOPLE'S COMMITTEE OF CAO BANG PROVINCE
No. 412/KH-UBND
PLAN to keep the craft of dó paper making in Cao Bằng Province, 2026
1. The Department of Finance shall lead and coordinate with the Department of Home Affairs to open
classes for young paper makers before 30 October 2026.
"""


def archive(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, data)
    return out.getvalue()


def pdf(draw: Callable[[Canvas], None], **options: object) -> bytes:
    out = io.BytesIO()
    page = Canvas(out, **options)  # type: ignore[arg-type]
    draw(page)
    page.save()
    return out.getvalue()


def scanned(page: Canvas) -> None:
    """A page without letters."""
    page.rect(50, 50, 400, 600, fill=1)


LOCKED = pdf(scanned, encrypt=pdfencrypt.StandardEncryption("mở", canPrint=0))
FETCHING = wordfile.docx(
    wordfile.p("&b;"), prolog='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
)
BAD: dict[str, tuple[bytes, str]] = {
    "picture.docx": (PICTURE, "this is not a Word file (.docx); it is a picture"),
    "picture.pdf": (PICTURE, "this is not a PDF file (.pdf); it is a picture"),
    "picture.txt": (PICTURE, "this is not plain text (.txt); it is a picture"),
    "program.docx": (PROGRAM, "this is not a Word file (.docx); it is a program"),
    "program.pdf": (PROGRAM, "this is not a PDF file (.pdf); it is a program"),
    "program.txt": (PROGRAM, "this is not plain text (.txt); it is a program"),
    "program.tai-ve": (PROGRAM, "this is not a document (.docx .pdf"),
    "archive.docx": (archive("a.txt", b"a"), "this is not a Word file (.docx); "),
    "archive.txt": (archive("a.txt", b"a"), "this is not plain text (.txt); it is a zip archive"),
    "archive.tai-ve": (archive("a.txt", b"a"), "a zip archive without a document; unpack it first"),
    "zeros.html": (bytes(999), "this is not a web page (.html); it is no text and no document"),
    "plan.tai-ve": (b"format: daumoi-plan/1\n", "it is a plan dataset; daumoi load and"),
    "word.pdf": (WORD, "this is not a PDF file (.pdf); it is a zip archive or a newer Office file"),
    "locked.docx": (ENCRYPTED, "protected by a password; take it off and try again"),
    "locked.pdf": (LOCKED, "this PDF is locked with a password; save it without one"),
    "locked.tai-ve": (ENCRYPTED, "protected by a password; take it off and try again"),
    "cut.docx": (WORD[: len(WORD) // 2], "the file is damaged or cut off; get it again"),
    "cut.pdf": (pdf(scanned)[:300], "this"),
    "empty.docx": (b"", "this is not a Word file (.docx); it is empty"),
    "empty.pdf": (b"", "this is not a PDF file (.pdf); it is empty"),
    "empty.txt": (b" \n", "there is no text in it"),
    "empty.tai-ve": (b"", "it is empty"),
    "blank.docx": (wordfile.docx(wordfile.p("")), "there is no text in it"),
    "bomb.docx": (archive("word/document.xml", bytes(300 * 2**20)), "it unpacks to too much"),
    "fetching.docx": (FETCHING, "declares XML entities; such a file is not read"),
    "deep.html": (b"<html>" + b"<div>" * 1_000_000, "its parts lie too deep in each other"),
    "deep.md": (b"<table><tr><td>" * 300_000, "its parts lie too deep in each other"),
    "scanned.pdf": (
        pdf(scanned),
        "a scanned PDF without a text layer; make a text layer first: ocrmypdf -l vie in.pdf",
    ),
    "english.txt": (ENGLISH.encode(), "its text is not Vietnamese with diacritics; nothing was"),
    "encoding.txt": (bytes(range(160, 256)) * 9, "the encoding of this text is not known"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_document_that_cannot_be_read(name: str, tmp_path: Path) -> None:
    data, told = BAD[name]
    (tmp_path / name).write_bytes(data)
    said = daumoi("extract", name, "-o", "plans", cwd=tmp_path).complaint()
    assert said.startswith(f"daumoi: {name}: ")
    assert told in said
    assert said.count(name) == 1
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["program.txt", "locked.docx", "empty.txt", "english.txt"])
def test_it_is_not_loaded_either(name: str, tmp_path: Path) -> None:
    data, told = BAD[name]
    (tmp_path / name).write_bytes(data)
    store = tmp_path / "g.kgl"
    said = daumoi("load", name, "--store", store, cwd=tmp_path)
    assert said.complaint().startswith(f"daumoi: {name}: ")
    assert told in said.err
    assert [path.name for path in tmp_path.iterdir()] == [name]  # no empty graph stays behind


BINARY = {"program": PROGRAM, "picture": PICTURE, "encrypted": ENCRYPTED, "empty": b""}


@pytest.mark.parametrize("command", ["extract", "text", "load"])
@pytest.mark.parametrize("what", BINARY)
def test_standard_input_that_is_no_document(command: str, what: str, tmp_path: Path) -> None:
    said = daumoi(command, "-", stdin=BINARY[what], cwd=tmp_path).complaint()
    assert said.startswith("daumoi: standard input: ")
    assert "password" in said if what == "encrypted" else f"{what}" in said


def test_text_is_given_in_any_language_and_of_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "english.txt").write_text(ENGLISH, encoding="utf-8")
    assert "shall lead" in daumoi("text", tmp_path / "english.txt").fine().out
    (tmp_path / "empty.txt").touch()
    assert daumoi("text", tmp_path / "empty.txt").fine().raw == b""


def test_debug_shows_the_traceback_of_what_went_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(PICTURE)
    for command in ("extract", "text", "load"):
        said = daumoi(command, "a.docx", "--debug", cwd=tmp_path)
        *traceback, line = said.err.splitlines()
        assert said.code == 2
        assert "Traceback (most recent call last):" in traceback
        assert line.startswith("daumoi: a.docx: this is not a Word file")


def test_paths_that_hold_no_document(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.yaml").write_text("format: daumoi-plan/1")
    told = {
        "nowhere.docx": "nowhere.docx: no such file or folder",
        "empty": "empty: no document in this folder (*.doc *.docx",
        "plans": "plans: no document in this folder (*.doc *.docx",
    }
    for name, said in told.items():
        run = daumoi("extract", name, "-o", "new", cwd=tmp_path)
        assert run.complaint().startswith(f"daumoi: {said}")
    assert not (tmp_path / "new").exists()


def test_every_bad_document_is_listed_and_the_good_one_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(paper(), encoding="utf-8")
    names = []
    for number, name in enumerate(BAD):
        names.append(f"{number:02}-{name}")
        (tmp_path / names[-1]).write_bytes(BAD[name][0])
    said = daumoi("extract", *names, "good.txt", "-o", "plans", "--jobs", "2", cwd=tmp_path)
    *lines, counted = said.complaints()
    assert [line.split(": ")[1] for line in lines] == names
    assert counted == f"daumoi: {len(names)} of {len(names) + 1} files were not written"
    assert [each.name for each in (tmp_path / "plans").iterdir()] == ["good.yaml"]


def test_a_document_that_never_ends_is_not_read_whole() -> None:
    told = daumoi("text", "/dev/zero").complaint()
    assert told == "daumoi: /dev/zero: it has more than 256 MiB; it is not read"
