"""Bytes to text: every encoding that Vietnamese texts have, and no wrong guesses."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.formats.damage import repaired, right_letters
from loaders.formats.encoding import decode
from loaders.formats.errors import FormatError
from loaders.formats.legacy import from_tcvn3, from_vni
from loaders.formats.syllables import accented, is_syllable

SENTENCE = (
    "Ủy ban nhân dân tỉnh Đông Giang ban hành Kế hoạch phát triển nghề nuôi tằm; "
    "Sở Nông nghiệp chủ trì, các xã phối hợp thực hiện trước quý III."
)
TCVN3 = {
    "ñ": "ủ", "Ø": "ỉ", "§": "Đ", "«": "ô", "©": "â", "Õ": "ế", "¹": "ạ", "ª": "ê", "ò": "ũ",
    "ø": "ứ", "ë": "ở", "÷": "ữ",
}  # fmt: skip


def codes(text: str) -> list[str]:
    return [note.code for note in decode(text.encode(), "a.txt").notes]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_in_every_form(form: str, encoding: str) -> None:
    text = unicodedata.normalize(form, SENTENCE)  # type: ignore[arg-type]
    assert decode(text.encode(encoding), "a.txt").text == SENTENCE


def test_windows_1258_is_composed() -> None:
    data = _as_windows_1258(SENTENCE)
    decoded = decode(data, "a.txt")
    assert decoded.text == SENTENCE
    assert [note.code for note in decoded.notes] == ["encoding-windows-1258"]


def _as_windows_1258(text: str) -> bytes:
    """Base letters with circumflex, breve or horn composed; tones apart."""
    out = ""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
        rest = "".join(mark for mark in marks if mark not in tones)
        out += unicodedata.normalize("NFC", rest) + "".join(tones)
    return out.encode("cp1258")


def test_tcvn3_is_recognised_as_bytes_and_as_letters() -> None:
    text = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc, UBND TØNH"
    right = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc, UBND TỈNH"
    for data in (text.encode("utf-8"), text.encode("cp1252")):
        decoded = decode(data, "a.txt")
        assert decoded.text == right
        assert [note.code for note in decoded.notes] == ["encoding-tcvn3"]


def test_every_tcvn3_letter_has_its_own() -> None:
    converted = from_tcvn3("".join(TCVN3))
    assert converted.lower() == "".join(TCVN3.values()).lower()


def test_vni_is_recognised_as_bytes_and_as_letters() -> None:
    text = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do, ñöôïc quyeàn, TÆNH"
    right = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do, được quyền, TỈNH"
    for data in (text.encode("utf-8"), text.encode("cp1252")):
        decoded = decode(data, "a.txt")
        assert decoded.text == right
        assert [note.code for note in decoded.notes] == ["encoding-vni"]


@pytest.mark.parametrize(
    "text",
    [
        "Un café déjà vu à la façon d'Édouard, où l'été fût très doux près de la forêt.",
        "Größe und Höhe der Häuser über die Brücke für schöne Mädchen",
        "25° ± 3 m² · § 4 – «Liên hợp quốc»",
        SENTENCE,
        "plain ASCII, nothing else",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text
    assert codes(text) == []


def test_bytes_of_no_known_encoding_are_refused() -> None:
    with pytest.raises(FormatError, match="UTF-8"):
        decode("Größe über schöne Häuser für Mädchen".encode("latin-1"), "a.txt")


def test_a_broken_byte_in_utf8_is_told() -> None:
    data = (SENTENCE * 20).encode()
    decoded = decode(data[:1] + data[2:], "a.txt") if data[0] > 127 else decode(data, "a.txt")
    assert [note.code for note in decoded.notes] == ["broken-letters"]
    assert decoded.text.endswith("quý III.")


@given(st.text())
def test_unicode_text_is_never_refused(text: str) -> None:
    decode(text.encode("utf-8", "replace"), "a.txt")


@given(st.binary(max_size=200))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(FormatError):
        decode(data, "a.txt")


def test_vni_marks_follow_their_letter() -> None:
    assert from_vni("AÁ aé eã OÂ ôï öõ yø î ó") == "Ấ ắ ễ Ô ợ ữ ỳ ỵ ĩ"


@pytest.mark.parametrize(
    "word", ["khuyến", "Giêng", "QUỲNH", "nghiêng", "thuở", "oái", "gì", "quả"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["kế́", "straße", "sắcm", "bàc", "ủyb", "cafè"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_abbreviations_do_not_count_as_words() -> None:
    assert accented("QĐ NĐ của") == (1, 1)


def test_spaces_inside_words_are_taken_out() -> None:
    raw = (
        "S ố :   2 0 4 /QĐ - UBND     QUY Ế T Đ Ị NH     "
        "V ề   vi ệ c duy ệ t k ế   ho ạ ch 2026  -   2030"
    )
    assert repaired(raw) == "Số: 204/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc duyệt kế hoạch 2026 - 2030"


@pytest.mark.parametrize(
    "text", [SENTENCE, "ở xã", "Ế ở", "x ế q ị z ộ w", "", "Cơ sở ở Đông Giang"]
)
def test_sound_text_and_nonsense_stay(text: str) -> None:
    assert repaired(text) in (None, text)


def test_letters_of_a_wrong_font() -> None:
    assert right_letters("đội ngǜ, thời kǶ, Ƕabc") == "đội ngũ, thời kỳ, Ƕabc"
