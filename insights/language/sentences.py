"""Sentences and clauses of informal text, as spans."""

from __future__ import annotations

import re

Span = tuple[int, int]

_ABBREVIATIONS = re.compile(r"(?:\b(?:dr|mr|mrs|ms|vs|e\.g|i\.e|approx|no|st|prof|inc)|\b[A-Z])\.$", re.IGNORECASE)
_NOT_AFTER_ALL = re.compile(r"(?:\bI|\b(?:said|say|says) no)\.$")
_SENTENCE_END = re.compile(r"[.!?\u2026\n](?:(?<=\n)\n*|(?<!\n)[.!?\u2026]*[\"')\]]*(?=\s|$))")
_CLAUSE_END = re.compile(
    r"[;:\u2013\u2014,\s](?:(?<=[;:\u2013\u2014])(?=\s)|(?<=\s)--?\s|(?:(?<=,)\s|(?<=\s))"
    r"(?=(?:but|however|though|although|whereas|except|until|then|while|yet)\b))",
    re.IGNORECASE,
)
"""Both open with the signs that may end something, which are found faster than alternatives."""
_LONGEST = 600
"""Characters a sentence may have: people who use no full stops still say one thing after another."""
_BREATH = re.compile(r"[,)]\s|\s(?=(?:and|so|because|then|when|now)\s)")


def sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of `text`, without surrounding blanks."""
    spans: list[Span] = []
    begin = 0
    for mark in _SENTENCE_END.finditer(text):
        if mark.group()[0] == "." and _is_abbreviation(text, begin, mark.end()):
            continue
        _append_short(spans, text, begin, mark.end())
        begin = mark.end()
    _append_short(spans, text, begin, len(text))
    return tuple(spans)


def clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the spans of the clauses within `text[start:end]`: parts that may differ in attitude."""
    spans: list[Span] = []
    begin = start
    for mark in _CLAUSE_END.finditer(text, start, end):
        _append(spans, text, begin, mark.end())
        begin = mark.end()
    _append(spans, text, begin, end)
    return tuple(spans)


def _is_abbreviation(text: str, begin: int, end: int) -> bool:
    near = max(begin, end - 10)
    return bool(_ABBREVIATIONS.search(text, near, end)) and not _NOT_AFTER_ALL.search(text, near, end)


def _append_short(spans: list[Span], text: str, start: int, end: int) -> None:
    """Append `start, end`, cut where the writer would draw breath if it is very long."""
    while end - start > _LONGEST:
        cut = start + _LONGEST
        for mark in _BREATH.finditer(text, start + _LONGEST // 2, start + _LONGEST):
            cut = mark.end()
        if cut == start + _LONGEST:
            blank = text.rfind(" ", start + 1, cut)
            cut = blank if blank > 0 else cut
        _append(spans, text, start, cut)
        start = cut
    _append(spans, text, start, end)


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
