"""What changed among themes, as lines that lead on."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from insights.spikes import Spike
from insights.statistics import with_share
from insights.ui.theme_news import news, recent
from insights.ui.theme_words import moved

LABELS = {"t1": "Sleep", "t2": "Scans", "t3": "Cost"}
NOTHING = pd.DataFrame(columns=["change", "theme_id", "label", "came_from", "became", "numerator", "denominator"])
UNMOVED = pd.DataFrame(columns=["theme_id", "label", "difference"])


def spike(theme: str, month: int) -> Spike:
    return Spike(
        value=theme,
        period=date(2025, month, 1),
        until=date(2025, month + 1, 1),
        complete=True,
        numerator=40,
        denominator=200,
        numerator_before=60,
        denominator_before=1200,
        periods=6,
        since=date(2024, 9, 1),
    )


def changed(change: str, theme: str, label: str, **more: list[str]) -> pd.DataFrame:
    row = {"came_from": [], "became": [], **more}
    return with_share(
        pd.DataFrame(
            [{"change": change, "theme_id": theme, "label": label, "numerator": 30, "denominator": 300, **row}]
        )
    )


@pytest.mark.parametrize(
    ("rows", "sentence", "changes"),
    [
        (changed("new", "t1", "Sleep"), "New: Sleep, about 1 in 10 posts", {"themes": ("t1",)}),
        (
            changed("split", "t1", "Sleep", came_from=["Nights"]),
            "Split off: Sleep, from Nights",
            {"themes": ("t1",)},
        ),
        (changed("split", "t1", "Sleep"), "Split off: Sleep, from another theme", {"themes": ("t1",)}),
        (
            changed("merged", "t2", "Scans", came_from=["MRI", "Blood"]),
            "Merged: MRI and Blood, into Scans",
            {"themes": ("t2",)},
        ),
        (
            changed("gone", "t9", "Pumps", became=["t3", "t1"]),
            "Gone: Pumps, now in Cost and Sleep",
            {"themes": ("t3", "t1")},
        ),
        (changed("gone", "t9", "Pumps"), "Gone: Pumps, it faded", {}),
    ],
)
def test_what_became_of_themes(rows: pd.DataFrame, sentence: str, changes: dict[str, object]) -> None:
    (line,) = news(rows, UNMOVED, [], labels=LABELS)
    assert line.sentence == sentence
    assert line.changes == changes


def test_a_change_that_is_withheld_is_not_told() -> None:
    rows = changed("new", "t1", "Sleep").assign(numerator=pd.NA)
    assert news(rows, UNMOVED, [], labels=LABELS) == []


def test_a_spike_leads_to_the_posts_of_its_time() -> None:
    (line,) = news(NOTHING, UNMOVED, [spike("t2", 3)], labels=LABELS)
    assert line.sentence == f"Scans stands out: {spike('t2', 3).sentence}"
    assert line.page == "Posts"
    assert line.changes == {"themes": ("t2",), "since": date(2025, 3, 1), "until": date(2025, 4, 1)}


def test_a_spike_of_a_theme_out_of_view_is_not_told() -> None:
    assert news(NOTHING, UNMOVED, [spike("t9", 3)], labels=LABELS) == []


def test_what_moved_says_which_way_and_at_most_three_of_each() -> None:
    def answer(*posts: int) -> pd.DataFrame:
        ids = [f"t{number}" for number in range(len(posts))]
        return with_share(
            pd.DataFrame({"theme_id": ids, "label": [one.upper() for one in ids], "numerator": posts}).assign(
                denominator=1000
            )
        )

    lines = news(NOTHING, moved(answer(90, 90, 90, 90, 10), answer(10, 10, 10, 10, 90)), [], labels={})
    assert [line.sentence.split(":")[0].split(" ")[1] for line in lines] == ["up", "up", "up", "down"]
    assert lines[-1].detail == "10 of 1,000 posts against 90 of 1,000"


@pytest.mark.parametrize(("month", "kept"), [(1, False), (2, False), (3, True), (5, True)])
def test_old_spikes_are_history(month: int, kept: bool) -> None:
    periods = [date(2025, number, 1) for number in range(1, 6)]
    assert bool(recent([spike("t1", month)], periods)) is kept
