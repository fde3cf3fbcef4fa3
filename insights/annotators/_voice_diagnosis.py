"""Diagnoses told with a date: whose, and how long ago when the post was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from insights.annotators._voice_mask import ILLNESS
from insights.annotators._voice_rules import Hit
from insights.annotators._voice_view import View
from insights.annotators._voice_when import LONG_AGO, months_ago
from insights.model import Segment

_DIAGNOSED = re.compile(r"\b(?:re-?|mis)?(?:diagnos(?:ed|is)|dx'?d?|dx'ed)(?!\w)")
_NOT_YET = re.compile(
    r"\bself[ -]?$|\b(?:(?:not|never|(?:was|is|are|do|did|have|has|had|were)n'?t|un|if|want|get|seeking|hope|"
    r"until|before|without|to|for an?|no|official)\b"
    r"[^.?!\n]{0,20}|(?:be|(?<!after )(?<!since )(?:being|getting))(?: \w+)?\s*)$"
)
_PERSON = re.compile(
    r"\b(?:(?P<me>i|i'm|im|i've|ive|i'd|me|my|mine)|(?P<other>he|she|his|her|him|they|people|someone|"
    r"who|patients?|"
    r"son|daughter|child|kids?|baby|wife|husband|partner|boyfriend|girlfriend|bf|gf|mom|mum|mother|"
    r"dad|father|parents?|"
    r"sister|brother|friend|aunt|uncle|cousin|niece|nephew|grand\w+|fianc\w+|toddler|we))\b"
)
_STRANGERS = frozenset({"people", "someone", "who", "patient", "patients", "they"})
_ADVERB = re.compile(
    r"\b(?:newly|recently|just|finally|freshly|was|been|got|officially|so|well|ok|okay|today|"
    r"yesterday|and|but|hi|hello|all)\b"
)
_SINCE = re.compile(r"\b(?:after|since) (?:being|getting)(?: \w+)?\s*$")
_UNTIL = re.compile(r"\s*(?:with \S+ )?(?:until|till)\b")
_JUST = re.compile(
    r"\b(?:newly|recently|just|finally|freshly)(?: (?:been|got|officially|being|had|received|my|the))*\s*$"
)
_ADDRESSED = re.compile(
    r"\b(?:for|to|of|the|all|those|any|other)(?: (?:the|those|all))?(?: who are)? (?:newly|recently|"
    r"just)\b"
)
_GROUP = re.compile(r"\s*(?:patients?|people|folks|persons?|members|kids|children|families|or|and (?:those|people))")
_REACH = 70
_A_YEAR = 12
_JOINED = re.compile(rf"(?:\band|{ILLNESS}|[(/-]|\d[fmy]?)\s*$")
_THEN = re.compile(r"\s*(?:then|again|back then)\b")
_OTHERS_VERB = re.compile(r"\b(?:are|is|were|be|get|gets|getting|being|when)\b")
_FROM = re.compile(r"\b(?:since|from|post|got|have|had|given|before)(?: the| my| a)?(?: \w+)?\s*$")
_BY_THEN = re.compile(r"(?:days?|weeks?|months?|years?) (?:after|before|until) (?:\w+ )?$")


def diagnoses(view: View, written: datetime | None) -> Iterator[Hit]:
    """Yield a hit for each diagnosis told: newly diagnosed, patient, or caregiver if somebody else's."""
    if "diagnos" not in view.text and "dx" not in view.text:
        return
    hits: dict[str, Hit] = {}
    for found in _DIAGNOSED.finditer(view.text):
        hit = _read(view.text, found, written)
        if hit and (hit.value not in hits or (hit.note and not hits[hit.value].note)):
            hits[hit.value] = hit
    new, old = hits.get(Segment.NEWLY_DIAGNOSED), hits.get(Segment.PATIENT)
    if new and old:
        del hits[Segment.PATIENT if new.note or not old.note else Segment.NEWLY_DIAGNOSED]
    yield from hits.values()


def _read(text: str, found: re.Match[str], written: datetime | None) -> Hit | None:
    begin = max(text.rfind(mark, max(0, found.start() - 2 * _REACH), found.start()) for mark in ".!?\n;") + 1
    before = text[max(begin, found.start() - _REACH) : found.start()]
    after = _sentence(text[found.end() : found.end() + _REACH])
    near = before[-45:]
    whose = [*_PERSON.finditer(before)]
    if _NOT_YET.search(near) and not _UNTIL.match(after):
        return None
    recent = bool(_JUST.search(near)) and not _THEN.match(after)
    months = _since(found[0], near, after, written)
    if _BY_THEN.search(near) or (
        not (whose or recent or _SINCE.search(near)) and not _telegram(found[0], before, after, months)
    ):
        return None
    mine = after.startswith(" me") or (whose and (whose[-1]["me"] or _who_am(whose)))
    if whose and not mine:
        near_kin = whose[-1]["other"] not in _STRANGERS
        return Hit(Segment.CAREGIVER, 1.5, found.start(), found.end()) if near_kin else None
    asked = after == "" and text[found.end() : found.end() + 1] == "?" and len(near.split()) < 3
    if recent and not whose and (asked or _GROUP.match(after) or _ADDRESSED.search(near)):
        return None
    new = months < _A_YEAR if months is not None else recent
    value, weight = (Segment.NEWLY_DIAGNOSED, 4.0) if new else (Segment.PATIENT, 2.5)
    dated = months is not None
    return Hit(value, weight, found.start(), found.end(), "dated" if new and dated else "long" if dated else "")


def _who_am(whose: list[re.Match[str]]) -> bool:
    """Return whether the last person is the "who" of "I, who was diagnosed"."""
    return whose[-1]["other"] == "who" and len(whose) > 1 and bool(whose[-2]["me"])


def _since(word: str, near: str, after: str, written: datetime | None) -> float | None:
    """Return how many months ago the diagnosis was, by the words about it."""
    if word.endswith("is"):
        told = months_ago(after, written, 0, reach=16)
        told = None if told == LONG_AGO else told
        return told if told is not None or not _FROM.search(near) else months_ago(near, written, len(near), reach=50)
    if _JUST.search(near):
        told = months_ago(after, written, 0, reach=10)
        return None if told == LONG_AGO and "when i was" not in after else told
    return months_ago(f"{near}{word}{after}", written, len(near) + len(word))


def _telegram(word: str, before: str, after: str, months: float | None) -> bool:
    """Return whether a diagnosis without a person is the writer's own: it opens the sentence, or is dated."""
    if _GROUP.match(after):
        return False
    opens = not _ADVERB.sub("", before).strip(" *-(,:[&") or before.rstrip().endswith(",")
    if word.endswith("is"):
        return months is not None and bool(_FROM.search(before))
    dated = months is not None and (word.startswith("dx") or bool(_JOINED.search(before)))
    return opens or (dated and not _OTHERS_VERB.search(before[-45:]))


def _sentence(text: str) -> str:
    ends = [place for mark in ".!?\n" if (place := text.find(mark)) >= 0]
    return text[: min(ends)] if ends else text
