"""Precision, recall and F1 of every finding over labelled posts, with intervals, confusion and mistakes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pydantic import BaseModel, ConfigDict

from insights.annotators import annotate
from insights.language.lexicon import Lexicon
from insights.model import Post
from insights.quality.comparisons import COMPARISONS, Compared, Count, Pair, choices
from insights.quality.labels import Labels
from insights.statistics import wilson

_RESAMPLES = 1000
_SEED = 20261122
_FEW = 5
"""Labels below which a class does not enter a macro average."""
Interval = tuple[float, float]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Score(_Part):
    """One finding or one class of it. Shares are 0..1 with 95 % intervals; None where nothing was there to count."""

    posts: int
    labelled: int
    found: int
    precision: float | None
    precision_interval: Interval | None
    recall: float | None
    recall_interval: Interval | None
    f1: float | None
    f1_interval: Interval | None = None


class Finding(_Part):
    """A finding: all its classes pooled (micro), the mean over classes (macro), each class, and confusions."""

    micro: Score
    macro_f1: float | None = None
    macro_f1_interval: Interval | None = None
    accuracy: float | None = None
    classes: dict[str, Score] = {}
    confusion: dict[str, dict[str, int]] = {}


class Mistake(_Part):
    """A class missed, or found where nobody saw it, in the post known by `id`."""

    id: str
    finding: str
    value: str
    what: str


@dataclass(frozen=True)
class Measured:
    findings: dict[str, Finding]
    mistakes: tuple[Mistake, ...]


def measure(posts: Iterable[tuple[Post, Labels, Lexicon]]) -> Measured:
    """Return how right the findings of `posts` are by their labels; `post_id` names a post among the mistakes."""
    return measure_found(
        (post.post_id, Compared(labels, annotate(post, lexicon), lexicon)) for post, labels, lexicon in posts
    )


def measure_found(posts: Iterable[tuple[str, Compared]]) -> Measured:
    """Return how right findings already there are; each post comes with the name it has among the mistakes.

    Precision and recall have Wilson intervals; F1 has a percentile interval of 1,000 seeded resamples of posts.
    """
    counts: dict[str, list[list[Count]]] = {name: [] for name in COMPARISONS}
    pairs: dict[str, list[list[Pair]]] = {}
    mistakes: list[Mistake] = []
    for post, compared in posts:
        for name, compare in COMPARISONS.items():
            told = compare(compared)
            if told is not None:
                counts[name].append(rows := list(told))
                mistakes.extend(_mistakes(post, name, rows))
        for name, chosen in choices(compared).items():
            pairs.setdefault(name, []).append(chosen)
            mistakes.extend(
                Mistake(id=post, finding=name, value=pair.found, what=f"is {pair.labelled}")
                for pair in chosen
                if pair.labelled != pair.found
            )
    findings = {name: _pooled(rows) for name, rows in counts.items() if rows}
    findings |= {name: _chosen(rows) for name, rows in pairs.items() if any(rows)}
    return Measured(findings, tuple(mistakes))


def _mistakes(post: str, finding: str, rows: Iterable[Count]) -> Iterable[Mistake]:
    for row in rows:
        if row.recalled < row.labelled:
            yield Mistake(id=post, finding=finding, value=row.value, what="missed")
        if row.precise < row.found:
            yield Mistake(id=post, finding=finding, value=row.value, what="wrong")


def _chosen(posts: list[list[Pair]]) -> Finding:
    rows = [
        [
            Count(
                value, pair.labelled == value, pair.found == value, both := pair.labelled == pair.found == value, both
            )
            for pair in chosen
            for value in dict.fromkeys((pair.labelled, pair.found))
        ]
        for chosen in posts
    ]
    flat = pd.DataFrame([(p.labelled, p.found) for chosen in posts for p in chosen], columns=["labelled", "found"])
    crossed = pd.crosstab(flat["labelled"], flat["found"])
    confusion = {str(row): {str(k): int(v) for k, v in crossed.loc[row].items() if v} for row in crossed.index}
    right = float((flat["labelled"] == flat["found"]).mean())
    return _pooled(rows).model_copy(update={"confusion": confusion, "accuracy": round(right, 3)})


def _pooled(posts: list[list[Count]]) -> Finding:
    """Return the figures of rows of counts, a list a post."""
    classes = sorted({row.value for rows in posts for row in rows})
    index = {value: number for number, value in enumerate(classes)}
    counted = np.zeros((len(posts), len(classes), 4))
    for number, rows in enumerate(posts):
        for row in rows:
            counted[number, index[row.value]] += (row.labelled, row.found, row.recalled, row.precise)
    totals = counted.sum(axis=0)
    drawn = _resampled(counted)
    micro = _score(totals.sum(axis=0), len(posts), _f1(drawn.sum(axis=1)))
    if len(classes) < 2:
        return Finding(micro=micro)
    often = totals[:, 0] >= _FEW
    by_class = _f1(drawn)
    macro = _rounded(float(_f1(totals)[often].mean())) if often.any() else None
    return Finding(
        micro=micro,
        macro_f1=macro,
        macro_f1_interval=_interval(by_class[:, often].mean(axis=1)) if often.any() else None,
        classes={value: _score(totals[n], len(posts), by_class[:, n]) for value, n in index.items()},
    )


def _resampled(counted: np.ndarray) -> np.ndarray:
    """Return the totals of seeded resamples of posts, (resamples, classes, 4)."""
    posts = len(counted)
    weights = np.random.default_rng(_SEED).multinomial(posts, np.full(posts, 1 / posts), size=_RESAMPLES)
    totals: np.ndarray = np.tensordot(weights.astype(float), counted, axes=(1, 0))
    return totals


def _f1(totals: np.ndarray) -> np.ndarray:
    """Return F1 of (..., 4) totals; 0 where nothing was labelled or found."""
    labelled, found, recalled, precise = np.moveaxis(totals, -1, 0)
    recall = np.divide(recalled, labelled, out=np.zeros_like(labelled), where=labelled > 0)
    precision = np.divide(precise, found, out=np.zeros_like(found), where=found > 0)
    both = recall + precision
    f1: np.ndarray = np.divide(2 * recall * precision, both, out=np.zeros_like(both), where=both > 0)
    return f1


def _score(totals: np.ndarray, posts: int, drawn: np.ndarray) -> Score:
    labelled, found, recalled, precise = (int(value) for value in totals)
    precision, precision_interval = _share(precise, found)
    recall, recall_interval = _share(recalled, labelled)
    known = labelled + found > 0
    return Score(
        posts=posts,
        labelled=labelled,
        found=found,
        precision=precision,
        precision_interval=precision_interval,
        recall=recall,
        recall_interval=recall_interval,
        f1=_rounded(float(_f1(totals))) if known else None,
        f1_interval=_interval(drawn) if known else None,
    )


def _share(hits: int, total: int) -> tuple[float | None, Interval | None]:
    if not total:
        return None, None
    share, low, high = (float(value[0]) for value in wilson(pd.Series([hits]), pd.Series([total])))
    return _rounded(share), (_rounded(low), _rounded(high))


def _interval(drawn: np.ndarray) -> Interval:
    low, high = np.quantile(drawn, (0.025, 0.975))
    return _rounded(float(low)), _rounded(float(high))


def _rounded(value: float) -> float:
    return round(value, 3)
