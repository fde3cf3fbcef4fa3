"""Intents: what a post is there for; several may hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from insights.annotators import annotator
from insights.annotators._voice_rules import Hit, RuleSet, load
from insights.annotators._voice_view import View, view
from insights.language.document import Document
from insights.model import Annotation, Intent, Kind, Segment

_QUESTIONS = 20
_BREATH = 200
"""Characters a question may have."""
_PUT_TO_READERS = re.compile(
    r"\b(?:you|your|you're|u|ya|y'all|anyone|anybody|any|someone|everyone|guys|i|i'm|i've|my|me|we|our|"
    r"thoughts|suggestions|advice|tips|help|experiences?)\b"
)
_OPENING = re.compile(
    r"\W*(?:does|do|did|is|are|was|can|could|should|would|will|has|have|how|what|which|where|when|who|"
    r"why|or|so)\b"
)
_TO_YOU = re.compile(
    r"\b(?:you|your|ya|y'all|anyone|anybody|someone|guys|advice|tips|thoughts|suggestions|should i|"
    r"do i|am i|can i|experiences?|help)\b"
)
_NEWSLIKE = re.compile(r"\b(?:study|studies|researchers|scientists|fda|report|article|new york|is it time|myth)\b")

_ENOUGH = 0.95
_CLEARLY = 1.5
_LONG = 90
"""Words from which the place of a cue counts."""
_EDGE = 300


@annotator(finds=(Kind.INTENT,), needs=(Kind.SEGMENT, Kind.PROMOTION))
def intents(document: Document) -> Iterator[Annotation]:
    """Yield each intent of the post once, with the words that show it."""
    heard = view(document)
    voice = next((found.value for found in document.found(Kind.SEGMENT)), Segment.UNCLEAR)
    strength: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Hit]] = {}
    for hit in [*_rules().find(heard), *_pack_cues(document), *_told_otherwise(document, heard, voice)]:
        weight = hit.weight * _standing(hit, heard)
        strength[hit.value] += weight
        if hit.value not in best or weight > best[hit.value][0]:
            best[hit.value] = (weight, hit)
    asked = strength[Intent.ASK] >= _ENOUGH
    for value, (_, hit) in best.items():
        enough = _CLEARLY if value == Intent.EXPERIENCE and (asked or voice == Segment.UNCLEAR) else _ENOUGH
        if strength[value] >= enough and _holds(value, heard, voice, asked=asked):
            yield Annotation(
                kind=Kind.INTENT,
                value=value,
                start=hit.start,
                end=hit.end,
                score=1 - 0.5 ** (strength[value] + 0.3),
                evidence=document.text[hit.start : hit.end],
            )


def _standing(hit: Hit, heard: View) -> float:
    """Return how much a place counts: title, opening and close say what a post is for; the middle tells."""
    if hit.start < heard.title or len(heard.words) < _LONG:
        return 1.2
    if hit.start < _EDGE or hit.end > len(heard.text) - _EDGE:
        return 1.0
    return 0.5


@cache
def _rules() -> RuleSet:
    return load("intent.toml")


def _pack_cues(document: Document) -> Iterator[Hit]:
    for intent in Intent:
        for match in document.matches(f"intent.{intent}")[:1]:
            yield Hit(intent, 1.2, match.start, match.end)


def _told_otherwise(document: Document, heard: View, voice: str) -> Iterator[Hit]:
    """Yield what no phrase gives away: questions, news, sales."""
    put = [
        Hit(Intent.ASK, 1.2 if _TO_YOU.search(heard.text, start, end) else 0.9, start, end)
        for start, end in (_questions(heard.text) if heard.asks else ())
        if _PUT_TO_READERS.search(heard.text, start, end) or _OPENING.match(heard.text, start, end)
    ]
    if put and heard.i + heard.we == 0 and _is_headline(document.text[: heard.title]):
        put = []
    if put:
        yield max(put, key=lambda hit: hit.weight * _standing(hit, heard))
    aloof = voice in (Segment.UNCLEAR, Segment.PROFESSIONAL)
    if not put and heard.i == 0 and len(heard.words) > 3 and aloof:
        yield Hit(Intent.INFORM, 1.0, 0, heard.title)
    for sale in document.found(Kind.PROMOTION)[:1]:
        yield Hit(Intent.PROMOTE, 1.2, sale.start, sale.end)


def _is_headline(line: str) -> bool:
    """Return whether a line is set like a headline: nearly every long word has a capital."""
    long = [word for word in line.split() if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


def _questions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the first questions of `text`."""
    end = 0
    for _ in range(_QUESTIONS):
        end = text.find("?", end) + 1
        if not end:
            return
        start = max(text.rfind(mark, max(0, end - _BREATH), end - 1) for mark in ".!?\n") + 1
        start = max(start, end - _BREATH)
        yield start + len(text[start:end]) - len(text[start:end].lstrip()), end


def _holds(value: str, heard: View, voice: str, *, asked: bool) -> bool:
    """Return whether an intent that words hint at fits the post as a whole."""
    if value == Intent.EXPERIENCE:
        own = heard.i + heard.we
        if asked and (voice == Segment.PROFESSIONAL or own < 3 or len(heard.words) < 25):
            return False
        return own > 0 or voice in (Segment.PATIENT, Segment.NEWLY_DIAGNOSED)
    if value == Intent.INFORM:
        return not asked or heard.i < 2
    if value == Intent.SEEK_SUPPORT:
        return heard.i > 0
    if value == Intent.GIVE_SUPPORT:
        return heard.you + heard.i + heard.we > 0
    if value == Intent.ASK:
        return not (heard.i == 0 and heard.you == 0 and _NEWSLIKE.search(heard.text))
    return True
