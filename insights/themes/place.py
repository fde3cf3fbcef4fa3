"""A quick run for a few new posts: they are placed in the themes that are stored; nothing is made anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from insights.language.embeddings import unit_rows
from insights.themes.assign import Placer, centroids_of, strengths_of
from insights.themes.layout import beside
from insights.themes.naming import long_texts

_DIRECTIONS: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """For each of k new texts the ids of its theme and part, None for none; `strength` (k,) 0..1, 0 in no theme;
    `positions` (k, 2) on the map, NaN where nothing is known."""

    themes: tuple[str | None, ...]
    parts: tuple[str | None, ...]
    strength: NDArray[np.float32]
    positions: NDArray[np.float32]


def place(
    texts: Sequence[str],
    vectors: NDArray[np.float32],
    *,
    known: NDArray[np.float32],
    theme_of: Sequence[str | None],
    finer_of: Sequence[str | None],
    positions: NDArray[np.float32],
    remarks: Collection[str] = (),
    seed: int = 7,
) -> Placed:
    """Return where new texts belong among the stored themes, by the rule of a full run (see `assign.Placer`).

    `vectors` (k, dims) are the sentence vectors of the texts. `known` (m, dims) are those of stored posts that have
    one, `theme_of` and `finer_of` the ids of their themes and parts, `positions` (m, 2) their places on the map.
    `remarks` are ids of themes of short remarks, which long texts may not join.
    """
    ids = sorted({theme for theme in theme_of if theme is not None})
    if not len(texts) or not ids:
        none = (None,) * len(texts)
        return Placed(
            themes=none,
            parts=none,
            strength=np.zeros(len(texts), np.float32),
            positions=np.full((len(texts), 2), np.nan, np.float32),
        )
    middle = unit_rows(known).mean(axis=0)
    turned, fresh = unit_rows(unit_rows(known) - middle), unit_rows(unit_rows(vectors) - middle)
    _, turns = np.linalg.eigh(np.cov(turned.T))
    turned, fresh = turned @ turns[:, -_DIRECTIONS:], fresh @ turns[:, -_DIRECTIONS:]
    labels, finer_of = _numbered(theme_of, ids), list(finer_of)
    barred = long_texts(texts)[:, None] & np.isin(ids, list(remarks))[None, :]
    found = Placer(turned, labels).place(fresh, barred)
    parts: list[str | None] = [None] * len(texts)
    for theme in np.unique(found[found >= 0]):
        inside, among = np.flatnonzero(found == theme), np.flatnonzero(labels == theme).tolist()
        finer = sorted({part for row in among if (part := finer_of[row]) is not None})
        if finer:
            middles = centroids_of(turned[among], _numbered([finer_of[row] for row in among], finer))
            for row, nearest in zip(inside, (unit_rows(fresh[inside]) @ middles.T).argmax(axis=1), strict=True):
                parts[row] = finer[nearest]
    standing = np.flatnonzero(np.isfinite(positions).all(axis=1))
    return Placed(
        themes=tuple(ids[one] if one >= 0 else None for one in found),
        parts=tuple(parts),
        strength=strengths_of(fresh, found, centroids_of(turned, labels)),
        positions=beside(
            fresh, found, known=turned[standing], known_labels=labels[standing], places=positions[standing], seed=seed
        ),
    )


def _numbered(names: Sequence[str | None], among: Sequence[str]) -> NDArray[np.int64]:
    """Return the place of each name in `among`, -1 for None."""
    place_of = {name: place for place, name in enumerate(among)}
    return np.array([-1 if name is None else place_of[name] for name in names], np.int64)
