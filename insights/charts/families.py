"""Families of themes: ranked bars under the name of their family."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from insights.charts.style import PALETTES, Theme, figure, label, rows_height
from insights.wording import about, interval, percent

_BESIDE = 92  # room for the figures beside the longest bar, in pixels
_APART = "Others"


def families(frame: pd.DataFrame, *, theme: Theme = "light", top: int = 40) -> go.Figure:
    """Return horizontal bars of `share`, the `top` largest themes, grouped by `family`; the largest family first.

    `frame` is the answer of `themes`: `theme_id label family`, and the measures of a share. Beside the name of a
    family stands the share of its themes together; without families the themes stand alone. A bar stands for its
    theme. Families of one theme go together, last. Withheld rows are left out.
    """
    shown = frame[frame["share"].notna()].head(top)
    palette = PALETTES[theme]
    groups = _grouped(shown)
    names, rows = [], []
    for number, (family, themes) in enumerate(groups):
        share = percent(float(themes["numerator"].sum()) / float(themes["denominator"].iloc[0]))
        head = f"<b>{label(family, width=30)}</b>" + (f" <span style='color:{palette.quiet}'>{share}</span>")
        names += [
            *([(f"{number}", head)] if len(groups) > 1 or family != _APART else []),
            *((str(key), label(text, width=26)) for key, text in zip(themes["theme_id"], themes["label"], strict=True)),
        ]
        rows.append(themes)
    chart = figure(theme, height=rows_height([text for _, text in names]))
    order = [key for key, _ in names][::-1]
    for number, themes in enumerate(rows):
        chart.add_bar(
            x=themes["share"].astype(float),
            y=themes["theme_id"],
            orientation="h",
            marker={"color": palette.accent, "cornerradius": 3},
            text=[f"{percent(row.share)} · {int(row.numerator):,}" for row in themes.itertuples()],
            textposition="outside",
            cliponaxis=False,
            textfont={"color": palette.quiet},
            customdata=[
                (
                    f"{about(row.share)}: {int(row.numerator):,} of {int(row.denominator):,} posts<br>"
                    f"95 % interval {interval(row.low, row.high)}",
                    row.theme_id,
                )
                for row in themes.itertuples()
            ],
            hovertemplate="%{customdata[0]}<extra></extra>",
            showlegend=False,
            name=str(number),
        )
    widest = float(shown["share"].max()) if len(shown) else 1.0
    chart.update_xaxes(range=[0, widest], showticklabels=False, showgrid=False, zeroline=False)
    chart.update_yaxes(
        categoryorder="array",
        categoryarray=order,
        range=[-0.5, max(len(order), 1) - 0.5],
        tickvals=order,
        ticktext=[text for _, text in names][::-1],
        tickfont={"color": palette.ink},
        showgrid=False,
        type="category",
    )
    chart.update_layout(margin={"r": _BESIDE}, barmode="overlay")
    return chart


def _grouped(shown: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Return the families with their themes, most posts first; those of one theme together at the end."""
    family = shown["family"].fillna("").replace("", _APART)
    alone = family.map(family.value_counts()) < 2
    family = family.where(~alone, _APART)
    found = [(str(name), rows) for name, rows in shown.groupby(family, sort=False)]
    return sorted(found, key=lambda one: (one[0] == _APART, -float(one[1]["numerator"].sum())))
