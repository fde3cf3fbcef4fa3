"""What is told of a post, and what a person changed of it, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from insights.model import Polarity
from insights.quality.labels import Decided, Dose, Effect, Labels, Named, Trial, Use
from insights.quality.told import CHOSEN, LISTED, Told, labelled_told
from insights.wording import name

FEELINGS = {
    Polarity.POSITIVE: "Speaks well of it",
    Polarity.NEGATIVE: "Speaks badly of it",
    Polarity.MIXED: "Both well and badly",
    Polarity.NEUTRAL: "Neither",
}
FIELDS = {
    "medications": "Medicine",
    "side_effects": "Side effect",
    "decisions": "Decision",
    "quality_of_life": "Life with the treatment",
    "dosing": "Dose or schedule",
    "cost_access": "Cost and access",
    "treatment_choice": "Weighs treatments against each other",
    "coping_tips": "Coping tip",
    "companies": "Company",
    "sources_cited": "Source cited",
    "pipeline": "Medicine not yet approved",
    "off_label": "Use it is not approved for",
    "promotion": "Promotion",
    "segment": "Voice",
    "intents": "What it is for",
    "needs": "What is sought",
    "adverse_event": "Suspected adverse event",
}
TOLD = {"had": "", "worry": "feared or asked about", "denied": "denied"}
_LONGEST = 60


def in_words(told: Told) -> str:
    """Return what is told for a person: "Side effect, with testamab, feared or asked about"."""
    part = told.part
    label = FIELDS[told.field]
    match part:
        case Named():
            return f"{label}: {part.name}"
        case Effect():
            return ", ".join(filter(None, (label, part.medication and f"with {part.medication}", TOLD[part.told])))
        case Dose():
            return f"{label}, {part.medication}" if part.medication else label
        case Decided():
            what = (part.medication, part.to and f"to {part.to}", part.reason and f"because of {_token(part.reason)}")
            return ", ".join(filter(None, (f"{label}: {_token(part.decision)}", *what)))
        case Trial():
            return f"{label}: {part.name or 'unnamed'}, {_token(part.stance)}"
        case Use():
            return f"{label}: {part.name}{f', for {part.use}' if part.use else ''}"
        case str() if part != "yes":
            return f"{label}: {_token(part)}"
    return label


def quoted(told: Told, text: str) -> str:
    """Return the words of the post that something rests on, in quotes and cut short; empty where it has none."""
    if told.at is None or not 0 <= told.at[0] < told.at[1] <= len(text):
        return ""
    words = " ".join(text[slice(*told.at)].split())
    return f"“{words[:_LONGEST].rstrip()}…”" if len(words) > _LONGEST else f"“{words}”"


def differences(found: Labels, corrected: Labels, text: str) -> list[str]:
    """Return what a person says otherwise than what was found, a line a thing; empty where all is as it was found."""
    return [*_chosen(found, corrected), *_listed(found, corrected, text)]


def spoken_of(labels: Labels) -> str:
    """Return what a person spoke of: "voice, side effect", or "the whole post"."""
    fields = [field for field in (*CHOSEN, *LISTED) if getattr(labels, field) is not None]
    if len(fields) >= len(CHOSEN) + len(LISTED) - 1:
        return "the whole post"
    return ", ".join(FIELDS[field].lower() for field in fields)


def _chosen(found: Labels, corrected: Labels) -> Iterator[str]:
    if corrected.segment is not None and corrected.segment is not found.segment:
        before = f", not {_token(found.segment)}" if found.segment else ""
        yield f"voice: {_token(corrected.segment)}{before}"
    for field in ("intents", "needs"):
        said, was = getattr(corrected, field), getattr(found, field) or ()
        if said is None:
            continue
        yield from (f"{FIELDS[field].lower()}: also {_token(one)}" for one in said if one not in was)
        yield from (f"{FIELDS[field].lower()}: not {_token(one)}" for one in was if one not in said)
    if corrected.adverse_event is not None and corrected.adverse_event is not found.adverse_event:
        yield "a suspected adverse event" if corrected.adverse_event else "no suspected adverse event"


def _listed(found: Labels, corrected: Labels, text: str) -> Iterator[str]:
    was, now = labelled_told(found), labelled_told(corrected)
    known = {one.same: one for one in was}
    kept = {one.same for one in now}
    for one in was:
        if getattr(corrected, one.field) is not None and one.same not in kept:
            yield f"wrong: {_line(one, text)}"
    for one in now:
        before = known.get(one.same)
        if before is None:
            yield f"missed: {_line(one, text)}"
        elif before.feeling is not None and one.feeling is not None and before.feeling is not one.feeling:
            yield f"{in_words(one)}: {FEELINGS[one.feeling].lower()}, not {FEELINGS[before.feeling].lower()}"


def _line(told: Told, text: str) -> str:
    words = quoted(told, text)
    return f"{in_words(told)} {words}" if words else in_words(told)


def _token(token: str) -> str:
    return name(token).lower()


def joined(lines: Sequence[str], *, most: int = 6) -> str:
    """Return lines as one, the last of many counted only."""
    more = len(lines) - most
    return "; ".join([*lines[:most], f"and {more} more"] if more > 0 else lines)
