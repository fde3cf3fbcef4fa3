"""Names within the hierarchy: of the parts of a theme, told apart from each other, and of families of themes."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from insights.themes.candidates import GENTLE, Candidate, candidates_of
from insights.themes.features import Features, Sort, stem
from insights.themes.labels import MIXED, SHORT, akin, sentence, small

_LONGEST_HEAD = 30
_FAMILY_SHARE = 0.25
_FAMILY_NAMED = 0.3
_MEMBERS = 2
_MOSTLY = 0.5
_LEAST = 0.01
_CLEARLY = _MOSTLY * GENTLE.subject_lift
_KINDS: Final = {Sort.MEDICATION: "Medication", Sort.EFFECT: "Symptoms and side effects"}


def part_labels(
    features: Features,
    parts: NDArray[np.int64],
    *,
    part_of: Sequence[int],
    labels: Sequence[str],
    terms: Sequence[Sequence[str]] | None = None,
) -> tuple[str, ...]:
    """Return a label per part 0, 1, ...: "Copay: deductible", or "Copay card" where its name has the theme's word.

    `parts` (n,) hold the part of each text, -1 for none; `part_of` the theme of each part and `labels` those of
    the themes. A part is named by what tells it from the other parts of its theme, else by its `terms`. No label
    is given twice, nor one a theme has.
    """
    found = [""] * len(part_of)
    taken = {label.lower() for label in labels} | {""}
    for theme in sorted(set(part_of)):
        mine = [part for part, above in enumerate(part_of) if above == theme]
        rows = np.flatnonzero(np.isin(parts, mine))
        local = np.searchsorted(mine, parts[rows])
        some = candidates_of(_of_rows(features, rows), local, bar=GENTLE) if len(rows) else []
        head = _head(labels[theme])
        for place, part in enumerate(mine):
            own = some[place] if place < len(some) else []
            names = [*_names(own), *(terms[part] if terms else ())]
            choices = [_under(head, name) for name in names if not _same(name, head)]
            rest = _under(head, "other posts")
            numbered = (f"{rest} ({number})" for number in range(2, len(part_of) + 3))
            found[part] = next(choice for choice in (*choices, rest, *numbered) if choice.lower() not in taken)
            taken.add(found[part].lower())
    return tuple(found)


def family_labels(
    features: Features, families: NDArray[np.int64], *, themes: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """Return a name per family 0, 1, ...: the subject its posts share, what most of them say, or its themes.

    `families` (n,) hold the family of each text, -1 for none; `themes` the labels of the themes of each family,
    largest first. A family of one theme has its name; one nothing names those of its two largest. Two families of
    one name are one family.
    """
    ranked = candidates_of(features, families, bar=GENTLE)
    kinds = _of_kinds(features, families)
    found: list[str] = []
    for place, members in enumerate(themes):
        own = ranked[place] if place < len(ranked) else []
        heads = [head for head in dict.fromkeys(map(_head, members)) if head]
        both = ", ".join([*(one for one in heads if one != SHORT), *(one for one in heads if one == SHORT)][:_MEMBERS])
        named = {word for label in members for word in label.lower().split()}
        mine = kinds.get(place, {})
        names = (
            members if len(members) == 1 else (*_of_family(own, mine, named), *sorted(mine, key=mine.__getitem__), both)
        )
        found.append(next((name for name in names if name), "Other"))
    return tuple(found)


def _names(candidates: Sequence[Candidate]) -> Iterator[str]:
    """Yield names of a part: things by how much they mark it, then two of them."""
    best = sorted(candidates, key=lambda one: (-one.score, one.text))
    yield from map(small, best)
    for other in best[1:]:
        if not akin(best[0].words, other.words):
            yield f"{small(best[0])} and {small(other)}"


def _of_family(candidates: Sequence[Candidate], kinds: Mapping[str, float], named: Collection[str]) -> Iterator[str]:
    """Yield names of a family: subjects and clear kinds of findings, then what else much of it says."""
    kinds = {name: score for name, score in kinds.items() if score >= _CLEARLY}
    subjects = {one.text: one.score for one in candidates if one.sort is Sort.SUBJECT and one.share >= _FAMILY_SHARE}
    scores = {name: max(subjects.get(name, 0.0), kinds.get(name, 0.0)) for name in {*subjects, *kinds}}
    yield from sorted(scores, key=lambda name: (-scores[name], name))
    for one in candidates:
        if one.sort is not Sort.SUBJECT and one.share >= _FAMILY_NAMED and one.words.isdisjoint(named):
            yield sentence(one.text)


def _of_kinds(features: Features, families: NDArray[np.int64]) -> dict[int, dict[str, float]]:
    """Return by family the kinds of findings that most of its posts hold, more than elsewhere, each with its score.

    The score is the share of posts times its log lift.
    """
    found: dict[int, dict[str, float]] = {}
    for sort, name in _KINDS.items():
        holds = np.array([any(features.sorts[one] is sort for one in post) for post in features.posts], bool)
        for family in range(int(families.max(initial=-1)) + 1):
            inside = families == family
            share, elsewhere = (float(holds[rows].mean()) if rows.any() else 0.0 for rows in (inside, ~inside))
            if share >= _MOSTLY and (lift := math.log(share / max(elsewhere, _LEAST))) > 0:
                found.setdefault(family, {})[name] = share * lift
    return found


def _under(head: str, name: str) -> str:
    """Return the label of a part from the theme's and its own; "Copay" is not said twice."""
    return (
        sentence(name)
        if not head or len(head) > _LONGEST_HEAD or akin(head.lower().split(), name.lower().split())
        else f"{head}: {name}"
    )


def _head(label: str) -> str:
    """Return what a label begins with, "Copay" of "Copay: deductible"; nothing of a mixed one."""
    return "" if label.startswith(MIXED) else label.split(":")[0]


def _same(name: str, head: str) -> bool:
    return {stem(word) for word in name.lower().split()} <= {stem(word) for word in head.lower().split()}


def _of_rows(features: Features, rows: NDArray[np.int64]) -> Features:
    return Features(
        tuple(features.posts[row] for row in rows), tuple(features.lengths[row] for row in rows), features.sorts
    )
