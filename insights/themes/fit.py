"""Fit the themes of one condition: read a sample, cut its tree, name what is found, teach where the rest belongs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from insights.language.embeddings import unit_rows
from insights.model import Theme
from insights.themes.assign import centroids_of, placed, renumbered, strengths_of
from insights.themes.cluster import Clusters
from insights.themes.distinctive import said_by_segment
from insights.themes.features import features_of
from insights.themes.guide import guided
from insights.themes.layout import beside, islands
from insights.themes.match import matched
from insights.themes.naming import long_texts, nameable, named, still_nameable
from insights.themes.parts import families_of, levels_of
from insights.themes.reduce import Reduction, project
from insights.themes.repeats import without_repeats
from insights.themes.result import Encode, Found, Mention, Previous, SegmentTerm, ThemeRun
from insights.themes.sample import drawn
from insights.themes.stability import stabilities
from insights.themes.subjects import subjects_of
from insights.themes.teach import taught
from insights.themes.terms import terms_of
from insights.themes.threads import leaning, replies_in
from insights.themes.topics import Topics
from insights.themes.tree import LARGEST_SHARE, wanted_for

_FEWEST_POSTS = 40
_LEAST_SPREAD = 1e-4
_BY_FINDING = 0.5
_BY_SUBJECT = 0.3
_REPRESENTATIVES = 3


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
    wanted: int | None = None,
) -> ThemeRun:
    """Return the themes of `texts`; none below 40 posts or where all posts say the same.

    A sample is read by the sentence model and cut into about `wanted` themes (by the number of posts unless told);
    a cheap model taught on it tells where the rest belongs. A post less sure of its theme than 199 in 200 of
    the sample's are is in none. `encode` gives the sentence vectors of rows, float32 (rows, dimensions) of
    unit length. `threads` tell which posts answer which: a reply leans on the post that opens its thread, one of a
    few words joins a theme but makes none. `mentions`, what was found in each post, help to form and name themes.
    """
    tell = progress or _silent
    replies = replies_in(texts, threads)
    sample = drawn(texts, np.flatnonzero(~replies.brief), seed=seed)
    if len(sample) < _FEWEST_POSTS:
        return _nothing(len(texts))
    tell("words", 0.0)
    own = without_repeats([texts[row] for row in sample])
    terms = terms_of(own, avoid=avoid)
    if not any(terms.posts):
        return _nothing(len(texts))
    tell("meaning", 0.1)
    vectors = unit_rows(np.ascontiguousarray(encode(sample.tolist()), np.float32))
    if float(vectors.var(axis=0).sum()) < _LEAST_SPREAD:
        return _nothing(len(texts))
    tell("clusters", 0.6)
    said = [mentions[row] for row in sample] if mentions else None
    turned = unit_rows(vectors - vectors.mean(axis=0))  # what all posts of a condition share tells none apart
    marks = [frozenset(one.name for one in some) for some in mentions] if mentions else None
    if marks:
        turned = guided(turned, [marks[row] for row in sample], pull=_BY_FINDING)
        turned = guided(turned, subjects_of(own), pull=_BY_SUBJECT)
    short = project(turned, seed=seed)
    cheap = leaning(taught(texts, sample, short, marks=marks), replies)
    rows, honest = cheap.copy(), cheap[sample]
    rows[sample] = short
    reduction, clusters = Reduction(seed=seed), Clusters(wanted or wanted_for(len(texts)))
    topics = Topics(terms.posts, rows[sample], reduction=reduction, clusters=clusters)
    features = features_of(own, terms, said)
    found = nameable(features, clusters.labels_)
    if found.labels.max(initial=-1) < 0:
        return _nothing(len(texts))
    tell("assignment", 0.75)
    long = long_texts(texts)
    assignment = placed(rows, sample, found.labels, honest, long, remarks=found.remarks)
    found = still_nameable(features, found, assignment[sample])
    if found.labels.max(initial=-1) < 0:
        return _nothing(len(texts))
    assignment = placed(rows, sample, found.labels, honest, long, remarks=found.remarks)
    core = found.labels
    order = _largest_first(assignment, np.unique(assignment[sample]))
    if not len(order):
        return _nothing(len(texts))
    assignment, core = renumbered(assignment, order), renumbered(core, order)
    middles = centroids_of(rows[sample], core)
    strength = strengths_of(rows, assignment, middles)
    nodes = [None if (source := found.clusters[one]) is None else clusters.nodes_[source] for one in order]
    levels = levels_of(clusters.tree_, nodes, rows=rows, sample=sample, assignment=assignment)
    stability = iter(stabilities(rows[sample], core, seed=seed))
    tell("labels", 0.85)
    read = levels.of(sample)
    remarks = nodes.index(None) if None in nodes else None
    families = families_of(middles, apart=remarks)
    names = named(features, topics, terms.shown, read, families=families, remarks=remarks)
    centroids = [unit_rows(vectors[read.inside(one)].mean(axis=0, keepdims=True))[0] for one in levels.numbers]
    became = matched(
        levels.themes,
        levels.parts,
        part_of=levels.part_of,
        centroids=np.stack(centroids),
        terms=[[term for term, _ in some] for some in names.terms],
        previous=previous,
    )
    spoken = said_by_segment(terms.posts, read.themes, [segments[row] for row in sample])
    tell("map", 0.95)
    places = islands(reduction.flat(), core)
    positions = beside(rows, assignment, known=rows[sample], known_labels=core, places=places, seed=seed)
    positions[sample] = places
    tell("done", 1.0)
    return ThemeRun(
        found=tuple(
            Found(
                theme=Theme(
                    theme_id=became.ids[one],
                    label=names.labels[one],
                    terms=names.terms[one],
                    size=len(levels.inside(one)),
                    stability=None if above is not None else next(stability),
                ),
                centroid=centroids[one],
                representatives=_representatives(
                    sample[read.inside(one)], vectors[read.inside(one)], centroids[one], texts
                ),
                part_of=None if above is None else became.ids[above],
                group=names.families[one],
                change=became.changes[one],
                was=became.was[one],
            )
            for one, above in enumerate(levels.part_of)
        ),
        assignment=levels.themes,
        parts=levels.parts,
        strength=strength,
        positions=positions,
        segment_terms=tuple(
            SegmentTerm(
                theme_id=became.ids[theme],
                segment=segment,
                term=terms.shown[one.term],
                weight=one.weight,
                distinctive=one.distinctive,
            )
            for (theme, segment), some in spoken.items()
            for one in some
        ),
        coverage=float((assignment >= 0).mean()),
        flagged=tuple(
            became.ids[one]
            for one, above in enumerate(levels.part_of)
            if above is None and len(levels.inside(one)) > LARGEST_SHARE * len(texts)
        ),
        gone=became.gone,
    )


def _silent(_step: str, _done: float) -> None:
    """Tell nobody."""


def _largest_first(assignment: NDArray[np.int64], among: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the themes of `among`, without -1, those of most posts first."""
    sizes = np.bincount(assignment[assignment >= 0])
    themes = among[among >= 0]
    return themes[np.argsort(-sizes[themes], kind="stable")]


def _representatives(
    rows: NDArray[np.int64], vectors: NDArray[np.float32], middle: NDArray[np.float32], texts: Sequence[str]
) -> tuple[int, ...]:
    """Return the rows nearest to the middle of a theme, no text twice."""
    chosen: list[int] = []
    for row in rows[np.argsort(-(vectors @ middle), kind="stable")]:
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
    )
