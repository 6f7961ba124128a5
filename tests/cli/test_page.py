"""daumoi page: a page about a part, with documents, opened at once."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from loaders.batch import SAMPLES
from tests.cli.program import daumoi, quick


def data_of(target: Path) -> Any:
    """What the page knows."""
    text = target.read_text(encoding="utf-8")
    found = re.search(r'id="data">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize(
    ("option", "typed", "plans"),
    [
        ("--programme", "hop tac", {"son-la/hop-tac-thanh-hoa-2026"}),
        ("--province", "LẠNG SƠN", {"lang-son/nong-lam-nghiep-chu-luc-2026"}),
        ("--agency", "so xay dung son la", {"son-la/hop-tac-thanh-hoa-2026"}),
    ],
)
def test_a_page_about_a_part(
    graph: str, tmp_path: Path, option: str, typed: str, plans: set[str]
) -> None:
    target = tmp_path / "page.html"
    quick("page", "-o", target, option, typed, "--store", graph).fine()
    assert {each["id"] for each in data_of(target)["plans"]} == plans


def test_a_name_that_nobody_has_is_told_with_the_nearest(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    said = quick("page", "-o", target, "--agency", "so cong thuog", "--store", graph)
    assert said.code == 2
    assert "no agency is called 'so cong thuog'; the nearest: " in said.err
    assert not target.exists()


def test_a_name_that_several_have_is_told_with_them(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    said = quick("page", "-o", target, "--agency", "so cong thuong", "--store", graph)
    assert said.code == 2
    assert "may be any of 3" in said.err


def test_documents_go_into_the_page_when_they_are_the_very_ones(tmp_path: Path) -> None:
    store, target, folder = tmp_path / "g.kgl", tmp_path / "page.html", tmp_path / "van-ban"
    shutil.copytree(SAMPLES, folder)
    quick("load", SAMPLES, "--store", store).fine()
    changed = folder / "ke-hoach-viec-lam.txt"
    changed.write_bytes(changed.read_bytes() + "\nthêm".encode())
    (folder / "quyet-dinh-cho-phien.html").unlink()
    said = quick("page", "-o", target, "--documents", folder, "--store", store).fine()
    data = data_of(target)
    assert len(data["documents"]) == len(data["plans"]) - 2
    assert f"{changed} is not the document that it was read from" in said.err
    assert f"no document in {folder}" in said.err
    for edge in data["edges"]:
        text = data["documents"].get(data["plans"][edge["plan"]]["id"])
        if text is not None and "span" in edge:
            assert text[slice(*edge["span"])] == edge["quote"]


def test_the_page_is_opened(graph: str, tmp_path: Path) -> None:
    opener = tmp_path / "opener"
    opener.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/opened"\n', encoding="utf-8")
    opener.chmod(0o755)
    target = tmp_path / "page.html"
    daumoi("page", "-o", target, "--open", "--store", graph, env={"BROWSER": str(opener)}).fine()
    assert (tmp_path / "opened").read_text(encoding="utf-8").strip() == target.as_uri()


def test_where_no_browser_can_be_started_it_is_said(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    nothing = {"BROWSER": str(tmp_path / "none"), "DISPLAY": "", "WAYLAND_DISPLAY": "", "PATH": ""}
    said = daumoi("page", "-o", target, "--open", "--store", graph, env=nothing).fine()
    assert said.err.splitlines()[-1] == (
        f"no browser could be started; open the page yourself: {target.as_uri()}"
    )


def test_a_page_is_no_text_file(graph: str, tmp_path: Path) -> None:
    said = quick("page", "-o", tmp_path / "page.txt", "--store", graph)
    assert said.code == 2
    assert "name a file that ends in .html" in said.err


def test_what_goes_to_stdout_cannot_be_opened(graph: str) -> None:
    said = quick("page", "-o", "-", "--open", "--store", graph)
    assert said.code == 2
    assert "--open and --watch need a file" in said.err


def test_a_page_is_replaced_and_no_other_file(graph: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    asked = ("page", "-o", target, "--store", graph)
    quick(*asked).fine()
    quick(*asked, "--title", "Lần hai").fine()
    assert "Lần hai" in target.read_text("utf-8")
    target.write_text("<p>ghi chép", "utf-8")
    assert quick(*asked).complaint().endswith("is there already; --force replaces it")
    assert target.read_text("utf-8") == "<p>ghi chép"
    quick(*asked, "--force").fine()
