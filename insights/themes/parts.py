"""The parts of themes, and the families themes belong to: the same tree cut lower, the themes joined higher."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from insights.language.embeddings import unit_rows
from insights.themes.assign import centroids_of
from insights.themes.reduce import neighbours
from insights.themes.tree import Tree

_FEWEST_POSTS: Final = 24  # of the sample, for a theme to have parts
_FEWEST_IN_PART: Final = 8
_POSTS_A_PART: Final = 20
_MOST_PARTS: Final = 5
_NEAREST: Final = 8
_OWN: Final = 0.6  # of the neighbours of a part's posts, beyond what chance gives, are of that part
_FEWEST_FOR_FAMILIES: Final = 10
_MOST_FAMILIES: Final = 9


class Levels(NamedTuple):
    """Themes and parts numbered in one order, each theme followed by its parts, largest first.

    `part_of`: the theme of each number, None for a theme. `themes`, `parts` (n,): the number of each post's theme
    and part, -1 for none.
    """

    part_of: tuple[int | None, ...]
    themes: NDArray[np.int64]
    parts: NDArray[np.int64]

    @property
    def numbers(self) -> range:
        return range(len(self.part_of))

    @property
    def tops(self) -> list[int]:
        """Return the numbers of the themes."""
        return [one for one, above in enumerate(self.part_of) if above is None]

    def inside(self, number: int) -> NDArray[np.int64]:
        """Return the posts of a theme or part."""
        return np.flatnonzero((self.themes == number) | (self.parts == number))

    def of(self, rows: NDArray[np.int64]) -> Levels:
        """Return the same themes and parts, with these posts alone."""
        return Levels(self.part_of, self.themes[rows], self.parts[rows])


def levels_of(
    tree: Tree,
    nodes: Sequence[int | None],
    *,
    rows: NDArray[np.float32],
    sample: NDArray[np.int64],
    assignment: NDArray[np.int64],
) -> Levels:
    """Return the themes of `nodes`, in their order, and the parts of each; a theme of no one node (None) has none.

    `rows` (n, dims) are the places of all posts, `sample` (m,) those the tree is of, `assignment` (n,) the place in
    `nodes` of each post's theme. A post of a theme that has parts is of the part whose middle is nearest.
    """
    part_of: list[int | None] = []
    themes, parts = np.full(len(rows), -1, np.int64), np.full(len(rows), -1, np.int64)
    for place, node in enumerate(nodes):
        theme = len(part_of)
        part_of.append(None)
        inside = np.flatnonzero(assignment == place)
        themes[inside] = theme
        within = parts_of(tree, node, rows[sample]) if node is not None else []
        if not within:
            continue
        middles = centroids_of(rows[sample], tree.labels(within))
        nearest = (unit_rows(rows[inside]) @ middles.T).argmax(axis=1)
        mine = np.bincount(nearest[np.isin(inside, sample)], minlength=len(within))
        kept = [one for one in np.argsort(-np.bincount(nearest, minlength=len(within)), kind="stable") if mine[one]]
        if len(kept) > 1:
            numbers = np.full(len(within), -1, np.int64)
            numbers[kept] = theme + 1 + np.arange(len(kept))
            parts[inside] = numbers[nearest]
            part_of.extend([theme] * len(kept))
    return Levels(tuple(part_of), themes, parts)


def parts_of(tree: Tree, node: int, rows: NDArray[np.float32]) -> list[int]:
    """Return the nodes of the two to five parts of a theme, none where it has too few posts or they run together.

    `rows` (m, dims) are the places in which the parts have to be apart: most neighbours of a post within its theme
    are of its own part.
    """
    inside = tree.rows(node)
    if len(inside) < _FEWEST_POSTS:
        return []
    most = min(_MOST_PARTS, len(inside) // _POSTS_A_PART + 1)
    for count in range(most, 1, -1):
        nodes = tree.cut(node, count, fewest=_FEWEST_IN_PART, largest=len(inside))
        if len(nodes) == count and _apart(rows[inside], tree.labels(nodes)[inside]):
            return sorted(nodes, key=lambda one: (-len(tree.rows(one)), one))
    return []


def _apart(rows: NDArray[np.float32], labels: NDArray[np.int64]) -> bool:
    among = np.flatnonzero(labels >= 0)
    rows, labels = rows[among], labels[among]
    nearest, _ = neighbours(rows, rows, min(_NEAREST, len(rows) - 1) + 1, itself=np.arange(len(rows)))
    same = (labels[nearest[:, 1:]] == labels[:, None]).mean(axis=1)
    own = np.bincount(labels, weights=same) / np.bincount(labels)
    by_chance = np.bincount(labels) / len(labels)
    return bool((own >= by_chance + _OWN * (1 - by_chance)).all())


def families_of(centroids: NDArray[np.float32], *, apart: int | None = None) -> NDArray[np.int64]:
    """Return the family 0, 1, ... of each theme, from their middles; one family where there are ten themes or fewer.

    The theme `apart`, of short remarks, is a family of its own.
    """
    count = len(centroids)
    if count <= _FEWEST_FOR_FAMILIES:
        return np.zeros(count, np.int64)
    wanted = min(_MOST_FAMILIES, max(4, round(count / 4)))
    tree = Tree(centroids)
    families = tree.labels(tree.cut(tree.root, wanted, fewest=1, largest=max(2, count // 3)))
    if apart is not None:
        families[apart] = families.max() + 1
    return np.unique(families, return_inverse=True)[1].astype(np.int64)
