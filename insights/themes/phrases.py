"""In their words: phrases that many people use when they speak of a theme, as they write them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from insights.themes.features import stem
from insights.themes.repeats import without_repeats
from insights.themes.words import is_content, lists

LEAST_VOICES: Final = 11
_LONGEST = 7
_MOST = 15
_MOST_CHARACTERS = 20_000
_NEARLY = 0.7
_LEAST_LIFT = 1.5
_WORD_PRIZE = 0.25
_OPENING: Final = frozenset({"at", "in", "on", "off", "out", "under", "over", "up", "down", "no", "not", "without"})
_CLOSING: Final = frozenset({"it", "up", "off", "out", "on", "down", "in", "over", "back", "away", "again"})
_ALIKE = 0.6
_NOISE = re.compile(r"https?://\S+|www\.\S+|\[[a-z][a-z -]{1,24}\]|/?\b[ru]/\w+|\S*@\S*")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_JOINT = re.compile(r"['’]")


_Words = tuple[str, ...]


def phrases_of(
    texts: Sequence[str],
    themes: Sequence[str | None],
    voices: Sequence[str | None],
    *,
    least: int = LEAST_VOICES,
) -> list[tuple[str, str]]:
    """Return up to 15 phrases of each theme as (theme, phrase), the most telling first, themes sorted by name.

    A phrase has two to seven words and stands in posts of at least `least` distinct `voices` of the theme; a post
    without a voice does not count. It is in small letters with single blanks, as it stands in the small-lettered
    text. It is no part of a longer one that nearly as many use, begins and ends with a word that says something
    unless people hardly say it otherwise, and stands in no line that several posts repeat. Where there are other
    themes it is used half as often again there as in them. A theme's posts are held at a time.
    """
    rows: dict[str, list[int]] = {}
    for row, (theme, voice) in enumerate(zip(themes, voices, strict=True)):
        if theme is not None and voice is not None:
            rows.setdefault(theme, []).append(row)
    sizes = {theme: len({voices[row] for row in some}) for theme, some in sorted(rows.items())}
    found = {
        theme: _frequent([texts[row] for row in rows[theme]], [voices[row] for row in rows[theme]], least=least)
        for theme, size in sizes.items()
        if size >= least
    }
    everywhere = Counter[_Words]()
    for counts in found.values():
        everywhere.update(counts)
    people = sum(sizes.values())
    return [
        (theme, " ".join(phrase))
        for theme, counts in found.items()
        for phrase in _telling(counts, sizes[theme], everywhere, people)
    ]


def _telling(counts: Mapping[_Words, int], size: int, everywhere: Mapping[_Words, int], people: int) -> list[_Words]:
    """Return the phrases that mark a theme of `size` voices among `people`, the most telling first."""
    whole = {phrase: seen for phrase, seen in counts.items() if len(phrase) > 1 and _stands_alone(phrase, counts)}
    longer = Counter[_Words]()
    for phrase, seen in whole.items():
        for part in _parts(phrase):
            longer[part] = max(longer[part], seen)
    scores = {}
    for phrase, seen in whole.items():
        elsewhere = (everywhere[phrase] - seen + 1) / (people - size + 2)
        lift = math.log(seen / size / elsewhere) if people > size else 1.0
        if longer[phrase] < _NEARLY * seen and lift >= math.log(_LEAST_LIFT):
            scores[phrase] = math.sqrt(seen / size) * lift * (1 + _WORD_PRIZE * (len(phrase) - 2))
    chosen: list[_Words] = []
    cores: list[frozenset[str]] = []
    for phrase in sorted(scores, key=lambda one: (-scores[one], one)):
        core = frozenset(stem(word) for word in phrase if word not in lists().stop)
        if len(chosen) < _MOST and not any(_alike(core, other) for other in cores):
            chosen.append(phrase)
            cores.append(core)
    return chosen


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * min(len(one), len(other))


def _stands_alone(phrase: _Words, counts: Mapping[_Words, int]) -> bool:
    """Return whether a phrase says something and is no torn-off piece: "on the fence" is none, "of the fence" is."""
    stop, alone, verbs = lists().stop, lists().alone, lists().verbs
    plain = [_JOINT.sub("", word) for word in phrase]
    if all(word in alone or word in verbs or not is_content(word) for word in plain):
        return False
    saying = [place for place, word in enumerate(plain) if word not in stop]
    inner, before, behind = phrase[saying[0] : saying[-1] + 1], plain[: saying[0]], plain[saying[-1] + 1 :]
    idiom = _OPENING.issuperset(before[:1]) and _CLOSING.issuperset(behind[-1:])
    return idiom and counts[phrase] >= _NEARLY * counts[inner]


def _parts(phrase: _Words) -> Iterator[_Words]:
    for length in range(2, len(phrase)):
        for start in range(len(phrase) - length + 1):
            yield phrase[start : start + length]


def _frequent(texts: Sequence[str], voices: Sequence[str | None], *, least: int) -> dict[_Words, int]:
    """Return the runs of one to seven words that `least` voices use, with how many do.

    A run can only be frequent if what it is without its first and without its last word is (Agrawal and Srikant 1994).
    """
    tokens, speakers, vocabulary = _tokens(texts, voices)
    ids, first, said_by = _kept(tokens, speakers, least)
    names: list[_Words] = [(vocabulary[tokens[place]],) for place in first]
    counts: dict[_Words, int] = {}
    for _ in range(_LONGEST):
        counts |= dict(zip(names, said_by.tolist(), strict=True))
        if not names:
            break
        following = np.append(ids[1:], -1)
        shorter, before = names, ids
        ids, first, said_by = _kept(
            np.where((ids >= 0) & (following >= 0), ids * len(names) + following, -1), speakers, least
        )
        names = [(*shorter[before[place]], shorter[before[place + 1]][-1]) for place in first]
    return counts


def _kept(
    keys: NDArray[np.int64], speakers: NDArray[np.int64], least: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the keys that `least` voices use as 0, 1, ... in place (-1: others), where each stands, and its voices."""
    used = np.flatnonzero(keys >= 0)
    unique, first, number = np.unique(keys[used], return_index=True, return_inverse=True)
    people = int(speakers.max(initial=0)) + 1
    voices = np.bincount(np.unique(number * people + speakers[used]) // people, minlength=len(unique))
    often = voices >= least
    found = np.full(len(keys), -1, np.int64)
    found[used] = np.where(often, np.cumsum(often) - 1, -1)[number]
    return found, used[first[often]], voices[often]


def _tokens(
    texts: Sequence[str], voices: Sequence[str | None]
) -> tuple[NDArray[np.int64], NDArray[np.int64], list[str]]:
    """Return the words of the texts as numbers, -1 where a run of words ends, who says each, and the words."""
    place: dict[str, int] = {}
    who: dict[str | None, int] = {}
    tokens: list[int] = []
    lengths, speakers = [], []
    for text, voice in zip(without_repeats(texts), voices, strict=True):
        start = len(tokens)
        for run in _runs(text):
            tokens += [place.setdefault(word, len(place)) for word in run]
            tokens.append(-1)
        lengths.append(len(tokens) - start)
        speakers.append(who.setdefault(voice, len(who)))
    return np.array(tokens, np.int64), np.repeat(np.array(speakers, np.int64), lengths), list(place)


def _runs(text: str) -> Iterator[list[str]]:
    """Yield runs of words of the text in small letters that stand a single blank apart."""
    small = _NOISE.sub("\n", text[:_MOST_CHARACTERS].lower())
    run: list[str] = []
    end = 0
    for word in _WORD.finditer(small):
        if run and small[end : word.start()] != " ":
            yield run
            run = []
        run.append(word[0])
        end = word.end()
    if run:
        yield run
