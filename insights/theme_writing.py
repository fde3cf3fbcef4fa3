"""Labels and summaries a language model wrote, in the place of our own, where the settings name one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

import pandas as pd

from insights.store.write import MinedThemes
from insights.themes.labels import MIXED, SHORT
from insights.writing import Endpoint, Told, Written, written


def with_written_labels(
    mined: MinedThemes,
    posts: Mapping[int, tuple[str, str]],
    *,
    before: pd.DataFrame | None,
    endpoint: Endpoint,
    keep: Collection[str],
) -> MinedThemes:
    """Return the themes with what `endpoint` wrote of them, and in `writing` how many it wrote, and why not others.

    `posts`: source and text by row number of the draft. A theme that is the same as in `before` keeps what the same
    model wrote then, and nothing of it is sent again. Parts keep our labels.
    """
    themes = mined.themes.copy()
    known = _written_before(themes, before, endpoint.model)
    whole = themes[themes["part_of"].isna() & ~themes["theme_id"].isin(known.index)]
    whole = whole[~whole["label"].str.startswith((SHORT, MIXED))]  # these names say what kind of theme it is
    told = [
        Told(
            theme_id=row.theme_id,
            label=row.label,
            keywords=tuple(row.terms),
            posts=tuple(posts[number] for number in row.representatives if number in posts),
        )
        for row in whole.itertuples()
    ]
    others = themes.loc[~themes["theme_id"].isin(whole["theme_id"]), "label"]
    answers = written(told, endpoint=endpoint, keep=keep, used=[*others, *known["label"]])
    themes = themes.set_index("theme_id", drop=False)
    for theme_id, label, summary in known.itertuples(name=None):
        themes.loc[theme_id, ["label", "summary", "named_by"]] = [label, summary, endpoint.model]
    for theme_id, answer in answers.items():
        if isinstance(answer, Written):
            themes.loc[theme_id, ["label", "summary", "named_by"]] = [answer.label, answer.summary, endpoint.model]
    became = Counter("written" if isinstance(one, Written) else one.reason for one in answers.values())
    counts = {**({"as before": len(known)} if len(known) else {}), **became}
    return replace(mined, themes=themes.reset_index(drop=True), writing=counts)


def _written_before(themes: pd.DataFrame, before: pd.DataFrame | None, model: str) -> pd.DataFrame:
    """Return label and summary, by id, of the themes that are the same and that `model` wrote of before."""
    if before is None or before.empty:
        return pd.DataFrame(columns=["label", "summary"])
    same = themes.loc[themes["change"] == "same", "theme_id"]
    mine = before[before["theme_id"].isin(same) & (before["named_by"] == model)]
    return mine.set_index("theme_id")[["label", "summary"]]
