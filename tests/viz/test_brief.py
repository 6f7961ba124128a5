"""A brief says what the facts say, in the same words in all its forms."""

import io
import re
from collections.abc import Iterator
from datetime import date

import pytest
from docx import Document
from docx.shared import Mm
from lxml import html
from markdown_it import MarkdownIt

from loaders.batch import REVIEWED_PLANS, find_files, load_files
from queries.audit import audit
from queries.audit.findings import Finding
from queries.facts import Evidence, Facts, read_facts
from tests.stores import embedded
from viz.brief.content import Brief, Section, brief_of
from viz.brief.text import to_html, to_markdown
from viz.brief.wordfile import to_docx

CENTRE = "son-la/trung-tam-xuc-tien-dau-tu-thuong-mai-va-du-lich"
INDUSTRY = "son-la/so-cong-thuong"
FARMING = "lang-son/so-nong-nghiep-va-moi-truong"
COOPERATION = "son-la/hop-tac-thanh-hoa-2026"
TODAY = date(2026, 5, 15)


@pytest.fixture(scope="module")
def facts() -> Iterator[Facts]:
    with embedded() as store:
        list(load_files(store, find_files([REVIEWED_PLANS])))
        yield read_facts(store)


def section(brief: Brief, heading: str) -> Section:
    (found,) = (each for each in brief.sections if each.heading.startswith(heading))
    return found


def first_lines(section: Section) -> list[tuple[str, ...]]:
    return [tuple(cell[0] for cell in row) for row in section.rows]


# --- What it says ---


def test_what_the_centre_leads_stands_by_deadline(facts: Facts) -> None:
    brief = brief_of(facts, CENTRE, [], "vi", TODAY)
    leads = section(brief, "Chủ trì")
    assert leads.heading == "Chủ trì (20)"
    assert first_lines(leads)[0] == (
        "30/6/2026",
        "Mở lớp bồi dưỡng nghiệp vụ du lịch",
        "Phối hợp: UBND các xã, phường; Trường Đại học Văn hóa, Thể thao và Du lịch Thanh Hóa",
        "[4] Phụ lục, dòng 10",
    )
    dated = [row[0] for row in first_lines(leads) if "/" in row[0]]
    assert [tuple(map(int, reversed(day.split("/")))) for day in dated] == sorted(
        tuple(map(int, reversed(day.split("/")))) for day in dated
    )
    assert all("/" not in row[0] for row in first_lines(leads)[len(dated) :])
    joint = next(row for row in leads.rows if row[3][0] == "[4] Phụ lục, dòng 12")
    assert joint[2][0] == "Cùng chủ trì: UBND các xã, phường"
    assert joint[2][1].startswith("Phối hợp: Các đơn vị liên quan; Sở Công Thương; ")


def test_every_lead_support_and_report_of_each_body_stands_in_its_brief(facts: Facts) -> None:
    for key in facts.agencies:
        brief = brief_of(facts, key, [], "en", TODAY)
        for heading, role in (("Leads", "lead"), ("Supports", "support")):
            said = [p for p in facts.participations() if (p.agency, p.role) == (key, role)]
            rows = section(brief, heading).rows
            assert len(rows) == len(said)
            assert all(row[-1][0].startswith("[") for row in rows)
        own = [each for each in facts.reports if key in {each.agency, each.via}]
        assert len(section(brief, "Reports").rows) >= len(own)


def test_what_is_to_be_reported_when(facts: Facts) -> None:
    brief = brief_of(facts, FARMING, [], "vi", TODAY)
    assert first_lines(section(brief, "Báo cáo"))[:3] == [
        ("20/11 hằng năm", "UBND tỉnh", "tổng hợp của Các sở, ban, ngành", "[1] V.7"),
        ("20/11 hằng năm", "UBND tỉnh", "tổng hợp của UBND các xã, phường", "[1] V.7"),
        ("1/12 hằng năm", "UBND tỉnh", "gửi thẳng", "[1] V.7"),
    ]


def test_what_collectives_must_do_stands_apart(facts: Facts) -> None:
    brief = brief_of(facts, INDUSTRY, [], "vi", TODAY)
    shared = section(brief, "Giao chung")
    assert {row[2][0] for row in shared.rows} == {"Các sở, ban, ngành"}
    assert ("31/10/2025", "Các sở, ban, ngành", "[3] Phụ lục, dòng 8") in [
        (row[0], row[2], row[3]) for row in first_lines(shared)
    ]
    led = {row[1] for row in first_lines(section(brief, "Chủ trì"))}
    places = {row[3] for row in first_lines(section(brief, "Chủ trì"))}
    assert led
    assert not places & {row[3] for row in first_lines(shared)}


def test_the_plan_that_it_coordinates_and_whom_it_works_with(facts: Facts) -> None:
    brief = brief_of(facts, CENTRE, [], "vi", TODAY)
    plan = facts.programmes[COOPERATION].name
    assert first_lines(section(brief, "Đầu mối")) == [(plan, "[4] III.2")]
    assert first_lines(section(brief, "Cùng làm với"))[0] == ("UBND các xã, phường Sơn La", "14")


def test_findings_about_it_with_their_source(facts: Facts) -> None:
    said = Finding(
        rule="joint-leads",
        severity="warning",
        status="found",
        message={"vi": "Hai cơ quan cùng chủ trì", "en": "Two leads"},
        programme=COOPERATION,
        locator="Phụ lục, dòng 12",
        agencies=(CENTRE, INDUSTRY),
        evidence=(Evidence(COOPERATION, "Phụ lục, dòng 12"),),
    )
    for key, rows in {
        CENTRE: [("cảnh báo", "Hai cơ quan cùng chủ trì", "[4] Phụ lục, dòng 12")],
        FARMING: [],
    }.items():
        found = section(brief_of(facts, key, [said], "vi", TODAY), "Phát hiện")
        assert first_lines(found) == rows
        assert found.empty == "Không có phát hiện nào."


def test_joint_leads_of_the_centre_are_found_by_the_audit(facts: Facts) -> None:
    brief = brief_of(facts, CENTRE, audit(facts), "vi", TODAY)
    told = [row for row in first_lines(section(brief, "Phát hiện")) if "cùng chủ trì" in row[1]]
    assert [row[2] for row in told] == [f"[4] Phụ lục, dòng {row}" for row in (2, 6, 7, 12, 14)]


def test_the_plans_are_listed(facts: Facts) -> None:
    brief = brief_of(facts, CENTRE, [], "vi", TODAY)
    assert brief.made.startswith("Lập ngày 15/5/2026 từ 4 kế hoạch")
    assert brief.sources[1] == (
        "[2] Chương trình khuyến công Sơn La 2026-2030, 1113/QĐ-UBND, ban hành 11/5/2026"
    )


# --- Its forms say the same ---

HOSTILE = Brief(
    language="vi",
    title="<script>alert(1)</script> | *A* `b` [c](http://x) \\ _d_ #e",
    made="& < > \" '",
    sections=(
        Section(
            heading="# <b>x</b> (1)",
            about="a | b",
            columns=("=1+1", "<i>"),
            widths=(50, 50),
            rows=((("a | b", "x\ny"), ("<img src=x onerror=alert(1)>",)),),
        ),
        Section("Trống", "", ("a",), (100,), (), "Không có <gì>."),
    ),
    sources_heading="Nguồn",
    sources=("[1] <p>", "[2] - x"),
)


def words_of(brief: Brief) -> list[str]:
    """All texts of a brief, in order, spaces made single."""
    texts = [brief.title, brief.made]
    for each in brief.sections:
        texts.append(each.heading)
        if each.rows:
            texts += [each.about] if each.about else []
            texts += each.columns
            texts += [line for row in each.rows for cell in row for line in cell]
        else:
            texts.append(each.empty)
    return [" ".join(text.split()) for text in (*texts, brief.sources_heading, *brief.sources)]


def in_docx(brief: Brief) -> list[str]:
    document = Document(io.BytesIO(to_docx(brief)))
    texts = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            texts += [p.text for row in block.rows for cell in row.cells for p in cell.paragraphs]
        else:
            texts.append(block.text)
    return [" ".join(text.split()) for text in texts]


def in_html(brief: Brief) -> list[str]:
    page = html.fromstring(to_html(brief)).find(".//main")
    assert page is not None
    return [" ".join(text.split()) for text in map(str, page.itertext()) if text.strip()]


def in_markdown(brief: Brief) -> list[str]:
    texts: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(to_markdown(brief)):
        if token.type != "inline":
            continue
        said = ""
        for child in token.children or []:
            assert child.type in {"text", "html_inline", "text_special", "softbreak"}, child
            if child.type == "html_inline":
                assert child.content == "<br>"
                texts.append(said)
                said = ""
            else:
                said += child.content
        texts.append(said)
    return [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize("form", [in_docx, in_html, in_markdown])
def test_a_form_says_all_of_it_and_nothing_else(facts: Facts, form: object) -> None:
    assert callable(form)
    for brief in (HOSTILE, brief_of(facts, CENTRE, audit(facts), "vi", TODAY)):
        assert form(brief) == words_of(brief)


def test_the_page_asks_no_network() -> None:
    page = to_html(HOSTILE)
    assert "default-src 'none'" in page
    assert re.findall(r"<script|<img|<link|https?://", page) == ["http://"] * 2  # in its title


def test_the_word_file_repeats_heads_and_numbers_pages(facts: Facts) -> None:
    document = Document(io.BytesIO(to_docx(brief_of(facts, CENTRE, [], "vi", TODAY))))
    assert all("tblHeader" in table.rows[0]._tr.xml for table in document.tables)
    assert "PAGE" in document.sections[0].footer._element.xml
    assert document.sections[0].page_width == pytest.approx(Mm(210), rel=0.001)
