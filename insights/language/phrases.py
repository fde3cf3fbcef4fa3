"""Phrase matching: every known phrase found in one pass over a text (Aho-Corasick)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from insights.language._unlisted import Unlisted

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00a0": " "})
_CAPITALS_ONLY = re.compile(r"[A-Z0-9][A-Z0-9-]{0,4}")
_TAIL = re.compile(
    r"(?:(?:e?s|xr|sr|er|xl|cr|ir|la|hct|hfa)(?![^\W_])|(?=\d{1,4}(?:\.\d+)?(?:m?c?g|u|units?)(?![^\W_])))"
)
"""What may follow the name of a medicine in the same word: a plural, a slow-release form, a dose."""
_HASHTAG = re.compile(r"#\w*$")
_MEDICATION = "medication"
_LONG = 5
"""Letters of a name that is known as a part of a word."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way to write `name`; `label` is the surface that stands for a brand, or the group of a term.

    With `cased` the phrase matches only as written. An `ambiguous` phrase needs company:
    the caller decides whether the post gives it any.
    """

    text: str
    category: str
    name: str
    label: str = ""
    cased: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at `text[start:end]`."""

    start: int
    end: int
    phrase: Phrase


def needs_its_case(text: str) -> bool:
    """Return whether a phrase is a short all-capitals one ("LDN", "MS") that means less in lower case."""
    return len(text) <= 3 and bool(_CAPITALS_ONLY.fullmatch(text))


def fold(text: str) -> str:
    """Return `text` lower-cased with plain apostrophes, every character kept in its place."""
    plain = text.translate(_APOSTROPHES)
    lowered = plain.lower()
    if len(lowered) == len(plain):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)


def holds_any(text: str, pieces: Iterable[str]) -> bool:
    """Return whether one of `pieces` stands anywhere in `text`."""
    return any(map(text.__contains__, pieces))


class PhraseMatcher:
    """Finds phrases on word boundaries, longest first within a category, in time linear in the text."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        entries: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            entries.setdefault(fold(phrase.text), []).append(phrase)
        self._automaton = ahocorasick.Automaton()
        for key, value in entries.items():
            self._automaton.add_word(key, (len(key), value))
        if entries:
            self._automaton.make_automaton()
        self._empty = not entries
        self._medicines = {
            key: known
            for key, value in entries.items()
            if (known := [p for p in value if p.category == _MEDICATION and not (p.cased or p.ambiguous)])
        }
        self._unlisted = Unlisted(self._medicines)

    def find(self, text: str) -> list[Match]:
        """Return the matches in `text` by start; within a category none overlaps a longer one."""
        if self._empty:
            return []
        found = sorted(self._candidates(text), key=lambda m: (m.phrase.category, m.start, -m.end))
        kept: list[Match] = []
        for match in found:
            last = kept[-1] if kept else None
            if last and last.phrase.category == match.phrase.category and match.start < last.end:
                same_place = (match.start, match.end) == (last.start, last.end)
                if not same_place or match.phrase.name == last.phrase.name:
                    continue
            kept.append(match)
        return sorted(kept, key=lambda m: (m.start, m.end, m.phrase.category, m.phrase.name))

    def _candidates(self, text: str) -> Iterator[Match]:
        lowered, size = fold(text), len(text)
        for last, (length, phrases) in self._automaton.iter(lowered):
            start, end = last - length + 1, last + 1
            goes_on = end < size and text[end].isalnum() and text[last].isalnum()
            if goes_on or (start and text[start].isalnum() and text[start - 1].isalnum()):
                if length >= _LONG:
                    yield from self._run_together(lowered, start, end)
                continue
            for phrase in phrases:
                if not phrase.cased or text[start:end] == phrase.text:
                    yield Match(start, end, phrase)
        if self._medicines:
            for start, end, name in self._unlisted.find(lowered):
                if not (_is_word_part(text, start - 1, start) or _is_word_part(text, end - 1, end)):
                    for phrase in self._medicines.get(name, (Phrase(name, _MEDICATION, name),)):
                        yield Match(start, end, phrase)

    def _run_together(self, lowered: str, start: int, end: int) -> Iterator[Match]:
        """Yield the medicine named by a part of a word: with a form, a dose or a plural, or in a hashtag."""
        phrases = self._medicines.get(lowered[start:end])
        if not phrases:
            return
        tail = None if _is_word_part(lowered, start - 1, start) else _TAIL.match(lowered, end)
        if tail:
            end = tail.end()
        elif not _in_hashtag(lowered, start):
            return
        for phrase in phrases:
            yield Match(start, end, phrase)


def with_longer(matches: list[Match], more: Iterable[Match]) -> list[Match]:
    """Return `matches` and `more` by start; where two overlap the longer stays."""
    more = list(more)
    if not more:
        return matches
    kept: list[Match] = []
    covered: set[int] = set()
    for match in sorted([*matches, *more], key=lambda m: (m.start - m.end, m.start)):
        place = range(match.start, match.end)
        if covered.isdisjoint(place):
            covered.update(place)
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)


def _in_hashtag(text: str, start: int) -> bool:
    """Return whether the word at `start` begins with "#"."""
    return bool(_HASHTAG.search(text, max(0, start - 40), start))


def _is_word_part(text: str, left: int, right: int) -> bool:
    """Return whether the characters at `left` and `right` (neighbours) belong to one word."""
    return left >= 0 and right < len(text) and text[left].isalnum() and text[right].isalnum()
