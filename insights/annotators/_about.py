"""What a place in a post is about: which medication is meant there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from insights.language.document import Document
from insights.language.sentences import Span

_REACH = 3
"""Sentences a medication stays the topic after it was named."""
_REACH_ALONE = 4
"""The same where the post names no other."""


_NOT_TAKEN = re.compile(
    r"[\s-](?:resistan\w+|sensitiv\w+|dependen\w+|production|producing|deficien\w+|pumps?|pumper|"
    r"levels?|receptors?|allergy)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A medication named at `start:end`: generic, and brand or ""."""

    start: int
    end: int
    value: str
    brand: str


@lru_cache(maxsize=2)
def mentions(document: Document) -> tuple[Mention, ...]:
    """Return the medications named, by place, without those that only stand in another name.

    Such are the names of a company's programme, and what the body does ("insulin resistance").
    """
    companies = document.matches("company")
    return tuple(
        Mention(match.start, match.end, match.phrase.name, match.phrase.label)
        for match in document.matches("medication")
        if not any(named.start <= match.start and match.end <= named.end for named in companies)
        and not _NOT_TAKEN.match(document.lowered, match.end)
    )


def medicated(document: Document) -> bool:
    """Return whether the post names a medication or is a review of one."""
    return bool(mentions(document)) or document.subject is not None


def in_clause(document: Document, position: int) -> Mention | None:
    """Return the medication named in the clause at `position`, the nearest before it first."""
    return _nearest(mentions(document), document.clause(position), position)


def in_sentence(document: Document, position: int) -> Mention | None:
    """Return the medication named in the clause at `position`, or else in its sentence."""
    named = mentions(document)
    return _nearest(named, document.clause(position), position) or _nearest(
        named, document.sentence(position), position
    )


def topic(document: Document, position: int) -> str | None:
    """Return the generic that the text at `position` goes on about, or None.

    Named in the same clause, the same sentence, the sentences just before, or the header of a review.
    """
    here = in_sentence(document, position)
    return here.value if here else carried(document, position)


def carried(document: Document, position: int) -> str | None:
    """Return the generic that was talked about before the sentence at `position`, or None."""
    named = mentions(document)
    start = document.sentence(position)[0]
    before = [found for found in named if found.end <= start]
    number = document.sentence_index(position)
    subject = document.subject
    if before:
        last = before[-1]
        if subject and last.value != subject[0]:
            reach = 1
        else:
            reach = _REACH_ALONE if len({found.value for found in named}) == 1 else _REACH
        if number - document.sentence_index(last.start) <= reach:
            return last.value
    return subject[0] if subject else None


def close(document: Document, position: int) -> str | None:
    """Return the medication named in the sentence at `position` or the one before, or that of a review."""
    here = in_sentence(document, position)
    if here:
        return here.value
    number = document.sentence_index(position)
    before = [found for found in mentions(document) if document.sentence_index(found.start) == number - 1]
    if before:
        return before[-1].value
    return document.subject[0] if document.subject else None


def _nearest(named: Sequence[Mention], span: Span, position: int) -> Mention | None:
    here = [found for found in named if span[0] <= found.start < span[1]]
    before = [found for found in here if found.start <= position]
    return before[-1] if before else (here[0] if here else None)
