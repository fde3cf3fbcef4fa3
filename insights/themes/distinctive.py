"""What a segment says of a theme: the terms that mark it, and those it uses far more than the other segments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_PRIOR_POSTS = 10
_FEWEST_POSTS = 5
_SMALL = 30
_HELD_BY = 3
_MARKED = 1.96
_TERMS = 10
_DISTINCTIVE = 5


class Said(NamedTuple):
    """A term as posts hold it (`Terms.posts`), its class-based TF-IDF weight, and how distinctive it is (z)."""

    term: str
    weight: float
    distinctive: float


def said_by_segment(
    posts: Sequence[Sequence[str]], themes: NDArray[np.int64], segments: Sequence[str], *, top: int = _TERMS
) -> dict[tuple[int, str], tuple[Said, ...]]:
    """Return for each theme 0, 1, ... and segment with five posts in it the terms it speaks in, heaviest first.

    `posts` hold the terms of each post, `themes` (n,) its theme or -1. A post counts once for a term. The `top`
    heaviest come first, then up to five more that are distinctive (z above 1.96).
    """
    table, names = _counted(posts)
    voices = sorted(set(segments))
    place = {voice: number for number, voice in enumerate(voices)}
    spoken = np.array([place[voice] for voice in segments], np.int64)
    count = int(themes.max(initial=-1)) + 1
    inside = themes >= 0
    groups = np.where(inside, themes * len(voices) + spoken, -1)
    by_group, by_theme = _summed(table, groups, count * len(voices)), _summed(table, themes, count)
    sizes = np.bincount(groups[inside], minlength=count * len(voices))
    theme_sizes = np.bincount(themes[inside], minlength=count)
    weights = _class_weights(by_group, sizes)
    found = {}
    for group in np.flatnonzero(sizes >= _FEWEST_POSTS):
        theme = int(group) // len(voices)
        whole = _row(by_theme, theme)
        mine = _row(by_group, int(group))
        z = log_odds(mine, whole - mine, prior=whole * (_PRIOR_POSTS / theme_sizes[theme]))
        weight = _row(weights, int(group)) * np.sqrt(mine / sizes[group])
        often = np.flatnonzero(mine >= (_HELD_BY if sizes[group] >= _SMALL else 2))
        some = [Said(names[one], float(weight[one]), float(z[one])) for one in often if weight[one] > 0]
        heavy = apart(sorted(some, key=lambda one: (-one.weight, one.term)), top)
        marked = sorted(
            (one for one in some if one.distinctive > _MARKED), key=lambda one: (-one.distinctive, one.term)
        )
        if chosen := apart(chain(heavy, marked), len(heavy) + _DISTINCTIVE):
            found[theme, voices[int(group) % len(voices)]] = chosen
    return found


def log_odds(
    mine: NDArray[np.float64], others: NDArray[np.float64], *, prior: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the z-score of each term's log-odds between two groups, from its counts there and prior counts.

    Log-odds ratio with an informative Dirichlet prior, Monroe, Colaresi and Quinn (2008), "Fightin' Words",
    equations 16 and 20 to 22. All are 0 where one of the groups says nothing.
    """
    if not mine.sum() or not others.sum():
        return np.zeros(len(mine))
    drawn = prior.sum()

    def odds(counts: NDArray[np.float64]) -> NDArray[np.float64]:
        held = counts + prior
        left = counts.sum() + drawn - held
        known = (held > 0) & (left > 0)
        return np.asarray(np.log(np.divide(held, left, out=np.ones(len(held)), where=known)), np.float64)

    known = prior > 0
    spread = np.zeros(len(mine))
    spread[known] = 1 / (mine[known] + prior[known]) + 1 / (others[known] + prior[known])
    apart_by = odds(mine) - odds(others)
    return np.asarray(np.divide(apart_by, np.sqrt(spread), out=np.zeros(len(mine)), where=spread > 0), np.float64)


def apart(ranked: Iterable[Said], most: int) -> tuple[Said, ...]:
    """Return the first `most` of the terms, leaving out those that contain or are part of one before."""
    kept: list[Said] = []
    for one in ranked:
        words = set(one.term.split("_"))
        if len(kept) == most:
            break
        if not any(words <= (other := set(before.term.split("_"))) or other <= words for before in kept):
            kept.append(one)
    return tuple(kept)


def _counted(posts: Sequence[Sequence[str]]) -> tuple[Any, list[str]]:
    """Return which post (row) holds which term (column), sparse, and the terms."""
    from scipy.sparse import csr_matrix

    place: dict[str, int] = {}
    rows = [sorted({place.setdefault(term, len(place)) for term in some}) for some in posts]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter(chain.from_iterable(rows), np.int64, int(ends[-1]))
    return csr_matrix((np.ones(len(columns)), columns, ends), (len(posts), len(place))), list(place)


def _summed(table: Any, groups: NDArray[np.int64], count: int) -> Any:
    """Return how many posts of each group hold each term; -1 is no group."""
    from scipy.sparse import csr_matrix

    inside = np.flatnonzero(groups >= 0)
    member = csr_matrix((np.ones(len(inside)), (groups[inside], inside)), (count, len(groups)))
    return (member @ table).tocsr()


def _class_weights(counts: Any, sizes: NDArray[np.int64]) -> Any:
    """Return class-based TF-IDF of each group's terms, frequent ones damped (Grootendorst 2022)."""
    from scipy.sparse import diags

    spoken = np.asarray(counts.sum(axis=1)).ravel()
    average = spoken[sizes > 0].mean() if (sizes > 0).any() else 0.0
    everywhere = np.maximum(np.asarray(counts.sum(axis=0)).ravel(), 1)
    shares = diags(1 / np.maximum(spoken, 1)) @ counts
    return (shares.sqrt() @ diags(np.log(1 + average / everywhere))).tocsr()


def _row(table: Any, row: int) -> NDArray[np.float64]:
    return np.asarray(table[[row]].todense(), np.float64).ravel()
