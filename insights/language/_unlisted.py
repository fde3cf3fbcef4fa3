"""Medicines written as no list has them: a slip of the pen in a long name, a new name with the stem of its class."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[a-z]{6,24}")
_SHORTEST = 7
_STEM = re.compile(
    r"[a-z]{3,}(?:mab|tinib|ciclib|rafenib|metinib|zomib|lisib|parib|degib|sidenib|gliptin|gliflozin|glutide|sartan|"
    r"vastatin|prazole|conazole|floxacin|tegravir|previr|buvir|ciclovir|triptan|gepant|setron|orexant|lukast|xaban|"
    r"gatran|siran|[bdgmntv]ersen|leucel|parvovec|caftor|relix|azepam|azolam|poetin|plostim|grastim|trexate|"
    r"rubicin|platin|taxel|limus|kinra|fungin|olol|dipine|oxetine|penem|fenac|oxicam)"
)
"""Stems the WHO keeps for one class of medicines each."""
_MOST = 200_000
"""Words remembered as naming nothing."""


class Unlisted:
    """Finds words a letter away from a long one of `names`, and words with the stem of a class of medicines."""

    def __init__(self, names: Iterable[str]) -> None:
        self._listed = frozenset(names)
        long = sorted(name for name in self._listed if len(name) >= _SHORTEST and _WORD.fullmatch(name))
        self._shorter: dict[str, list[str]] = {}
        for name in long:
            for form in _shortened(name):
                self._shorter.setdefault(form, []).append(name)
        self._meant: dict[str, str] = {}
        self._nothing: set[str] = set(self._listed)

    def find(self, lowered: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and the name meant; where only the stem is known, the word itself."""
        words = set(_WORD.findall(lowered)).difference(self._nothing)
        if not words:
            return
        for word in words.difference(self._meant):
            name = self._name(word)
            if name:
                self._meant[word] = name
            else:
                self._nothing.add(word)
        if len(self._nothing) > _MOST:
            self._nothing = set(self._listed)
        if not words.isdisjoint(self._meant):
            for mark in _WORD.finditer(lowered):
                if mark.group() in self._meant:
                    yield mark.start(), mark.end(), self._meant[mark.group()]

    def _name(self, word: str) -> str | None:
        if word in _everyday():
            return None
        near = {
            name
            for form in _shortened(word)
            for name in self._shorter.get(form, ())
            if name[0] == word[0] and _one_slip(word, name)
        }
        if near:
            return min(near)
        stemmed = word.removesuffix("s")
        return stemmed if _STEM.fullmatch(stemmed) else None


def _shortened(word: str) -> set[str]:
    """Return the word and what is left of it with any letter but the first gone."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(1, len(word)))}


def _one_slip(one: str, other: str) -> bool:
    """Return whether a letter too many, missing, wrong, or two swapped are all that tells the words apart."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    return (
        left[1:] == right
        or left == right[1:]
        or left[1:] == right[1:]
        or left[:2] + left[2:] == right[1::-1] + right[2:]
    )


@cache
def _everyday() -> frozenset[str]:
    """Return words that are no medicine though a letter away from one, or ending like one.

    They are those of the Debian word lists american-english-huge and british-english-huge, and a few met in posts.
    """
    path = Path(__file__).parent / "vocabulary" / "everyday.txt"
    return frozenset(path.read_text(encoding="utf-8").split())
