"""Needs: what a post seeks, or a mentor offers; a caregiver's own and the loved one's kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from insights.annotators import annotator
from insights.annotators._voice_rules import Hit, RuleSet, load
from insights.annotators._voice_view import View, view
from insights.language.document import Document
from insights.model import Annotation, Experiencer, Intent, Kind, Need, Segment

_FOR_CARERS = (Need.HELP_FOR_LOVED_ONE, Need.HELP_FOR_CAREGIVER)
_SEEKING = (Intent.ASK, Intent.SEEK_SUPPORT)


@annotator(finds=(Kind.NEED,), needs=(Kind.SEGMENT, Kind.INTENT, Kind.TREATMENT_CHOICE, Kind.COST_ACCESS))
def needs(document: Document) -> Iterator[Annotation]:
    """Yield each need of the post once, with the words that show it."""
    heard = view(document)
    voice = next((found.value for found in document.found(Kind.SEGMENT)), Segment.UNCLEAR)
    intents = {found.value for found in document.found(Kind.INTENT)}
    seen: set[str] = set()
    for hit in [*_pack_cues(document), *_rules().find(heard), *_from_findings(document)]:
        if hit.value in seen or not _holds(hit, heard, voice, intents):
            continue
        seen.add(hit.value)
        yield Annotation(
            kind=Kind.NEED,
            value=hit.value,
            start=hit.start,
            end=hit.end,
            score=0.7 if Intent.ASK in intents else 0.6,
            evidence=document.text[hit.start : hit.end],
            experiencer=Experiencer.LOVED_ONE if hit.value == Need.HELP_FOR_LOVED_ONE else Experiencer.SELF,
        )


@cache
def _rules() -> RuleSet:
    return load("need.toml")


def _pack_cues(document: Document) -> Iterator[Hit]:
    for need in Need:
        for match in document.matches(f"need.{need}")[:1]:
            yield Hit(need, 1.0, match.start, match.end, "seek" if need is not Need.MENTOR_OFFERED else "")


def _from_findings(document: Document) -> Iterator[Hit]:
    for kind, need in ((Kind.TREATMENT_CHOICE, Need.TREATMENT_CHOICE), (Kind.COST_ACCESS, Need.COST_ACCESS)):
        for found in document.found(kind)[:1]:
            yield Hit(need, 1.0, found.start, found.end, "ask")


def _holds(hit: Hit, heard: View, voice: str, intents: set[str]) -> bool:
    """Return whether the need is sought here, and by whom it can be."""
    if hit.note == "ask" and Intent.ASK not in intents:
        return False
    if hit.note == "seek" and not intents.intersection(_SEEKING):
        return False
    if hit.value in _FOR_CARERS:
        return voice == Segment.CAREGIVER and bool(intents.intersection(_SEEKING))
    if voice == Segment.UNCLEAR and heard.i + heard.we + heard.you == 0:
        return Intent.ASK in intents and heard.asks
    return True
