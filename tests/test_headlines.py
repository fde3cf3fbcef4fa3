"""Changes told in sentences: which periods are set side by side, and what is said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from insights.headlines import comparison, headlines
from insights.model import Filters
from insights.statistics import with_share

ALL = Filters(condition="testitis")


def months(start: str, counts: list[int | None]) -> pd.DataFrame:
    periods = pd.date_range(start, periods=len(counts), freq="MS")
    return pd.DataFrame({"period": periods, "numerator": pd.array(counts, dtype="Int64")})


@pytest.mark.parametrize(
    ("narrowed", "last", "counts", "expected"),
    [
        ({}, date(2024, 12, 20), [100] * 24, ("2024-10-01", "2025-01-01", "2024-07-01", "Oct 2024 to Dec 2024")),
        ({}, date(2024, 12, 20), [50] * 24, ("2024-07-01", "2025-01-01", "2024-01-01", "Jul 2024 to Dec 2024")),
        ({}, date(2024, 12, 20), [5] * 24, ("2024-01-01", "2025-01-01", "2023-01-01", "Jan 2024 to Dec 2024")),
        ({}, date(2024, 12, 20), [0] * 12 + [5] * 12, None),
        ({}, None, [], None),
        ({}, date(2024, 12, 20), [], None),
        (
            {"until": date(2024, 12, 1)},
            date(2024, 12, 20),
            [100] * 24,
            ("2024-09-01", "2024-12-01", "2024-06-01", "Sep 2024 to Nov 2024"),
        ),
        (
            {"since": date(2024, 11, 1), "until": date(2024, 12, 1)},
            date(2024, 12, 20),
            [9] * 24,
            ("2024-11-01", "2024-12-01", "2024-10-02", "Nov 2024"),
        ),
        (
            {"since": date(2024, 12, 1)},
            date(2024, 12, 20),
            [9] * 24,
            ("2024-12-01", "2024-12-21", "2024-11-11", "Dec 2024"),
        ),
    ],
)
def test_the_period_and_the_equal_one_before_it(
    narrowed: dict[str, Any], last: date | None, counts: list[int | None], expected: tuple[str, ...] | None
) -> None:
    found = comparison(Filters(condition="testitis", **narrowed), last, months("2023-01-01", counts))
    if expected is None:
        assert found is None
        return
    assert found is not None
    told = (str(found.now.since), str(found.now.until), str(found.before.since), found.words)
    assert told == expected
    assert found.before.until == found.now.since
    assert found.now.condition == "testitis"


def test_withheld_months_stand_last_and_do_no_harm() -> None:
    frame = months("2023-01-01", [100] * 24)
    frame.loc[3, "numerator"] = pd.NA
    found = comparison(ALL, date(2024, 12, 20), pd.concat([frame.drop(3), frame.loc[[3]]]))
    assert found is not None
    assert found.words == "Oct 2024 to Dec 2024"


def subjects(*rows: tuple[str, str, str | None, str | None, int, int]) -> pd.DataFrame:
    columns = ["kind", "value", "target", "label", "numerator", "denominator"]
    return with_share(pd.DataFrame(rows, columns=columns))


@pytest.mark.parametrize(
    ("now", "before", "sentence"),
    [
        (
            ("theme", "t1", None, "Fear of needles", 60, 200),
            ("theme", "t1", None, "Fear of needles", 20, 200),
            "Theme “Fear of needles”: more talked about, about 1 in 3 of posts in May 2024, 1 in 10 before",
        ),
        (
            ("side_effect", "hair loss", "testamab", None, 10, 100),
            ("side_effect", "hair loss", "testamab", None, 40, 100),
            "Hair loss with testamab: less talked about, about 1 in 10 of its posts in May 2024, 2 in 5 before",
        ),
        (
            ("need", "cost_access", None, None, 300, 1000),
            ("need", "cost_access", None, None, 360, 1000),
            "Need: cost and access: less talked about, 30 % of posts in May 2024, 36 % before",
        ),
        (
            ("company", "Acme", None, None, 50, 100),
            ("company", "Borg", None, None, 0, 100),
            "Acme, named: more talked about, about half of posts in May 2024, none before",
        ),
        (
            ("need", "vent", None, None, 90, 20_000),
            ("need", "vent", None, None, 20, 20_000),
            "Need: vent: more talked about, 0.4 % of posts in May 2024, 0.1 % before",
        ),
    ],
)
def test_a_change_as_a_sentence(now: Any, before: Any, sentence: str) -> None:
    told = headlines(subjects(now), subjects(before), words="May 2024")
    assert [headline.sentence for headline in told] == [sentence]
    assert told[0].louder is ("more talked" in sentence)
    assert f"{now[4]:,} of {now[5]:,} posts against {before[4]:,} of {before[5]:,}" in told[0].detail


def test_small_changes_keep_a_decimal() -> None:
    (told,) = headlines(
        subjects(("need", "vent", None, None, 90, 20_000)),
        subjects(("need", "vent", None, None, 20, 20_000)),
        words="May 2024",
    )
    assert "change +0.3 points, 95 % interval +0.3 to +0.5" in told.detail


def test_at_most_so_many() -> None:
    now = subjects(*[("need", f"n{n}", None, None, 90, 100) for n in range(12)])
    before = subjects(*[("need", f"n{n}", None, None, 9, 100) for n in range(12)])
    assert len(headlines(now, before, words="May 2024", top=5)) == 5
    assert headlines(now, now, words="May 2024") == []
