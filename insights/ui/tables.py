"""Answers as tables: a marketer's column names, tokens in words, no keys of ours."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from insights.wording import name

_NAMES = {
    "segment": "Voice",
    "need": "Need",
    "intent": "What for",
    "label": "Theme",
    "terms": "Words",
    "generic": "Medication",
    "brand": "Brand",
    "brands": "Brands",
    "stage": "Stage",
    "effect": "Side effect",
    "decision": "Decision",
    "reason": "Reason",
    "switched_from": "From",
    "switched_to": "To",
    "change": "Life gets",
    "dosing": "Dose or schedule",
    "topic": "About",
    "choice": "Between",
    "helps_with": "Helps with",
    "company": "Company",
    "feeling": "Feeling",
    "cited": "Named",
    "symptom": "Symptom",
    "care": "Care",
    "mechanism": "How it works",
    "phase": "Phase",
    "region": "Where",
    "period": "From",
    "until": "Until",
    "complete": "Complete",
    "term": "Word",
    "positive": "Speak well",
    "negative": "Speak badly",
    "mixed": "Both",
    "neutral": "Neither",
    "by_name": "By name",
    "hope": "Hope",
    "doubt": "Doubt",
    "torn": "Both",
    "wants_in": "Want to join",
    "worried": "Fear it",
    "feared": "Fear it",
    "left": "Stopped or switched",
    "stayed": "No stop or switch told",
    "share_of_others": "Share among others",
    "others": "Posts of others",
    "of_others": "Of (others)",
    "family": "Family",
    "phrase": "Phrase",
    "about": "About",
    "square": "Middle of the square",
    "came_from": "Came from",
    "became": "Became",
    "changed_at": "Changed on",
    "likeness": "Alike (0 to 1)",
    "distinctive": "How distinctive (z)",
    "stability": "Comes back (0 to 1)",
}
_TOKENS = ("segment", "need", "intent", "decision", "reason", "topic", "feeling", "stage", "change", "cited", "about")
_HIDDEN = ("theme_id", "part_of", "weight")
_OF_A_THEME = {"change": "Since the last run"}
_MEASURES = {
    "numerator": st.column_config.NumberColumn("Posts", format="localized"),
    "denominator": st.column_config.NumberColumn("Of", format="localized"),
    "authors": st.column_config.NumberColumn("People", format="localized"),
    "share": st.column_config.NumberColumn("Share", format="percent"),
    "low": st.column_config.NumberColumn("Low", format="percent"),
    "high": st.column_config.NumberColumn("High", format="percent"),
    "share_of_others": st.column_config.NumberColumn(_NAMES["share_of_others"], format="percent"),
    "likeness": st.column_config.NumberColumn(_NAMES["likeness"], format="%.2f"),
    "distinctive": st.column_config.NumberColumn(_NAMES["distinctive"], format="%.1f"),
    "changed_at": st.column_config.DateColumn(_NAMES["changed_at"], format="D MMM YYYY"),
    "stability": st.column_config.NumberColumn(_NAMES["stability"], format="%.1f"),
    "withheld": st.column_config.CheckboxColumn("Withheld"),
}


def draw_table(frame: pd.DataFrame, *, alt: str) -> None:
    """Draw an answer as a table; `alt` says to a screen reader what it holds."""
    shown = frame.drop(columns=[column for column in _HIDDEN if column in frame.columns])
    for column in _TOKENS:
        if column in shown.columns:
            shown[column] = [name(value) if isinstance(value, str) else None for value in shown[column]]
    names = _NAMES | (_OF_A_THEME if "theme_id" in frame.columns else {})
    known: dict[str, Any] = {column: names[column] for column in shown.columns if column in names}
    st.dataframe(shown, hide_index=True, column_config={**known, **_MEASURES}, placeholder="", alt=alt)
