"""BERTopic's clustering step: the themes as nodes of one tree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from insights.themes.tree import Tree, themes_of


class Clusters:
    """Cuts Ward's tree of the rows into `wanted` themes: nearly every row is of one, none swallows the rest."""

    tree_: Tree
    nodes_: list[int]
    labels_: NDArray[np.int64]

    def __init__(self, wanted: int) -> None:
        self._wanted = wanted

    def fit(self, rows: NDArray[np.float32], y: object = None) -> Clusters:
        """Return itself with the tree, the nodes of its themes and the `labels_` of the rows (-1 is none)."""
        del y
        self.tree_ = Tree(rows)
        self.nodes_ = themes_of(self.tree_, len(rows), self._wanted)
        self.labels_ = self.tree_.labels(self.nodes_)
        return self
