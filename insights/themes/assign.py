"""Which theme a post outside every cluster belongs to, if any; nothing is forced into a theme."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from insights.language.embeddings import unit_rows
from insights.themes.reduce import NEIGHBOURS, neighbours

_LEARNT_FROM = 0.10


def spread(rows: NDArray[np.float32], sample: NDArray[np.int64], core: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return a theme for every row: the clustered keep theirs, the others ask their 15 nearest neighbours.

    A row joins the theme most of its neighbours cluster in, if these are at least as many as nine in ten of
    the posts clustered there have; else it stays out (-1).
    """
    found = np.full(len(rows), -1, np.int64)
    count = int(core.max(initial=-1)) + 1
    if not count:
        return found
    members = np.flatnonzero(core >= 0)
    needed = _needed(_votes(rows[sample[members]], rows[sample], core, count, itself=members), core[members])
    clustered = np.full(len(rows), -1, np.int64)
    clustered[sample] = core
    asking = np.flatnonzero(clustered < 0)
    place = np.full(len(rows), -1, np.int64)
    place[sample] = np.arange(len(sample))
    inside = asking[place[asking] >= 0]
    beyond = asking[place[asking] < 0]
    found[:] = clustered
    for some, itself in ((inside, place[inside]), (beyond, None)):
        votes = _votes(rows[some], rows[sample], core, count, itself=itself)
        best = votes.argmax(axis=1) if len(some) else np.zeros(0, np.int64)
        enough = votes[np.arange(len(some)), best] >= needed[best]
        found[some] = np.where(enough, best, -1)
    return found


def centroids_of(rows: NDArray[np.float32], labels: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the unit mean row of each label 0, 1, ..."""
    count = int(labels.max(initial=-1)) + 1
    sums = np.zeros((count, rows.shape[1]), np.float32)
    np.add.at(sums, labels[labels >= 0], rows[labels >= 0])
    return unit_rows(sums)


def strengths_of(
    rows: NDArray[np.float32], labels: NDArray[np.int64], centroids: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the similarity of each row to the centroid of its theme, 0..1; 0 where it has none."""
    strength = np.zeros(len(rows), np.float32)
    inside = labels >= 0
    strength[inside] = np.clip(np.einsum("ij,ij->i", rows[inside], centroids[labels[inside]]), 0, 1)
    return strength


def _votes(
    rows: NDArray[np.float32],
    among: NDArray[np.float32],
    labels: NDArray[np.int64],
    count: int,
    *,
    itself: NDArray[np.int64] | None,
) -> NDArray[np.int64]:
    """Return how many neighbours of each row are in each theme; a row is no neighbour of its own."""
    most = min(NEIGHBOURS, len(among) - 1)
    if itself is None:
        nearest, _ = neighbours(rows, among, most)
    else:
        nearest = neighbours(rows, among, most + 1, itself=itself)[0][:, 1:]
    votes = np.zeros((len(rows), count + 1), np.int64)
    np.add.at(votes, (np.arange(len(rows))[:, None], labels[nearest]), 1)
    return votes[:, :count]


def _needed(votes: NDArray[np.int64], labels: NDArray[np.int64]) -> NDArray[np.int64]:
    own = votes[np.arange(len(votes)), labels]
    return np.array([max(2, np.quantile(own[labels == one], _LEARNT_FROM)) for one in range(votes.shape[1])], np.int64)
