"""Unwanted effects told in everyday words with gaps: what a part of the body does, a lab value and its figure."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import ahocorasick

from insights.language.document import Document
from insights.language.phrases import Match, Phrase, with_longer


class _Lay(NamedTuple):
    name: str
    words: re.Pattern[str]
    beside: tuple[str, ...]


_PART = re.compile(r"\{([a-z]+)\}")


@lru_cache(maxsize=2)
def effects_told(document: Document) -> list[Match]:
    """Return the effects in a post by place: the listed phrases, and those told in everyday words with gaps."""
    return with_longer(_lay(document), document.matches("side_effect"))


def _lay(document: Document) -> list[Match]:
    """Return the gapped effects; a pattern is searched in the sentences that hold one of its words."""
    text = document.lowered
    patterns, gate = _rules()
    worth = {
        (number, document.sentence_index(end))
        for end, (length, numbers) in gate.iter(text)
        if not (end >= length and text[end - length].isalnum() and text[end - length + 1].isalnum())
        for number in numbers
    }
    found = [
        (_match(document, patterns[number].name, mark), patterns[number].beside)
        for number, sentence in sorted(worth)
        for mark in patterns[number].words.finditer(text, *document.sentences[sentence])
    ]
    return [match for match, beside in found if not beside or _goes_with(document, match.phrase.name, beside)]


def _goes_with(document: Document, effect: str, beside: tuple[str, ...]) -> bool:
    """Return whether the post has one of the words, or names a medication known for the effect."""
    drugs = document.lexicon.medications
    return any(word in document.lowered for word in beside) or any(
        effect in drugs[named.phrase.name].side_effects for named in document.matches("medication")
    )


def _match(document: Document, name: str, mark: re.Match[str]) -> Match:
    """Return a match under the name by which the condition knows the effect."""
    known = (m.phrase.name for m in document.lexicon.matcher.find(name) if m.phrase.category == "side_effect")
    return Match(mark.start(), mark.end(), Phrase(mark.group(), "side_effect", next(known, name)))


@cache
def _rules() -> tuple[tuple[_Lay, ...], ahocorasick.Automaton]:
    """Return the effects with their patterns, and the words that say which of them to search."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    parts: dict[str, str] = table["parts"]
    gates: dict[str, list[int]] = {}
    patterns: list[_Lay] = []
    for number, effect in enumerate(table["effects"]):
        whole = "|".join(effect["patterns"])
        words = re.compile(_PART.sub(lambda part: parts[part.group(1)], whole))
        patterns.append(_Lay(effect["name"], words, tuple(effect.get("beside", ()))))
        for word in effect["gates"]:
            gates.setdefault(word, []).append(number)
    gate = ahocorasick.Automaton()
    for word, numbers in gates.items():
        gate.add_word(word, (len(word), tuple(numbers)))
    gate.make_automaton()
    return tuple(patterns), gate
