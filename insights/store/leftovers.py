"""What a choice leaves over: two views that differ in one choice must not differ by a handful of posts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pandas as pd

from insights.model import Filters
from insights.sharing import dimensions_of

_CHOICES: tuple[tuple[str, ...], ...] = (
    ("since", "until"),
    ("segments",),
    ("sources",),
    ("communities",),
    ("medications",),
    ("themes",),
)


def without_leftovers(
    frame: pd.DataFrame,
    *,
    within: Filters,
    scope: Filters,
    floor: int,
    answer: Callable[[Filters], pd.DataFrame],
) -> pd.DataFrame:
    """Return `frame` with `authors` 0 where a choice in `within` leaves over fewer than `floor` posts, but some.

    The same row without that choice (its filters as in `scope`), less this one, would be the number of those
    left over. `answer` gives the frame of the same question within other filters.
    """
    if frame.empty:
        return frame
    keys = [name for name in dimensions_of(frame) if not frame[name].map(_is_no_name).any()]
    few = pd.Series(False, index=frame.index)
    for wider in _wider(within, scope):
        counts = answer(wider)
        if keys:
            counts = frame[keys].merge(counts.drop_duplicates(keys), on=keys, how="left")
        for name in ("numerator", "denominator"):
            left = counts[name].set_axis(frame.index) - frame[name]
            few |= left.isna() | ((left > 0) & (left < floor))
    return frame.assign(authors=frame["authors"].where(~few, 0))


def _wider(within: Filters, scope: Filters) -> Iterator[Filters]:
    """Yield `within` without one of its choices, for each of them."""
    for names in _CHOICES:
        if any(getattr(within, name) != getattr(scope, name) for name in names):
            yield replace(within, **{name: getattr(scope, name) for name in names})


def _is_no_name(value: object) -> bool:
    return isinstance(value, bool) or pd.api.types.is_list_like(value)
