"""What a recogniser is: a decorated function that yields the spans of one kind of personal data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Find = Callable[[str, str], Iterator[tuple[int, int, str]]]
"""Takes a text and its lower-case form, yields (start, end, mask)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` that `mask` stands for; a `soft` one yields to a kept phrase within it."""

    start: int
    end: int
    mask: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Recogniser:
    """One kind of personal data."""

    name: str
    find: Find
    soft: bool

    def spans(self, text: str, lower: str) -> Iterator[Span]:
        for start, end, mask in self.find(text, lower):
            yield Span(start, end, mask, self.soft)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern and what is masked of it: its first group that matched, or all.

    The pattern is tried only on texts where `hint` is found and one of `words` stands (lower case):
    most texts hold neither, and both are far cheaper. `check` has the last word on what was found.
    """

    pattern: re.Pattern[str]
    mask: str
    hint: re.Pattern[str] | None = None
    words: tuple[str, ...] = ()
    check: Callable[[str], bool] | None = None


_REGISTRY: dict[str, Recogniser] = {}


def recogniser(name: str, *, soft: bool = False) -> Callable[[Find], Find]:
    """Return a decorator that registers a function yielding (start, end, mask).

    `soft` spans are names and places: they give way to a phrase the caller wants kept.
    """

    def register(find: Find) -> Find:
        _REGISTRY[name] = Recogniser(name, find, soft)
        return find

    return register


def registered() -> tuple[Recogniser, ...]:
    """Return the recognisers registered so far, by name."""
    return tuple(_REGISTRY[name] for name in sorted(_REGISTRY))


def matches(rules: tuple[Rule, ...], text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Yield what the rules find."""
    for rule in rules:
        if (rule.words and not holds(lower, rule.words)) or (rule.hint and not rule.hint.search(text)):
            continue
        for found in rule.pattern.finditer(text):
            group = found.lastindex or 0
            if rule.check is None or rule.check(found[group]):
                yield found.start(group), found.end(group), rule.mask


def holds(text: str, words: tuple[str, ...]) -> bool:
    """Return whether one of the words stands somewhere in the text."""
    return any(word in text for word in words)


_WORD = re.compile(r"[\w'&-]+(?:\.(?=\w)[\w'&-]+)*")
_AROUND = 60
_MOST_WORDS = 6


def folded(phrase: str) -> str:
    """Return a phrase as `touches` compares it: words in lower case, one blank between."""
    return " ".join(_WORD.findall(phrase.casefold()))


def touches(text: str, start: int, end: int, phrases: frozenset[str]) -> bool:
    """Return whether one of the folded phrases stands on the span, in whole or in part."""
    offset = max(0, start - _AROUND)
    words = list(_WORD.finditer(text, offset, min(len(text), end + _AROUND)))
    inside = [i for i, word in enumerate(words) if word.start() < end and start < word.end()]
    for first in range(max(0, inside[0] - _MOST_WORDS) if inside else 0, (inside[-1] + 1) if inside else 0):
        for last in range(max(first, inside[0]), min(first + _MOST_WORDS, len(words))):
            phrase = " ".join(word[0].casefold() for word in words[first : last + 1])
            if phrase in phrases or phrase.rstrip("'").removesuffix("'s") in phrases:
                return True
    return False
