"""The small-number rule: what a frame of counts becomes before anything shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from insights.errors import QuestionError

MEASURES = ("numerator", "denominator", "authors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """A frame fit to be shown to one viewer, and how many of its rows are withheld.

    `small` rows have fewer authors than the floor; `covering` rows are withheld so that a small one cannot be
    worked out from the total. `note` says so in a sentence, or is empty.
    """

    frame: pd.DataFrame
    small: int = 0
    covering: int = 0
    note: str = ""

    @property
    def withheld(self) -> int:
        return self.small + self.covering


def protect(
    frame: pd.DataFrame,
    *,
    floor: int,
    dimensions: Sequence[str] | None = None,
    groups: Sequence[str] = (),
) -> Protected:
    """Return `frame` with every number that rests on fewer than `floor` distinct authors withheld.

    `dimensions` are the columns that name a row; without them, the columns that hold no numbers. In a
    withheld row every other column but `denominator` is emptied and `withheld` is True; withheld rows go
    last, in the order of their names, so that no rank betrays them. `groups` are the dimensions within which
    rows share one total: where what is withheld could be had by subtraction (one row alone, or rows that
    together have fewer authors than the floor), the next smallest row is withheld too.

    With `floor` 1 nothing changes. Raises QuestionError if a column of MEASURES is missing above that.
    """
    if floor <= 1:
        return Protected(frame=frame)
    missing = [name for name in MEASURES if name not in frame.columns]
    if missing:
        raise QuestionError(f"{', '.join(missing)}: column missing; a question for clients must return it.")
    frame = frame.reset_index(drop=True)
    names = list(_dimensions(frame) if dimensions is None else dimensions)
    authors = pd.to_numeric(frame["authors"], errors="coerce").fillna(0)
    small = authors < floor
    covering = _covering(frame, authors, small, floor=floor, groups=groups)
    withheld = small | covering
    return Protected(
        frame=_emptied(frame, withheld, names),
        small=int(small.sum()),
        covering=int(covering.sum()),
        note=_note(int(small.sum()), int(covering.sum()), floor),
    )


def _dimensions(frame: pd.DataFrame) -> list[str]:
    return [
        str(name)
        for name in frame.columns
        if name not in MEASURES
        and (pd.api.types.is_bool_dtype(frame[name]) or not pd.api.types.is_numeric_dtype(frame[name]))
    ]


def _covering(
    frame: pd.DataFrame,
    authors: pd.Series[float],
    small: pd.Series[bool],
    *,
    floor: int,
    groups: Sequence[str],
) -> pd.Series[bool]:
    covering = pd.Series(False, index=frame.index)
    keys = frame.groupby(list(groups), dropna=False, sort=False).ngroup() if groups else 0 * authors
    for _, rows in authors.groupby(keys):
        hidden = rows[small.loc[rows.index]]
        shown = rows.drop(hidden.index).sort_values(kind="stable")
        while len(hidden) and len(shown) and (len(hidden) < 2 or hidden.sum() < floor):
            smallest = shown.iloc[:1]
            hidden, shown = pd.concat([hidden, smallest]), shown.iloc[1:]
            covering.loc[smallest.index] = True
    return covering


def _emptied(frame: pd.DataFrame, withheld: pd.Series[bool], names: list[str]) -> pd.DataFrame:
    kept = {*names, "denominator"}
    emptied = frame.assign(withheld=withheld)
    for name in frame.columns:
        if name not in kept:
            emptied[name] = emptied[name].astype(object).where(~withheld, None).convert_dtypes()
    last = emptied[withheld]
    ordered = last.sort_values(names, key=lambda column: column.astype(str)) if names else last
    return pd.concat([emptied[~withheld], ordered], ignore_index=True)


def _note(small: int, covering: int, floor: int) -> str:
    if not small:
        return ""
    rows = "1 row is" if small == 1 else f"{small} rows are"
    note = f"{rows} withheld: fewer than {floor} different people wrote about it."
    return note if not covering else f"{note} {covering} more so that it cannot be worked out from the total."
