"""The map of themes: posts of near meaning near each other, in the colour of their theme or voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Literal
from zlib import crc32

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from insights.charts.style import PALETTES, Palette, Theme, figure, label
from insights.wording import CORE_SEGMENTS, percent
from insights.wording import name as plain

_COLOURED = 6
_NAMED = 12
_WIDTH = 60
_LINE = re.compile(rf"\S.{{0,{_WIDTH - 1}}}(?!\S)|\S{{{_WIDTH}}}")
_LARGEST = 34  # the fullest square, in pixels
_OTHER = "Other themes"
_NONE = "In no theme"
_VOICES = "Other voices"


def theme_map(
    frame: pd.DataFrame,
    *,
    colour: Literal["theme_id", "segment"] = "theme_id",
    words: dict[str, str] | None = None,
    theme: Theme = "light",
    height: int = 520,
) -> go.Figure:
    """Return posts as points, or squares of many posts, on a map without axes; the names of themes stand on it.

    `frame` is the answer of `map_posts` (`x y theme_id label segment community text post_id`), or of `map_cells`
    (`square theme_id label numerator denominator share`), whose squares are as large as their posts are many and know
    no segment. `words` are the names of themes by id, those of the frame unless told. The six themes with most marks
    have a colour each, chosen by id so that it stays; so have the voices. A mark stands for (post_id, theme_id), a
    square for ("", theme_id). Zoom and pan: show it with `config={"scrollZoom": True}`.
    """
    palette = PALETTES[theme]
    chart = figure(theme, height=height)
    marks = _of_squares(frame) if "square" in frame.columns else _of_posts(frame)
    marks["theme_id"] = marks["theme_id"].astype(object).where(marks["theme_id"].notna(), None)
    names = {**_names(marks), **(words or {})}
    groups = _groups(marks, colour if colour in marks.columns else "theme_id", names)
    for rank, (group, colour_at) in enumerate(groups.items()):
        drawn = marks[marks["group"] == group]
        chart.add_scatter(
            x=drawn["x"],
            y=drawn["y"],
            mode="markers",
            name=label(names.get(group, group), width=30),
            marker={
                "color": palette.series[colour_at] if colour_at is not None else _greys(palette)[group == _NONE],
                "size": drawn["size"],
                "opacity": 0.8 if colour_at is not None else 0.45,
                "symbol": "square" if "square" in frame.columns else "circle",
                "line": {"width": 0},
            },
            customdata=[
                (told, post, theme_id or "")
                for told, post, theme_id in zip(_told(drawn, names), drawn["post_id"], drawn["theme_id"], strict=True)
            ],
            hovertemplate="%{customdata[0]}<extra></extra>",
            legendrank=rank,
        )
    for key, x, y in _islands(marks):
        chart.add_annotation(
            x=x,
            y=y,
            text=label(names.get(key, key), width=20),
            showarrow=False,
            font={"color": palette.ink, "size": 12},
            bgcolor="rgba(255,255,255,0.72)" if theme == "light" else "rgba(15,23,28,0.66)",
            borderpad=2,
            captureevents=False,
        )
    bare = {"visible": False, "showgrid": False, "zeroline": False, "fixedrange": False}
    chart.update_xaxes(range=[-3, 103], **bare)
    chart.update_yaxes(range=[-3, 103], **bare)
    chart.update_layout(
        dragmode="pan", hovermode="closest", legend={"y": -0.02, "yanchor": "top", "itemsizing": "constant"}
    )
    return chart


def _greys(palette: Palette) -> tuple[str, str]:
    """Return the colour of what has none of its own, and of what is in no theme at all."""
    return palette.quiet, palette.neutral


def _of_posts(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(weight=1, size=6 if len(frame) > 1500 else 8)


def _of_squares(frame: pd.DataFrame) -> pd.DataFrame:
    shown = frame[frame["share"].notna()]
    middles = shown["square"].str.split(" ", n=1, expand=True).reindex(columns=[0, 1]).astype(float)
    posts = shown["numerator"].astype(float)
    most = max(float(posts.max()), 1.0) if len(posts) else 1.0
    return shown.assign(
        x=middles[0],
        y=middles[1],
        weight=posts,
        size=np.maximum(_LARGEST * np.sqrt(posts / most), 5),
        post_id="",
        total=shown["denominator"].astype(float),
        share=shown["share"].astype(float),
    )


def _names(marks: pd.DataFrame) -> dict[str, str]:
    known = marks.dropna(subset="theme_id").drop_duplicates("theme_id")
    return dict(zip(known["theme_id"], known["label"], strict=True))


def _groups(marks: pd.DataFrame, colour: str, names: dict[str, str]) -> dict[str, int | None]:
    """Return the groups marks are drawn in, others first so that they lie below, and their colours; None for grey.

    Sets the column `group` of `marks`.
    """
    if colour == "segment":
        core = [voice for voice in CORE_SEGMENTS if (marks["segment"] == voice).any()]
        names.update({voice: plain(voice) for voice in core})
        marks["group"] = marks["segment"].where(marks["segment"].isin(core), _VOICES)
        found: dict[str, int | None] = {voice: CORE_SEGMENTS.index(voice) for voice in core}
        others = [_VOICES]
    else:
        sizes = marks.groupby("theme_id")["weight"].sum().sort_values(ascending=False, kind="stable")
        leading = [str(key) for key in sizes.index[:_COLOURED]]
        rest = marks["theme_id"].map(lambda key: _NONE if key is None else _OTHER)
        marks["group"] = marks["theme_id"].where(marks["theme_id"].isin(leading), rest)
        found = dict(_colours(leading))
        others = [_NONE, _OTHER]
    return {**{group: None for group in others if (marks["group"] == group).any()}, **found}


def _colours(keys: Sequence[str]) -> dict[str, int]:
    """Return a colour for each theme: that of its id, or the next that is free."""
    taken: dict[int, str] = {}
    for key in keys:
        at = crc32(key.encode()) % _COLOURED
        while at in taken:
            at = (at + 1) % _COLOURED
        taken[at] = key
    return {key: at for key in keys for at, owner in taken.items() if owner == key}


def _islands(marks: pd.DataFrame) -> list[tuple[str, float, float]]:
    """Return where to write which theme, the largest first: at the mark nearest to its middle, none over another."""
    placed: list[tuple[str, float, float]] = []
    sizes = marks.groupby("theme_id")["weight"].sum().sort_values(ascending=False, kind="stable")
    for key in sizes.index:
        own = marks[marks["theme_id"] == key]
        points = np.repeat(own[["x", "y"]].to_numpy(float), own["weight"].clip(upper=50).astype(int), axis=0)
        if not len(points):
            continue
        x, y = points[np.abs(points - np.median(points, axis=0)).sum(axis=1).argmin()]
        if all(abs(x - other) > 18 or abs(y - up) > 8 for _, other, up in placed):
            placed.append((str(key), float(x), float(y)))
        if len(placed) == _NAMED:
            break
    return placed


def _told(marks: pd.DataFrame, names: dict[str, str]) -> list[str]:
    """Return what each mark says on hover: of a square its posts, of a post its text, as text."""
    about = {key: label(names.get(key, key), width=_WIDTH) for key in marks["theme_id"].dropna().unique()}
    themes = [about.get(key, _NONE) for key in marks["theme_id"]]
    if "text" not in marks.columns:
        return [
            f"<b>{'' if theme == _NONE else 'mostly '}{theme}</b><br>{int(posts):,} of {int(total):,} posts "
            f"({percent(share)})"
            for theme, posts, total, share in zip(themes, marks["weight"], marks["total"], marks["share"], strict=True)
        ]
    voices = {
        (segment, community): label(plain(segment) + ("" if community is None else f" · {community}"), width=_WIDTH)
        for segment, community in _pairs(marks)
    }
    return [
        f"<b>{theme}</b><br>{_broken(text)}<br><i>{voices[pair]}</i>"
        for theme, text, pair in zip(themes, marks["text"], _pairs(marks), strict=True)
    ]


def _broken(text: str) -> str:
    """Return what `label` does of a post, ten times as fast: a map has thousands."""
    return "<br>".join(escape(line, quote=False) for line in _LINE.findall(" ".join(text.split()))) or " "


def _pairs(marks: pd.DataFrame) -> list[tuple[str, str | None]]:
    communities = marks["community"].astype(object).where(marks["community"].notna(), None)
    return list(zip(marks["segment"], communities, strict=True))
