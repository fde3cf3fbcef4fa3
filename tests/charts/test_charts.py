"""Figures: what is drawn of a frame, that its text is shown as text, and that every mark says what it stands for."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from insights import charts
from insights.charts.grid import filled
from insights.charts.style import PALETTES, Theme, label
from insights.spikes import Spike
from insights.statistics import with_share

EVIL = '<b onmouseover=x>5 < 6 & "7"</b>'
THEMES: list[Theme] = ["light", "dark"]


def ranked_frame(*rows: tuple[str, int | None, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["label", "numerator", "denominator"])
    frame["numerator"] = pd.array(frame["numerator"], dtype="Int64")
    return with_share(frame.assign(key="k", positive=frame["numerator"], negative=0, authors=frame["numerator"]))


ROWS = ranked_frame((EVIL, 30, 100), ("plain", 20, 100), ("withheld", None, 100))
NOTHING = ROWS.iloc[:0]
CROSS = with_share(
    pd.DataFrame(
        [(EVIL, "b", 3, 10), (EVIL, "c", 7, 10), ("a", "b", 5, 20)],
        columns=["row", "part", "numerator", "denominator"],
    )
)
MONTHS = with_share(
    pd.DataFrame(
        [(EVIL, date(2025, m, 1), date(2025, m + 1, 1), m, 50, m < 5) for m in range(1, 6)],
        columns=["series", "period", "until", "numerator", "denominator", "complete"],
    )
)
SPIKE = Spike(
    value=EVIL,
    period=date(2025, 4, 1),
    until=date(2025, 5, 1),
    complete=True,
    numerator=30,
    denominator=240,
    numerator_before=61,
    denominator_before=1210,
    periods=6,
    since=date(2024, 10, 1),
)
PLACES = pd.DataFrame(
    [
        (f"id{n}", n % 10 * 10.0, n // 10 * 10.0, [f"t{n % 8}", None][n % 9 == 8], EVIL, "patient", EVIL, EVIL)
        for n in range(100)
    ],
    columns=["post_id", "x", "y", "theme_id", "label", "segment", "community", "text"],
)
SQUARES = with_share(
    pd.DataFrame(
        [("12.5 37.5", "t1", EVIL, 80, 200), ("62.5 87.5", None, None, 20, 200), ("1.0 1.0", "t2", "", None, 200)],
        columns=["square", "theme_id", "label", "numerator", "denominator"],
    ).astype({"numerator": "Int64"})
)
FLOW = ROWS.assign(source=["a", "b", "c"], target=[EVIL, "d", "d"])

Draw = Callable[[pd.DataFrame, Theme], go.Figure]
FIGURES: dict[str, tuple[Draw, pd.DataFrame]] = {
    "ranked": (lambda frame, theme: charts.ranked(frame, name="label", theme=theme), ROWS),
    "feelings": (lambda frame, theme: charts.feelings(frame, name="label", theme=theme), ROWS),
    "parts": (lambda frame, theme: charts.parts(frame, row="row", part="part", order=["b", "c"], theme=theme), CROSS),
    "grid": (
        lambda frame, theme: charts.grid(
            frame, row="row", column="part", rows=[EVIL, "a"], columns=["b", "c"], theme=theme
        ),
        CROSS,
    ),
    "over_time": (
        lambda frame, theme: charts.over_time(
            frame,
            series="series",
            names=[EVIL],
            theme=theme,
            bands=True,
            events=[(date(2025, 2, 3), EVIL)],
            spikes=[SPIKE] if len(frame) else [],
        ),
        MONTHS,
    ),
    "theme_map": (lambda frame, theme: charts.theme_map(frame, theme=theme), PLACES),
    "flow": (lambda frame, theme: charts.flow(frame, source="source", target="target", theme=theme), FLOW),
}


def texts(value: Any) -> list[str]:
    """Return every text in a figure but the values that a click hands back, which stand behind the words."""
    if isinstance(value, dict):
        return [text for key, item in value.items() for text in (words(item) if key == "customdata" else texts(item))]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) else []


def words(marks: Any) -> list[str]:
    """Return the words of customdata: the first of the strings of each mark."""
    if isinstance(marks, list) and marks and isinstance(marks[0], str):
        return marks[:1]
    return [text for mark in marks for text in words(mark)] if isinstance(marks, list) else texts(marks)


def test_every_kind_of_figure_is_tested() -> None:
    assert set(FIGURES) == set(charts.__all__)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", FIGURES)
def test_what_people_wrote_is_shown_as_text(kind: str, theme: Theme) -> None:
    draw, frame = FIGURES[kind]
    drawn = json.loads(draw(frame, theme).to_json())
    assert not [
        text for text in texts(drawn["data"]) + texts(drawn["layout"].get("annotations", [])) if "<b onmouse" in text
    ]
    assert any("&lt;b" in text for text in texts(drawn))
    assert not [text for text in texts(drawn) if "&quot;" in text]


@pytest.mark.parametrize("kind", FIGURES)
def test_an_empty_frame_gives_an_empty_figure(kind: str) -> None:
    draw, frame = FIGURES[kind]
    drawn = draw(frame.iloc[:0], "light")
    assert drawn.layout.height > 0
    if kind in ("ranked", "feelings", "parts", "theme_map"):
        assert not [mark for trace in drawn.data for mark in trace.x]


@pytest.mark.parametrize("kind", [kind for kind in FIGURES if kind != "flow"])
def test_every_mark_says_what_it_stands_for(kind: str) -> None:
    draw, frame = FIGURES[kind]
    for trace in draw(frame, "light").data:
        if trace.hoverinfo == "skip":
            continue
        flat = [mark for line in trace.customdata for mark in line] if kind == "grid" else list(trace.customdata)
        assert flat
        assert kind == "theme_map" or all(" of " in str(mark[0]) or mark[0] == "" for mark in flat)
        assert all(len(mark) >= 2 for mark in flat)


def test_withheld_rows_are_not_drawn() -> None:
    (bars,) = charts.ranked(ROWS, name="label").data
    assert len(bars.x) == 2
    assert sum(len(trace.x) for trace in charts.feelings(ROWS, name="label").data) == 4
    assert len(charts.flow(FLOW, source="source", target="target").data[0].link.value) == 2


def test_the_longest_bar_is_on_top_and_the_count_beside_it() -> None:
    (bars,) = charts.ranked(ranked_frame(("more", 30, 100), ("less", 5, 100)), name="label").data
    assert list(bars.y) == ["less", "more"]
    assert list(bars.text) == ["5 % · 5", "30 % · 30"]


def test_at_most_so_many_bars() -> None:
    many = ranked_frame(*[(f"n{n}", 50 - n, 100) for n in range(30)])
    (bars,) = charts.ranked(many, name="label", top=7).data
    assert list(bars.y)[-1] == "n0"
    assert len(bars.y) == 7


def test_the_lead_stands_out() -> None:
    (bars,) = charts.ranked(ranked_frame(("a", 3, 9), ("b", 2, 9)), name="label", lead="b").data
    palette = PALETTES["light"]
    assert list(bars.marker.color) == [palette.accent, palette.soft]


def test_a_grid_says_how_full_it_is() -> None:
    assert filled(CROSS, rows=[EVIL, "a"], columns=["b", "c"], row="row", column="part") == 0.75
    assert filled(CROSS.iloc[:0], rows=[], columns=[], row="row", column="part") == 0


@pytest.mark.parametrize(("counts", "expected"), [(False, ("30 %", "70 %")), (True, ("3", "7"))])
def test_a_grid_shows_shares_or_counts_and_says_both_on_hover(counts: bool, expected: tuple[str, str]) -> None:
    (cells,) = charts.grid(CROSS, row="row", column="part", rows=[EVIL, "a"], columns=["b", "c"], counts=counts).data
    assert (tuple(cells.text[0]), cells.text[1][1]) == (expected, "")
    assert cells.customdata[0][0][0] == "3 of 10 posts (30 %)"


def test_an_unfinished_month_is_drawn_open() -> None:
    line = charts.over_time(MONTHS, series="series", names=[EVIL]).data[-1]
    assert list(line.marker.symbol) == ["circle"] * 4 + ["circle-open"]


@pytest.mark.parametrize("theme", THEMES)
def test_lines_are_told_apart_by_colour(theme: Theme) -> None:
    palette = PALETTES[theme]
    assert len(set(palette.series)) == len(palette.series) >= 8
    assert palette.good != palette.bad


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("plain", 22, "plain"),
        ("several words", 8, "several<br>words"),
        ("a < b & c", 22, "a &lt; b &amp; c"),
        ("", 22, " "),
        ('it\'s "so"', 22, 'it\'s "so"'),
        (7, 22, "7"),
    ],
)
def test_a_label_is_broken_and_safe(text: object, width: int, shown: str) -> None:
    assert label(text, width=width) == shown


def test_a_spike_is_marked_on_its_line_and_stands_for_its_posts() -> None:
    stars = charts.over_time(MONTHS, series="series", names=[EVIL], spikes=[SPIKE], words={EVIL: "Sleep"}).data[-1]
    assert list(stars.y) == [30 / 240]
    assert stars.customdata[0][0].startswith(
        "<b>Sleep</b><br>1 in 8 of the posts in Apr 2025, 1 in 20 in the<br>half year"
    )
    assert list(stars.customdata[0][1:]) == [EVIL, "2025-04-01", "2025-05-01"]
    assert len(charts.over_time(MONTHS, series="series", names=[EVIL]).data) == 1


def test_a_spike_of_a_line_that_is_not_drawn_is_not_marked() -> None:
    assert len(charts.over_time(MONTHS, series="series", names=["other"], spikes=[SPIKE]).data) == 1


@pytest.mark.parametrize(
    ("period", "until", "told", "ticks"),
    [
        (date(2025, 5, 5), date(2025, 5, 12), "The week of 5 May 2025: 20 %", "%-d %b\n%Y"),
        (date(2025, 5, 1), date(2025, 6, 1), "May 2025: 20 %", "%b\n%Y"),
        (date(2025, 4, 1), date(2025, 7, 1), "Apr to Jun 2025: 20 %", "%b\n%Y"),
        (date(2025, 1, 1), date(2026, 1, 1), "2025: 20 %", "%b\n%Y"),
    ],
)
def test_a_line_tells_its_periods_by_name(period: date, until: date, told: str, ticks: str) -> None:
    frame = with_share(
        pd.DataFrame(
            [("a", period, until, 10, 50, True)],
            columns=["series", "period", "until", "numerator", "denominator", "complete"],
        )
    )
    chart = charts.over_time(frame, series="series", names=["a"])
    assert chart.data[0].customdata[0][0].startswith(told)
    assert chart.layout.xaxis.tickformat == ticks


def groups(chart: go.Figure) -> dict[str, Any]:
    return {trace.name: trace for trace in chart.data}


def test_the_six_largest_themes_have_a_colour_each() -> None:
    many = PLACES.assign(label=PLACES["theme_id"])
    drawn = groups(charts.theme_map(many))
    assert len(drawn) == 8
    assert {"In no theme", "Other themes"} < set(drawn)
    colours = [trace.marker.color for name, trace in drawn.items() if name.startswith("t")]
    assert len(set(colours)) == 6
    assert not {drawn["In no theme"].marker.color, drawn["Other themes"].marker.color} & set(colours)


def test_a_theme_keeps_its_colour_when_others_leave() -> None:
    few = PLACES[PLACES["theme_id"].isin(["t1", "t2"])].assign(label=PLACES["theme_id"])
    more = PLACES[PLACES["theme_id"].isin(["t1", "t2", "t7"])].assign(label=PLACES["theme_id"])
    first, second = groups(charts.theme_map(few)), groups(charts.theme_map(more))
    assert [first[key].marker.color for key in ("t1", "t2")] == [second[key].marker.color for key in ("t1", "t2")]


def test_a_map_by_voice_has_the_voices_and_the_rest() -> None:
    voices = PLACES.assign(segment=["patient", "caregiver", "unclear", "professional"] * 25)
    assert list(groups(charts.theme_map(voices, colour="segment"))) == ["Other voices", "Living with it", "Caregivers"]


def test_a_point_tells_its_post_as_text_and_leads_to_it() -> None:
    post = PLACES.iloc[:1].assign(text="one <i>two</i> " + "word " * 20, label="Sleep", community=None)
    (points,) = charts.theme_map(post).data
    told, *behind = points.customdata[0]
    assert told.startswith("<b>Sleep</b><br>one &lt;i&gt;two&lt;/i&gt; word")
    assert told.endswith("<br><i>Living with it</i>")
    assert max(len(line) for line in told.split("<br>")) <= 60 + len("&lt;i&gt;&lt;/i&gt;")
    assert behind == ["id0", "t0"]


def test_squares_are_as_large_as_their_posts_are_many() -> None:
    drawn = groups(charts.theme_map(SQUARES, words={"t1": "Sleep"}))
    assert list(drawn) == ["In no theme", "Sleep"]
    (large,) = drawn["Sleep"].marker.size
    (small,) = drawn["In no theme"].marker.size
    assert large == 2 * small
    assert (drawn["Sleep"].x[0], drawn["Sleep"].y[0]) == (12.5, 37.5)
    assert list(drawn["Sleep"].customdata[0]) == ["<b>mostly Sleep</b><br>80 of 200 posts (40 %)", "", "t1"]


def test_names_of_themes_stand_on_a_mark_of_theirs_and_not_over_each_other() -> None:
    chart = charts.theme_map(PLACES.assign(label=PLACES["theme_id"]))
    marks = {(row.theme_id, row.x, row.y) for row in PLACES.itertuples()}
    places = [(note.text, note.x, note.y) for note in chart.layout.annotations]
    assert places
    assert set(places) <= marks
    assert all(abs(a[1] - b[1]) > 18 or abs(a[2] - b[2]) > 8 for n, a in enumerate(places) for b in places[:n])
