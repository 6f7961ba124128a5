"""What a person decided about one version of a document is kept in a reading of the next."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.checking import problems
from loaders.comparing import KINDS
from loaders.dataset import Agency, Dataset, Evidence, Programme, Task
from loaders.keeping import Kept, Version, keep, merging, tasks
from tests.loaders.paper import INSERTED, PLAN, ROW, paper, read
from tests.worlds import datasets

Plain = dict[str, Any]
Change = tuple[str, str]
both = pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
"""The earlier document is at hand, or it is not."""


def merged(
    decide: Callable[[Plain], object], *changes: Change, known: bool
) -> tuple[Dataset, list[str]]:
    """The plan, reviewed and read anew in a document with some changes; and the conflicts."""
    was, old = read(paper())
    plain = was.plain()
    decide(plain)
    now, new = read(paper(*changes))
    before = Version(was, old.text) if known else None
    kept = keep(Dataset.model_validate(plain), Version(now, new.text), before)
    for each in said(kept.dataset):
        if each.span is not None:
            assert new.text[slice(*each.span)] == each.quote
    assert [each for each in problems(kept.dataset) if each.severity == "error"] == []
    codes: list[str] = [each.code for each in kept.conflicts]
    told = [each.code for each in kept.dataset.diagnostics if each.code.startswith("kept-")]
    assert codes == told
    return kept.dataset, codes


def said(dataset: Dataset) -> Iterator[Evidence]:
    """Everything in a dataset that has words."""
    for task in dataset.tasks:
        yield from (*task.leads, *task.supports)
    for part in ("targets", "reports", "references", "diagnostics"):
        yield from getattr(dataset, part)


def row(plain: Plain, words: str) -> Plain:
    """The task whose words contain these."""
    found: list[Plain] = [
        task for task in plain["tasks"] if words in task.get("text", task["title"])
    ]
    assert len(found) == 1
    return found[0]


def supports(plain: Plain, words: str) -> list[str]:
    return [each["agency"].split("/")[1] for each in row(plain, words).get("supports", [])]


def nothing(_: Plain) -> None:
    """Decide nothing."""


# --- What was decided about words that are the same ---


@both
def test_an_own_title_moves_with_its_row(known: bool) -> None:
    def decide(plain: Plain) -> None:
        row(plain, "In nhãn")["title"] = "Nhãn giấy"

    dataset, codes = merged(decide, (ROW, INSERTED), ("\n3\tIn", "\n4\tIn"), known=known)
    task = row(dataset.plain(), "In nhãn")
    assert (task["title"], task["number"], codes) == ("Nhãn giấy", "4", [])
    assert task["id"] == f"{PLAN}/pl.4"
    assert row(dataset.plain(), "Đo độ dai")["number"] == "2"


@both
def test_a_corrected_day_stays(known: bool) -> None:
    def decide(plain: Plain) -> None:
        row(plain, "In nhãn")["schedule"]["ends_on"] = "2026-10-29"

    dataset, codes = merged(decide, ("Lớp học", "Chứng chỉ"), known=known)
    assert row(dataset.plain(), "In nhãn")["schedule"]["ends_on"] == "2026-10-29"
    deliverable = row(dataset.plain(), "Đào tạo")["deliverable"]
    assert (deliverable, codes) == (("Chứng chỉ", []) if known else ("Lớp học", ["kept-changed"]))


@both
def test_a_support_that_was_taken_out_stays_out(known: bool) -> None:
    def decide(plain: Plain) -> None:
        del row(plain, "In nhãn")["supports"][1]

    dataset, codes = merged(decide, ("Quý II/2026", "Quý II/2026 "), known=known)
    assert (supports(dataset.plain(), "In nhãn"), codes) == (["so-cong-thuong"], [])


@both
def test_a_support_that_was_added_stays(known: bool) -> None:
    def decide(plain: Plain) -> None:
        own = {"agency": "cao-bang/so-noi-vu", "basis": "clause"}
        row(plain, "Đặt khung")["supports"].insert(0, own)

    dataset, codes = merged(decide, ("UBND các xã, phường", "Sở Tài chính"), known=known)
    found = supports(dataset.plain(), "Đặt khung")
    assert found[:1] == ["so-noi-vu"]
    assert "so-tai-chinh" in found
    assert ("ubnd-cac-xa-phuong" in found, codes) == (
        (False, []) if known else (True, ["kept-gone"])
    )


@both
def test_a_role_that_was_turned_stays_turned(known: bool) -> None:
    def decide(plain: Plain) -> None:
        task = row(plain, "Đào tạo")
        task["leads"], task["supports"] = task["supports"], task["leads"]

    dataset, codes = merged(decide, (ROW, INSERTED), known=known)
    assert (supports(dataset.plain(), "Đào tạo"), codes) == (["so-noi-vu"], [])


@both
def test_an_own_task_stays_where_it_was(known: bool) -> None:
    own = {
        "id": f"{PLAN}/pl.2.1",
        "programme": PLAN,
        "kind": "assignment",
        "title": "Chọn gỗ làm khung",
        "parent": f"{PLAN}/pl.2",
        "leads": [{"agency": "cao-bang/so-noi-vu", "basis": "table"}],
    }

    def decide(plain: Plain) -> None:
        plain["tasks"].insert(plain["tasks"].index(row(plain, "Đặt khung")) + 1, own)

    dataset, codes = merged(decide, (ROW, INSERTED), ("\n3\tIn", "\n4\tIn"), known=known)
    ids = [task.id.removeprefix(f"{PLAN}/") for task in dataset.tasks]
    assert ids[-4:] == ["pl.2", "pl.3", "pl.2.1", "pl.4"]
    assert (row(dataset.plain(), "Chọn gỗ")["parent"], codes) == (f"{PLAN}/pl.3", [])


@both
def test_a_corrected_target_stays(known: bool) -> None:
    def decide(plain: Plain) -> None:
        plain["targets"][0].update(product="Cây dó", year=2027)

    dataset, codes = merged(decide, (ROW, INSERTED), known=known)
    (target,) = dataset.targets
    assert (target.product, target.year, target.minimum, codes) == ("Cây dó", 2027, 40, [])


@both
def test_an_own_finding_stays(known: bool) -> None:
    own = {"severity": "info", "code": "da-hoi", "message": "Đã hỏi Sở Nội vụ."}

    def decide(plain: Plain) -> None:
        plain["diagnostics"] = [own]

    dataset, codes = merged(decide, (ROW, INSERTED), known=known)
    assert ([each.code for each in dataset.diagnostics], codes) == (["da-hoi"], [])


def test_a_noted_place_stays() -> None:
    def decide(plain: Plain) -> None:
        row(plain, "Đặt khung")["leads"][0]["locator"] = "trang 3"
        plain["targets"][0]["locator"] = "trang 1"

    dataset, codes = merged(decide, (ROW, INSERTED), known=True)
    assert row(dataset.plain(), "Đặt khung")["leads"][0]["locator"] == "trang 3"
    assert ([each.locator for each in dataset.targets], codes) == (["trang 1"], [])


@both
def test_the_name_of_a_province_that_the_register_lacks_stays(known: bool) -> None:
    def decide(plain: Plain) -> None:
        plain["programmes"][0]["provinces"].append("ha-van")
        plain["provinces"] = [{"slug": "ha-van", "name": "Hà Vân"}]

    dataset, codes = merged(decide, (ROW, INSERTED), known=known)
    assert [each.name for each in dataset.provinces] == ["Hà Vân"]
    assert (dataset.programmes[0].provinces, codes) == (["cao-bang", "ha-van"], [])


@both
def test_a_plan_keeps_the_id_that_a_person_gave_it(known: bool) -> None:
    def decide(plain: Plain) -> None:
        for part in ("programmes", "tasks", "targets", "references"):
            for item in plain[part]:
                for name in ("id", "programme"):
                    if name in item:
                        item[name] = item[name].replace("412-kh-ubnd-2026", "giay-ban")

    dataset, codes = merged(decide, (ROW, INSERTED), ("\n3\tIn", "\n4\tIn"), known=known)
    assert {task.programme for task in dataset.tasks} == {"cao-bang/giay-ban"}
    assert (row(dataset.plain(), "In nhãn")["id"], codes) == ("cao-bang/giay-ban/pl.4", [])


@both
def test_a_new_number_makes_a_new_id(known: bool) -> None:
    def decide(plain: Plain) -> None:
        row(plain, "In nhãn")["leads"][0]["basis"] = "clause"

    dataset, codes = merged(decide, ("412/KH-UBND", "530/KH-UBND"), known=known)
    assert [plan.id for plan in dataset.programmes] == ["cao-bang/530-kh-ubnd-2026"]
    task = row(dataset.plain(), "In nhãn")
    assert task["id"] == "cao-bang/530-kh-ubnd-2026/pl.3"
    assert (task["leads"][0]["basis"], codes) == ("clause", [])


# --- What the new document alone says ---


def test_where_nothing_was_decided_the_document_goes_its_way() -> None:
    changes = ((ROW, INSERTED), ("\n3\tIn", "\n4\tIn"), ("- Bố trí vốn mua khuôn seo giấy.", ""))
    dataset, codes = merged(nothing, *changes, known=True)
    assert (dataset, codes) == (read(paper(*changes))[0], [])


def test_a_row_that_was_taken_out_stays_out_where_the_earlier_document_is_known() -> None:
    def decide(plain: Plain) -> None:
        plain["tasks"].remove(row(plain, "Đặt khung"))

    changes = ((ROW, INSERTED), ("\n3\tIn", "\n4\tIn"))
    for known, there in ((True, 0), (False, 1)):
        dataset, codes = merged(decide, *changes, known=known)
        assert sum("Đặt khung" in task.title for task in dataset.tasks) == there
        assert codes == []


def test_a_row_that_went_is_told_where_the_earlier_document_is_not_known() -> None:
    gone = (paper()[paper().index(ROW) : paper().index("3\tIn")], "")
    for known, there, told in ((True, 0, []), (False, 1, ["kept-gone"])):
        dataset, codes = merged(nothing, gone, known=known)
        assert sum("Đặt khung" in task.title for task in dataset.tasks) == there
        assert codes == told


# --- Conflicts ---


@both
def test_a_corrected_day_whose_words_changed(known: bool) -> None:
    def decide(plain: Plain) -> None:
        row(plain, "In nhãn")["schedule"]["ends_on"] = "2026-10-29"

    dataset, codes = merged(decide, ("ngày 30/10/2026", "ngày 15/11/2026"), known=known)
    assert codes == ["kept-changed"]
    assert row(dataset.plain(), "In nhãn")["schedule"]["ends_on"] == "2026-10-29"
    (told,) = dataset.diagnostics
    assert "2026-10-29" in told.message
    assert "2026-11-15" in told.message
    assert told.quote == "Sở Khoa học và Công nghệ"


@both
def test_a_person_and_the_document_say_the_same_now(known: bool) -> None:
    def decide(plain: Plain) -> None:
        schedule = {"label": "Trước ngày 15/11/2026", "ends_on": "2026-11-15"}
        row(plain, "In nhãn")["schedule"] = schedule

    _, codes = merged(decide, ("ngày 30/10/2026", "ngày 15/11/2026"), known=known)
    assert codes == []


@both
def test_a_target_that_was_corrected_and_changed(known: bool) -> None:
    def decide(plain: Plain) -> None:
        plain["targets"][0]["unit"] = "nghìn gốc"

    dataset, codes = merged(decide, ("40 ha", "55 ha"), known=known)
    assert ([each.unit for each in dataset.targets], codes) == (["nghìn gốc"], ["kept-changed"])


def test_a_support_that_was_taken_out_of_a_cell_that_changed() -> None:
    def decide(plain: Plain) -> None:
        del row(plain, "In nhãn")["supports"][1]

    cell = ("Sở Công Thương, Sở Tài chính\tTrước", "Sở Công Thương, Sở Tài chính, Sở Y tế\tTrước")
    dataset, codes = merged(decide, cell, known=True)
    assert codes == ["kept-returned"]
    assert supports(dataset.plain(), "In nhãn") == ["so-cong-thuong", "so-tai-chinh", "so-y-te"]


@both
def test_a_support_that_was_added_to_words_that_are_gone(known: bool) -> None:
    def decide(plain: Plain) -> None:
        task = row(plain, "Đào tạo")
        task["supports"].append({**task["supports"][0], "agency": "cao-bang/so-cong-thuong"})

    dataset, codes = merged(
        decide, ("Sở Nội vụ\tSở Tài chính", "Sở Nội vụ\tSở Y tế, Sở Tài chính"), known=known
    )
    assert codes == ["kept-gone"]
    assert set(supports(dataset.plain(), "Đào tạo")) == {
        "so-cong-thuong",
        "so-tai-chinh",
        "so-y-te",
    }


def test_a_row_that_was_taken_out_and_is_worded_anew() -> None:
    def decide(plain: Plain) -> None:
        plain["tasks"].remove(row(plain, "Đặt khung"))

    dataset, codes = merged(decide, ("chung cho mỗi bản", "chung bằng tre cho mỗi bản"), known=True)
    assert (codes, len(dataset.tasks)) == (["kept-returned"], 6)


@both
def test_a_decision_about_a_row_that_went(known: bool) -> None:
    def decide(plain: Plain) -> None:
        row(plain, "Đặt khung")["title"] = "Khung phơi"

    gone = (paper()[paper().index(ROW) : paper().index("3\tIn")], "")
    dataset, codes = merged(decide, gone, known=known)
    assert codes == ["kept-gone"]
    assert [task.title for task in dataset.tasks][-2:] == [
        "Khung phơi",
        "In nhãn chỉ dẫn nguồn gốc cho từng thếp giấy bản",
    ]


def test_a_conflict_that_was_not_settled_is_told_once() -> None:
    was, old = read(paper())
    plain = was.plain()
    row(plain, "In nhãn")["schedule"]["ends_on"] = "2026-10-29"
    now, new = read(paper(("ngày 30/10/2026", "ngày 15/11/2026")))
    reviewed = Dataset.model_validate(plain)
    first = keep(reviewed, Version(now, new.text), Version(was, old.text))
    again = keep(first.dataset, Version(now, new.text), Version(now, new.text))
    assert again == Kept(first.dataset, ())


def test_another_plan_in_the_reviewed_file_stays_as_it_is() -> None:
    was, old = read(paper())
    other = {"id": "cao-bang/khac", "kind": "plan", "title": "Khác", "provinces": ["cao-bang"]}
    task = {
        "id": "cao-bang/khac/1",
        "programme": "cao-bang/khac",
        "kind": "objective",
        "title": "Việc khác",
        "text": "Việc không có trong văn bản",
    }
    plain = was.plain()
    plain["programmes"].append(other)
    plain["tasks"].append(task)
    reviewed = Dataset.model_validate(plain)
    for before in (Version(was, old.text), None):
        assert keep(reviewed, Version(was, old.text), before) == Kept(reviewed, ())


# --- Nothing is forgotten ---


def test_every_part_and_every_field_of_a_dataset_is_compared_and_merged() -> None:
    period = {"starts_on", "ends_on"}
    others = {"provinces", "agencies", "diagnostics", "format"}
    assert set(Dataset.model_fields) == {*KINDS, *others}
    assert set(Task.model_fields) == {
        *(*tasks.FIELDS, *tasks.LISTS),
        *("id", "programme", "parent", "leads", "supports"),
    }
    assert set(Programme.model_fields) == {
        *({*merging.PLAN_FIELDS} - {"period"} | period),
        *("id", "provinces", "coordinators", "source"),
    }
    assert set(Agency.model_fields) == {*merging.AGENCY_FIELDS, *merging.AGENCY_LISTS, "id"}


# --- Any datasets ---

some = datasets("son-la/mot-2026")


def unordered(dataset: Dataset) -> dict[str, list[str]]:
    """What a dataset says, whatever the order of lists."""

    def text(value: object) -> str:
        if isinstance(value, dict):
            return repr({name: text(each) for name, each in sorted(value.items())})
        return repr(sorted(map(text, value))) if isinstance(value, list) else repr(value)

    return {name: sorted(map(text, items)) for name, items in dataset.plain().items()}


def version(dataset: Dataset) -> Version:
    return Version(dataset, "")


@given(was=some, now=some)
@settings(max_examples=30, deadline=None)
def test_a_review_that_decided_nothing_gives_the_new_reading(was: Dataset, now: Dataset) -> None:
    assert keep(was, version(now), version(was)) == Kept(now, ())


@given(was=some, reviewed=some)
@settings(max_examples=30, deadline=None)
def test_a_document_that_did_not_change_gives_the_review(was: Dataset, reviewed: Dataset) -> None:
    kept = keep(reviewed, version(was), version(was))
    assert kept.conflicts == ()
    assert unordered(kept.dataset) == unordered(reviewed)


@given(now=some)
@settings(max_examples=20, deadline=None)
def test_a_reading_kept_in_itself_is_itself(now: Dataset) -> None:
    assert keep(now, version(now)) == Kept(now, ())


@given(reviewed=some, now=some, was=st.none() | some)
@settings(max_examples=60, deadline=None)
def test_what_comes_of_it_is_a_good_dataset(
    reviewed: Dataset, now: Dataset, was: Dataset | None
) -> None:
    kept = keep(reviewed, version(now), version(was) if was else None)
    assert [each for each in problems(kept.dataset) if each.severity == "error"] == []
    told = [each.code for each in kept.dataset.diagnostics if each.code.startswith("kept-")]
    assert [each.code for each in kept.conflicts] == told
