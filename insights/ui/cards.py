"""The pieces of the Overview: the line that sums up, the changes, and a card for each voice."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from insights.headlines import Comparison, Headline
from insights.ui.findings import Finding
from insights.ui.view import View
from insights.wording import CORE_SEGMENTS, about, counted, interval, name, percent

_TOP_NEEDS = 4


def summary_line(view: View) -> None:
    """Draw how many posts by how many people are in view, with the funnel they came through."""
    row = view.ask("summary").frame.iloc[0]
    if pd.isna(row["posts"]) or not row["posts"]:
        st.text("No post matches these filters, or too few people to tell. Widen the period or reset the filters.")
        return
    people = (
        f" by at least {counted(int(row['authors']), 'person', 'people')}"
        if pd.notna(row["with_author"]) and row["with_author"]
        else ", from an export without authors"
    )
    parts = [
        f"{percent(row[column] / row['posts'])} {words}"
        for column, words in (("in_theme", "in a theme"), ("name_medication", "naming a medication"))
        if pd.notna(row[column]) and (column != "name_medication" or "medications" in view.condition.holds)
    ]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(
            f"<p class='earshot-sum'><b>{counted(int(row['posts']), 'post')}</b>{people}"
            f"{': ' if parts else ''}{', '.join(parts)}.</p>",
            width="stretch",
        )
        report = json.loads(view.condition.report)
        if report:
            with st.popover("What was left out", type="tertiary"):
                _funnel(view, report)


def _funnel(view: View, report: Mapping[str, Any]) -> None:
    st.text("Last import")
    lines = [("Rows read", report.get("read", 0))]
    lines += [(f"left out: {name(reason).lower()}", number) for reason, number in report.get("excluded", {}).items()]
    lines += [("Kept", report.get("kept", 0)), ("Stored in all", report.get("stored", 0))]
    st.dataframe(pd.DataFrame(lines, columns=["Step", "Posts"]), hide_index=True, alt="From rows read to posts kept")
    apart = view.ask("flags").frame
    told = [
        f"{counted(int(row.numerator), 'post')} {name(row.flag).lower()}"
        for row in apart.itertuples()
        if pd.notna(row.numerator) and row.numerator
    ]
    if told:
        st.text("In view: " + ", ".join(told) + ".")
    else:
        st.text("Vendors, bots and posts on something else are not in view; choose everyone under Who to see them.")


def headline_list(view: View, found: Sequence[Headline], periods: Comparison | None) -> None:
    """Draw what is talked about more and less, each line leading to its posts; no `periods`: nothing to compare."""
    st.html('<h2 class="earshot-tile">What changed</h2>')
    if periods is None:
        st.text("There are no posts before this period to compare with. Choose a later or a shorter period.")
        return
    words, period = periods.words, {"since": periods.now.since, "until": periods.now.until}
    if not found:
        st.text(f"Nothing moved beyond chance in {words} against the same time before.")
    for headline in found:
        _news(view, headline, period)
    with st.popover("How computed", type="tertiary"):
        st.text(
            f"Shares of posts in {words} against the same length of time before. A line is shown when the 95 % "
            "interval of the difference (Newcombe's method 10) leaves out zero and at least 8 posts stand "
            "behind it. Counts and interval are under the pointer. Many subjects are compared, so that one in "
            "twenty of those that did not move may appear by chance."
        )


def _news(view: View, headline: Headline, period: Mapping[str, Any]) -> None:
    """Draw one change as a link to its posts; counts and interval are under the pointer."""
    icon = ":material/trending_up:" if headline.louder else ":material/trending_down:"
    if headline.kind == "theme":
        view.link("Posts", headline.sentence, icon=icon, help=headline.detail, themes=(headline.value,), **period)
    else:
        finding = Finding(kind=headline.kind, value=headline.value, target=headline.target)
        view.link("Posts", headline.sentence, icon=icon, help=headline.detail, finding=finding, **period)


def voice_card(view: View, segment: str, voices: pd.DataFrame, needs: pd.DataFrame) -> None:
    """Draw one voice: its share, what it needs most, and for the last one what other voices hold."""
    own = voices[voices["segment"] == segment]
    with st.container(border=True, height="stretch"):
        st.html(f'<h2 class="earshot-tile">{escape(name(segment))}</h2>')
        if own.empty or pd.isna(own.iloc[0]["share"]):
            st.text("No post in view speaks with this voice, or too few people to tell.")
            return
        row = own.iloc[0]
        st.html(
            f"<p class='earshot-big' title='95 % interval {interval(row['low'], row['high'])}'>"
            f"{percent(row['share'])} <small>of posts · "
            f"{int(row['numerator']):,} of {int(row['denominator']):,}</small></p>"
        )
        top = needs[(needs["segment"] == segment) & needs["share"].notna()].head(_TOP_NEEDS)
        for need in top.itertuples():
            st.html(
                f"<p class='earshot-need' title='{int(need.numerator):,} of {int(need.denominator):,} posts, "
                f"95 % interval {interval(need.low, need.high)}'>"
                f"<span>{escape(name(need.need))}</span><span>{about(need.share)}</span></p>"
            )
        view.link("Posts", "Read their posts", segments=(segment,))


def other_voices(voices: pd.DataFrame) -> None:
    """Draw the size of the voices that have no card."""
    rest = voices[~voices["segment"].isin(CORE_SEGMENTS) & voices["share"].notna()]
    told = [f"{name(row.segment).lower()} {percent(row.share)} ({int(row.numerator):,})" for row in rest.itertuples()]
    if told:
        st.caption("Other voices: " + ", ".join(told) + ".")
