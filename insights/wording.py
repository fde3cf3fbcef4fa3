"""Tokens and numbers in a marketer's words."""

from __future__ import annotations

import math

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
    "why_and_how": "Why and how",
    "living_with": "How to live with it",
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
    "vendor": "Vendors",
    "bot": "Bots",
    "off_topic": "On something else",
    "near_duplicate": "Near copies",
    "duplicate": "Copies",
    "image_only": "Pictures only",
    "wrong_language": "Other language",
}
PHASES = {
    "preclinical": "Preclinical",
    "1": "Phase 1",
    "2": "Phase 2",
    "3": "Phase 3",
    "submitted": "Submitted",
    "approved": "Approved",
    "stopped": "Stopped",
}
CORE_SEGMENTS = ("newly_diagnosed", "patient", "caregiver")


def name(token: str) -> str:
    """Return a token in plain words, with a capital: "why_and_how" becomes "Why and how"."""
    return _NAMES.get(token) or sentence_case(token.replace("_", " "))


def sentence_case(text: str) -> str:
    """Return `text` with its first letter a capital, the rest as it was."""
    return text[:1].upper() + text[1:]


def percent(share: float) -> str:
    """Return a fraction as "12 %", "under 1 %" or "100 %"."""
    if math.isnan(share):
        return "no figure"
    if 0 < share < 0.01:
        return "under 1 %"
    return f"{share * 100:.0f} %"


def about(share: float) -> str:
    """Return a fraction in plain words: "about 1 in 12", "about half", "nearly all", "none"."""
    if math.isnan(share):
        return "no figure"
    if share <= 0:
        return "none"
    if share >= 0.95:
        return "nearly all"
    for value, words in ((0.5, "about half"), (2 / 3, "about 2 in 3"), (0.75, "about 3 in 4")):
        if abs(share - value) < 0.04:
            return words
    if share > 0.5:
        return f"about {round(share * 10)} in 10"
    parts = 1 / share
    return f"about 1 in {parts:.0f}" if parts < 100 else "fewer than 1 in 100"


def interval(low: float, high: float) -> str:
    """Return a 95 % interval of a fraction as "6-11 %"."""
    return f"{low * 100:.0f}–{high * 100:.0f} %"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return "1 post", "2 posts", "1,204 people"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
