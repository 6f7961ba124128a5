"""daumoi figure: writes SVG and PNG, and says in one line what it cannot do."""

from pathlib import Path

import pytest

from tests.cli.program import quick

KINDS = ("load", "matrix", "network", "cooperation")


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_is_written(graph: str, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "hinh.svg"
    said = quick("figure", kind, "-o", target, "--store", graph).fine()
    assert said.err == f"written   {target}\n"
    assert target.read_text(encoding="utf-8").startswith("<?xml")


def test_the_ending_names_the_format_in_any_letters(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "hinh.PNG"
    quick("figure", "cooperation", "-o", target, "--store", graph).fine()
    assert target.read_bytes().startswith(b"\x89PNG")


def test_names_need_no_diacritics(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "hinh.svg"
    quick(
        "figure", "load", "--programme", "cay an qua", "--province", "son la",
        "-o", target, "--store", graph, "--lang", "en", "--title", "Vườn cây",
    ).fine()  # fmt: skip
    text = target.read_text(encoding="utf-8")
    assert "Vườn cây</title>" in text
    assert "Agencies of Sơn La." in text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["hinh.pdf", "hinh", "-"])
def test_an_unknown_ending_is_refused(graph: str, tmp_path: Path, kind: str, name: str) -> None:
    target = name if name == "-" else tmp_path / name
    said = quick("figure", kind, "-o", target, "--store", graph)
    assert said.complaint().endswith("unknown kind of picture; name a file .svg or .png")


def test_what_is_there_stays_without_force(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "hinh.svg"
    target.write_text("mine")
    said = quick("figure", "load", "-o", target, "--store", graph)
    assert "is there already; --force replaces it" in said.complaint()
    assert target.read_text() == "mine"
    quick("figure", "load", "-o", target, "--store", graph, "--force").fine()
    assert target.read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("load", "--programme", "xyz"), "no programme is called 'xyz'"),
        (("matrix", "--province", "xyz"), "no province is called 'xyz'"),
        (("cooperation", "--province", "son la"), "give two provinces, or none"),
        (
            ("cooperation", "--province", "lang son", "--province", "thanh hoa"),
            "no task has agencies of both Lạng Sơn and Thanh Hóa",
        ),
        (("cooperation", "--province", "son la", "--province", "sơn la"), "not one twice"),
        (("load", "--province", "lang son", "--programme", "cay an qua"), "no agency leads"),
    ],
)
def test_what_cannot_be_drawn_is_one_line(
    graph: str, tmp_path: Path, given: tuple[str, ...], said: str
) -> None:
    target = tmp_path / "hinh.svg"
    assert said in quick("figure", *given, "-o", target, "--store", graph).complaint()
    assert not target.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_graph_is_one_line(tmp_path: Path, kind: str, own: Path) -> None:
    quick("remove", "son-la/1113-qd-ubnd-2026", "--store", own).fine()
    said = quick("figure", kind, "-o", tmp_path / "hinh.svg", "--store", own)
    assert "the graph holds no plan; load some first" in said.complaint()


def test_a_folder_that_is_not_there_is_one_line(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "none" / "hinh.png"
    said = quick("figure", "cooperation", "-o", target, "--store", graph)
    assert "No such file or directory" in said.complaint()
