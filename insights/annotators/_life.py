"""What people can do again or no longer, in words that no list of phrases can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from insights.annotators._life_words import BETTER, WORSE
from insights.language.sentences import Span

_PATTERNS = tuple(
    (value, tuple(pieces.split("|")), re.compile(r"\b(?:" + "|".join(parts) + r")(?!\w)"))
    for value, patterns in (("better", BETTER), ("worse", WORSE))
    for pieces, parts in patterns.items()
)


def changes(lowered: str, sentences: Iterable[Span]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and better or worse for each change of life told in the sentences of a folded text."""
    for start, end in sentences:
        told = lowered[start:end]
        for value, pieces, pattern in _PATTERNS:
            for piece in pieces:
                if piece in told:
                    yield from ((mark.start(), mark.end(), value) for mark in pattern.finditer(lowered, start, end))
                    break
