"""What a person decided about one version of a document is kept in a reading of the next."""

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.checking import problems
from loaders.dataset import Dataset
from loaders.keeping import Kept, Version, keep
from tests.worlds import datasets

PLAN = "son-la/mot-2026"
some = datasets(PLAN)


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
@settings(max_examples=100, deadline=None)
def test_where_nothing_was_decided_the_new_reading_stands(was: Dataset, now: Dataset) -> None:
    assert keep(was, version(now), version(was)) == Kept(now, ())


@given(was=some, reviewed=some)
@settings(max_examples=100, deadline=None)
def test_where_the_document_did_not_change_the_review_stands(
    was: Dataset, reviewed: Dataset
) -> None:
    kept = keep(reviewed, version(was), version(was))
    assert kept.conflicts == ()
    assert unordered(kept.dataset) == unordered(reviewed)


@given(reviewed=some, now=some, was=st.none() | some)
@settings(max_examples=200, deadline=None)
def test_what_comes_of_it_is_a_good_dataset(
    reviewed: Dataset, now: Dataset, was: Dataset | None
) -> None:
    kept = keep(reviewed, version(now), version(was) if was else None)
    errors = [each for each in problems(kept.dataset) if each.severity == "error"]
    assert errors == []
    told = [each.code for each in kept.dataset.diagnostics]
    assert [each.code for each in kept.conflicts] == [code for code in told if "kept-" in code]
