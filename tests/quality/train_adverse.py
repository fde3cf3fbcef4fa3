"""Train the model of reactions in reviews: `python -m tests.quality.train_adverse` writes its weights anew.

Words and pairs of words, weighed by logistic regression on the training sentences of PsyTAR and calibrated on
those in which the rules find nothing, by folds. Neither a sentence nor a rare word gets into the file.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from insights.annotators._suffered import BIAS, SHORTEST, WEIGHTS, terms
from tests.quality.psytar_data import TRAIN, Sentence, folds, sentences, sha256

_SEEN_IN = 4
"""Sentences a term has to stand in."""
_LEAST = 0.02
"""Weights below say nothing."""
_HEAD = """\
# Weights of `_suffered.py`: how words and pairs of words speak for or against an adverse reaction or a withdrawal.
# Made by `python -m tests.quality.train_adverse` from binary/train.csv of PsyTAR, sha256 {digest}.
# PsyTAR: Zolnoori, M. et al. (2019), The PsyTAR dataset: From patients generated narratives to a corpus of adverse
# drug events and effectiveness of psychiatric medications, Data in Brief 24; CC BY 4.0,
# https://creativecommons.org/licenses/by/4.0/. The weights are derived from it and may be used on the same terms.
"""


class Linear(NamedTuple):
    """A weight a term, and what is added: log-odds of a sentence, by the root of its length."""

    weights: dict[str, float]
    bias: float

    def score(self, words: Sequence[str]) -> float:
        total = sum(self.weights.get(term, 0.0) for term in terms(words))
        return self.bias + total / math.sqrt(max(len(words), SHORTEST))


def fit(docs: Sequence[Sequence[str]], labels: NDArray[np.bool_]) -> Linear:
    """Return the model of tokenised sentences; the same sentences always give the same model."""
    sets = [terms(words) for words in docs]
    stand_in = Counter(term for one in sets for term in one)
    vocabulary = {term: at for at, term in enumerate(sorted(t for t, n in stand_in.items() if n >= _SEEN_IN))}
    rarity = {term: (math.log((1 + len(docs)) / (1 + stand_in[term])) + 1) / 4 for term in vocabulary}
    rows, columns, values = [], [], []
    for row, (words, one) in enumerate(zip(docs, sets, strict=True)):
        for term in one:
            if term in vocabulary:
                rows.append(row)
                columns.append(vocabulary[term])
                values.append(rarity[term] / math.sqrt(max(len(words), SHORTEST)))
    matrix = csr_matrix((values, (rows, columns)), shape=(len(docs), len(vocabulary)))
    model = LogisticRegression(C=1.0, tol=1e-8, max_iter=10_000).fit(matrix, labels)
    weights = {term: float(model.coef_[0, at]) * rarity[term] for term, at in vocabulary.items()}
    return Linear(weights, float(model.intercept_[0]))


def out_of_fold(rows: Sequence[Sentence], labels: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the score of every sentence by a model that has not seen its fold."""
    scores = np.zeros(len(rows))
    for train, test in folds(rows):
        model = fit([rows[at].words for at in train], labels[train])
        scores[test] = [model.score(rows[at].words) for at in test]
    return scores


def calibration(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> tuple[float, float]:
    """Return slope and intercept that make probabilities of scores (Platt)."""
    line = LogisticRegression(C=1e6, tol=1e-8).fit(scores[:, None], labels)
    return float(line.coef_[0, 0]), float(line.intercept_[0])


def train() -> str:
    """Return the content of the file of weights."""
    rows = sentences(TRAIN)
    labels = np.array([row.suffered for row in rows])
    silent = np.array([not row.rules for row in rows])
    slope, intercept = calibration(out_of_fold(rows, labels)[silent], labels[silent])
    model = fit([row.words for row in rows], labels)
    weights = {term: round(slope * weight, 2) for term, weight in model.weights.items()}
    lines = [f"{BIAS}\t{slope * model.bias + intercept:.2f}"]
    lines += [f"{term}\t{weight:.2f}" for term, weight in sorted(weights.items()) if abs(weight) >= _LEAST]
    return _HEAD.format(digest=sha256(TRAIN)) + "\n".join(lines) + "\n"


if __name__ == "__main__":
    if not TRAIN.is_file():
        sys.exit(f"{TRAIN} is missing: the model is trained on the sentences there.")
    WEIGHTS.write_text(train(), encoding="utf-8")
    sys.stdout.write(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes\n")
