"""A quick run for a few new posts: placed in the themes of the run before, nothing made anew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from insights import themes
from insights.store.draft import Draft
from insights.store.earlier import Earlier, Made
from insights.store.write import MinedThemes
from insights.themes.labels import SHORT
from insights.themes.tree import LARGEST_SHARE
from insights.vectors import Vectors

_FEWEST_STORED = 40
FEW = 0.1
"""The share of new posts, of those the themes were made of, up to which themes are kept."""


def few_came(made: Made | None, posts: int, embedder: str, *, stored: int) -> bool:
    """Return whether so few posts came since themes were made that these are kept, by the same sentence model.

    `stored` posts have a vector; too few of them tell nothing of where others belong.
    """
    if made is None or made.embedder != embedder or stored < _FEWEST_STORED:
        return False
    return made.themes > 0 and posts <= (1 + FEW) * made.fitted


def place_themes(
    draft: Draft, earlier: Earlier, posts: pd.DataFrame, vectors: Vectors, *, stored: Sequence[int]
) -> MinedThemes:
    """Return the themes of the run before, after setting the theme of each of `posts` in the draft.

    `posts` as `Draft.patient_posts` gives them; `stored` are those, by place, whose vector an earlier run made.
    """
    rows = posts["row_no"].tolist()
    before, made = earlier.themes(), earlier.made()
    known = earlier.themed().set_index("row_no").reindex(rows)
    held = earlier.themed()["row_no"]
    theme_of, part_of = texts_of(known["theme_id"]), texts_of(known["part_id"])
    strength = known["strength"].fillna(0).to_numpy(np.float32, copy=True)
    positions = known[["x", "y"]].to_numpy(np.float32, copy=True)
    new = np.flatnonzero(~posts["row_no"].isin(held).to_numpy()).tolist()
    old = sorted(set(stored) - set(new))
    found = themes.place(
        posts["text"].iloc[new].tolist(),
        vectors(new),
        known=vectors(old),
        theme_of=[theme_of[row] for row in old],
        finer_of=[part_of[row] for row in old],
        positions=positions[old],
        remarks=before.loc[before["label"] == SHORT, "theme_id"].tolist(),
    )
    for row, theme, part in zip(new, found.themes, found.parts, strict=True):
        theme_of[row], part_of[row] = theme, part
    strength[new], positions[new] = found.strength, found.positions
    draft.set_themes(rows, theme_of, strength, part_ids=part_of, positions=positions)
    sizes = pd.Series([*theme_of, *part_of], dtype=object).value_counts()
    whole = before["part_of"].isna()
    size = before["theme_id"].map(sizes).fillna(0).astype(int)
    return MinedThemes(
        themes=before.assign(
            size=size,
            oversized=whole & (size > LARGEST_SHARE * len(rows)),
            change=themes.Change.SAME.value,
            was=[[] for _ in range(len(before))],
        ),
        terms=earlier.terms(),
        phrases=earlier.phrases(),
        coverage=float(np.mean([theme is not None for theme in theme_of])),
        fitted=made.fitted if made else len(rows),
        embedder=made.embedder if made else "",
        kept=True,
    )


def texts_of(column: pd.Series) -> list[str | None]:
    """Return the texts of a column, None where it has none."""
    return [value if isinstance(value, str) else None for value in column]
