"""Themes: what people talk about, one BERTopic model per condition."""

from __future__ import annotations

from insights.themes.fit import fit
from insights.themes.phrases import phrases_of
from insights.themes.place import Placed, place
from insights.themes.result import Change, Encode, Found, Gone, Mention, Previous, SegmentTerm, ThemeRun

__all__ = [
    "Change",
    "Encode",
    "Found",
    "Gone",
    "Mention",
    "Placed",
    "Previous",
    "SegmentTerm",
    "ThemeRun",
    "fit",
    "phrases_of",
    "place",
]
