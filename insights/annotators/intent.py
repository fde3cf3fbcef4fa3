"""Intents: what a post is there for; several may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from insights.annotators import annotator
from insights.annotators._voice_rules import Hit, RuleSet, load
from insights.annotators._voice_view import View, view
from insights.language.document import Document
from insights.model import Annotation, Intent, Kind, Segment

_QUESTION = re.compile(r"[^.?!\n]{0,200}\?")
_PUT_TO_READERS = re.compile(
    r"\b(?:you|your|you're|u|ya|y'all|anyone|anybody|any|someone|everyone|guys|i|i'm|i've|my|me|we|our|thoughts|suggestions|"
    r"advice|tips|help|experiences?)\b|^\W*(?:does|do|did|is|are|was|can|could|should|would|will|has|have|how|what|which|where|when|who|why|or|so)\b"
)
_NEWSLIKE = re.compile(
    r"\b(?:study|studies|researchers|scientists|fda|report|article|new york|is it time|myth)\b"
)


@annotator(finds=(Kind.INTENT,), needs=(Kind.SEGMENT, Kind.PROMOTION))
def intents(document: Document) -> Iterator[Annotation]:
    """Yield each intent of the post once, with the words that show it."""
    heard = view(document)
    voice = next((found.value for found in document.found(Kind.SEGMENT)), Segment.UNCLEAR)
    best: dict[str, Hit] = {}
    for hit in [*_rules().find(heard), *_pack_cues(document), *_told_otherwise(document, heard, voice)]:
        if hit.value not in best or hit.weight > best[hit.value].weight:
            best[hit.value] = hit
    for value, hit in best.items():
        if _holds(value, heard, voice):
            yield Annotation(
                kind=Kind.INTENT,
                value=value,
                start=hit.start,
                end=hit.end,
                score=min(0.95, 0.7 * hit.weight),
                evidence=document.text[hit.start : hit.end],
            )


@cache
def _rules() -> RuleSet:
    return load("intent.toml")


def _pack_cues(document: Document) -> Iterator[Hit]:
    for intent in Intent:
        for match in document.matches(f"intent.{intent}")[:1]:
            yield Hit(intent, 1.2, match.start, match.end)


def _told_otherwise(document: Document, heard: View, voice: str) -> Iterator[Hit]:
    """Yield what no phrase gives away: questions, news, sales."""
    if heard.asks:
        for found in _QUESTION.finditer(heard.text):
            if _PUT_TO_READERS.search(found[0].strip()):
                start = found.start() + len(found[0]) - len(found[0].lstrip())
                yield Hit(Intent.ASK, 1.1, start, found.end())
                break
    if (
        not heard.asks
        and heard.i == 0
        and len(heard.words) > 4
        and voice in (Segment.UNCLEAR, Segment.PROFESSIONAL)
    ):
        yield Hit(Intent.INFORM, 0.8, 0, heard.title)
    for sale in document.found(Kind.PROMOTION)[:1]:
        yield Hit(Intent.PROMOTE, 1.2, sale.start, sale.end)


def _holds(value: str, heard: View, voice: str) -> bool:
    """Return whether an intent that words hint at fits the post as a whole."""
    if value == Intent.EXPERIENCE:
        return (
            heard.i >= 2
            or (heard.i + heard.we >= 1 and not heard.asks)
            or voice in (Segment.PATIENT, Segment.NEWLY_DIAGNOSED)
        )
    if value == Intent.SEEK_SUPPORT:
        return heard.i > 0
    if value == Intent.GIVE_SUPPORT:
        return heard.you + heard.i + heard.we > 0
    if value == Intent.ASK:
        return not (heard.i == 0 and heard.you == 0 and _NEWSLIKE.search(heard.text))
    return True
