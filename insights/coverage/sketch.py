"""Counts that fit in memory: how many posts hold a word, and whether enough people wrote them."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator

FLOOR = 3
"""Posts, and authors where they are known, that a word needs to be shown."""

_VOICES = 61


def voice(who: str) -> int:
    """Return the bit that stands for an author. Two authors may share one; that only counts them as fewer."""
    return 1 << (zlib.crc32(who.encode()) % _VOICES)


class Sketch:
    """Posts and voices per word, at most about `limit` words.

    Beyond the limit the rarest go, so that a count may be too low by what was thrown away before (lossy counting,
    Manku and Motwani 2002); a word of this many posts stays.
    """

    def __init__(self, limit: int = 150_000) -> None:
        self.posts: Counter[str] = Counter()
        self._voices: dict[str, int] = {}
        self._limit = limit

    def add(self, words: Iterable[str], bit: int) -> None:
        """Count one post of one voice for each of `words`, which holds a word once."""
        for word in words:
            self.posts[word] += 1
            self._voices[word] = self._voices.get(word, 0) | bit

    def merge(self, other: Sketch) -> None:
        """Add the counts of `other`."""
        for word, posts in other.posts.items():
            self.posts[word] += posts
            self._voices[word] = self._voices.get(word, 0) | other._voices[word]
        least = 1
        while len(self.posts) > self._limit:
            for word in [word for word, posts in self.posts.items() if posts <= least]:
                del self.posts[word], self._voices[word]
            least += 1

    def shown(self, floor: int = FLOOR) -> Iterator[tuple[str, int]]:
        """Yield the words that stand in `floor` posts by as many voices, the most frequent first."""
        for word, posts in self.posts.most_common():
            if posts < floor:
                return
            if self._voices[word].bit_count() >= floor:
                yield word, posts
