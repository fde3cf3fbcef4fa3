"""Segment: the voice a post speaks with, weighed from all that gives a voice away."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache

from insights.annotators import annotator
from insights.annotators._voice_diagnosis import diagnoses
from insights.annotators._voice_kin import cared_for
from insights.annotators._voice_marks import among_professionals, marks, weighed
from insights.annotators._voice_mask import masked
from insights.annotators._voice_news import news
from insights.annotators._voice_rules import Hit, RuleSet, load
from insights.annotators._voice_subject import OTHER, STRANGER, UNTOLD, whose
from insights.annotators._voice_view import View, view
from insights.language.document import Document
from insights.model import Annotation, Experiencer, Kind, Segment

_PACK_WEIGHT = 3.5
_TITLE = 1.2
_STRONG = 3.0
_WORDS_ALONE = 0.4
"""Weight of a trade's words where nothing says that it is the writer's own: patients speak of nurses too."""
_NEAR = 40
_CATEGORIES = tuple((voice, f"segment.{voice}") for voice in Segment)
_NEVER = -100.0
_CHILD = 0.5
"""Weight of "he", "she" or "we" for a carer where the patients are small children."""
_SOMEBODY = re.compile(
    r"\b(?:he|she|my (?:\w+ )?(?:mom|mum|mother|dad|father|wife|husband|partner|boyfriend|girlfriend|son|"
    r"daughter|child|kid|baby|sister|brother|friend|cousin|nephew|niece|gf|bf))\b"
    r"(?!.*\b(?:i|i'm|my|me)\b)[^.?!\n]*$"
)


@annotator(finds=(Kind.SEGMENT,))
def segment(document: Document) -> Iterator[Annotation]:
    """Yield the one voice of the post; the span is the strongest evidence, the score its share of all."""
    heard = masked(view(document), document)
    hits = cues(document, heard)
    weights = weigh(document, heard, hits)
    logits = weighed(weights, marks(document, heard, weights))
    if document.lexicon.pack.told_by is Segment.CAREGIVER and not document.matches("segment.patient"):
        _tell_for_a_child(logits, heard, cared=weights[Segment.CAREGIVER] > 0)
    value = max(logits, key=lambda voice: logits[voice])
    total = sum(math.exp(logit - logits[value]) for logit in logits.values())
    best = max((hit for hit in hits if hit.value == value), key=lambda hit: hit.weight, default=None)
    start, end = (best.start, best.end) if best else (0, 0)
    yield Annotation(
        kind=Kind.SEGMENT,
        value=value,
        start=start,
        end=end,
        score=1 / total,
        evidence=document.text[start:end],
        experiencer=Experiencer.LOVED_ONE if value is Segment.CAREGIVER else Experiencer.SELF,
        attributes={"for": cared_for(heard.text, start, end)} if value is Segment.CAREGIVER else {},
    )


def cues(document: Document, heard: View) -> list[Hit]:
    """Return all that cues tell in a post: those of segment.toml, diagnoses and their dates, those of the pack."""
    written = document.post.created_at
    return [*_rules().find(heard), *diagnoses(heard, written), *news(heard, written), *_pack_cues(document)]


@cache
def _rules() -> RuleSet:
    return load("segment.toml")


def _pack_cues(document: Document) -> Iterator[Hit]:
    for voice, category in _CATEGORIES:
        for match in document.matches(category)[:1]:
            yield Hit(voice, _PACK_WEIGHT, match.start, match.end)


def weigh(document: Document, heard: View, hits: list[Hit]) -> dict[Segment, float]:
    """Return the weight of the cues for each voice, each by where it stands and who speaks in the post."""
    weights = dict.fromkeys(Segment, 0.0)
    own = heard.i + 0.5 * heard.we
    for hit in hits:
        place = _TITLE if hit.start < heard.title else 1.0
        owner = whose(heard, hit.start, hit.end) if hit.value == Segment.PATIENT else UNTOLD
        weights[_speaker(hit, heard, owner)] += hit.weight * place * _standing(hit, heard, owner)
    if not any(hit.value == Segment.PROFESSIONAL and not hit.note for hit in hits):
        weights[Segment.PROFESSIONAL] -= 0.5 * weights[Segment.PATIENT]
    if own >= 2:
        weights[Segment.UNCLEAR] *= 0.4
    weights[Segment.PATIENT] += min(1.7, 0.9 * math.log1p(own))
    weights[Segment.UNCLEAR] += 1.6 if own == 0 else max(0.0, 1.2 - 0.2 * own) + _brevity(heard)
    if heard.asks and own:
        weights[Segment.UNDIAGNOSED] += 0.4
    if 0 < weights[Segment.CAREGIVER] < 2 and heard.they > 2 and heard.they > heard.i > 0:
        weights[Segment.CAREGIVER] += 1.2
    if weights[Segment.CAREGIVER] > 0 and heard.they > 2 and heard.they > 0.5 * heard.i:
        weights[Segment.CAREGIVER] += 1.5
    elif weights[Segment.CAREGIVER] > 0 and heard.i > 8 and heard.they < 0.2 * heard.i:
        weights[Segment.CAREGIVER] -= 1.0
    if not any(hit.value == Segment.PROFESSIONAL and hit.weight > 0 and hit.note != "jargon" for hit in hits):
        weights[Segment.PROFESSIONAL] *= _WORDS_ALONE if not among_professionals(document.post.community) else 1.0
    if weights[Segment.PROFESSIONAL] > 0 and own == 0:
        weights[Segment.PROFESSIONAL] += 0.3
    if among_professionals(document.post.community):
        weights[Segment.PROFESSIONAL] += 1.5 if own or heard.asks else 0.5
    notes = {hit.note for hit in hits}
    if "long" in notes:
        weights[Segment.NEWLY_DIAGNOSED] *= 0.7 if "dated" in notes else 0.4
    if weights[Segment.NEWLY_DIAGNOSED] > 2:
        weights[Segment.NEWLY_DIAGNOSED] += 0.8 * weights[Segment.PATIENT]
        weights[Segment.UNDIAGNOSED] *= 0.5
    elif weights[Segment.UNDIAGNOSED] > 2.5:
        asked_first = any(
            hit.value == Segment.UNDIAGNOSED and hit.weight > _STRONG and hit.start < heard.title for hit in hits
        )
        weights[Segment.UNDIAGNOSED] += (0.6 if asked_first else 0.3) * weights[Segment.PATIENT]
    return weights


def _brevity(heard: View) -> float:
    """Return what shortness speaks for no voice: who says I in a few words, and asks nothing, may be anyone."""
    return 0.0 if heard.asks else min(0.5, max(0.0, (40 - len(heard.words)) / 22))


def _tell_for_a_child(logits: dict[Segment, float], heard: View, *, cared: bool) -> None:
    """Give a carer what would count for a patient, where the patients are too small to write."""
    if heard.we + heard.they or cared:
        both = math.exp(logits[Segment.CAREGIVER]) + math.exp(logits[Segment.PATIENT])
        logits[Segment.CAREGIVER] = math.log(both) + _CHILD
        logits[Segment.PATIENT] = _NEVER


def _speaker(hit: Hit, heard: View, owner: str) -> Segment:
    """Return the voice a hit speaks for: what is suspected of somebody else is a carer's worry."""
    if owner == OTHER:
        return Segment.CAREGIVER
    if hit.value == Segment.UNDIAGNOSED:
        before = heard.text[max(0, hit.start - _NEAR) : hit.start]
        if _SOMEBODY.search(before) or (heard.they > 1 and heard.they >= heard.i):
            return Segment.CAREGIVER
    return Segment(hit.value)


def _standing(hit: Hit, heard: View, owner: str) -> float:
    """Return how much of a hit's weight counts, given who speaks in the post."""
    if hit.note == "jargon" and heard.i + heard.we + heard.you == 0:
        return 0.4
    if hit.note == "own" and owner == STRANGER:
        return 0.2
    if hit.note == "theirs" and (heard.they < 0.6 * heard.i or heard.i + heard.we + heard.you == 0):
        return 0.4
    if hit.note == "answer" and heard.i > 2:
        return 0.2
    if hit.note == "general" and heard.i == 0 and not heard.asks:
        return 0.4
    return 1.0
