"""A list of posts, each with what was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from insights.corrected import findings_by_post
from insights.model import Annotation, Kind
from insights.ui.correction_state import ReadPost
from insights.ui.corrections import correction_line, correction_of
from insights.ui.posts import post_card
from insights.ui.view import View
from insights.wording import counted, name, suspected

_UNMARKED = frozenset({Kind.SEGMENT, Kind.INTENT, Kind.FLAG, Kind.ADVERSE_EVENT})
_FLAGS = ("vendor", "bot", "off_topic")


def draw_posts(view: View, posts: pd.DataFrame) -> None:
    """Draw the rows of an answer to `posts`, findings marked in the text with what they are."""
    numbers = [int(number) for number in posts["post_no"]]
    findings = view.ask("findings", posts=numbers).frame
    by_post = dict(tuple(findings.groupby("post_no"))) if len(findings) else {}
    annotations = findings_by_post(findings)
    for post in posts.itertuples():
        found = by_post.get(post.post_no, findings.iloc[:0])
        with st.container(key=f"earshot_card_{post.post_no}", gap=None):
            own, decided = annotations.get(int(post.post_no), ()), correction_of(view, post.post_id)
            told = facts(post, own)
            post_card(post.text, highlights=_marks(found), facts=told, created_at=day(post.created_at))
            correction_line(view, ReadPost(post.post_id, post.text, own, decided))


def _marks(found: pd.DataFrame) -> list[tuple[int, int, str]]:
    """Return (start, end, words) of the marks; several findings on the same words share one."""
    marks: dict[tuple[int, int], list[str]] = {}
    for row in found.itertuples():
        if row.kind not in _UNMARKED and row.end_at > row.start_at:
            marks.setdefault((row.start_at, row.end_at), []).append(_words(row))
    return [(start, end, "; ".join(dict.fromkeys(words))) for (start, end), words in marks.items()]


def _words(row: Any) -> str:
    """Return a finding with its context for a person."""
    read = {field: getattr(row, field) for field in ("kind", "value", "target", "polarity")}
    told = f"{name(read['kind'])}: {name(read['value'])}"
    if isinstance(read["target"], str):
        told += f", with {read['target']}"
    if isinstance(read["polarity"], str) and read["polarity"] != "neutral":
        told += f", {read['polarity']}"
    context = [
        words
        for field, words in (
            ("negated", "denied"),
            ("hypothetical", "feared or asked"),
            ("historical", "in the past"),
        )
        if getattr(row, field)
    ]
    who = {"loved_one": "somebody close", "other": "somebody else"}.get(str(row.experiencer))
    return ", ".join([told, *context, *filter(None, (who,))])


def place(post: Any) -> str:
    """Return where a post was written: its community, else its source."""
    community = post.community
    return community if isinstance(community, str) else name(str(post.source))


def facts(post: Any, findings: Sequence[Annotation]) -> list[str]:
    """Return what stands above a post: voice, place, theme, reactions, what it is flagged as, suspicions."""
    flags = [name(flag) for flag in _FLAGS if getattr(post, flag)]
    reactions = post.reactions
    told = [name(str(post.segment)), place(post)]
    theme = post.label
    if isinstance(theme, str):
        told.append(f"theme: {theme}")
    if pd.notna(reactions):
        told.append(counted(int(reactions), "reaction"))
    events = [one.attributes.get("situation", "") for one in findings if one.kind is Kind.ADVERSE_EVENT]
    return [*told, *flags, *([suspected(events)] if events else [])]


def day(created_at: object) -> pd.Timestamp | None:
    """Return the time of a post, None if it is undated."""
    return None if pd.isna(created_at) else pd.Timestamp(created_at)
