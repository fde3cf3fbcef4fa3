"""Themes of the posts in a draft: embedded, fitted, set on the posts, and framed for the snapshot."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from insights import themes
from insights.conditions import ConditionPack
from insights.language.embeddings import default_embedder
from insights.privacy import unmarked
from insights.store.draft import Draft
from insights.store.write import MinedThemes


def mine_themes(draft: Draft, pack: ConditionPack, *, progress: Callable[[str, float], None]) -> MinedThemes:
    """Return the themes of the draft's patient posts, after setting each post's theme in the draft."""
    posts = draft.patient_posts()
    texts = posts["text"].tolist()
    embeddings = default_embedder().encode([unmarked(text) for text in texts])
    ids, centroids = draft.previous_themes()
    fitted = themes.fit(
        texts,
        embeddings=embeddings,
        segments=posts["segment"].tolist(),
        avoid=pack.terms,
        threads=[thread if isinstance(thread, str) else None for thread in posts["thread"]],
        mentions=_mentions(draft, posts["row_no"].tolist()),
        previous=themes.Previous(theme_ids=ids, centroids=centroids) if ids else None,
        progress=progress,
    )
    named = [fitted.themes[index].theme_id if index >= 0 else None for index in fitted.assignment]
    rows = posts["row_no"].to_numpy()
    draft.set_themes(rows, named, np.asarray(fitted.strength, dtype=float))
    return MinedThemes(_frame(fitted, rows), _terms(fitted), fitted.coverage)


def _frame(fitted: themes.ThemeRun, rows: np.ndarray) -> pd.DataFrame:
    """Return a row a theme; `rows` are the draft's row numbers of the posts that were fitted."""
    return pd.DataFrame(
        {
            "theme_id": [theme.theme_id for theme in fitted.themes],
            "label": [theme.label for theme in fitted.themes],
            "size": [theme.size for theme in fitted.themes],
            "stability": pd.array([theme.stability for theme in fitted.themes], dtype="Float64"),
            "oversized": [theme.theme_id in fitted.flagged for theme in fitted.themes],
            "terms": [[term for term, _ in theme.terms] for theme in fitted.themes],
            "representatives": [
                [int(rows[index]) for index in fitted.representatives.get(theme.theme_id, ())]
                for theme in fitted.themes
            ],
            "centroid": [centroid.astype(float).tolist() for centroid in fitted.centroids],
        }
    )


def _terms(fitted: themes.ThemeRun) -> pd.DataFrame:
    return pd.DataFrame(
        [(term.theme_id, term.segment, term.term, term.weight) for term in fitted.segment_terms],
        columns=["theme_id", "segment", "term", "weight"],
    )


def _mentions(draft: Draft, rows: Sequence[int]) -> list[list[themes.Mention]]:
    """Return for each row the medications, side effects and symptoms found in it."""
    found: dict[int, list[themes.Mention]] = {}
    for row, kind, name, written in draft.mentions().itertuples(index=False):
        brand = written if isinstance(written, str) else None
        found.setdefault(row, []).append(themes.Mention(kind, name, brand))
    return [found.get(row, []) for row in rows]
