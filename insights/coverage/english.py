"""How often a word is used in ordinary English: a list that comes with the package pyspellchecker."""

from __future__ import annotations

from functools import cache

from spellchecker import SpellChecker

RARE = 0.1
"""Times a million words of English that a word may be used and yet be a medicine's name."""


@cache
def _list() -> tuple[dict[str, int], int]:
    frequency = SpellChecker(language="en", distance=1).word_frequency
    return frequency.dictionary, frequency.total_words


def per_million(word: str) -> float:
    """Return how often `word` (lower case) stands in a million words of film dialogue; 0.0 where it is not listed."""
    counts, total = _list()
    return counts.get(word, 0) * 1e6 / total


def is_listed(word: str) -> bool:
    """Return whether `word` (lower case), its singular or its plain form is an English word, however rare."""
    counts, _ = _list()
    plain = word.removesuffix("'s").replace("-", "")
    return plain in counts or (plain.endswith("s") and plain[:-1] in counts)
