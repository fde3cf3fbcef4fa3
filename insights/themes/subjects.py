"""Plain subjects a post touches on, told by its words: insurance, heat, school."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from insights.themes.words import runs


def subjects_of(texts: Sequence[str]) -> tuple[frozenset[str], ...]:
    """Return the names of the subjects each text has a word of."""
    return tuple(frozenset(name for word in _words(text) for name in _subjects_of_word(word)) for text in texts)


def _words(text: str) -> set[str]:
    return {word.lower() for run in runs(text) for word in run}


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


def _subjects_of_word(word: str) -> tuple[str, ...]:
    whole, beginnings = _subjects()
    found = whole.get(word, ())
    for length in range(2, len(word) + 1):
        found += beginnings.get(word[:length], ())
    return found
