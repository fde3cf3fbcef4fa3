"""The closer look at how right findings are: class by class, what was taken for what, and mistakes by post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Literal

import pandas as pd
import streamlit as st

from insights.charts import grid
from insights.filters import LISTS
from insights.quality.comparisons import ANY
from insights.quality.figures import Finding, Interval, Mistake
from insights.quality.in_sentences import class_sentence, title
from insights.statistics import with_share
from insights.ui.view import View
from insights.wording import name

_MOST_LINKS = 30
_LEAST_CLASSES = 2


def two_places(share: float) -> str:
    """Return a figure between 0 and 1 as ".86"."""
    return f"{share:.2f}".removeprefix("0")


def interval_of(interval: Interval | None) -> str:
    """Return the ends of an interval as ".81–.90"; empty where there is none."""
    return "–".join(two_places(end) for end in interval) if interval else ""


def draw_classes(findings: Mapping[str, Finding], *, theme: Literal["light", "dark"]) -> None:
    """Draw one finding class by class, chosen by the viewer, with its confusion where one class holds."""
    by_class = {finding: figures for finding, figures in findings.items() if len(figures.classes) >= _LEAST_CLASSES}
    if not by_class:
        return
    finding = st.selectbox("Look closer at", list(by_class), format_func=title, key="earshot_accuracy_finding")
    figures = by_class[finding]
    often = sorted(figures.classes.items(), key=lambda one: -one[1].labelled)
    st.html(
        "".join(
            f'<div class="earshot-right" title="95 % intervals: precision {interval_of(score.precision_interval)}, '
            f'recall {interval_of(score.recall_interval)}"><p><b>{escape(name(value))}</b> '
            f"{escape(class_sentence(value, score))}</p></div>"
            for value, score in often
        )
    )
    if figures.confusion:
        _confusion(finding, figures, theme=theme)


def crossed(confusion: Mapping[str, Mapping[str, int]]) -> pd.DataFrame:
    """Return a confusion as rows: labelled, found, numerator, denominator (all so labelled), share, low, high."""
    cells = [
        (labelled, found, number, sum(row.values()))
        for labelled, row in confusion.items()
        for found, number in row.items()
    ]
    return with_share(pd.DataFrame(cells, columns=["labelled", "found", "numerator", "denominator"]))


def _confusion(finding: str, figures: Finding, *, theme: Literal["light", "dark"]) -> None:
    frame = crossed(figures.confusion)
    values = list(dict.fromkeys([*figures.confusion, *frame["found"]]))
    rows = [value for value in values if value in figures.confusion]
    st.html(
        f'<h3 class="earshot-part">{escape(title(finding))}: what was taken for what</h3>'
        '<p class="earshot-of">A row is what people say it is, a column what the program said. '
        "Colour and hover: share of the row.</p>"
    )
    if st.toggle("Table", key="earshot_confusion_table"):
        shown = frame.pivot_table(index="labelled", columns="found", values="numerator", fill_value=0, sort=False)
        shown = shown.reindex(index=rows, columns=values, fill_value=0).astype(int)
        shown = shown.rename(index=name, columns=name).rename_axis(index="People say", columns=None).reset_index()
        st.dataframe(shown, hide_index=True, alt=f"{title(finding)}: posts by label and finding")
        return
    figure = grid(
        frame, row="labelled", column="found", rows=rows, columns=values, theme=theme, counts=True,
        words={value: name(value) for value in values},
    )  # fmt: skip
    st.plotly_chart(
        figure,
        theme=None,
        config={"displayModeBar": False},
        alt=f"{title(finding)}: posts by label and finding",
        key="earshot_confusion",
    )


def draw_mistakes(view: View, mistakes: Sequence[Mistake], *, open_posts: bool) -> None:
    """Draw mistakes by post; with `open_posts` they lead there, else their text is not part of the program."""
    if not open_posts:
        rows = [(title(one.finding), _value(one), _what(one), one.id) for one in mistakes]
        st.dataframe(
            pd.DataFrame(rows, columns=["Finding", "Found or missed", "What", "Post"]),
            hide_index=True,
            alt="Mistakes: finding, what, and the number of the post",
        )
        st.caption("Posts by file and row, or by number: their text does not come with the program.")
        return
    everything: dict[str, Any] = {
        "since": None,
        "until": None,
        "voices": "everyone",
        **dict.fromkeys(LISTS.values(), ()),
    }
    for one in mistakes[:_MOST_LINKS]:
        label = f"{': '.join(filter(None, (title(one.finding), _value(one))))}, {_what(one)}"
        view.link("Posts", label, icon=":material/article:", post=one.id, **everything)
    if len(mistakes) > _MOST_LINKS:
        st.caption(f"{len(mistakes) - _MOST_LINKS:,} more.")


def _value(mistake: Mistake) -> str:
    return "" if mistake.value == ANY else name(mistake.value)


def _what(mistake: Mistake) -> str:
    before, _, value = mistake.what.partition("is ")
    return f"is {name(value).lower()}" if value and not before else mistake.what
