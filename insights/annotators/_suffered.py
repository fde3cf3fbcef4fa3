"""How likely a sentence of a review tells of an unwanted effect that no rule knows: a small linear model.

Weights and their origin stand in `_suffered.txt`; `python -m tests.quality.train_adverse` makes them anew. The
model reads reviews only: in other posts, where people tell of their illness, one in five of its finds was right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from insights.annotators._about import named_in
from insights.language.document import Document
from insights.language.sentences import Span

WEIGHTS = Path(__file__).with_suffix(".txt")
BIAS = "(bias)"
LIKELY = 0.16
"""Probability from which a sentence is worth a look: it brings a recall of .90 at two right finds in three."""
SHORTEST = 4
"""Words a sentence counts as having at least: two known words alone must not be worth too much."""
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[?!]")
_MEDICINE = "<medicine>"


def likelihood(document: Document, sentence: Span) -> float:
    """Return the probability (0..1) that the sentence tells of an adverse reaction, where the rules found none."""
    weights = _weights()
    words = tokens(document, sentence)
    total = sum(weights.get(term, 0.0) for term in terms(words))
    return 1 / (1 + math.exp(-(weights[BIAS] + total / math.sqrt(max(len(words), SHORTEST)))))


def tokens(document: Document, sentence: Span) -> list[str]:
    """Return the words of a sentence, in order; every medicine reads the same, and so does every figure."""
    words: list[str] = []
    at, end = sentence
    for medicine in named_in(document, at, end):
        words += [*_words(document.lowered, at, medicine.start), _MEDICINE]
        at = max(at, medicine.end)
    return words + _words(document.lowered, at, end)


def terms(words: Sequence[str]) -> list[str]:
    """Return the words and pairs of neighbours, each once, by name; the ends of the sentence count as words."""
    around = ["<", *words, ">"]
    return sorted({*words, *(f"{one} {other}" for one, other in pairwise(around))})


def _words(text: str, start: int, end: int) -> list[str]:
    return ["0" if word[0].isdigit() else word for word in _TOKEN.findall(text, start, end)]


@cache
def _weights() -> dict[str, float]:
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    rows = (line.rsplit("\t", 1) for line in lines if line and not line.startswith("#"))
    return {term: float(weight) for term, weight in rows}
