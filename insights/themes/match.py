"""Ids that survive a re-run, so that links and given names do too, and what became of each theme."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from insights.themes.result import Change, Gone, Previous

_MOST = 0.5
_SOME = 0.25
_HEIR = 0.2
_FEWEST_COMMON = 3
_SAME = 0.92  # refits of real posts: the same theme 0.93 and up, different ones 0.91 and below
_TERMS_IN_ID = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """For theme or part i of a run its id, what became of it and the ids it came from; and what is no more.

    In a first run `changes` are None, `was` and `gone` empty.
    """

    ids: tuple[str, ...]
    changes: tuple[Change | None, ...]
    was: tuple[tuple[str, ...], ...]
    gone: tuple[Gone, ...]


def matched(
    assignment: NDArray[np.int64],
    parts: NDArray[np.int64],
    *,
    part_of: Sequence[int | None],
    centroids: NDArray[np.float32],
    terms: Sequence[Sequence[str]],
    previous: Previous | None,
) -> Matched:
    """Return the ids of the themes and parts 0, 1, ... of a run, matched to those of the last one, one to one.

    `assignment` and `parts` (n,) hold the theme and the part of each text as indices, -1 for none; `part_of` the
    theme of each index, None for a theme; `centroids` (len(part_of), dims) their unit middles; `terms` their
    heaviest terms, which make the ids of new ones.

    Clusters are compared by the posts they have in common, as in MONIC (Spiliopoulou et al. 2006), posts that are
    in a theme in both runs. A theme goes on as one that holds half of its posts, or that came half from it, and a
    quarter the other way round; of several pairings those that keep most posts under their id. Where fewer than
    three posts can be compared, the centroids decide. A theme that takes in half of another that ends has merged
    with it; one that came half from a theme and does not go on as it, or goes on with less than half of it, was
    split off. Parts are matched to parts.
    """
    count = len(part_of)
    if previous is None or not previous.theme_ids:
        return Matched(ids=_all_ids({}, terms, set()), changes=(None,) * count, was=((),) * count, gone=())
    before = previous.theme_ids
    old_part_of = previous.part_of or (None,) * len(before)
    near = _nearness(previous.centroids, centroids)
    kinds = []
    for finer, now, then in ((False, assignment, previous.theme_of), (True, parts, previous.finer_of)):
        news = [one for one, above in enumerate(part_of) if (above is not None) is finer]
        olds = [old for old, above in enumerate(old_part_of) if (above is not None) is finer]
        kinds.append(_Kind.of(olds, news, _common(now, then, before, count), near))
    kept = {new: old for kind in kinds for new, old in kind.kept.items()}
    ids = _all_ids({new: before[old] for new, old in kept.items()}, terms, set(before))
    changes = {new: kind.change(place) for kind in kinds for place, new in enumerate(kind.news)}
    became = {old: kind.heirs(place) for kind in kinds for place, old in enumerate(kind.olds)}
    themes = _common(assignment, previous.finer_of, before, count)  # for parts of what has no parts now
    return Matched(
        ids=ids,
        changes=tuple(changes[new][0] for new in range(count)),
        was=tuple(tuple(before[old] for old in changes[new][1]) for new in range(count)),
        gone=tuple(
            Gone(theme_id=name, became=tuple(ids[new] for new in became[old] or _holding_most(themes[old])))
            for old, name in enumerate(before)
            if old not in set(kept.values())
        ),
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    """Themes, or parts, of both runs as rows (old) and columns (new), by their numbers there.

    `common` counts the posts of each pair; `forward` is their share of the old that are in a
    theme now, `backward` of the new.
    """

    olds: Sequence[int]
    news: Sequence[int]
    common: NDArray[np.int64]
    forward: NDArray[np.float64]
    backward: NDArray[np.float64]
    pairs: dict[int, int]  # column: row

    @classmethod
    def of(
        cls, olds: Sequence[int], news: Sequence[int], common: NDArray[np.int64], near: NDArray[np.float64]
    ) -> _Kind:
        """Return the themes of one kind, those that go on paired; the last column of `common` is no theme."""
        grid = np.ix_(olds, news)
        both, held, came = common[grid], common[olds].sum(axis=1), common[grid].sum(axis=0)
        forward = both / np.maximum(both.sum(axis=1), 1)[:, None]
        backward = both / np.maximum(came, 1)[None, :]
        goes_on = (np.maximum(forward, backward) >= _MOST) & (np.minimum(forward, backward) >= _SOME)
        pairs = _paired(np.where(goes_on & (both >= _FEWEST_COMMON), both + near[grid] / 4, 0))  # of equals the nearer
        untold = (held < _FEWEST_COMMON)[:, None] | (came < _FEWEST_COMMON)[None, :]
        untold[list(pairs.values())] = False
        untold[:, list(pairs)] = False
        pairs |= _paired(np.where(untold & (near[grid] >= _SAME), near[grid], 0))
        return cls(olds, news, both, forward, backward, pairs)

    @property
    def kept(self) -> dict[int, int]:
        """Return the number of the old theme that each new one goes on as."""
        return {self.news[column]: self.olds[row] for column, row in self.pairs.items()}

    def change(self, column: int) -> tuple[Change, list[int]]:
        """Return what became of a new theme, and the numbers of the old ones it came from, most posts first."""
        own = self.pairs.get(column)
        rows = [row for row in self._by_posts(column) if self.common[row, column] >= _FEWEST_COMMON]
        ended = set(range(len(self.olds))) - set(self.pairs.values())
        taken = [row for row in rows if row in ended and self.forward[row, column] >= _MOST]
        if len(taken) > (own is None):
            return Change.MERGED, [self.olds[row] for row in ([] if own is None else [own]) + taken]
        if own is not None:
            apart = self.forward[own, column] < _MOST and len(self.heirs(own)) > 1
            return (Change.SPLIT if apart else Change.SAME), [self.olds[own]]
        parents = [row for row in rows if self.backward[row, column] >= _MOST]
        return (Change.SPLIT if parents else Change.NEW), [self.olds[row] for row in parents]

    def heirs(self, row: int) -> list[int]:
        """Return the numbers of the new themes that hold a fifth of what is left of an old one, most first."""
        order = np.argsort(-self.common[row], kind="stable")
        return [self.news[column] for column in order if self.forward[row, column] >= _HEIR]

    def _by_posts(self, column: int) -> list[int]:
        return [int(row) for row in np.argsort(-self.common[:, column], kind="stable")]


def _common(now: NDArray[np.int64], then: Sequence[str | None], before: Sequence[str], count: int) -> NDArray[np.int64]:
    """Return how many texts of each old theme (rows) are in each new one; in none, in the last column."""
    place = {name: row for row, name in enumerate(before)}
    rows = np.array([place.get(name, -1) if name is not None else -1 for name in then], np.int64)
    known = np.flatnonzero(rows >= 0)
    columns = np.where(now[known] >= 0, now[known], count)
    found = np.zeros((len(before), count + 1), np.int64)
    np.add.at(found, (rows[known], columns), 1)
    return found


def _nearness(before: NDArray[np.float32], centroids: NDArray[np.float32]) -> NDArray[np.float64]:
    if not len(centroids) or before.shape[1] != centroids.shape[1]:  # another embedding model compares with nothing
        return np.zeros((len(before), len(centroids)))
    return np.clip(before.astype(np.float64) @ centroids.astype(np.float64).T, 0, 1)


def _paired(gain: NDArray[np.float64]) -> dict[int, int]:
    """Return the row of each column in the pairing of most gain, one to one; pairs without gain are none."""
    if not gain.any():
        return {}
    from scipy.optimize import linear_sum_assignment

    return {int(col): int(row) for row, col in zip(*linear_sum_assignment(-gain), strict=True) if gain[row, col] > 0}


def _holding_most(posts: NDArray[np.int64]) -> list[int]:
    """Return the theme that holds at least half of the posts, if any; the last place is no theme."""
    best = int(posts[:-1].argmax()) if len(posts) > 1 else 0
    return [best] if len(posts) > 1 and posts[best] and posts[best] >= _MOST * posts.sum() else []


def _all_ids(kept: dict[int, str], terms: Sequence[Sequence[str]], taken: set[str]) -> tuple[str, ...]:
    ids: list[str] = []
    for index, words in enumerate(terms):
        ids.append(kept.get(index) or _fresh(words, taken))
        taken.add(ids[-1])
    return tuple(ids)


def _fresh(words: Sequence[str], taken: set[str]) -> str:
    base = " ".join(sorted(words[:_TERMS_IN_ID]))
    attempt = 0
    while True:
        text = base if attempt == 0 else f"{base} {attempt}"
        name = "t" + hashlib.sha256(text.encode()).hexdigest()[:8]
        if name not in taken:
            return name
        attempt += 1
