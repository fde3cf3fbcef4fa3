"""What a place in a post is about: which medication is meant there."""

from __future__ import annotations

from dataclasses import dataclass

from insights.language.document import Document
from insights.language.sentences import Span

_REACH = 3
"""Sentences a medication stays the topic after it was named."""
_REACH_ALONE = 8
"""The same where the post names no other."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A medication named at `start:end`: generic, and brand or ""."""

    start: int
    end: int
    value: str
    brand: str


def mentions(document: Document) -> list[Mention]:
    """Return the medications named, by place, without those in the name of a company's programme."""
    companies = document.matches("company")
    return [
        Mention(match.start, match.end, match.phrase.name, match.phrase.label)
        for match in document.matches("medication")
        if not any(named.start <= match.start and match.end <= named.end for named in companies)
    ]


def medicated(document: Document) -> bool:
    """Return whether the post names a medication or is a review of one."""
    return bool(document.matches("medication")) or document.subject is not None


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


def _nearest(named: list[Mention], span: Span, position: int) -> Mention | None:
    here = [found for found in named if span[0] <= found.start < span[1]]
    before = [found for found in here if found.start <= position]
    return before[-1] if before else (here[0] if here else None)
