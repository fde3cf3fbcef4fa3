"""Which medication the text goes on about at an effect, and of which the effect is known."""

from __future__ import annotations

from functools import lru_cache

from insights.annotators._about import Mention, carried, last_named
from insights.annotators._course import is_remedy, taken, treated_with, treatments
from insights.language.document import Document
from insights.language.phrases import Match

_REACH = 4
"""Sentences a treatment stays what an effect may come from."""


@lru_cache(maxsize=2)
def courses(document: Document) -> tuple[Mention, ...]:
    """Return the mentions of what was taken, as `treatments` does."""
    return tuple(treatments(document))


def goes_on(document: Document, match: Match) -> str | None:
    """Return the treatment the text goes on about."""
    carry = carried(document, match.start)
    if document.subject or carry is None:
        return carry
    before = treatment_before(document, match)
    return before.value if before else carry


def treatment_before(document: Document, match: Match) -> Mention | None:
    """Return the treatment named last, further off where only a remedy was named since."""
    last = last_named(document, match.start)
    reach = 2 * _REACH if last and is_remedy(document, last) else _REACH
    return treated_with(document, match.start, reach=reach)


def knower(document: Document, match: Match, target: str | None) -> str | None:
    """Return the one treatment of the post known for the effect, where `target` is not."""
    effect = match.phrase.name
    if target and known_of(document, target, effect):
        return None
    known = {named.value for named in courses(document) if known_of(document, named.value, effect)}
    return known.pop() if len(known) == 1 and known <= taken(document) else None


def expected(document: Document, effect: str) -> bool:
    """Return whether the effect is known of a medication that the post names."""
    return any(known_of(document, named.value, effect) for named in courses(document))


def known_of(document: Document, generic: str, effect: str) -> bool:
    """Return whether the effect is one known of the medication, by its pack or the general vocabulary."""
    drug = document.lexicon.medications.get(generic)
    return drug is not None and effect in drug.side_effects
