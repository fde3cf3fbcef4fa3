"""Masks over personal data in text: visible marks over spans, never silent rewriting."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import lru_cache

from insights.privacy.recognisers import Span, recognisers
from insights.privacy.recognisers._base import folded, touches

_MASK = re.compile(r"\[(?:name|email|phone|number|handle|address|postcode|place|date|ip|link(?:: [a-z0-9.-]{3,80})?)\]")
_PASSES = 6  # a mask changes what stands around the next name; two passes are the rule


def redact(text: str, *, keep: Collection[str] = frozenset(), names: Collection[str] = ()) -> str:
    """Return the text with masks such as "[name]" and "[link: youtube.com]" over personal data.

    `keep` are phrases never masked as a name, handle or place (medicines, companies, places of care; pass
    a frozenset, it is folded once). `names` are masked wherever they stand (a post's own author). Time is
    linear in the text; text that went through once comes back unchanged.
    """
    for _ in range(_PASSES):
        found = spans(text, keep=keep, names=names)
        if not found:
            break
        parts: list[str] = []
        at = 0
        for span in found:
            parts += (text[at : span.start], span.mask)
            at = span.end
        text = "".join((*parts, text[at:]))
    return text


def unmarked(text: str) -> str:
    """Return the text without its masks, for reading its sense: "[name]" says nothing of what a post is about."""
    return " ".join(_MASK.sub(" ", text).split()) if "[" in text else text


def spans(text: str, *, keep: Collection[str] = frozenset(), names: Collection[str] = ()) -> list[Span]:
    """Return what one pass masks, in order, without overlaps; the longest of those that start first wins."""
    kept = _folded(frozenset(keep))
    masks = [found.span() for found in _MASK.finditer(text)] if "[" in text else []
    ends = [end for _, end in masks]
    lower = text.lower()
    found = [*_named(text, names)]
    found += (span for recogniser in recognisers() for span in recogniser.spans(text, lower))
    found.sort(key=lambda span: (span.start, -span.end))
    chosen: list[Span] = []
    for span in found:
        if chosen and span.start < chosen[-1].end:
            continue
        following = bisect_right(ends, span.start)
        if following < len(masks) and masks[following][0] < span.end:
            continue
        if span.soft and kept and touches(text, span.start, span.end, kept):
            continue
        chosen.append(span)
    return chosen


def _named(text: str, names: Collection[str]) -> Iterator[Span]:
    for name in names:
        if name.casefold() in text.casefold():
            for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
                yield Span(found.start(), found.end(), "[name]", soft=True)


@lru_cache(maxsize=8)
def _folded(keep: frozenset[str]) -> frozenset[str]:
    return frozenset(map(folded, keep))
