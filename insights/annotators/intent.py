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

_STATED = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|does|\w{3,}[^s\W]s|\w{3,}ed)\b")
_CHAT = re.compile(r"\b(?:thanks?|thank|thx|cheers|lol|haha|yes|yep|hi|hello|happy|good (?:point|stuff)|she|he)\b")
_SENTENCE = re.compile(r"[.!,](?:\s|$)")

_FAINT = 0.7
_ENOUGH = 0.95
_CLEARLY = 2.0
"""What words must add up to; clearly where a post most likely has another aim."""
_AMID_QUESTIONS = {Intent.EXPERIENCE: 2.3, Intent.GIVE_SUPPORT: _CLEARLY, Intent.VENT: 1.1}
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
    for hit in [*_rules().find(heard), *_pack_cues(document), *_told_otherwise(document, heard)]:
        weight = hit.weight * _standing(hit, heard)
        strength[hit.value] += weight
        if hit.value not in best or weight > best[hit.value][0]:
            best[hit.value] = (weight, hit)
    asked = strength[Intent.ASK] >= _ENOUGH
    if not asked and _states(heard, voice, strength):
        strength[Intent.INFORM] += 1.2
        best.setdefault(Intent.INFORM, (1.2, Hit(Intent.INFORM, 1.0, 0, heard.title)))
    for value, (_, hit) in best.items():
        if strength[value] >= _bar(value, heard, asked=asked) and _holds(value, heard, voice, strength):
            yield Annotation(
                kind=Kind.INTENT,
                value=value,
                start=hit.start,
                end=hit.end,
                score=1 - 0.5 ** (strength[value] + 0.3),
                evidence=document.text[hit.start : hit.end],
            )


def _bar(value: str, heard: View, *, asked: bool) -> float:
    """Return how strong an intent must be: who asks tells much, and comforts few, by the way."""
    brief = len(heard.words) < _LONG
    if asked:
        faint = value == Intent.SEEK_SUPPORT and brief
        return _FAINT if faint else _AMID_QUESTIONS.get(Intent(value), _ENOUGH)
    if value == Intent.GIVE_SUPPORT:
        return _ENOUGH if brief and _is_answer(heard) else _CLEARLY
    if value == Intent.EXPERIENCE:
        return 1.0 if _is_answer(heard) else 1.5
    return 0.8 if value == Intent.VENT else _ENOUGH


def _is_answer(heard: View) -> bool:
    """Return whether a post has the shape of an answer: no headline, sentences at once."""
    return bool(_SENTENCE.search(heard.text, 0, heard.title))


def _states(heard: View, voice: str, strength: dict[str, float]) -> bool:
    """Return whether nobody speaks, asks or is spoken to, so that a post states what is so."""
    told = (Intent.GIVE_SUPPORT, Intent.VENT, Intent.PROMOTE, Intent.EXPERIENCE)
    return (
        voice in (Segment.UNCLEAR, Segment.PROFESSIONAL)
        and heard.i + heard.we == 0
        and len(heard.words) > 3
        and all(strength[intent] < _FAINT for intent in told)
        and bool(_STATED.search(heard.text))
        and not _CHAT.search(heard.text)
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


def _told_otherwise(document: Document, heard: View) -> Iterator[Hit]:
    """Yield what no phrase gives away: questions, news, sales."""
    put = [
        Hit(Intent.ASK, 1.2 if _TO_YOU.search(heard.text, start, end) else 0.96, start, end)
        for start, end in (_questions(heard.text) if heard.asks else ())
        if _PUT_TO_READERS.search(heard.text, start, end) or _OPENING.match(heard.text, start, end)
    ]
    if put and heard.i + heard.we == 0 and _is_headline(document.text[: heard.title]):
        put = []
    if put:
        yield max(put, key=lambda hit: hit.weight * _standing(hit, heard))
    if not put and heard.you and len(heard.words) < _LONG:
        yield Hit(Intent.GIVE_SUPPORT, 0.5, 0, heard.title)
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


def _holds(value: str, heard: View, voice: str, strength: dict[str, float]) -> bool:
    """Return whether an intent that words hint at fits the post as a whole."""
    asked = strength[Intent.ASK] >= _ENOUGH
    if value == Intent.EXPERIENCE:
        by_the_way = voice == Segment.PROFESSIONAL or heard.i + heard.we < 3 or len(heard.words) < 25
        return not (asked and by_the_way)
    if value == Intent.INFORM:
        return not asked or heard.i < 2
    if value == Intent.SEEK_SUPPORT:
        return heard.i > 0
    if value == Intent.GIVE_SUPPORT:
        return strength[Intent.PROMOTE] < _ENOUGH
    if value == Intent.VENT:
        return strength[Intent.GIVE_SUPPORT] < strength[value]
    if value == Intent.ASK:
        return not (heard.i == 0 and heard.you == 0 and _NEWSLIKE.search(heard.text))
    return True
