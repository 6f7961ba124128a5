"""Files that are damaged, disguised or made to harm: one line that says so."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.document import Document
from loaders.formats import docx, html, md, office, xlsx
from loaders.formats.errors import FormatError
from tests.formats.checks import checked, grids
from tests.formats.wordfile import docx as word
from tests.formats.wordfile import p, tbl, tc, tr

Reader = Callable[[bytes, str], Document]
READERS: tuple[Reader, ...] = (docx.read, html.read, md.read, xlsx.read, office.read)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def fails(reader: Reader, data: bytes) -> str:
    with pytest.raises(FormatError) as caught:
        reader(data, "tệp")
    message = str(caught.value)
    assert message.startswith("tệp: ")
    assert "\n" not in message
    return message


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


@pytest.mark.parametrize("reader", [docx.read, xlsx.read])
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (OLE, "old Office file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 abc}", "rich text"),
        (b"<html><p>a</p></html>", "web page"),
        ("Kế hoạch".encode(), "plain text"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
    ],
)
def test_disguises(reader: Reader, data: bytes, says: str) -> None:
    assert says in fails(reader, data)


@pytest.mark.parametrize("reader", [html.read, md.read])
@pytest.mark.parametrize("data", [OLE, b"%PDF-1.7", b"PK\x03\x04abc", b"{\\rtf1}"])
def test_files_that_are_no_text(reader: Reader, data: bytes) -> None:
    assert "this is not" in fails(reader, data)


def test_one_office_file_under_the_name_of_another() -> None:
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    assert ".xlsx" in fails(docx.read, book.getvalue())
    assert "spreadsheet" in fails(xlsx.read, word(p("a")))
    assert ".odt" in fails(docx.read, archive(content_xml=b"<a/>"))
    assert "no text of Word" in fails(docx.read, archive(other=b"a"))


def test_files_that_were_cut_off() -> None:
    whole = word(p("Kế hoạch") * 50)
    for share in (0.1, 0.5, 0.9, 0.99):
        fails(docx.read, whole[: int(len(whole) * share)])
    assert "damaged" in fails(docx.read, word("<w:p><w:r>"))


@given(st.integers(0, 10_000), st.integers(0, 255))
@settings(max_examples=150, deadline=None)
def test_a_changed_byte_never_crashes(place: int, byte: int) -> None:
    for reader, whole in ((docx.read, WORD), (xlsx.read, SHEET)):
        data = bytearray(whole)
        data[place % len(data)] = byte
        try:
            checked(reader(bytes(data), "tệp"))
        except FormatError as error:
            assert "\n" not in str(error)  # noqa: PT017


@given(st.text(alphabet="|-*_#<>/tabletrd =1.\n a&;[]()\\`Ủđ\u0301\0", max_size=200))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read(text: str) -> None:
    for reader in (md.read, html.read):
        try:
            checked(reader(text.encode(), "tệp"))
        except FormatError as error:
            assert "\n" not in str(error)  # noqa: PT017


def test_an_archive_that_would_unpack_to_too_much_is_not_unpacked() -> None:
    bomb = bytearray(archive(word__document_xml=bytes(300 * 2**20)))
    assert len(bomb) < 2**20
    bomb[1000:2000] = bytes(1000)  # whoever unpacks it says "damaged"
    assert "too much" in fails(docx.read, bytes(bomb))


def test_an_archive_that_hides_how_much_it_unpacks_to() -> None:
    size = 300 * 2**20
    bomb = archive(word__document_xml=bytes(size))
    lying = bomb.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != bomb
    assert "damaged" in fails(docx.read, lying)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    laughs = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "{"ha" * 99}">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
    ).encode(encoding)
    assert "entities" in fails(docx.read, archive(word__document_xml=laughs))
    assert "entities" in fails(xlsx.read, archive(xl__workbook_xml=laughs))
    assert "entities" in fails(office.read, archive(content_xml=laughs))


def test_a_file_is_not_fetched_through_an_entity() -> None:
    prolog = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
    assert "entities" in fails(docx.read, word(p("&b;"), prolog=prolog))
    page = f"{prolog}<html><body><p>x&b;</p></body></html>".encode()
    assert "hostname" not in html.read(page, "tệp").text


def test_tables_deep_in_each_other() -> None:
    body = p("đáy")
    for _ in range(60):
        body = tbl(tr(tc(body + p())))
    try:
        checked(docx.read(word(body), "tệp"))
    except FormatError as error:
        assert "deep" in str(error) or "damaged" in str(error)  # noqa: PT017


def test_a_width_without_measure() -> None:
    row = tr(tc("a", '<w:gridSpan w:val="999999999"/>'), tc("b", '<w:gridSpan w:val="-3"/>'))
    assert len(grids(checked(docx.read(word(tbl(row)), "tệp")))[0][0]) == 65


@pytest.mark.long
@pytest.mark.parametrize("form", ["docx", "html", "md", "stacked", "xlsx"])
def test_a_hundred_thousand_cells_are_read(form: str) -> None:
    rows = [[f"{row}.{column}" for column in range(10)] for row in range(10_000)]
    reader, data = _large(form, rows)
    assert grids(checked(reader(data, "tệp"))) == [rows]


def _large(form: str, rows: list[list[str]]) -> tuple[Reader, bytes]:
    if form == "docx":
        return docx.read, word(tbl(*(tr(*row) for row in rows)))
    if form == "html":
        body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        return html.read, f"<html><table>{body}</table></html>".encode()
    if form == "md":
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return md.read, "\n".join([lines[0], "|---" * 10 + "|", *lines[1:]]).encode()
    if form == "stacked":
        return md.read, "".join(
            "|\n" + "".join(f"{cell}\n|\n" for cell in row) for row in rows
        ).encode()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return xlsx.read, out.getvalue()


def _small_book() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "Kế hoạch"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


WORD = word(p("Kế hoạch") + tbl(tr("a", "b")))
SHEET = _small_book()
