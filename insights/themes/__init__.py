"""Themes: what people talk about, one BERTopic model per condition."""

from __future__ import annotations

from insights.themes.fit import fit
from insights.themes.result import Mention, Previous, SegmentTerm, ThemeRun

__all__ = ["Mention", "Previous", "SegmentTerm", "ThemeRun", "fit"]
