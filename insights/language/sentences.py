"""Sentences and clauses of informal text, as spans."""

from __future__ import annotations

import re

Span = tuple[int, int]

_ABBREVIATIONS = re.compile(r"(?:\b(?:dr|mr|mrs|ms|vs|e\.g|i\.e|approx|no|st|prof|inc)|\b[A-Z])\.$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?\u2026]+[\"')\]]*(?=\s|$)|\n+")
_CLAUSE_END = re.compile(
    r"[;:\u2013\u2014]|\s-\s|,?\s+(?=(?:but|however|though|although|whereas|except|until|then)\b)", re.IGNORECASE
)


def sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of `text`, without surrounding blanks."""
    return tuple(_cut(text, 0, len(text), _SENTENCE_END, keep_abbreviations=True))


def clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the spans of the clauses within `text[start:end]`: parts that may differ in attitude."""
    return tuple(_cut(text, start, end, _CLAUSE_END, keep_abbreviations=False))


def _cut(text: str, start: int, end: int, boundary: re.Pattern[str], *, keep_abbreviations: bool) -> list[Span]:
    spans: list[Span] = []
    begin = start
    for mark in boundary.finditer(text, start, end):
        if keep_abbreviations and _ABBREVIATIONS.search(text, max(begin, mark.end() - 8), mark.end()):
            continue
        _append(spans, text, begin, mark.end())
        begin = mark.end()
    _append(spans, text, begin, end)
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
