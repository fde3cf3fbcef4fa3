"""A line as small as a word, drawn as a picture within text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

_WIDE, _HIGH, _EDGE = 84, 22, 3


def sparkline(shares: Sequence[float | None], *, colour: str, alt: str, complete: bool = True) -> str:
    """Return an SVG of `shares` over equal steps, from zero up; gaps stay open. The last dot is hollow if it is
    of a period that is not `complete`. An empty text where there are fewer than two shares.
    """
    known = [None if share is None or math.isnan(share) else float(share) for share in shares]
    told = [share for share in known if share is not None]
    if len(told) < 2:
        return ""
    highest = max(told) or 1.0
    step = (_WIDE - 2 * _EDGE) / (len(known) - 1)
    points = [
        None if share is None else (_EDGE + step * place, _HIGH - _EDGE - (share / highest) * (_HIGH - 2 * _EDGE))
        for place, share in enumerate(known)
    ]
    path, pen = [], "M"
    for point in points:
        if point is None:
            pen = "M"
            continue
        path.append(f"{pen}{point[0]:.1f} {point[1]:.1f}")
        pen = "L"
    last = next(point for point in reversed(points) if point is not None)
    fill = colour if complete else "none"
    return (
        f'<svg class="earshot-spark" width="{_WIDE}" height="{_HIGH}" viewBox="0 0 {_WIDE} {_HIGH}" role="img" '
        f'aria-label="{escape(alt)}"><path d="{"".join(path)}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
        f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="2.4" fill="{fill}" stroke="{colour}"/></svg>'
    )
