"""What is the best way to find reactions, effect and lack of effect in sentences of reviews? Figures to psytar.json.

    python -m tests.quality.psytar          five folds of the training sentences
    python -m tests.quality.psytar --dev    the sentences held out; not to be opened while rules are changed

Every candidate is a score of a sentence; its threshold is the one with the best F1 on the other four folds. VADER is
compared where it is installed (it is no part of the product).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve, roc_auc_score

from insights.analysis import program_digest
from insights.annotators._suffered import LIKELY
from insights.language.embeddings import default_embedder
from insights.language.sentiment import attitude
from insights.model import Kind, Polarity
from insights.statistics import wilson
from tests.quality.psytar_data import DEV, MODEL, TRAIN, Sentence, folds, sentences, sha256
from tests.quality.train_adverse import calibration, fit, out_of_fold

RESULTS = Path(__file__).with_name("psytar.json")
Scores = NDArray[np.float64]
Fit = Callable[[Sequence[Sentence], NDArray[np.bool_]], Callable[[Sequence[Sentence]], Scores]]
TARGETS: dict[str, Callable[[Sentence], bool]] = {
    "reaction": lambda row: row.suffered,
    "effective": lambda row: row.effective,
    "ineffective": lambda row: row.ineffective,
}


def rules(row: Sentence, target: str) -> float:
    """Return the score of what the annotators find, without the model: 0 where they find nothing."""
    if target == "effective":
        return float(any(one.kind is Kind.MEDICATION and one.polarity is Polarity.POSITIVE for one in row.found))
    events = [one for one in row.found if one.kind is Kind.ADVERSE_EVENT and one.attributes.get("situation") != MODEL]
    if target == "ineffective":
        return float(any(one.attributes.get("situation") == "lack_of_effect" for one in events))
    return max((one.score for one in events), default=0.0)


def candidates(target: str) -> dict[str, Fit]:
    """Return what is compared, by name."""
    sign = 1 if target == "effective" else -1
    found: dict[str, Fit] = {
        "rules": _fixed(lambda row: rules(row, target)),
        "lexicon of the product": _fixed(lambda row: sign * attitude(row.text)),
        "words": lambda rows, labels: _scores(fit([row.words for row in rows], labels).score),
        "words and letters": lambda rows, labels: _tfidf(rows, labels, None),
        "embeddings": _embeddings,
        "rules and words": lambda rows, labels: _tfidf(rows, labels, target),
    }
    if find_spec("vaderSentiment"):
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        vader = SentimentIntensityAnalyzer()
        found["lexicon VADER"] = _fixed(lambda row: sign * vader.polarity_scores(row.text)["compound"])
    if target == "reaction":
        found["rules, words where they are silent"] = _product
    return found


def _fixed(score: Callable[[Sentence], float]) -> Fit:
    def fitted(_rows: Sequence[Sentence], _labels: NDArray[np.bool_]) -> Callable[[Sequence[Sentence]], Scores]:
        return lambda rows: np.array([score(row) for row in rows])

    return fitted


def _scores(score: Callable[[Sequence[str]], float]) -> Callable[[Sequence[Sentence]], Scores]:
    return lambda rows: np.array([score(row.words) for row in rows])


def _product(rows: Sequence[Sentence], labels: NDArray[np.bool_]) -> Callable[[Sequence[Sentence]], Scores]:
    """What the product does: what the rules find counts before all else, then the words."""
    model = fit([row.words for row in rows], labels)
    return lambda rows: np.array([100.0 if row.rules else model.score(row.words) for row in rows])


def _tfidf(rows: Sequence[Sentence], labels: NDArray[np.bool_], target: str | None) -> Callable[..., Scores]:
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"[a-z0-9']+")
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True)
    for one in (words, letters):
        one.fit([row.text for row in rows])

    def features(rows: Sequence[Sentence]) -> Any:
        texts = [row.text for row in rows]
        told = [[[rules(row, target)] for row in rows]] if target else []
        return hstack([words.transform(texts), letters.transform(texts), *told]).tocsr()

    model = LogisticRegression(C=3.0, max_iter=5_000).fit(features(rows), labels)
    return lambda rows: model.decision_function(features(rows))


_EMBEDDED: dict[str, NDArray[np.float32]] = {}


def _embeddings(rows: Sequence[Sentence], labels: NDArray[np.bool_]) -> Callable[[Sequence[Sentence]], Scores]:
    def features(rows: Sequence[Sentence]) -> NDArray[np.float32]:
        texts = [row.text for row in rows]
        if new := sorted({text for text in texts if text not in _EMBEDDED}):
            _EMBEDDED.update(zip(new, default_embedder().encode(new), strict=True))
        return np.array([_EMBEDDED[text] for text in texts])

    model = LogisticRegression(C=3.0, max_iter=5_000).fit(features(rows), labels)
    return lambda rows: model.decision_function(features(rows))


def by_folds(rows: list[Sentence]) -> dict[str, dict[str, dict[str, float]]]:
    """Return the figures of every target and candidate on sentences that the candidate has not seen."""
    split = list(folds(rows))
    figures: dict[str, dict[str, dict[str, float]]] = {}
    for target, is_so in TARGETS.items():
        labels = np.array([is_so(row) for row in rows])
        for name, candidate in candidates(target).items():
            scores = np.zeros(len(rows))
            for train, test in split:
                scores[test] = candidate([rows[at] for at in train], labels[train])([rows[at] for at in test])
            said = np.zeros(len(rows), bool)
            for train, test in split:
                said[test] = scores[test] >= _best_threshold(labels[train], scores[train])
            figures.setdefault(target, {})[name] = _figures(labels, scores, said)
    figures["product"] = {"adverse_event": _shares(suffered(rows), _by_product(rows))}
    return figures


def suffered(rows: Sequence[Sentence]) -> NDArray[np.bool_]:
    return np.array([row.suffered for row in rows])


def _by_product(rows: list[Sentence]) -> NDArray[np.bool_]:
    """Return which sentences the product would find, its model trained on the other folds."""
    scores, silent = out_of_fold(rows, suffered(rows)), np.array([not row.rules for row in rows])
    slope, intercept = calibration(scores[silent], suffered(rows)[silent])
    likely: NDArray[np.bool_] = 1 / (1 + np.exp(-(slope * scores + intercept))) >= LIKELY
    return likely | ~silent


def on_dev(train: list[Sentence], dev: list[Sentence]) -> dict[str, Any]:
    """Return the same on the sentences held out, by the thresholds of training, and what the product finds."""
    split = list(folds(train))
    figures: dict[str, Any] = {}
    for target, is_so in TARGETS.items():
        labels, truth = (np.array([is_so(row) for row in rows]) for rows in (train, dev))
        for name, candidate in candidates(target).items():
            scores = np.zeros(len(train))
            for one, other in split:
                scores[other] = candidate([train[at] for at in one], labels[one])([train[at] for at in other])
            measured = candidate(train, labels)(dev)
            said = measured >= _best_threshold(labels, scores)
            figures.setdefault(target, {})[name] = _figures(truth, measured, said, intervals=True)
    truth = suffered(dev)
    figures["product"] = {
        "adverse_event": _shares(truth, np.array([_finds(row, Kind.ADVERSE_EVENT) for row in dev])),
        "adverse_event_by_rules": _shares(truth, np.array([row.rules for row in dev])),
        "adverse_event_with_lack_of_effect": _shares(
            truth | np.array([row.ineffective for row in dev]),
            np.array([_finds(row, Kind.ADVERSE_EVENT) for row in dev]),
        ),
        "side_effect": _shares(truth, np.array([_finds(row, Kind.SIDE_EFFECT) for row in dev])),
    }
    return figures


def _finds(row: Sentence, kind: Kind) -> bool:
    return any(one.kind is kind and not one.negated for one in row.found)


def _best_threshold(labels: NDArray[np.bool_], scores: Scores) -> float:
    precision, recall, thresholds = precision_recall_curve(labels, scores)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    return float(thresholds[min(int(f1.argmax()), len(thresholds) - 1)])


def _figures(
    labels: NDArray[np.bool_], scores: Scores, said: NDArray[np.bool_], *, intervals: bool = False
) -> dict[str, Any]:
    """Return AUC, precision, recall and F1 (0..1), and the best precision there is at a recall of .90 or more."""
    precision, recall, _ = precision_recall_curve(labels, scores)
    shares = _shares(labels, said)
    return {
        "auc": round(float(roc_auc_score(labels, scores)), 3),
        **(shares if intervals else {key: shares[key] for key in ("precision", "recall", "f1")}),
        "precision_at_recall_90": round(float(precision[recall >= 0.9].max()), 3),
    }


def _shares(labels: NDArray[np.bool_], said: NDArray[np.bool_]) -> dict[str, Any]:
    right, found, labelled = int((labels & said).sum()), int(said.sum()), int(labels.sum())
    precision, recall = right / max(found, 1), right / labelled
    return {
        "sentences": len(labels),
        "labelled": labelled,
        "found": found,
        "right": right,
        "precision": round(precision, 3),
        "precision_interval": _interval(right, found),
        "recall": round(recall, 3),
        "recall_interval": _interval(right, labelled),
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 3),
    }


def _interval(hits: int, total: int) -> list[float]:
    _, low, high = wilson(pd.Series([hits]), pd.Series([total]))
    return [round(float(low[0]), 3), round(float(high[0]), 3)]


def main() -> None:
    """Measure, print, and keep the figures with what they were measured on."""
    if not TRAIN.is_file():
        sys.exit(f"{TRAIN} is missing: the figures are taken on the sentences there.")
    train = sentences(TRAIN)
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    if "--dev" in sys.argv[1:]:
        part, path, figures = "dev", DEV, on_dev(train, sentences(DEV))
    else:
        part, path, figures = "train", TRAIN, by_folds(train)
    measured = {"sha256": sha256(path), "program": program_digest(), "figures": figures}
    RESULTS.write_text(json.dumps({**kept, part: measured}, indent=1) + "\n", encoding="utf-8")
    for line in _lines(figures):
        sys.stdout.write(line + "\n")


def _lines(figures: dict[str, Any]) -> Iterator[str]:
    for target, rows in figures.items():
        for name, row in rows.items():
            yield f"{target:12} {name:36} " + "  ".join(f"{key} {value}" for key, value in row.items())


if __name__ == "__main__":
    main()
