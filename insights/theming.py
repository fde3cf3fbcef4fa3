"""Themes of the posts in a draft: embedded, fitted, set on the posts, and framed for the snapshot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from insights import themes
from insights.conditions import ConditionPack
from insights.language.embeddings import Embedder, default_embedder
from insights.language.lexicon import compile_lexicon
from insights.placing import few_came, place_themes, texts_of
from insights.store.draft import Draft
from insights.store.earlier import Earlier
from insights.store.write import MinedThemes
from insights.theme_writing import with_written_labels
from insights.vectors import Vectors
from insights.writing import Endpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeOptions:
    """How themes are made: about `wanted` of them, by the size of the corpus unless told; `anew` even where few
    posts came since they were last made; labels by `writing`, where the settings name such an endpoint."""

    wanted: int | None = None
    anew: bool = False
    writing: Endpoint | None = None


def mine_themes(
    draft: Draft,
    pack: ConditionPack,
    *,
    options: ThemeOptions,
    progress: Callable[[str, float], None],
) -> MinedThemes:
    """Return the themes of the draft's patient posts, after setting each post's theme in the draft.

    Sentence vectors of an earlier run are used again; those that were made are kept for the next.
    """
    posts = draft.patient_posts()
    texts, rows = posts["text"].tolist(), posts["row_no"].tolist()
    model = default_embedder()
    known = _known(draft, model, rows)
    vectors = Vectors(texts, model, known=known, progress=progress)
    earlier = draft.earlier
    if (
        earlier
        and not (options.anew or options.wanted)
        and few_came(earlier.made(), len(texts), model.name, stored=len(known[0]))
    ):
        kept = place_themes(draft, earlier, posts, vectors, stored=known[0])
        _keep(draft, vectors, rows)
        return kept
    fitted = themes.fit(
        texts,
        encode=vectors,
        segments=posts["segment"].tolist(),
        avoid=pack.terms,
        threads=texts_of(posts["thread"]),
        mentions=_mentions(draft, rows),
        previous=_previous(earlier, rows) if earlier else None,
        progress=lambda step, share: progress(f"themes: {step}", share),
        wanted=options.wanted,
    )
    numbers = np.array(rows, np.int64)
    ids = [found.theme.theme_id for found in fitted.found]
    theme_ids, part_ids = (
        [ids[one] if one >= 0 else None for one in which] for which in (fitted.assignment, fitted.parts)
    )
    draft.set_themes(rows, theme_ids, fitted.strength, part_ids=part_ids, positions=fitted.positions)
    _keep(draft, vectors, rows)
    voices = posts["voice"].tolist()
    spoken = [*themes.phrases_of(texts, theme_ids, voices), *themes.phrases_of(texts, part_ids, voices)]
    mined = MinedThemes(
        themes=_frame(fitted, numbers),
        terms=pd.DataFrame(
            [(term.theme_id, term.segment, term.term, term.weight, term.distinctive) for term in fitted.segment_terms],
            columns=["theme_id", "segment", "term", "weight", "distinctive"],
        ),
        phrases=pd.DataFrame(spoken, columns=["theme_id", "phrase"]),
        gone=_gone(fitted, earlier),
        coverage=fitted.coverage,
        fitted=len(texts),
        embedder=model.name,
    )
    if options.writing is None:
        return mined
    return with_written_labels(
        mined,
        dict(zip(rows, zip(posts["source"], texts, strict=True), strict=True)),
        before=earlier.themes() if earlier else None,
        endpoint=options.writing,
        keep=compile_lexicon(pack).kept_phrases,
    )


def _keep(draft: Draft, vectors: Vectors, rows: Sequence[int]) -> None:
    """Store the vectors that were made or known, for the next run."""
    made, stored = vectors.made()
    draft.set_vectors([rows[row] for row in made], stored)


def _known(draft: Draft, model: Embedder, rows: Sequence[int]) -> tuple[list[int], np.ndarray]:
    """Return which of `rows`, by place, have a stored vector, and those vectors."""
    numbers, stored = draft.vectors_before(model.name)
    place = {row: index for index, row in enumerate(rows)}
    inside = [index for index, number in enumerate(numbers) if number in place]
    return [place[numbers[index]] for index in inside], stored[inside]


def _previous(earlier: Earlier, rows: Sequence[int]) -> themes.Previous | None:
    before, themed = earlier.themes(), earlier.themed().set_index("row_no")
    if before.empty:
        return None
    known = themed.reindex(rows)
    return themes.Previous(
        theme_ids=tuple(before["theme_id"]),
        centroids=np.array(before["centroid"].tolist(), np.float32),
        part_of=tuple(texts_of(before["part_of"])),
        theme_of=tuple(texts_of(known["theme_id"])),
        finer_of=tuple(texts_of(known["part_id"])),
    )


def _gone(fitted: themes.ThemeRun, earlier: Earlier | None) -> pd.DataFrame:
    """Return the themes, without parts, of the run before that are no longer."""
    before = earlier.themes() if earlier else pd.DataFrame(columns=["theme_id", "part_of", "label"])
    labels = dict(before.loc[before["part_of"].isna(), ["theme_id", "label"]].itertuples(index=False, name=None))
    gone = [(one.theme_id, labels[one.theme_id], list(one.became)) for one in fitted.gone if one.theme_id in labels]
    return pd.DataFrame(gone, columns=["theme_id", "label", "became"])


def _frame(fitted: themes.ThemeRun, rows: np.ndarray) -> pd.DataFrame:
    """Return a row a theme or part; `rows` are the draft's row numbers of the posts that were fitted."""
    return pd.DataFrame(
        {
            "theme_id": [found.theme.theme_id for found in fitted.found],
            "part_of": pd.Series([found.part_of for found in fitted.found], dtype=object),
            "family": [found.group for found in fitted.found],
            "label": [found.theme.label for found in fitted.found],
            "own_label": [found.theme.label for found in fitted.found],
            "summary": None,
            "named_by": None,
            "size": [found.theme.size for found in fitted.found],
            "stability": pd.array([found.theme.stability for found in fitted.found], dtype="Float64"),
            "oversized": [found.theme.theme_id in fitted.flagged for found in fitted.found],
            "terms": [[term for term, _ in found.theme.terms] for found in fitted.found],
            "weights": [[weight for _, weight in found.theme.terms] for found in fitted.found],
            "representatives": [[int(rows[index]) for index in found.representatives] for found in fitted.found],
            "centroid": [found.centroid.astype(float).tolist() for found in fitted.found],
            "change": pd.Series([found.change and found.change.value for found in fitted.found], dtype=object),
            "was": [list(found.was) for found in fitted.found],
        }
    )


def _mentions(draft: Draft, rows: Sequence[int]) -> list[list[themes.Mention]]:
    """Return for each row the medications, side effects and symptoms found in it."""
    found: dict[int, list[themes.Mention]] = {}
    for row, kind, name, written in draft.mentions().itertuples(index=False):
        brand = written if isinstance(written, str) else None
        found.setdefault(row, []).append(themes.Mention(kind, name, brand))
    return [found.get(row, []) for row in rows]
