"""BERTopic, with our own steps for reduction and clustering and no embedding model of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from insights.themes.cluster import Clusters
from insights.themes.libraries import bertopic
from insights.themes.reduce import Reduction

_TERMS = 20
_FEWEST_POSTS = 3
_SMALL = 30
_FEWEST_SHARE = 0.03


class Topics:
    """A fitted BERTopic: its steps are run on `rows`, then it weighs terms for whatever labels it is given."""

    def __init__(
        self,
        terms: Sequence[Sequence[str]],
        rows: NDArray[np.float32],
        *,
        reduction: Reduction,
        clusters: Clusters,
    ) -> None:
        from sklearn.feature_extraction.text import CountVectorizer

        library = bertopic()
        self._texts = [" ".join(dict.fromkeys(some)) for some in terms]  # a post counts once for a term
        self._model = library.BERTopic(
            language="multilingual",  # keeps the joints of our terms; no model is loaded for it
            embedding_model=None,
            umap_model=reduction,
            hdbscan_model=clusters,
            vectorizer_model=CountVectorizer(tokenizer=str.split, token_pattern=None, lowercase=False),
            ctfidf_model=library.vectorizers.ClassTfidfTransformer(reduce_frequent_words=True),
            top_n_words=_TERMS,
        )
        self._model.fit_transform(self._texts, embeddings=rows)

    def weights(self, groups: NDArray[np.int64], *, top: int) -> dict[int, tuple[tuple[str, float], ...]]:
        """Return the heaviest terms of each group 0, 1, ... of rows; -1 is no group.

        The weight is class-based TF-IDF times the root of the share of the group's posts that hold the term.
        """
        from scipy.sparse import csr_matrix

        inside = np.flatnonzero(groups >= 0)
        if not len(inside):
            return {}
        counts = self._model.vectorizer_model.transform([self._texts[row] for row in inside])
        count = int(groups.max()) + 1
        member = csr_matrix((np.ones(len(inside)), (groups[inside], np.arange(len(inside)))), (count, len(inside)))
        posts = (member @ counts).tocsr()
        table = self._model.ctfidf_model.transform(posts.copy()).tocsr()
        names = self._model.vectorizer_model.get_feature_names_out()
        heaviest = {}
        for group in range(count):
            row = table[[group]]
            size = int((groups == group).sum())
            fewest = max(_FEWEST_POSTS if size >= _SMALL else 2, _FEWEST_SHARE * size)
            seen = np.asarray(posts[[group]][:, row.indices].todense()).ravel()
            often = row.indices[seen >= fewest]
            weight = np.asarray(row[:, often].todense()).ravel() * np.sqrt(seen[seen >= fewest] / size)
            order = np.lexsort((often, -weight))
            heaviest[group] = _distinct(((str(names[often[one]]), float(weight[one])) for one in order), top)
        return heaviest


def _distinct(weighted: Iterable[tuple[str, float]], top: int) -> tuple[tuple[str, float], ...]:
    """Return the first `top` terms, leaving out those that contain or are part of one before."""
    kept: list[tuple[str, float]] = []
    for term, weight in weighted:
        words = set(term.split("_"))
        if weight > 0 and not any(words <= (other := set(one.split("_"))) or other <= words for one, _ in kept):
            kept.append((term, weight))
        if len(kept) == top:
            break
    return tuple(kept)
