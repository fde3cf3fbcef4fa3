"""Columns as small as a word: how a share went, within a line of text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

_MOST = 18


def sparkline(shares: Sequence[float | None], *, colour: str, alt: str, complete: bool = True) -> str:
    """Return HTML of a column for each of the last 18 `shares`, from zero up; none where a share is not known.

    The last column is pale if it is of a period that is not `complete`. An empty text for fewer than two shares.
    """
    known = [None if share is None or math.isnan(share) else float(share) for share in shares[-_MOST:]]
    shown = [share for share in known if share is not None]
    if len(shown) < 2:
        return ""
    highest = max(shown) or 1.0
    columns = [
        f'<i style="height:{(share or 0.0) / highest * 100:.0f}%;background:{colour}'
        f'{";opacity:0.45" if place == len(known) - 1 and not complete else ""}"></i>'
        for place, share in enumerate(known)
    ]
    told = f'role="img" aria-label="{escape(alt)}" title="{escape(alt)}"'
    return f'<span class="earshot-spark" {told}>{"".join(columns)}</span>'
