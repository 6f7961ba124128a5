"""Bodies met in one document: full names for shortened ones, and those that are no more."""

from loaders.language.names import definitions
from loaders.sections.people import People
from tests.sections.conftest import HOME, Lines

TEXT = "Phòng Kế hoạch - Tài chính (KHTC) và Chi cục Rừng đặc dụng Mường Tè (Chi cục RĐDMT)"


def people(lines: Lines, *texts: str) -> People:
    document = lines(*texts)
    return People(document, HOME, definitions(document.text))


def ids(met: People, text: str) -> list[str]:
    return [body.id.removeprefix(f"{HOME}/") for body in met.read(text).bodies]


def test_a_shortened_name_is_read_in_full(lines: Lines) -> None:
    met = people(lines, TEXT)
    assert ids(met, "Phòng KHTC; Chi cục RĐDMT") == [
        "phong-ke-hoach-tai-chinh",
        "chi-cuc-rung-dac-dung-muong-te",
    ]
    body = met.read("Phòng KHTC").bodies[0]
    assert (body.as_written, body.name) == ("Phòng KHTC", "Phòng Kế hoạch - Tài chính")


def test_the_register_knows_full_names_too(lines: Lines) -> None:
    met = people(lines, "Kế hoạch")
    assert ids(met, "Trung tâm KSBT tỉnh") == ["trung-tam-kiem-soat-benh-tat"]


def test_letters_that_fit_nothing_stay(lines: Lines) -> None:
    assert ids(people(lines, TEXT), "Phòng XYZQ") == ["phong-xyzq"]


def test_whoever_took_over_from_a_body_is_linked(lines: Lines) -> None:
    met = people(lines, "Kế hoạch")
    for body in met.read("Sở Kế hoạch và Đầu tư").bodies:
        met.remember(body)
    agencies = {each.id: each for each in met.agencies()}
    old = f"{HOME}/so-ke-hoach-va-dau-tu"
    assert agencies[f"{HOME}/so-tai-chinh"].succeeds == [old]
    assert agencies[old].succeeds == []


def test_a_name_of_no_known_kind_is_taken_by_its_place(lines: Lines) -> None:
    met = people(lines, "Kế hoạch")
    text = "Hải đội Biên phòng 2"
    body = met.by_position(text, 0, len(text))
    assert body is not None
    assert (body.id, body.known) == (f"{HOME}/hai-doi-bien-phong-2", False)
    assert met.by_position("và các việc khác", 0, 16) is None
    assert met.by_position("Sở Y tế (Hải đội 2)", 9, 18) is None
