"""Which words of good and harm are said of a medication: those beside its name and in the sentences after it.

The words and their weights stand in `_verdict.toml`, by family. Fixed weights were chosen over trained ones: on the
labelled posts to work with, a logistic regression over the same families, out of fold, had a lower macro-F1.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import ahocorasick

from insights.annotators._about import Mention, mentions
from insights.annotators._cues import load
from insights.annotators._governs import is_adjunct, name_of
from insights.language.document import Document
from insights.language.sentences import Span

Key = tuple[str, str]
"""Generic and brand as named."""

_CUES = load("_verdict.toml")
_BEFORE = {
    name: _CUES.one("before", name) for name in ("negated", "unreal", "no_advice", "others", "sure", "on_it", "listed")
}
_WEIGHT = {
    "help": 1.0, "work": 1.0, "better": 1.0, "praise": 1.0, "advise": 0.6, "want": 0.6,
    "nothing": -1.0, "made": -1.0, "harm": -1.0, "dread": -1.0, "word": -0.3, "leave": -0.2,
}  # fmt: skip
"""What words of a family weigh for (above 0) or against (below 0) the medication they are said of."""
_FAMILY = _CUES.rows("family")
_NAMED = "ǂ"
_BY_DISTANCE = (1.0, 0.8, 0.6)
"""Weight in the sentence that names the medication, and in those after it."""
_ENOUGH = 1.5
"""The most that a family weighs, however often it is heard."""
_MOST = 40
"""Mentions of one medication that are read; more add nothing to a verdict."""
_DENIED = 0.7
_LEAD = 40
_FAR = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a family at `start:end`, with their weight."""

    start: int
    end: int
    family: str
    weight: float


def verdict(document: Document, keys: Collection[Key]) -> tuple[float, float]:
    """Return the weight of the good and of the harm told of the medication named in these ways."""
    marks = _marks(document)
    whole = [(0, len(document.text), 0)] if document.subject in keys else []
    told: dict[str, dict[int, float]] = defaultdict(dict)
    for start, end, distance in [*whole, *_stretches(document, keys)]:
        for mark in _within(marks, start, end):
            if mark.end <= end:
                known = told[mark.family].get(mark.start, 0.0)
                told[mark.family][mark.start] = max(known, mark.weight * _BY_DISTANCE[distance], key=abs)
    for mark in _led_up_to(document, keys, marks):
        told[mark.family][mark.start] = mark.weight
    praise = complaint = 0.0
    for name, weights in told.items():
        enough = _ENOUGH * abs(_WEIGHT[name])
        praise += min(sum(weight for weight in weights.values() if weight > 0), enough)
        complaint += min(-sum(weight for weight in weights.values() if weight < 0), enough)
    return praise, complaint


def _stretches(document: Document, keys: Collection[Key]) -> Iterator[tuple[int, int, int]]:
    """Yield start and end of what goes on about the medication from its name on, and sentences away."""
    index = _index(document)
    named = index.named
    sentences = {document.sentence_index(named[number].start) for number in index.of(keys)}
    for number in index.of(keys)[:_MOST]:
        match = named[number]
        if is_adjunct(document, name_of(match)):
            continue
        first, last = index.lists[number]
        other = named[last + 1].start if last + 1 < len(named) else len(document.text)
        at = document.sentence_index(match.start)
        for distance, (start, end) in enumerate(document.sentences[at : at + len(_BY_DISTANCE)]):
            if distance and at + distance in sentences:
                break
            yield (start if distance else named[first].start), min(end, other), distance
            if other < end:
                break


@dataclass(frozen=True, slots=True)
class _Index:
    """The medications named: the first and last of the list each stands in, and their places by key."""

    named: Sequence[Mention]
    lists: Sequence[tuple[int, int]]
    numbers: Mapping[Key, list[int]]

    def of(self, keys: Collection[Key]) -> list[int]:
        """Return the numbers of the mentions of any of `keys`, in order."""
        return sorted(number for key in keys for number in self.numbers.get(key, ()))


@lru_cache(maxsize=2)
def _index(document: Document) -> _Index:
    named = mentions(document)
    numbers: dict[Key, list[int]] = defaultdict(list)
    firsts: list[int] = []
    for number, match in enumerate(named):
        numbers[match.value, match.brand].append(number)
        joined = number and listed(document, named[number - 1], match)
        firsts.append(firsts[-1] if joined else number)
    lasts = {first: number for number, first in enumerate(firsts)}
    return _Index(named, [(first, lasts[first]) for first in firsts], numbers)


def listed(document: Document, left: Mention, right: Mention) -> bool:
    """Return whether two medications are named in one breath."""
    between = document.lowered[left.end : right.start]
    return len(between) < 25 and _BEFORE["listed"].fullmatch(between) is not None


def _led_up_to(document: Document, keys: Collection[Key], marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield what is told before the name in its sentence, and ends on it: "gained a stone on X", "allergic to X"."""
    index = _index(document)
    named = index.named
    for number in index.of(keys)[:_MOST]:
        match = named[number]
        if is_adjunct(document, name_of(match)):
            continue
        first, last = index.lists[number]
        start, name, end = document.sentence(match.start)[0], named[first].start, named[last].end
        if first:
            start = max(start, named[first - 1].end)
        for mark in _within(marks, start, name):
            if mark.end <= end and (
                mark.end > name
                or (name - mark.end < _FAR and _BEFORE["on_it"].fullmatch(document.lowered, mark.end, name))
            ):
                yield mark


@lru_cache(maxsize=2)
def _marks(document: Document) -> tuple[Mark, ...]:
    """Return the words of all families in sentences near a medication that ask nothing."""
    text = _masked(document)
    found = []
    for start, end in _near(document):
        if text[end - 1] == "?":
            continue
        for name in sorted({name for _, names in _gate().iter(text, start, end) for name in names}):
            marks = (_mark(document, text, name, match) for match in _FAMILY[name].finditer(text, start, end))
            found += [mark for mark in marks if mark]
    return tuple(sorted(found, key=lambda mark: mark.start))


def _within(marks: Sequence[Mark], start: int, end: int) -> Iterator[Mark]:
    """Yield the marks that begin at `start` or later, and before `end`."""
    for number in range(bisect_left(marks, start, key=lambda mark: mark.start), len(marks)):
        if marks[number].start >= end:
            return
        yield marks[number]


@cache
def _gate() -> ahocorasick.Automaton:
    """Return what finds, in one pass, the words without which nothing of a family is said, with those families."""
    families: dict[str, list[str]] = defaultdict(list)
    for name, words in _CUES.plain("has").items():
        for word in words:
            families[word].append(name)
    automaton = ahocorasick.Automaton()
    for word, names in families.items():
        automaton.add_word(word, tuple(names))
    automaton.make_automaton()
    return automaton


def _mark(document: Document, text: str, family: str, match: re.Match[str]) -> Mark | None:
    words = match[0].lstrip(" .,;(–-")
    start = match.end() - len(words)
    if family != "want" and _BEFORE["unreal"].search(text, document.sentence(start)[0], start):
        return None
    advises = family == "advise" and not _BEFORE["sure"].match(words)
    if advises and _BEFORE["no_advice"].search(text, max(0, start - _LEAD), start):
        return None
    if family == "want" and _BEFORE["others"].search(text, max(0, start - _LEAD), start):
        return None
    weight = _WEIGHT[family]
    if family != "nothing" and _BEFORE["negated"].search(text, max(document.clause(start)[0], start - _LEAD), start):
        weight = -_DENIED * weight if weight >= 1.0 else 0.0
    return Mark(start, match.end(), family, weight)


def _near(document: Document) -> list[Span]:
    """Return the sentences that may go on about a medication: all of a review."""
    if document.subject is not None:
        return list(document.sentences)
    named = {document.sentence_index(match.start) for match in mentions(document)}
    numbers = {number + far for number in named for far in range(len(_BY_DISTANCE))}
    return [document.sentences[number] for number in sorted(numbers) if number < len(document.sentences)]


def _masked(document: Document) -> str:
    """Return the text in lower case with every medication's name made one sign, at the same places."""
    parts, at, text = [], 0, document.lowered
    for match in mentions(document):
        if match.start >= at:
            parts += [text[at : match.start], _NAMED * (match.end - match.start)]
            at = match.end
    return "".join(parts) + text[at:]
