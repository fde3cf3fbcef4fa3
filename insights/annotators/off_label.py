"""Off-label use: a medication taken for something it is not approved for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import Mention, mentions, topic
from insights.language.document import Document
from insights.model import Annotation, Flag, Kind

_SAID = re.compile(r"\boff[- ]label\b")
_FOR = re.compile(
    r"^[\s,(]*(?:\d[\w.]*\s+)?(?:(?:\w+\s+)?(?:daily|day|night|nightly)\s+)?(?:to (?:treat|help with|"
    r"help)|for)\s+(?:my\s+|the\s+|severe\s+|chronic\s+|bad\s+|his\s+|her\s+)?$"
)
_REACH = 45
_UNAPPROVED = ("off label", "not approved")
_SUPPLEMENT = "supplement"

_STUDIED_BEFORE = re.compile(
    r"\b(?:trials?|stud(?:y|ies)|posts?|hype|groups?|news|articles?|papers?) (?:of|on|about) $"
)
_STUDIED = re.compile(r"(?: \w+)? (?:trials?|stud(?:y|ies)|papers?)\b")


@annotator(finds=(Kind.OFF_LABEL,), needs=(Kind.FLAG,))
def off_label(document: Document) -> Iterator[Annotation]:
    """Yield uses outside what a medication is approved for; the attribute `use` tells for what."""
    named = mentions(document)
    if not named:
        return
    label = document.lexicon.pack.label
    elsewhere = any(flag.value == Flag.OFF_TOPIC for flag in document.found(Kind.FLAG))
    said = list(_SAID.finditer(document.lowered))
    for mark in said:
        target = topic(document, mark.start())
        if target:
            yield document.annotation(Kind.OFF_LABEL, target, *mark.span(), score=0.9)
    for found in named:
        drug = document.lexicon.medications.get(found.value)
        if drug is None:
            continue
        use = _use(document, found)
        if drug.stage == "off_label":
            told = use or (_SUPPLEMENT not in drug.indications and not _studied(document, found))
            if elsewhere or not told:
                continue
            yield document.annotation(
                Kind.OFF_LABEL,
                found.value,
                found.start,
                found.end,
                score=0.7,
                attributes={"use": use or label},
            )
        elif use and use != label and drug.indications and not _approved(use, drug.indications):
            yield document.annotation(
                Kind.OFF_LABEL, found.value, found.start, found.end, score=0.6, attributes={"use": use}
            )


def _use(document: Document, found: Mention) -> str | None:
    """Return the complaint or condition that the medication is said to be taken for."""
    for category in ("side_effect", "symptom", "condition"):
        matches = document.matches(category)
        first = bisect_left(matches, found.end, key=lambda match: match.start)
        for match in matches[first : first + 3]:
            if match.start <= found.end + _REACH and _FOR.match(document.lowered[found.end : match.start]):
                return document.lexicon.pack.label if category == "condition" else match.phrase.name
    return None


def _studied(document: Document, found: Mention) -> bool:
    """Return whether the name stands for a trial or an article, which nobody takes."""
    before = document.lowered[max(0, found.start - _REACH) : found.start]
    return bool(_STUDIED_BEFORE.search(before) or _STUDIED.match(document.lowered, found.end))


def _approved(use: str, indications: tuple[str, ...]) -> bool:
    """Return whether the use is among those the medication is approved for."""
    return any(_same(use, known) for known in indications if not any(word in known for word in _UNAPPROVED))


def _same(use: str, known: str) -> bool:
    """Return whether two names of an illness share a word that carries meaning."""
    return bool(_words(use) & _words(known))


def _words(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[a-z]{3,}", text.casefold())} - {
        "diseas",
        "disord",
        "syndro",
        "chroni",
    }
