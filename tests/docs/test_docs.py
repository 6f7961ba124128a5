"""What users read agrees with the code, its links lead somewhere, and the sample holds."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs import generate
from loaders.checking import check_file
from loaders.dataset import Dataset
from loaders.loading import plan_rows

ROOT = Path(__file__).parents[2]
READ = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+).+?\1", re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|\b(?:href|src)=\"([^\"]+)\"")
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
MACHINE = re.compile(
    r"(?<![\w.~])/(?:home|root|Users|tmp|work|mnt|media|srv|opt|usr|var|etc)/|\b[A-Z]:\\|file://"
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def links(text: str) -> Iterator[str]:
    """The targets of links in a Markdown text, those in code left out."""
    for match in LINK.finditer(CODE.sub("", FENCE.sub("", text))):
        yield match[1] or match[2]


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives the headings of a Markdown text."""
    met: Counter[str] = Counter()
    found = set()
    for heading in HEADING.findall(FENCE.sub("", text)):
        spoken = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        anchor = re.sub(r"[^\w\- ]", "", spoken.lower()).replace(" ", "-")
        found.add(f"{anchor}-{met[anchor]}" if met[anchor] else anchor)
        met[anchor] += 1
    return found


def dead_links(path: Path) -> Iterator[str]:
    for link in links(path.read_text(encoding="utf-8")):
        if re.match(r"[a-z][a-z0-9+.-]*:", link):
            continue
        place, _, anchor = link.partition("#")
        target = path.parent / place if place else path
        there = target.resolve().is_relative_to(ROOT) and target.exists()
        if not there or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            yield link


@pytest.mark.parametrize("page", generate.PAGES)
def test_a_page_is_as_the_code_says(page: str) -> None:
    assert page not in generate.stale_pages(), "run: make docs"


def test_check_names_stale_pages_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(generate, "PAGES", {"here.md": lambda: "new", "missing.md": lambda: "new"})
    monkeypatch.setattr(generate, "FOLDER", tmp_path)
    (tmp_path / "here.md").write_text("old", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"here\.md: stale(.|\n)*missing\.md: stale"):
        generate.main(["--check"])
    assert [each.read_text(encoding="utf-8") for each in tmp_path.iterdir()] == ["old"]
    generate.main([])
    assert {each.name for each in tmp_path.iterdir()} == {"here.md", "missing.md"}
    with pytest.raises(SystemExit) as ended:
        generate.main(["--check"])
    assert not ended.value.code


def test_an_option_that_is_not_known_is_refused() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "docs.generate", "--chek"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stdout) == (1, "")
    assert "usage" in told.stderr


@pytest.mark.parametrize("path", READ, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    assert list(dead_links(path)) == []


def test_a_dead_link_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    page = tmp_path / "page.md"
    text = (
        "# A `b`, c\n# A `b`, c\n[x](#a-b-c) [x](#a-b-c-1) [x](page.md#a-b-c) [x](http://b/c)\n"
        "`[x](code.md)`\n```\n[x](fence.md)\n# no heading\n```\n"
        '[x](gone.md) [x](#no-heading) ![x](gone.png "t") <img src="lost.png"> [x](../)\n'
    )
    page.write_text(text, encoding="utf-8")
    dead = ["gone.md", "#no-heading", "gone.png", "lost.png", "../"]
    assert list(dead_links(page)) == dead


@pytest.mark.parametrize("path", READ, ids=name)
def test_no_path_of_a_machine_is_named(path: Path) -> None:
    assert MACHINE.findall(path.read_text(encoding="utf-8")) == []


def test_every_page_stands_in_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    named = set(links(index.read_text(encoding="utf-8")))
    assert {path.name for path in READ if path.parent == index.parent and path != index} <= named


def test_the_sample_holds_and_shows_every_part() -> None:
    datafile, faults = check_file(generate.SAMPLE)
    assert datafile is not None
    assert faults == []
    parts = [each for each in Dataset.model_fields if not getattr(datafile.dataset, each)]
    assert parts == [], "the sample shows no …"
    assert {task.kind for task in datafile.dataset.tasks} == {"assignment", "duty", "objective"}
    assert len(plan_rows(datafile.dataset)) == 1
