"""How well documents are read does not get worse."""

from benchmarks.accuracy import INVENTED, RECORDED, Score, fallen, measured, page, recorded

BEFORE = recorded(RECORDED.read_text(encoding="utf-8"))


def test_every_invented_document_is_read_at_least_as_well_as_recorded() -> None:
    rows = list(measured([INVENTED]))

    assert {name for name, _, _ in rows} == {path.stem for path in INVENTED.iterdir()}
    assert {(name, kind) for name, kind, _ in rows} <= set(BEFORE)
    assert fallen(rows, BEFORE) == []


def test_a_figure_that_fell_is_told() -> None:
    rows = [("plan-a", "times", Score(4, 4, 3)), ("plan-a", "duties", Score(2, 2, 2))]

    assert fallen(rows, recorded(page(rows))) == []
    assert fallen(rows, {("plan-a", "times"): 0.9, ("plan-a", "duties"): 1.0}) == [
        "plan-a, times: F1 fell from 0.900 to 0.750"
    ]
