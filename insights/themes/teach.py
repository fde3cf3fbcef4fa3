"""A cheap model that learns from posts read for their meaning what the words of the others mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_WHOLE: Final = 1_500  # characters
_OPENING: Final = 400  # about what the sentence model reads of a post
_BEGINNING: Final = 5  # letters: "inject" stands for "injecting"
_FEWEST_POSTS: Final = 3
_MOST_SHARE: Final = 0.3
_PENALTY: Final = 1.0
_WORD = re.compile(r"[^\W_]{2,}")


def taught(
    texts: Sequence[str],
    sample: NDArray[np.int64],
    known: NDArray[np.float32],
    *,
    marks: Sequence[Collection[str]] | None = None,
) -> NDArray[np.float32]:
    """Return what words tell of the place of each text (n, dims), learnt from `known` (m, dims), that of `sample` (m,).

    For a text of the sample it is what is made of it had it not been learnt from, so that all rows err alike. A text
    without a word that others use has no place (zeros).

    Ridge regression on TF-IDF of words, and of words and their beginnings in the opening. Solved among the m texts
    it learns from, whose left-out values then come without learning again (Rasmussen and Williams 2006, eq. 5.12).
    """
    words = _words_of(texts, marks)
    mine = words[sample]
    middle = known.mean(axis=0)
    alike = np.asarray((mine @ mine.T).todense(), np.float32)
    alike[np.diag_indices_from(alike)] += _PENALTY
    inverse = np.linalg.inv(alike)
    weights = inverse @ (known - middle)
    rows = words @ (mine.T @ weights) + middle
    rows[sample] = known - weights / np.diag(inverse)[:, None]
    rows[np.diff(words.indptr) == 0] = 0
    return np.asarray(rows, np.float32)


def _words_of(texts: Sequence[str], marks: Sequence[Collection[str]] | None) -> Any:
    """Return the weighted words of each text (n, words), sparse, and its marks, what is found in it, if told."""
    from scipy.sparse import hstack

    found = [] if marks is None else [_weighed(marks, sorted)]
    return hstack([_weighed(texts, _whole_words), _weighed(texts, _opening), *found]).tocsr()


def _weighed(texts: Sequence[Any], words_of: Any) -> Any:
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    few = len(texts) < _FEWEST_POSTS / _MOST_SHARE
    model = TfidfVectorizer(
        analyzer=words_of,
        min_df=1 if few else _FEWEST_POSTS,
        max_df=1.0 if few else _MOST_SHARE,
        sublinear_tf=True,
        dtype=np.float32,
    )
    try:
        return model.fit_transform(texts)
    except ValueError:  # no word that several texts use
        return csr_matrix((len(texts), 1), dtype=np.float32)


def _whole_words(text: str) -> list[str]:
    return _WORD.findall(text[:_WHOLE].lower())


def _opening(text: str) -> Iterator[str]:
    for word in _WORD.findall(text[:_OPENING].lower()):
        yield word
        if len(word) > _BEGINNING:
            yield word[:_BEGINNING] + "*"
