"""Lines that some tools write above the column names: a report's title, its query, its dates."""

from __future__ import annotations

from collections.abc import Sequence

from insights.readers import _columns

LONGEST = 40
"""Rows above the column names that are looked through."""

_MOST_CELLS = 3
_FEWEST_KNOWN = 2


def height(rows: Sequence[Sequence[str]]) -> int:
    """Return how many of the rows, none of them blank, stand above the column names; mostly none.

    The names are the first row below narrow ones that holds more known names than the first row and is wider
    than all above.
    """
    widest = 0
    least = max(_FEWEST_KNOWN, _known(rows[0]) + 1) if rows else 0
    for place, row in enumerate(rows[: LONGEST + 1]):
        cells = sum(bool(cell.strip()) for cell in row)
        if place and cells > widest and _known(row) >= least:
            return place
        widest = max(widest, cells)
        if widest > _MOST_CELLS:
            return 0
    return 0


def _known(row: Sequence[str]) -> int:
    return len(_columns.propose(tuple(row[:2_000])))
