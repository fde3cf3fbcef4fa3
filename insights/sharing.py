"""The small-number rule: what a frame of counts becomes before anything shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from insights.errors import QuestionError

MEASURES = ("numerator", "denominator", "authors")
PERIOD = ("period", "until")
"""Days that name a row: the first of its period, and the day after its last."""

OF_PART = "_authors"
"""Ending of the column that holds the distinct authors behind another column of counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """A frame fit to be shown to one viewer, and how many of its rows are withheld.

    `small` rows have fewer authors than the floor; `covering` rows are withheld so that a small one cannot be
    worked out from a total. `note` says so in a sentence, or is empty.
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
    groups: Sequence[Sequence[str]] = (),
    parts: Sequence[str] = (),
    words: Sequence[str] = (),
) -> Protected:
    """Return `frame` with every number that rests on fewer than `floor` distinct authors withheld.

    `dimensions` are the columns that name a row; without them, the columns that hold neither numbers nor days.
    `groups` are the sets of dimensions within which rows share a total, first the one that shares the
    denominator; none: all rows do. Where what is withheld could be had by subtraction (one row alone, or rows
    that together have fewer authors than the floor), the next smallest row is withheld too. A withheld row
    keeps its names, but those in `words`, which are people's own, and its denominator where a row that is shown
    has it too; withheld rows go last, in the order of their names, so that no rank betrays them.

    A further column of counts is shown only where its own authors, in the column of its name with OF_PART, reach
    the floor; `parts` are such columns that add up to the numerator, so that none can be had by subtraction.
    Days become the first of their month. Columns that end in OF_PART are not returned.

    With `floor` 1 nothing else changes. Raises QuestionError if a column of MEASURES is missing above that.
    """
    behind = [name for name in frame.columns if str(name).endswith(OF_PART)]
    if floor <= 1:
        return Protected(frame=frame.drop(columns=behind) if behind else frame)
    missing = [name for name in MEASURES if name not in frame.columns]
    if missing:
        raise QuestionError(f"{', '.join(missing)}: column missing; a question for clients must return it.")
    frame = frame.reset_index(drop=True)
    names = list(dimensions_of(frame) if dimensions is None else dimensions)
    authors = _fewest(frame["authors"], frame["numerator"])
    small = authors < floor
    withheld = small.copy()
    for _ in range(len(frame)):
        before = withheld.copy()
        for keys in groups or ((),):
            withheld |= _covering(frame, authors, withheld, floor=floor, keys=keys)
        if withheld.equals(before):
            break
    shown = _without_small_parts(frame, names, floor=floor, parts=parts).drop(columns=behind)
    kept = [name for name in names if name not in words]
    shown = _emptied(shown, withheld, kept, keys=groups[0] if groups else (), words=words)
    covering = int(withheld.sum() - small.sum())
    return Protected(
        frame=shown,
        small=int(small.sum()),
        covering=covering,
        note=_note(int(small.sum()), covering, floor),
    )


def dimensions_of(frame: pd.DataFrame) -> list[str]:
    """Return the columns that name a row: all that hold neither numbers nor days, and the period."""
    return [
        str(name)
        for name in frame.columns
        if name not in MEASURES
        and (name in PERIOD or not pd.api.types.is_datetime64_any_dtype(frame[name]))
        and (pd.api.types.is_bool_dtype(frame[name]) or not pd.api.types.is_numeric_dtype(frame[name]))
    ]


def _fewest(*counts: pd.Series[float]) -> pd.Series[float]:
    """Return the smallest of several counts of each row, 0 where one is not known."""
    known = pd.concat([pd.to_numeric(count, errors="coerce") for count in counts], axis=1)
    return known.fillna(0).min(axis=1).astype(float)


def _covering(
    frame: pd.DataFrame,
    authors: pd.Series[float],
    withheld: pd.Series[bool],
    *,
    floor: int,
    keys: Sequence[str],
) -> pd.Series[bool]:
    covering = pd.Series(False, index=frame.index)
    grouped = frame.groupby(list(keys), dropna=False, sort=False).ngroup() if keys else 0 * authors
    for _, rows in authors.groupby(grouped):
        covering.loc[_cover(rows, withheld.loc[rows.index], floor=floor)] = True
    return covering


def _cover(authors: pd.Series[float], withheld: pd.Series[bool], *, floor: int) -> list[object]:
    """Return the labels to withhold so that what is withheld cannot be had by subtraction, smallest first."""
    hidden = authors[withheld]
    shown = authors[~withheld].sort_values(kind="stable")
    covering: list[object] = []
    while len(hidden) and len(shown) and (len(hidden) < 2 or hidden.sum() < floor):
        hidden, covering = pd.concat([hidden, shown.iloc[:1]]), [*covering, shown.index[0]]
        shown = shown.iloc[1:]
    return covering


def _without_small_parts(
    frame: pd.DataFrame, names: Sequence[str], *, floor: int, parts: Sequence[str]
) -> pd.DataFrame:
    """Return `frame` with further counts emptied where too few stand behind; none of them is left as it was."""
    changed = frame.copy()
    counted = [name for name in frame.columns if f"{name}{OF_PART}" in frame.columns]
    behind = {name: _fewest(frame[f"{name}{OF_PART}"], frame[name]) for name in counted}
    some = {name: pd.to_numeric(frame[name], errors="coerce").fillna(0) > 0 for name in counted}
    hidden = {name: (behind[name] < floor) & some[name] for name in counted}
    for row in frame.index:
        together = [name for name in parts if name in counted and some[name][row]]
        few = pd.Series({name: behind[name][row] for name in together}, dtype=float)
        taken = pd.Series({name: hidden[name][row] for name in together}, dtype=bool)
        for name in _cover(few, taken, floor=floor):
            hidden[str(name)][row] = True
    for name in frame.columns:
        if name in counted:
            changed[name] = _where(frame[name], ~hidden[name])
        elif name in names or name in MEASURES or str(name).endswith(OF_PART):
            continue
        elif pd.api.types.is_datetime64_any_dtype(frame[name]):
            changed[name] = frame[name].dt.to_period("M").dt.to_timestamp()
        elif pd.api.types.is_numeric_dtype(frame[name]):
            changed[name] = pd.array([pd.NA] * len(frame), dtype="Float64")
    return changed


def _emptied(
    frame: pd.DataFrame, withheld: pd.Series[bool], names: list[str], *, keys: Sequence[str], words: Sequence[str]
) -> pd.DataFrame:
    same = [*keys, "denominator"]
    shown = set(frame.loc[~withheld, same].itertuples(index=False, name=None))
    told = pd.Series([row in shown for row in frame[same].itertuples(index=False, name=None)], index=frame.index)
    emptied = frame.assign(withheld=withheld)
    for name in frame.columns:
        if name in words and pd.api.types.is_string_dtype(frame[name]):
            emptied[name] = emptied[name].where(~withheld, "")
        elif name not in names:
            emptied[name] = _where(emptied[name], told if name == "denominator" else ~withheld)
    last = emptied[withheld]
    ordered = last.sort_values(names, key=lambda column: column.astype(str)) if names else last
    return pd.concat([emptied[~withheld], ordered], ignore_index=True)


def _where(column: pd.Series, kept: pd.Series[bool]) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(column):
        return column.where(kept)
    return column.astype(object).where(kept, None).convert_dtypes()


def _note(small: int, covering: int, floor: int) -> str:
    if not small:
        return ""
    rows = "1 row is" if small == 1 else f"{small} rows are"
    note = f"{rows} withheld: fewer than {floor} different people wrote about it."
    return note if not covering else f"{note} {covering} more so that it cannot be worked out from the total."
