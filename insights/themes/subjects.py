"""Plain subjects a post touches on, told by its words: insurance, heat, school."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from insights.themes.words import runs

_OPENING = 20
_FEWEST_HITS = 2
_WORDS_A_HIT = 50


def subjects_of(texts: Sequence[str]) -> tuple[frozenset[str], ...]:
    """Return the subjects each text is about: a word of it among the first 20, or two and one in 50 words."""
    return tuple(_subjects_of_text([word.lower() for run in runs(text) for word in run]) for text in texts)


def _subjects_of_text(words: Sequence[str]) -> frozenset[str]:
    opening: set[str] = set()
    hits = Counter[str]()
    for place, word in enumerate(words):
        found = _subjects_of_word(word)
        hits.update(found)
        if place < _OPENING:
            opening.update(found)
    fewest = max(_FEWEST_HITS, len(words) / _WORDS_A_HIT)
    return frozenset(opening | {name for name, seen in hits.items() if seen >= fewest})


@cache
def _subjects() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return the subjects of whole words, and of beginnings."""
    listed = tomllib.loads(files("insights.themes").joinpath("subjects.toml").read_text("utf-8"))
    whole: dict[str, tuple[str, ...]] = {}
    beginnings: dict[str, tuple[str, ...]] = {}
    for name, words in listed.items():
        for word in words.split():
            table = beginnings if word.endswith("*") else whole
            key = word.rstrip("*")
            table[key] = (*table.get(key, ()), name)
    return whole, beginnings


@lru_cache(maxsize=100_000)
def _subjects_of_word(word: str) -> tuple[str, ...]:
    whole, beginnings = _subjects()
    found = whole.get(word, ())
    for length in range(2, len(word) + 1):
        found += beginnings.get(word[:length], ())
    return found
