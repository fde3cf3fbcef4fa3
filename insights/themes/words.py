"""Words of a post, cut into runs at punctuation, and the lists of words that say nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

_MOST_CHARACTERS = 1_500
_NOISE = re.compile(r"https?://\S+|www\.\S+|\[[a-z][a-z -]{1,24}\]|\bx{2,}\b|/?\b[ru]/\w+", re.IGNORECASE)
_RUN = re.compile(r"[^.,;:!?()\[\]{}\"“”*|/\\<>=~…–—\n\r\t&+#@^_%$]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(?:-[^\W_]+)*")
_NOT_PLURAL: Final = frozenset({"news", "does", "less", "lens", "diabetes", "glucose", "species", "series", "as"})


class Lists(NamedTuple):
    stop: frozenset[str]
    verbs: frozenset[str]
    alone: frozenset[str]
    before_noun: frozenset[str]
    before_verb: frozenset[str]


@cache
def lists() -> Lists:
    """Return the word lists of `words.toml`."""
    text = files("insights.themes").joinpath("words.toml").read_text("utf-8")
    return Lists(**{name: frozenset(words.split()) for name, words in tomllib.loads(text).items()})


def runs(text: str) -> Iterator[list[str]]:
    """Yield the words between punctuation, without apostrophes; addresses and masks are left out."""
    for run in _RUN.finditer(_NOISE.sub(" . ", text[:_MOST_CHARACTERS])):
        words = [word.replace("'", "").replace("’", "") for word in _WORD.findall(run[0])]
        if words:
            yield words


def is_content(word: str) -> bool:
    """Return whether a word may be part of a term."""
    return len(word) > 1 and word not in lists().stop and word not in lists().verbs and not word[0].isdigit()


def singulars(counts: dict[str, int]) -> dict[str, str]:
    """Return for each word its singular, if the corpus uses that as well; else the word itself."""
    found = {}
    for word, count in counts.items():
        found[word] = word
        if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _NOT_PLURAL:
            continue
        ends = [word[:-1]]
        if word.endswith("ies"):
            ends.append(word[:-3] + "y")
        if word.endswith(("ches", "shes", "xes", "sses")):
            ends.append(word[:-2])
        best = max(ends, key=lambda end: counts.get(end, 0))
        if counts.get(best, 0) * 10 >= count:
            found[word] = best
    return found
