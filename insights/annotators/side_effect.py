"""Side effects: unwanted effects tied to the medication they are attributed to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import medicated
from insights.annotators._blame import SURE, blames
from insights.annotators._told_real import only_supposed
from insights.language.document import Document
from insights.language.phrases import Match
from insights.model import Annotation, Kind

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
_NONE = re.compile(
    r"\b(?:no|none|nothing|without|w/o|zero|neither|nor|free|(?:not|n't|never)(?: \w+)? (?:any|have|had|get|got|"
    r"getting|having|experienc\w+|feel|cause[ds]?|suffer\w*|notic\w+))\b"
)
_DENIES = re.compile(r"\b(?:no|not|never|none|without|cannot|rarely|hardly|zero|nor|lack)\b|n't\b")


@annotator(finds=(Kind.SIDE_EFFECT,))
def side_effects(document: Document) -> Iterator[Annotation]:
    """Yield every unwanted effect attributed to a medication, as its phrase stands in the text."""
    if not medicated(document):
        return
    for blame in blames(document):
        if blame.score < SURE:
            continue
        match = blame.match
        severity = _severity(document, match)
        denied = document.context(match.start, match.end).negated and not _denied_before(document, match)
        yield document.annotation(
            Kind.SIDE_EFFECT,
            match.phrase.name,
            match.start,
            match.end,
            target=blame.target,
            score=blame.score,
            negated=denied,
            hypothetical=only_supposed(document, match.start, match.end),
            attributes={"severity": severity} if severity else {},
        )


def _denied_before(document: Document, match: Match) -> bool:
    """Return whether what is denied is only an earlier item of a list: "lack of energy, headaches"."""
    text = document.lowered
    start = document.clause(match.start)[0]
    comma = max(text.rfind(mark, start, match.start) for mark in ",;(")
    if comma < 0:
        return False
    return not _DENIES.search(text, comma, match.end + 25) and not _NONE.search(text, start, comma)


def _severity(document: Document, match: Match) -> str | None:
    """Return severe or mild where the words just before or after the effect tell."""
    clause = document.clause(match.start)
    near = document.lowered[max(clause[0], match.start - _NEAR) : min(clause[1], match.end + 12)]
    if _SEVERE.search(near):
        return "severe"
    return "mild" if _MILD.search(near) else None
