"""Words and phrases that an export holds more often than ordinary English does, and that nothing covers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Set

from insights.coverage.english import per_million
from insights.coverage.report import Row
from insights.coverage.suggest import listed
from insights.coverage.tally import Tally
from insights.coverage.words import is_plain

_TIMES = 6.0
"""How many times more often than in English a word stands here."""
_MOST = math.log(50)
"""Beyond this, words that go together count as no more telling: three rare words always do."""
_LEAST_SHARE = 0.005
_INSIDE = 0.7
"""A word or pair is left to the phrase that holds it in so many of its posts."""
_WHERE = "phrases of the [[care]], [[symptoms]] or [[side_effects]] it is, or terms at the top of the file"


def rows(tally: Tally, taken: Set[str]) -> tuple[list[Row], list[Row]]:
    """Return the rows of words and of phrases, the most telling first; none that holds a word of `taken`."""
    phrases = _without_parts(
        {text: posts for text, posts in tally.phrases.shown(_floor(tally)) if taken.isdisjoint(text.split())}
    )
    ranked = sorted(_phrases(tally, phrases), key=lambda pair: -pair[0])
    shown = [row for _, row in ranked]
    inside = {word for row in shown for word in row.text.split() if row.posts >= _INSIDE * tally.words.posts[word]}
    words = sorted(_words(tally, {*taken, *inside}), key=lambda pair: -pair[0])
    return [row for _, row in words], shown


def _floor(tally: Tally) -> int:
    return max(3, math.ceil(_LEAST_SHARE * tally.posts))


def _words(tally: Tally, taken: Set[str]) -> Iterator[tuple[float, Row]]:
    for word, posts in tally.words.shown(_floor(tally)):
        times = _times(tally, word)
        if word not in taken and not is_plain(word) and times >= _TIMES:
            why = (
                "not an English word we list" if not per_million(word) else f"{times:,.0f} times as often as in English"
            )
            yield posts * math.log(times), _row(tally, word, posts, why)


def _phrases(tally: Tally, phrases: dict[str, int]) -> Iterator[tuple[float, Row]]:
    """Yield phrases whose words stand together far more often than by chance: posts times their information."""
    for text, posts in phrases.items():
        parts = text.split()
        by_chance = tally.posts * math.prod(max(tally.words.posts[part], posts) / tally.posts for part in parts)
        together = posts / by_chance
        telling = [part for part in parts if not is_plain(part) and _times(tally, part) >= _TIMES]
        if together >= _TIMES and telling:
            why = f"{len(parts)} words that go together"
            yield posts * min(math.log(together), _MOST), _row(tally, text, posts, why)


def _times(tally: Tally, word: str) -> float:
    """Return how many times more often than in English a word stands here."""
    return tally.words.posts[word] / (per_million(word) * tally.tokens / 1e6 + 0.5)


def _without_parts(phrases: dict[str, int]) -> dict[str, int]:
    """Return `phrases` without pairs that mostly stand in one of three words."""
    longer = [(f" {text} ", posts) for text, posts in phrases.items() if text.count(" ") == 2]
    return {
        text: posts
        for text, posts in phrases.items()
        if text.count(" ") == 2 or not any(f" {text} " in whole and more >= _INSIDE * posts for whole, more in longer)
    }


def _row(tally: Tally, text: str, posts: int, why: str) -> Row:
    return Row(
        text=text,
        posts=posts,
        share=round(posts / tally.posts, 4),
        why=why,
        where=_WHERE,
        paste=listed("phrases", [text]),
    )
