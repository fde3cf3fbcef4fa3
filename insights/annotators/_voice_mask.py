"""A post with the pack's own names taken out: a drug is ðð, the condition is þþ, so that rules hold for any disease."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from insights.annotators._voice_view import View
from insights.language.document import Document

DRUG, ILLNESS = "\u00f0", "\u00fe"
"""Letters, so that a masked name is a word; of the same length, so that offsets agree with the post."""
_LEADING = re.compile(
    r"(?:my|have|has|had|having|got|with|w/|of|about|is|it|it's|its|this|your|his|her|their|possible|probable)\s+"
)
_NAME = re.compile(r"[\w'.#-]+|[\w-]{6,}(?:[ -][\w-]{6,})+")


def masked(heard: View, document: Document) -> View:
    """Return `heard` with drugs and the condition masked; `heard` itself if it names neither."""
    spans = {(match.start, match.end): DRUG for match in document.matches("medication") if match.end <= len(heard.text)}
    for match in document.matches("condition"):
        if match.end > len(heard.text):
            break
        start = match.start
        while (led := _LEADING.match(heard.text, start)) and led.end() < match.end:
            start = led.end()
        if _NAME.fullmatch(heard.text, start, match.end):
            spans[start, match.end] = ILLNESS
    if not spans:
        return heard
    text = heard.text
    for (start, end), letter in spans.items():
        if not text[start].isspace():
            text = text[:start] + letter * (end - start) + text[end:]
    words = list(heard.words)
    for (start, _), letter in spans.items():
        number = bisect_left(words, start, key=_place)
        if number < len(words) and words[number][1] == start:
            words[number] = (letter, start)
    return replace(heard, text=text, words=words)


def _place(word: tuple[str, int]) -> int:
    return word[1]
