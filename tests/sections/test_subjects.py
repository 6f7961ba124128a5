"""What tasks are about."""

from loaders.dataset import Task, Zone
from loaders.document import Document, DocumentBuilder
from loaders.sections.subjects import spelling_notes, with_subjects
from tests.sections.conftest import plan_of

HOME = "gia-lai"


def document_of(text: str) -> Document:
    builder = DocumentBuilder()
    builder.paragraph(text)
    return builder.build("text/plain")


def task(text: str, *products: str) -> Task:
    return Task(
        id=f"{HOME}/thu-2026/ii.1",
        programme=f"{HOME}/thu-2026",
        kind="objective",
        number="1",
        title="x",
        text=text,
        section="II",
        products=list(products),
    )


def about(text: str, *products: str, zones: tuple[Zone, ...] = ()) -> tuple[list[str], list[str]]:
    (found,) = with_subjects([task(text, *products)], zones, plan_of(document_of(text), HOME))
    return found.products, found.places


def test_products_each_once_those_of_the_heading_first() -> None:
    text = "Trồng cà phê, hồ tiêu; thu mua cà phê, chăm sen."
    assert about(text) == (["Cà phê", "Hồ tiêu"], [])
    assert about(text, "Sen") == (["Sen", "Cà phê", "Hồ tiêu"], [])


def test_communes_and_parks_are_places() -> None:
    text = "Mở tuyến từ xã Chư Sê, Ia Hrúng tới vườn quốc gia Kon Ka Kinh và rừng đặc dụng Ia Lop."
    assert about(text)[1] == ["Chư Sê", "Ia Hrung", "vườn quốc gia Kon Ka Kinh", "Ia Lop"]


def test_bodies_and_unnamed_communes_are_no_places() -> None:
    assert about("UBND các xã Chư Sê, Ia Hrung họp; các xã khác nghe.")[1] == []


def test_communes_of_the_task_s_zones_are_left_to_them() -> None:
    zone = Zone.model_validate(
        {
            "programme": f"{HOME}/thu-2026",
            "product": "Cà phê",
            "communes": [{"name": "Chư Sê", "code": "23941"}],
            "locator": "II.1",
        }
    )
    text = "Trồng cà phê ở các xã Chư Sê, Ia Hrung."
    assert about(text, zones=(zone,))[1] == ["Ia Hrung"]


def test_spellings_that_were_corrected_are_told() -> None:
    document = document_of("Giữ rừng Quê già. Cây quế cho vỏ.")
    (note,) = spelling_notes(plan_of(document, HOME))
    assert note.code == "product-spelling-corrected"
    assert note.span is not None
    assert document.text[slice(*note.span)] == note.quote == "Quê"
