"""BERTopic, with our own steps for reduction and clustering and no embedding model of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from insights.themes.cluster import Clusters
from insights.themes.libraries import bertopic
from insights.themes.reduce import Reduction

_TERMS = 20


class Topics:
    """A fitted BERTopic: `labels` from clustering, then term weights for whatever labels it is given."""

    def __init__(self, terms: Sequence[Sequence[str]], rows: NDArray[np.float32], *, seed: int) -> None:
        from sklearn.feature_extraction.text import CountVectorizer

        library = bertopic()
        self._texts = [" ".join(some) for some in terms]
        self._model = library.BERTopic(
            language="multilingual",  # keeps the joints of our terms; no model is loaded for it
            embedding_model=None,
            umap_model=Reduction(seed=seed),
            hdbscan_model=Clusters(),
            vectorizer_model=CountVectorizer(tokenizer=str.split, token_pattern=None, lowercase=False),
            ctfidf_model=library.vectorizers.ClassTfidfTransformer(reduce_frequent_words=True),
            top_n_words=_TERMS,
        )
        found, _ = self._model.fit_transform(self._texts, embeddings=rows)
        self.labels: NDArray[np.int64] = np.asarray(found, np.int64)

    def weights(self, groups: NDArray[np.int64], *, top: int) -> dict[int, tuple[tuple[str, float], ...]]:
        """Return the heaviest terms of each group 0, 1, ... of rows by class-based TF-IDF; -1 is no group."""
        from scipy.sparse import csr_matrix

        inside = np.flatnonzero(groups >= 0)
        if not len(inside):
            return {}
        counts = self._model.vectorizer_model.transform([self._texts[row] for row in inside])
        count = int(groups.max()) + 1
        member = csr_matrix((np.ones(len(inside)), (groups[inside], np.arange(len(inside)))), (count, len(inside)))
        table = self._model.ctfidf_model.transform(member @ counts).tocsr()
        names = self._model.vectorizer_model.get_feature_names_out()
        heaviest = {}
        for group in range(count):
            row = table[[group]]
            order = np.lexsort((row.indices, -row.data))[:top]
            heaviest[group] = tuple((str(names[row.indices[one]]), float(row.data[one])) for one in order)
        return heaviest
