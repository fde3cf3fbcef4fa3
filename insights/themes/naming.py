"""Names and terms of a run's themes, of their parts, and of the families they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from insights.themes.assign import renumbered
from insights.themes.features import Features
from insights.themes.labels import MIXED, SHORT, labels_of
from insights.themes.nested import family_labels, part_labels
from insights.themes.parts import Levels
from insights.themes.topics import Topics

_TERMS = 10
_FEW_WORDS: Final = 20
_Weighed = tuple[tuple[str, float], ...]


class Nameable(NamedTuple):
    """`labels` (m,): the theme 0, 1, ... of each post, -1 for none; `remarks`: the theme of short remarks, if any;
    `clusters`: the cluster of each theme, None for that of short remarks."""

    labels: NDArray[np.int64]
    remarks: int | None
    clusters: tuple[int | None, ...]


def nameable(features: Features, clusters: NDArray[np.int64]) -> Nameable:
    """Return the clusters 0, 1, ... that something names; those of short remarks are one theme, the last.

    What nothing names is no theme: its posts may fit another.
    """
    labels = labels_of(features, clusters)
    named = [one for one, label in enumerate(labels) if label and not label.startswith((MIXED, SHORT))]
    places = np.full(len(labels) + 1, -1, np.int64)
    places[named] = np.arange(len(named))
    remarks = [one for one, label in enumerate(labels) if label.startswith(SHORT)]
    places[remarks] = len(named)
    return Nameable(places[clusters], len(named) if remarks else None, (*named, *([None] if remarks else [])))


def still_nameable(features: Features, found: Nameable, placed: NDArray[np.int64]) -> Nameable:
    """Return the themes that have a name as well when posts have joined: `placed` (m,) is each post's theme then."""
    labels = labels_of(features, placed if found.remarks is None else np.where(placed == found.remarks, -1, placed))
    named = [one for one, label in enumerate(labels) if label and not label.startswith(MIXED) and one != found.remarks]
    kept = named + ([] if found.remarks is None else [found.remarks])
    return Nameable(
        renumbered(found.labels, kept),
        None if found.remarks is None else len(named),
        tuple(found.clusters[one] for one in kept),
    )


def long_texts(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Return which texts are no short remark, whatever they are about: those of over 20 words."""
    return np.array([len(text.split()) > _FEW_WORDS for text in texts], bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """For each theme and part, as `Levels` numbers them: a label, the heaviest terms with weights, and
    the name of the family."""

    labels: tuple[str, ...]
    terms: tuple[_Weighed, ...]
    families: tuple[str, ...]


def named(
    features: Features,
    topics: Topics,
    shown: Mapping[str, str],
    levels: Levels,
    *,
    families: NDArray[np.int64],
    remarks: int | None,
) -> Names:
    """Return the names of themes and parts, from the posts of the sample.

    `levels` holds these posts alone; `families` the family 0, 1, ... of each theme in turn, `remarks` which of
    the themes in turn is that of short remarks.
    """
    tops = levels.tops
    parts = [one for one in levels.numbers if one not in set(tops)]
    place = {top: number for number, top in enumerate(tops)}
    terms = [_terms(topics, shown, labels, len(levels.part_of)) for labels in (levels.themes, levels.parts)]
    chosen = [terms[above is not None][one] for one, above in enumerate(levels.part_of)]
    words = [[term for term, _ in some] for some in chosen]
    themes = renumbered(levels.themes, tops)
    subjects = themes if remarks is None else np.where(themes == remarks, -1, themes)
    found = labels_of(features, subjects, terms=[words[one] for one in tops])
    labels = dict(zip(tops, _whole(found, [words[one] for one in tops], remarks), strict=True))
    above = [place[top] for top in levels.part_of if top is not None]
    of_themes = [labels[one] for one in tops]
    below = part_labels(
        features,
        renumbered(levels.parts, parts),
        part_of=above,
        labels=of_themes,
        terms=[words[one] for one in parts],
    )
    labels.update(zip(parts, below, strict=True))
    members = [[of_themes[n] for n in np.flatnonzero(families == one)] for one in range(int(families.max()) + 1)]
    several = len(members) > 1
    groups = family_labels(features, np.where(themes >= 0, families[themes], -1), themes=members) if several else [""]
    return Names(
        labels=tuple(labels[one] for one in levels.numbers),
        terms=tuple(chosen),
        families=tuple(groups[families[place[one if top is None else top]]] for one, top in enumerate(levels.part_of)),
    )


def _whole(found: Sequence[str], words: Sequence[Sequence[str]], remarks: int | None) -> list[str]:
    """Return the labels found with short remarks called so, nothing else, and no theme without a label."""
    labels = [*found, *[""] * (len(words) - len(found))]
    for one, some in enumerate(words):
        if one == remarks:
            labels[one] = SHORT
        elif not labels[one] or labels[one] == SHORT:
            labels[one] = ": ".join([SHORT, *some[:1]]) if some else f"{SHORT} ({one + 1})"
    return labels


def _terms(topics: Topics, shown: Mapping[str, str], labels: NDArray[np.int64], count: int) -> list[_Weighed]:
    heaviest = topics.weights(labels, top=_TERMS)
    return [tuple((shown[term], weight) for term, weight in heaviest.get(one, ())) for one in range(count)]
