"""Words of a post with their places, and runs of them that nothing stands between."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from insights.privacy import given_names
from insights.themes.words import is_content, lists

_NOISE = re.compile(
    r"https?://\S+|www\.\S+|\b[\w-]+\.(?:com|org|net|co|gov)\b\S*|\[[a-z]+(?:: [^\]\s]{0,80})?\]|(?<!\w)/?[ru]/\w+|@\w+"
)
_WORD = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*")
_BETWEEN = re.compile(r"[ \-/]{1,2}")
_LONGEST = 30
_MOST_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case at `text[start:end]`."""

    start: int
    end: int
    text: str


def words(lowered: str) -> list[Word]:
    """Return the words of a text in lower case; none of an address, a mask, a community or a handle."""
    plain = _NOISE.sub(lambda found: "." * len(found[0]), lowered[:_MOST_CHARACTERS])
    return [
        Word(found.start(), found.start() + len(word), word)
        for found in _WORD.finditer(plain)
        if len(word := found[0].removesuffix("'s")) <= _LONGEST and not _touches_digit(plain, found)
    ]


def runs(lowered: str, found: list[Word], covered: Collection[int]) -> Iterator[list[Word]]:
    """Yield the words that follow each other with a space or hyphen between; none that a span of `covered` holds."""
    run: list[Word] = []
    for word in found:
        if word.start in covered:
            follows = False
        else:
            follows = bool(run) and bool(_BETWEEN.fullmatch(lowered, run[-1].end, word.start))
            if follows:
                run.append(word)
                continue
        if run:
            yield run
        run = [] if word.start in covered else [word]
    if run:
        yield run


def tells(word: str) -> bool:
    """Return whether a word may be shown: it says something and is nobody's given name."""
    return len(word) > 2 and is_content(word.replace("'", "")) and "'" not in word and word not in given_names()


def is_plain(word: str) -> bool:
    """Return whether a word is among those every forum, or every health community, uses ("first", "symptoms")."""
    return word in lists().alone or word in _list("health")


def is_class(word: str) -> bool:
    """Return whether a word stands for medicines at large and never for one."""
    return word in _list("medicines_at_large")


@cache
def _list(name: str) -> frozenset[str]:
    table = tomllib.loads(files("insights.coverage").joinpath("ordinary.toml").read_text("utf-8"))
    return frozenset(table[name].split())


def _touches_digit(text: str, found: re.Match[str]) -> bool:
    """Return whether a digit or underscore is joined to the word, as in a user name or a dose ("20mg")."""
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return any(sign.isdigit() or sign == "_" for sign in before + after)
