"""Fit the themes of one condition: reduce, cluster, name, assign the rest, match to the last run."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from insights.language.embeddings import unit_rows
from insights.model import Theme
from insights.themes.assign import centroids_of, spread, strengths_of
from insights.themes.cluster import LARGEST_SHARE
from insights.themes.features import features_of, named_by
from insights.themes.guide import guided
from insights.themes.labels import MIXED, labels_of
from insights.themes.match import matched
from insights.themes.reduce import project
from insights.themes.repeats import without_repeats
from insights.themes.result import Encode, Found, Mention, Previous, SegmentTerm, ThemeRun
from insights.themes.settle import settled
from insights.themes.terms import terms_of
from insights.themes.threads import in_thread
from insights.themes.topics import Topics

_FEWEST_POSTS = 40
_SAMPLE = 20_000
_LEAST_SPREAD = 1e-4
_TERMS = 10
_SEGMENT_POSTS = 5
_REPRESENTATIVES = 3
_FEWEST_THEMES = 5


def fit(
    texts: Sequence[str],
    *,
    encode: Encode,
    segments: Sequence[str],
    avoid: Collection[str] = (),
    threads: Sequence[str | None] | None = None,
    mentions: Sequence[Sequence[Mention]] | None = None,
    previous: Previous | None = None,
    seed: int = 7,
    progress: Callable[[str, float], None] | None = None,
) -> ThemeRun:
    """Return the themes of `texts`; none below 40 posts or where all posts say the same.

    Above 20,000 posts a seeded sample is fitted and the rest assigned. A post outside every cluster joins the
    theme of its neighbours only if these are as many as the posts clustered there have (see `assign.spread`).
    `threads` tell which posts answer which: a reply leans on the post that opens its thread, one of a few words
    joins a theme but makes none. `mentions`, what was found in each post, help to form themes and name them.
    `encode` gives the sentence vectors of rows, float32 (rows, dimensions) of unit length.
    """
    tell = progress or _silent
    rows = unit_rows(np.ascontiguousarray(encode(range(len(texts))), np.float32))
    rows, brief = in_thread(rows, texts, threads or [None] * len(texts))
    sample = _sample(np.flatnonzero(~brief), seed)
    if len(sample) < _FEWEST_POSTS or float(rows[sample].var(axis=0).sum()) < _LEAST_SPREAD:
        return _nothing(len(texts))
    tell("words", 0.0)
    own = without_repeats([texts[row] for row in sample])
    terms = terms_of(own, avoid=avoid)
    if not any(terms.posts):
        return _nothing(len(texts))
    tell("clusters", 0.2)
    turned = unit_rows(rows - rows[sample].mean(axis=0))  # what all posts of a condition share tells none apart
    turned = guided(turned, named_by(texts, mentions), sample=sample)
    short = project(turned, sample, seed=seed)
    topics = Topics(terms.posts, short[sample], seed=seed)
    said = [mentions[row] for row in sample] if mentions else None
    features = features_of(own, terms, said)
    core, stability = settled(features, short[sample], topics.labels, seed=seed)
    if core.max(initial=-1) < 0:
        return _nothing(len(texts))
    tell("assignment", 0.8)
    assignment = spread(short, sample, core)
    centres, centroids = centroids_of(turned[sample], core), centroids_of(rows[sample], core)
    order = np.argsort(-np.bincount(assignment[assignment >= 0], minlength=len(centroids)), kind="stable")
    assignment = _renumber(assignment, order)
    tell("labels", 0.9)
    voices = [segments[row] for row in sample]
    before = labels_of(features, core)

    def name_all() -> tuple[_Named, list[list[str]], tuple[str, ...]]:
        named = _name(topics, terms.shown, assignment[sample], voices, len(order))
        words = [[term for term, _ in some] for some in named.terms]
        otherwise = [before[one] for one in order]
        return named, words, labels_of(features, assignment[sample], otherwise=otherwise, terms=words)

    named, words, labels = name_all()
    clear = [one for one, label in enumerate(labels) if words[one] and not label.startswith(MIXED)]
    if _FEWEST_THEMES <= len(clear) < len(labels):  # without a name or words of its own it is of no use to a reader
        assignment, order = _renumber(assignment, np.array(clear)), order[clear]
        named, words, labels = name_all()
    parts = np.full(len(rows), -1, np.int64)
    became = matched(
        assignment,
        parts,
        part_of=[None] * len(order),
        centroids=centroids[order],
        terms=words,
        previous=previous,
    )
    ids = became.ids
    sizes = np.bincount(assignment[assignment >= 0], minlength=len(order))
    strength = strengths_of(turned, assignment, centres[order])
    tell("done", 1.0)
    return ThemeRun(
        found=tuple(
            Found(
                theme=Theme(theme_id=ids[one], label=labels[one], terms=named.terms[one], size=int(sizes[one]),
                            stability=float(stability[order[one]])),
                centroid=centroids[order[one]],
                representatives=_representatives(assignment, strength, texts, one),
                change=became.changes[one],
                was=became.was[one],
            )
            for one in range(len(order))
        ),
        assignment=assignment,
        parts=parts,
        strength=strength,
        positions=np.full((len(rows), 2), np.nan, np.float32),
        segment_terms=tuple(
            SegmentTerm(theme_id=ids[one], segment=segment, term=term, weight=weight, distinctive=0.0)
            for (one, segment), some in named.by_segment.items()
            for term, weight in some
        ),
        coverage=float((assignment >= 0).mean()),
        flagged=tuple(ids[one] for one in range(len(order)) if sizes[one] > LARGEST_SHARE * len(texts)),
        gone=became.gone,
        fitted=len(texts),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Named:
    terms: tuple[tuple[tuple[str, float], ...], ...]
    by_segment: dict[tuple[int, str], tuple[tuple[str, float], ...]]


def _name(
    topics: Topics, shown: dict[str, str], labels: NDArray[np.int64], segments: Sequence[str], count: int
) -> _Named:
    def readable(some: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
        return tuple((shown[term], weight) for term, weight in some)

    whole = topics.weights(labels, top=_TERMS)
    names = sorted(set(segments))
    place = {name: index for index, name in enumerate(names)}
    groups = np.array([label * len(names) + place[name] for label, name in zip(labels, segments, strict=True)])
    groups = np.where(labels >= 0, groups, -1)
    sizes = np.bincount(groups[groups >= 0], minlength=count * len(names))
    groups = np.where((groups >= 0) & (sizes[groups] >= _SEGMENT_POSTS), groups, -1)
    parts = topics.weights(groups, top=_TERMS)
    return _Named(
        terms=tuple(readable(whole[one]) for one in range(count)),
        by_segment={
            (group // len(names), names[group % len(names)]): readable(some) for group, some in parts.items() if some
        },
    )


def _silent(_step: str, _done: float) -> None:
    """Tell nobody."""


def _sample(rows: NDArray[np.int64], seed: int) -> NDArray[np.int64]:
    if len(rows) <= _SAMPLE:
        return rows
    return np.sort(np.random.default_rng(seed).choice(rows, _SAMPLE, replace=False))


def _renumber(labels: NDArray[np.int64], order: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return each label's place in `order`; -1 for one that is not in it."""
    places = np.full(max(labels.max(initial=-1), order.max(initial=-1)) + 2, -1, np.int64)
    places[order] = np.arange(len(order))
    return places[labels]


def _representatives(
    labels: NDArray[np.int64], strength: NDArray[np.float32], texts: Sequence[str], one: int
) -> tuple[int, ...]:
    """Return the rows nearest to the middle of a theme, no text twice."""
    inside = np.flatnonzero(labels == one)
    chosen: list[int] = []
    for row in inside[np.argsort(-strength[inside], kind="stable")]:
        if all(texts[row] != texts[other] for other in chosen):
            chosen.append(int(row))
        if len(chosen) == _REPRESENTATIVES:
            break
    return tuple(chosen)


def _nothing(count: int) -> ThemeRun:
    return ThemeRun(
        found=(),
        assignment=np.full(count, -1, np.int64),
        parts=np.full(count, -1, np.int64),
        strength=np.zeros(count, np.float32),
        positions=np.full((count, 2), np.nan, np.float32),
        segment_terms=(),
        coverage=0.0,
        fitted=count,
    )
