"""Tokens and numbers in a marketer's words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

_NAMES = {
    "newly_diagnosed": "Newly diagnosed",
    "patient": "Living with it",
    "undiagnosed": "Not diagnosed",
    "caregiver": "Caregivers",
    "professional": "Professionals",
    "unclear": "Unclear voice",
    "ask": "Ask",
    "inform": "Inform",
    "experience": "Tell experience",
    "seek_support": "Seek support",
    "give_support": "Give support",
    "vent": "Vent",
    "promote": "Promote",
    "why_and_how": "Asking why and how",
    "living_with": "Everyday living",
    "mentor_sought": "Look for a mentor",
    "mentor_offered": "Offer to mentor",
    "encouragement": "Encouragement",
    "treatment_choice": "Which treatment",
    "cost_access": "Cost and access",
    "practical_help": "Practical help",
    "help_for_loved_one": "Help for a loved one",
    "help_for_caregiver": "Help for the caregiver",
    "quality_of_life": "Quality of life",
    "side_effect": "Side effect",
    "join": "Wants to join",
    "efficacy": "How well it works",
    "decline": "No treatment",
    "vendor": "Vendors",
    "bot": "Bots",
    "off_topic": "On something else",
    "near_duplicate": "Near copies",
    "duplicate": "Copies",
    "image_only": "Pictures only",
    "wrong_language": "Other language",
    "erased": "Erased on request",
    "too_old": "Older than its source allows",
}
_SITUATIONS = {"likely": "likely a reaction, by the wording of the review", "unwanted": "an unwanted effect"}
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PHASES = {
    "preclinical": "Preclinical",
    "1": "Phase 1",
    "2": "Phase 2",
    "3": "Phase 3",
    "submitted": "Submitted",
    "approved": "Approved",
    "stopped": "Stopped",
}
_LARGE = {
    1 / 3: "1 in 3",
    2 / 5: "2 in 5",
    1 / 2: "half",
    3 / 5: "3 in 5",
    2 / 3: "2 in 3",
    3 / 4: "3 in 4",
    4 / 5: "4 in 5",
    9 / 10: "9 in 10",
}
_STABILITY = (
    (0.75, "Comes back nearly every time the posts are drawn anew"),
    (0.5, "Mostly comes back when the posts are drawn anew"),
    (0.0, "Holds together loosely: read it with care"),
)
CORE_SEGMENTS = ("newly_diagnosed", "patient", "caregiver")


def name(token: str) -> str:
    """Return a token in plain words, with a capital: "why_and_how" becomes "Why and how"."""
    return _NAMES.get(token) or sentence_case(token.replace("_", " "))


def suspected(situations: Iterable[str]) -> str:
    """Return a suspected adverse event in plain words, with what the post tells: "" is a side effect that it names."""
    told = [_SITUATIONS.get(one) or name(one).lower() for one in dict.fromkeys(situations) if one]
    return f"suspected adverse event{': ' if told else ''}{', '.join(told)}"


def sentence_case(text: str) -> str:
    """Return `text` with its first letter a capital, the rest as it was."""
    return text[:1].upper() + text[1:]


def on_terminal(text: str) -> str:
    """Return `text` with a mark in place of each character that would steer a terminal or reorder its line."""
    return _STEERING.sub("\ufffd", text)


def in_cell(text: str) -> str:
    """Return `text` for a cell of a table file; behind an apostrophe if a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def percent(share: float) -> str:
    """Return a fraction as "12 %"; "under 1 %" and "over 99 %" where 0 and 100 would say none and all."""
    if math.isnan(share):
        return "no figure"
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "over 99 %"
    return f"{share * 100:.0f} %"


def about(share: float) -> str:
    """Return a fraction in plain words: "about 1 in 12", "about half", "nearly all", "all", "none"."""
    if math.isnan(share):
        return "no figure"
    if share <= 0:
        return "none"
    if share >= 0.95:
        return "all" if share >= 1 else "nearly all"
    if share > 0.29:
        return f"about {_LARGE[min(_LARGE, key=lambda value: abs(value - share))]}"
    parts = 1 / share
    return f"about 1 in {parts:.0f}" if parts < 100 else "fewer than 1 in 100"


def interval(low: float, high: float) -> str:
    """Return a 95 % interval of a fraction as "6–11 %", with a decimal where it is under a percent wide."""
    if math.isnan(low) or math.isnan(high):
        return "no figure"
    places = 0 if round(low * 100) < round(high * 100) else 1
    return f"{low * 100:.{places}f}–{high * 100:.{places}f} %"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return "1 post", "2 posts", "1,204 people"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def compared(share: float, other: float) -> tuple[str, str]:
    """Return two fractions in plain words that differ where the fractions do: "1 in 8" and "1 in 20"."""
    for said in (about, percent, lambda value: f"{value * 100:.1f} %"):
        first, second = said(share).removeprefix("about "), said(other).removeprefix("about ")
        if first != second:
            break
    return first, second


def period_words(first: date, until: date) -> str:
    """Return a period in words, `until` exclusive: "May 2025", "Jan to Mar 2025", "2025", "the week of 5 May 2025"."""
    last = until - timedelta(days=1)
    if (until - first).days == 7:
        return f"the week of {first:%-d %b %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%b %Y}"
    if (first.month, last.month, first.year) == (1, 12, last.year):
        return f"{first:%Y}"
    return f"{first:%b} to {last:%b %Y}" if first.year == last.year else f"{first:%b %Y} to {last:%b %Y}"


def stability_words(stability: float | None) -> str:
    """Return how surely a theme comes back when the posts are drawn anew, 0..1, as a sentence; "" where unmeasured.

    From .75 of its posts in common (Jaccard): nearly every time; from .5: mostly; below it dissolves: loosely
    (Hennig 2007, Comput Stat Data Anal 52:258-271).
    """
    if stability is None or math.isnan(stability):
        return ""
    return next(words for least, words in _STABILITY if stability >= least)


def change_words(change: str | None, *, came_from: Sequence[str] = (), since: date | None = None) -> str:
    """Return what became of a theme since the run before, as a phrase; "" where there is nothing to tell.

    `came_from` are labels of the themes it came from; `since` is the day it was first found.
    """
    named = " and ".join(f"“{label}”" for label in came_from)
    if change == "new":
        return f"New in {since:%B %Y}" if since else "New"
    if change == "split":
        return f"Was part of {named}" if named else "Came off another theme"
    if change == "merged":
        return f"Took in {named}" if named else "Took in another theme"
    return f"Since {since:%B %Y}" if since else ""
