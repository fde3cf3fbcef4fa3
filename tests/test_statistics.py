"""Intervals against published worked examples; what counts as a change."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from insights.statistics import changes, wilson, with_share

KEYS = ["kind", "value", "target"]


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        # Newcombe 1998, Stat Med 17:857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0),
        (1, 1, 0.2065, 1.0),
    ],
)
def test_wilson_agrees_with_the_published_examples(hits: int, total: int, low: float, high: float) -> None:
    share, lower, upper = wilson(pd.Series([hits]), pd.Series([total]))
    assert share[0] == hits / total
    assert (lower[0], upper[0]) == pytest.approx((low, high), abs=0.00005)
    assert 0 <= lower[0] <= share[0] + 1e-12
    assert share[0] - 1e-12 <= upper[0] <= 1


@pytest.mark.parametrize(
    ("hits", "totals"),
    [
        (pd.Series([0]), pd.Series([0])),
        (pd.Series([np.nan]), pd.Series([10.0])),
        (pd.Series([3.0]), pd.Series([np.nan])),
        (pd.Series([pd.NA], dtype="Int64"), pd.Series([10], dtype="Int64")),
    ],
)
def test_nothing_counted_gives_no_figure(hits: pd.Series, totals: pd.Series) -> None:
    assert all(np.isnan(bound[0]) for bound in wilson(hits, totals))


def test_shares_are_added_to_a_frame_of_any_length() -> None:
    frame = pd.DataFrame({"numerator": [1, 0], "denominator": [4, 0]})
    assert with_share(frame)["share"].tolist()[0] == 0.25
    assert list(with_share(frame.iloc[:0]).columns) == ["numerator", "denominator", "share", "low", "high"]


def period(*rows: tuple[str, str, str | None, int | None, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[*KEYS, "numerator", "denominator"])
    frame["numerator"] = pd.array(frame["numerator"], dtype="Int64")
    return with_share(frame.assign(label=frame["value"]))


@pytest.mark.parametrize(
    ("now", "before", "low", "high"),
    [
        # Newcombe 1998, Stat Med 17:873-890, table II, method 10
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_differences_agree_with_the_published_examples(
    now: tuple[int, int], before: tuple[int, int], low: float, high: float
) -> None:
    (row,) = changes(
        period(("need", "a", None, *now)), period(("need", "a", None, *before)), keys=KEYS, least=1
    ).to_dict("records")
    assert (row["difference_low"], row["difference_high"]) == pytest.approx((low, high), abs=0.00005)
    assert row["difference"] == pytest.approx(now[0] / now[1] - before[0] / before[1])
    (back,) = changes(
        period(("need", "a", None, *before)), period(("need", "a", None, *now)), keys=KEYS, least=1
    ).to_dict("records")
    assert (back["difference_low"], back["difference_high"]) == pytest.approx((-high, -low), abs=0.00005)


@pytest.mark.parametrize(
    ("now", "before"),
    [((5, 56), (0, 29)), ((0, 10), (0, 20)), ((0, 10), (0, 10)), ((9, 10), (3, 10)), ((0, 0), (0, 0))],
)
def test_what_may_be_chance_or_is_too_few_is_no_change(now: tuple[int, int], before: tuple[int, int]) -> None:
    found = changes(period(("need", "a", None, *now)), period(("need", "a", None, *before)), keys=KEYS, least=10)
    assert found.empty


def test_a_subject_of_one_period_counts_as_none_of_the_other() -> None:
    now = period(("need", "a", None, 40, 100), ("medication", "d", None, 50, 100), ("side_effect", "e", "d", 25, 50))
    before = period(("need", "b", None, 50, 120), ("medication", "d", None, 60, 120))
    rows = changes(now, before, keys=KEYS).set_index("value")
    assert rows.loc["a", ["numerator_before", "denominator_before"]].tolist() == [0, 120]
    assert rows.loc["e", ["numerator_before", "denominator_before"]].tolist() == [0, 60]
    assert rows.loc["b", ["numerator", "denominator"]].tolist() == [0, 100]
    assert rows.loc["b", "difference"] < 0 < rows.loc["a", "difference"]
    assert "d" not in rows.index


def test_an_effect_of_a_drug_nobody_named_before_is_no_change() -> None:
    now = period(("side_effect", "e", "d", 25, 50), ("medication", "d", None, 50, 100))
    before = period(("need", "b", None, 5, 100))
    assert "e" not in set(changes(now, before, keys=KEYS)["value"])


def test_a_withheld_row_is_unknown_and_not_none() -> None:
    now = period(("need", "a", None, None, 100), ("need", "b", None, 60, 100))
    before = period(("need", "a", None, 50, 100), ("need", "b", None, 20, 100))
    assert changes(now, before, keys=KEYS)["value"].tolist() == ["b"]
    assert changes(before, now, keys=KEYS)["value"].tolist() == ["b"]


@pytest.mark.parametrize("empty", ["now", "before", "both"])
def test_an_empty_period_gives_no_changes(empty: str) -> None:
    full, nothing = period(("need", "a", None, 40, 100)), period()
    found = changes(nothing if empty != "before" else full, nothing if empty != "now" else full, keys=KEYS)
    assert found.empty
    assert {"difference", "difference_low", "difference_high"} <= set(found.columns)


def test_the_surest_change_comes_first() -> None:
    now = period(("need", "small", None, 30, 200), ("need", "large", None, 120, 200))
    before = period(("need", "small", None, 12, 200), ("need", "large", None, 20, 200))
    assert changes(now, before, keys=KEYS)["value"].tolist() == ["large", "small"]
