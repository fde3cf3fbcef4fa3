"""What was missed in a post, as a person points it out: what it is, and the words of the post it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from insights.model import Decision, Polarity
from insights.quality.in_words import FIELDS
from insights.quality.labels import Cost, Decided, Dose, Effect, Named, Offsets, Stance, Trial, Use
from insights.quality.told import Part, Told
from insights.wording import name

_TOKENS: Mapping[str, tuple[str, ...]] = {
    "decisions": tuple(Decision),
    "cost_access": get_args(Cost),
    "quality_of_life": ("better", "worse"),
    "pipeline": get_args(Stance),
    "promotion": ("disclosed", "undisclosed"),
}
_ORDER = (
    "medications",
    "side_effects",
    "dosing",
    "decisions",
    "quality_of_life",
    "coping_tips",
    "cost_access",
    "companies",
    "treatment_choice",
    "sources_cited",
    "pipeline",
    "off_label",
    "promotion",
)
MISSED: Mapping[str, str] = {
    f"{field}.{token}" if token else field: f"{FIELDS[field]}: {name(token).lower()}" if token else FIELDS[field]
    for field in _ORDER
    for token in _TOKENS.get(field, ("",))
}
"""What can be missed, as "field" or "field.token", in words."""
WITH_FEELING = ("medications", "companies")
_QUOTES = "\"'“”‘’…. \t\r\n"


def place(words: str, text: str) -> Offsets | None:
    """Return where `words` stand in `text`, however they are cased, spaced and quoted; None where they do not."""
    bare = words.strip(_QUOTES).split()
    if not bare:
        return None
    run = r"\s+".join(map(re.escape, bare))
    found = re.search(rf"(?<!\w){run}(?!\w)", text, re.IGNORECASE) or re.search(run, text, re.IGNORECASE)
    return found.span() if found else None


def missed(what: str, at: Offsets, text: str, feeling: Polarity = Polarity.NEUTRAL) -> Told:
    """Return what a person points out at `at`; `what` is a key of `MISSED`."""
    field, _, token = what.partition(".")
    words = " ".join(text[slice(*at)].split())
    part: Part
    match field:
        case "medications":
            part = Named(name=words.casefold(), polarity=feeling)
        case "companies":
            part = Named(name=words, polarity=feeling)
        case "side_effects":
            part = Effect(at=at)
        case "dosing":
            part = Dose(at=at)
        case "decisions":
            part = Decided(decision=Decision(token))
        case "pipeline":
            part = Trial.model_validate({"name": words, "stance": token})
        case "off_label":
            part = Use(name=words.casefold(), use="")
        case "coping_tips" | "sources_cited":
            part = at
        case _:
            part = token or "yes"
    return Told(field, part, at)
