"""One tree of posts, cut into themes, and below each theme into its parts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

LARGEST_SHARE: Final = 0.15
_SPLIT_SHARE: Final = 0.12  # of the sample: with the posts that join it a theme may grow


def wanted_for(count: int) -> int:
    """Return how many themes a corpus of `count` posts should have: 10 at 400, 23 at 5,000, 60 at 86,000 and above."""
    return max(2, min(60, round(1.36 * math.cbrt(count)), count // 15))


class Tree:
    """Ward's tree of `rows` (m, dims): each node joins the two whose rows then lie least far apart (Ward 1963).

    Nodes are numbered as scipy does: a row is node 0 to m - 1, the k-th join node m + k.
    """

    def __init__(self, rows: NDArray[np.float32]) -> None:
        from scipy.cluster.hierarchy import linkage

        joins = linkage(rows.astype(np.float64), "ward")
        self._rows = len(rows)
        self._below = joins[:, :2].astype(np.int64)
        self._heights = joins[:, 2]
        self._sizes = np.concatenate([np.ones(len(rows), np.int64), joins[:, 3].astype(np.int64)])

    @property
    def root(self) -> int:
        return len(self._sizes) - 1

    def rows(self, node: int) -> NDArray[np.int64]:
        """Return the rows below a node, in order."""
        found, left = [], [node]
        while left:
            one = left.pop()
            if one < self._rows:
                found.append(one)
            else:
                left.extend(int(below) for below in self._below[one - self._rows])
        return np.array(sorted(found), np.int64)

    def cut(self, node: int, wanted: int, *, fewest: int, largest: int) -> list[int]:
        """Return about `wanted` nodes below `node`, by splitting again and again where the halves lie farthest apart.

        A node has at least `fewest` rows: a smaller branch is shed, its rows then are below none of the nodes.
        A node of more than `largest` rows is split first, even beyond `wanted`, where it can be.
        """
        done: list[int] = []
        open_ = [node]
        while open_:
            open_.sort(key=lambda one: (self._sizes[one] > largest, self._height(one), one))
            one = open_[-1]
            if len(open_) + len(done) >= wanted and self._sizes[one] <= largest:
                break
            open_.pop()
            large = [below for below in self._parts(one) if self._sizes[below] >= fewest]
            if large:
                open_.extend(large)
            else:
                done.append(one)
        return done + open_

    def labels(self, nodes: Sequence[int]) -> NDArray[np.int64]:
        """Return for each row the place of its node in `nodes`, -1 for none."""
        labels = np.full(self._rows, -1, np.int64)
        for place, node in enumerate(nodes):
            labels[self.rows(node)] = place
        return labels

    def _height(self, node: int) -> float:
        return float(self._heights[node - self._rows]) if node >= self._rows else 0.0

    def _parts(self, node: int) -> list[int]:
        return [int(below) for below in self._below[node - self._rows]] if node >= self._rows else []


def themes_of(tree: Tree, count: int, wanted: int) -> list[int]:
    """Return the nodes of the themes of a tree of `count` rows."""
    return tree.cut(tree.root, wanted, fewest=max(6, count // 250), largest=int(_SPLIT_SHARE * count))
