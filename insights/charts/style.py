"""The look of every figure, light and dark: our own template, as Plotly figures ignore the app's theme.

Colours follow Okabe and Ito's rule (2008, "Color Universal Design"): told apart by lightness as well as hue.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

import plotly.graph_objects as go

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    ink: str
    quiet: str
    line: str
    accent: str
    soft: str
    good: str
    bad: str
    torn: str
    neutral: str
    series: tuple[str, ...]
    scale: tuple[str, str]


PALETTES: dict[Theme, Palette] = {
    "light": Palette(
        ink="#17262E",
        quiet="#5A6B74",
        line="#E2E9EC",
        accent="#0B6B86",
        soft="#AED2DC",
        good="#0B6B86",
        bad="#D98200",
        torn="#9A8FC7",
        neutral="#D5DFE4",
        series=("#0B6B86", "#D98200", "#5B4FA2", "#009E73", "#C2557B", "#56A3D9", "#7A6A4F", "#6B7A82"),
        scale=("#F1F7F9", "#7DB9CA"),
    ),
    "dark": Palette(
        ink="#E4ECF0",
        quiet="#9FB0B9",
        line="#26343C",
        accent="#5BB8D4",
        soft="#2C687D",
        good="#5BB8D4",
        bad="#F0A93B",
        torn="#A99BE8",
        neutral="#3A4A53",
        series=("#5BB8D4", "#F0A93B", "#A99BE8", "#3CC79A", "#E58AAB", "#8CC4F0", "#C2AE8A", "#9AA9B1"),
        scale=("#16222A", "#2B7C96"),
    ),
}

_ROW, _LINE = 34, 16


def figure(theme: Theme, *, height: int) -> go.Figure:
    """Return an empty figure in the look of the house, `height` in pixels."""
    palette = PALETTES[theme]
    axis = {
        "gridcolor": palette.line,
        "linecolor": palette.line,
        "zerolinecolor": palette.line,
        "automargin": True,
        "tickfont": {"color": palette.quiet},
        "title": None,
        "fixedrange": True,
    }
    return go.Figure(
        layout={
            "height": height,
            "margin": {"l": 4, "r": 12, "t": 8, "b": 4},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": "'Source Sans', system-ui, sans-serif", "size": 13, "color": palette.ink},
            "hoverlabel": {"align": "left", "font": {"size": 13}},
            "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
            "xaxis": axis,
            "yaxis": axis,
            "bargap": 0.32,
            "dragmode": False,
        }
    )


def rows_height(labels: Sequence[str], *, legend: bool = False) -> int:
    """Return the height in pixels of a figure with one bar for each of `labels`, as `label` gives them."""
    lines = max((text.count("<br>") + 1 for text in labels), default=1)
    return max(len(labels), 2) * max(_ROW, _LINE * lines + 6) + 32 + (44 if legend else 0)


def label(text: object, *, width: int = 22) -> str:
    """Return `text` safe for Plotly, which reads tags, and broken into lines of about `width` characters."""
    return "<br>".join(escape(line, quote=False) for line in textwrap.wrap(str(text), width)) or " "
