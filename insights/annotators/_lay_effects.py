"""Unwanted effects told in everyday words with gaps: what a part of the body does, a lab value and its figure."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

import ahocorasick

from insights.language.document import Document
from insights.language.phrases import Match, Phrase, with_longer

_PART = re.compile(r"\{([a-z]+)\}")


@lru_cache(maxsize=2)
def effects_told(document: Document) -> list[Match]:
    """Return the effects in a post by place: the listed phrases, and those told in everyday words with gaps."""
    return with_longer(document.matches("side_effect"), _lay(document))


def _lay(document: Document) -> list[Match]:
    """Return the gapped effects; a pattern is searched in the sentences that hold one of its words."""
    text = document.lowered
    patterns, words = _rules()
    worth = {(number, document.sentence_index(end)) for end, numbers in words.iter(text) for number in numbers}
    return [
        _match(document, patterns[number][0], mark)
        for number, sentence in sorted(worth)
        for mark in patterns[number][1].finditer(text, *document.sentences[sentence])
    ]


def _match(document: Document, name: str, mark: re.Match[str]) -> Match:
    """Return a match under the name by which the condition knows the effect."""
    known = (m.phrase.name for m in document.lexicon.matcher.find(name) if m.phrase.category == "side_effect")
    return Match(mark.start(), mark.end(), Phrase(mark.group(), "side_effect", next(known, name)))


@cache
def _rules() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], ahocorasick.Automaton]:
    """Return names with patterns, and the words that say which of them to search."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    parts: dict[str, str] = table["parts"]
    gates: dict[str, list[int]] = {}
    patterns: list[tuple[str, re.Pattern[str]]] = []
    for number, effect in enumerate(table["effects"]):
        whole = "|".join(effect["patterns"])
        patterns.append((effect["name"], re.compile(_PART.sub(lambda part: parts[part.group(1)], whole))))
        for word in effect["gates"]:
            gates.setdefault(word, []).append(number)
    words = ahocorasick.Automaton()
    for word, numbers in gates.items():
        words.add_word(word, tuple(numbers))
    words.make_automaton()
    return tuple(patterns), words
