"""Masks over personal data in text: visible marks over spans, never silent rewriting."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import lru_cache

from insights.privacy.recognisers import Span, recognisers

_MASK = re.compile(r"\[(?:name|email|phone|number|handle|address|postcode|place|date|ip|link(?:: [a-z0-9.-]{3,80})?)\]")
_WORD = re.compile(r"[\w'&-]+(?:\.(?=\w)[\w'&-]+)*")
_AROUND = 60
_PASSES = 6  # a mask changes what stands around the next name; two passes are the rule
_MOST_WORDS = 6


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


def spans(text: str, *, keep: Collection[str] = frozenset(), names: Collection[str] = ()) -> list[Span]:
    """Return what one pass masks, in order, without overlaps; the longest of those that start first wins."""
    kept = _folded(frozenset(keep))
    masks = [found.span() for found in _MASK.finditer(text)] if "[" in text else []
    ends = [end for _, end in masks]
    lower = text.lower()
    found = [span for recogniser in recognisers() for span in recogniser.spans(text, lower)]
    found += _named(text, names)
    found.sort(key=lambda span: (span.start, -span.end))
    chosen: list[Span] = []
    for span in found:
        if chosen and span.start < chosen[-1].end:
            continue
        following = bisect_right(ends, span.start)
        if following < len(masks) and masks[following][0] < span.end:
            continue
        if span.soft and kept and _holds(text, span, kept):
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
    return frozenset(" ".join(_WORD.findall(phrase.casefold())) for phrase in keep)


def _holds(text: str, span: Span, kept: frozenset[str]) -> bool:
    """Return whether a kept phrase touches the span."""
    offset = max(0, span.start - _AROUND)
    words = list(_WORD.finditer(text, offset, min(len(text), span.end + _AROUND)))
    inside = [i for i, word in enumerate(words) if word.start() < span.end and span.start < word.end()]
    for first in range(max(0, inside[0] - _MOST_WORDS) if inside else 0, (inside[-1] + 1) if inside else 0):
        for last in range(max(first, inside[0]), min(first + _MOST_WORDS, len(words))):
            phrase = " ".join(word[0].casefold() for word in words[first : last + 1])
            if phrase in kept or phrase.removesuffix("'s") in kept:
                return True
    return False
