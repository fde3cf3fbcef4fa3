"""Side effects: unwanted effects tied to the medication they are attributed to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import carried, in_sentence, medicated, mentions
from insights.annotators._effects import blamed_outright, is_indication, treated
from insights.language.document import Document
from insights.language.phrases import Match
from insights.language.sentences import Span
from insights.model import Annotation, Kind

_BLAME = re.compile(
    r"\b(?:gave|gives|giving|given|caus(?:e|es|ed|ing)|mak(?:e|es|ing)|made|side ?-?effects?|"
    r"side affects|reactions?|"
    r"since (?:i )?(?:start|tak|be|go|switch|chang|us)\w*|after (?:i )?(?:start|tak|the first|"
    r"my first|inject|us|each|every)\w*|"
    r"when i (?:take|took|start\w*|use|inject\w*)|on (?:it|this|them)|from (?:it|this|the|my|them)|"
    r"due to|because of|thanks to|"
    r"triggered|led to|resulted in|left me|leaves me|turned me|noticed|developed|experienc\w+|wean\w*|"
    r"withdrawal\w*|"
    r"coming off|miss(?:ed|ing)? (?:a|my) (?:dose|pill)|worse|increased|more|extreme|became|"
    r"started (?:getting|having|feeling|to)|"
    r"broke out|ended up|felt|feel like|now i|now my)\b"
)
_SUFFERED = re.compile(
    r"\b(?:i|i'm|im|i've|ive|i'd|me|my|felt|feel|feeling|had|have|having|got|get|getting|gained|lost|noticed|"
    r"experienc\w+|he|she|his|her|we|severe|terrible|horrible|awful|bad|mild|extreme|constant|some|slight|"
    r"no|zero|any|only|also|side|worst)\b"
)
_ALREADY = re.compile(
    r"\b(?:i (?:have|had|suffer from|suffered from|struggle with|deal with|get|am|was)|i've (?:had|"
    r"suffered)|my)\b[^.;!?]{0,40}$"
)
_SEVERE = re.compile(
    r"\b(?:severe(?:ly)?|extreme(?:ly)?|horrible|horribly|terrible|terribly|awful|intense|unbearable|"
    r"violent(?:ly)?|excruciating|debilitating|massive|insane|crazy|worst|crippling|serious|major|"
    r"huge|really bad|very bad|so bad)\b"
)
_MILD = re.compile(
    r"\b(?:mild(?:ly)?|slight(?:ly)?|minor|a (?:little|bit|touch)|some|somewhat|tolerable|manageable|"
    r"occasional)\b"
)
_NEAR = 28


@annotator(finds=(Kind.SIDE_EFFECT,))
def side_effects(document: Document) -> Iterator[Annotation]:
    """Yield every unwanted effect attributed to a medication, as its phrase stands in the text."""
    effects = document.matches("side_effect")
    if not effects or not medicated(document):
        return
    disease = {(match.start, match.end) for match in document.matches("symptom")}
    for match in effects:
        target, score = _blamed(document, match, shared=(match.start, match.end) in disease)
        if target:
            severity = _severity(document, match)
            yield document.annotation(
                Kind.SIDE_EFFECT,
                match.phrase.name,
                match.start,
                match.end,
                target=target,
                score=score,
                attributes={"severity": severity} if severity else {},
            )


def _blamed(document: Document, match: Match, *, shared: bool) -> tuple[str | None, float]:
    """Return the medication blamed for an effect and how sure that is, or None if it is no side effect."""
    if any(found.start <= match.start < found.end for found in mentions(document)):
        return None, 0.0
    sentence = document.sentence(match.start)
    before = document.lowered[sentence[0] : match.start]
    whole = document.lowered[sentence[0] : sentence[1]]
    blame = bool(_BLAME.search(whole))
    if treated(document, match):
        return None, 0.0
    here = in_sentence(document, match.start)
    target = here.value if here else carried(document, match.start)
    if here and (left := _left_for_it(document, sentence, match.start)):
        target = left
    if target is None:
        return _ahead(document, match, blame=blame and not shared)
    indicated = shared or is_indication(document, target, match.phrase.name)
    if indicated and not blamed_outright(document, match):
        return None, 0.0
    if here:
        return target, 0.9 if blame else 0.7
    if document.subject and target == document.subject[0]:
        return target, 0.85
    near = document.sentence_index(match.start) - _last_named(document, match.start) <= 1
    if blame or (near and _SUFFERED.search(whole) and not _ALREADY.search(before)):
        return target, 0.6
    return None, 0.0


_LEFT = re.compile(
    r"\b(?:switch\w*|chang\w*|mov\w*|went|swap\w*)\b[^.;!?]{0,25}\b(?:from|off)\W+(?:\w+\W+)?$"
)
_WHY = re.compile(r"\b(?:because|due to|since|cause of|cuz|thanks to|after)\b")


def _left_for_it(document: Document, sentence: Span, position: int) -> str | None:
    """Return the medication left in "switched from A to B because of" the effect at `position`."""
    for found in mentions(document):
        lead = document.lowered[sentence[0] : found.start]
        if sentence[0] <= found.start < position and _LEFT.search(lead):
            return found.value if _WHY.search(document.lowered, found.end, position) else None
    return None


def _ahead(document: Document, match: Match, *, blame: bool) -> tuple[str | None, float]:
    """Return the medication named in the very next sentence for an effect that is blamed on something."""
    number = document.sentence_index(match.start) + 1
    if blame and number < len(document.sentences):
        start, end = document.sentences[number]
        for found in mentions(document):
            if start <= found.start < end:
                return found.value, 0.5
    return None, 0.0


def _last_named(document: Document, position: int) -> int:
    before = [found for found in mentions(document) if found.end <= position]
    return document.sentence_index(before[-1].start) if before else 0


def _severity(document: Document, match: Match) -> str | None:
    """Return severe or mild where the words just before or after the effect tell."""
    clause = document.clause(match.start)
    near = document.lowered[max(clause[0], match.start - _NEAR) : min(clause[1], match.end + 12)]
    if _SEVERE.search(near):
        return "severe"
    return "mild" if _MILD.search(near) else None
