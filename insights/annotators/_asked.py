"""What is asked: signs of what the questions and requests of a post are about."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from insights.annotators._voice_view import View
from insights.language.document import Document
from insights.language.sentences import Span

_FILE = Path(__file__).with_name("_asked.toml")
_PUT_READ = 1_000
"""Characters of questions that show what they are about."""
_OWN_READ = 1_000
"""Characters in which a writer shows whose life is told."""


def asking(document: Document, heard: View) -> list[Span]:
    """Return the sentences that ask or request."""
    single, pairs = _patterns().request, _patterns().pairs
    places = [start for word, start in heard.words if word in single]
    places += [start for (word, start), (after, _) in pairwise(heard.words) if after in pairs.get(word, ())]
    at = heard.text.find("?")
    while at >= 0:
        places.append(at)
        at = heard.text.find("?", at + 1)
    return [document.sentences[number] for number in sorted(set(map(document.sentence_index, places)))]


def asked(document: Document, heard: View, sentences: list[Span]) -> dict[str, float]:
    """Return the signs of what `sentences` and the first line ask, and of whose life is told."""
    patterns = _patterns()
    about = patterns.about
    text, first = heard.text, heard.text[: heard.title]
    put = " | ".join(text[start:end].strip() for start, end in sentences)[:_PUT_READ]
    said = {name for name, pattern in about.items() if pattern.search(put)} if put else set()
    signs = {f"asks {name}": 1.0 for name in said}
    signs |= {f"first line {name}": 1.0 for name, pattern in about.items() if pattern.search(first)}
    spans = set(sentences)
    medicines = document.matches("medication")
    in_question = any(document.sentence(match.start) in spans for match in medicines)
    treated = in_question or "treatment" in said
    trades = [start for word, start in heard.words if word in patterns.trade]
    trade, own = len(trades), len(patterns.own.findall(text, 0, _OWN_READ))
    facts = {
        "names a medicine": bool(medicines),
        "asks of a medicine": in_question,
        "asks of a sign": any(document.sentence(sign.start) in spans for sign in document.matches("side_effect")),
        "asks of a treatment": treated,
        "weighs a treatment": "treatment" in said and "weighs" in said,
        "asks of no treatment": not treated,
        "trade alone": trade > 1 and not own,
        "others, no treatment": "others" in said and not treated,
        "others, treatment": "others" in said and treated,
        "tried, treatment": "tried" in said and treated,
        "how to cope": "coping" in said and "how_do" in said,
        "fact": bool(said & {"whether", "why", "facts"}) and "others" not in said and not trade,
        "advice, no treatment": "advice" in said and not treated,
        "life, how": "life" in said and bool(said & {"how_do", "what_do"}),
        "trade in first line": bool(trades) and trades[0] < heard.title,
        "own in first line": bool(patterns.own.search(first)),
        "own": own > 0,
    }
    signs |= {name: 1.0 for name, holds in facts.items() if holds}
    signs["trade often"] = min(trade, 5) / 3
    signs["trade a word"] = min(trade / max(len(heard.words), 1) * 20, 2)
    signs["own often"] = min(own, 4) / 3
    return signs


def first_about(subject: str, text: str, sentences: list[Span]) -> Span | None:
    """Return the first of `sentences` that is about `subject`."""
    about = _patterns().about[subject]
    return next((span for span in sentences if about.search(text, *span)), None)


def most_about(subjects: Sequence[str], text: str, sentences: list[Span]) -> Span | None:
    """Return the first of `sentences` that is about the most of `subjects`."""
    about = [_patterns().about[subject] for subject in subjects]
    return max(sentences, key=lambda span: sum(bool(one.search(text, *span)) for one in about), default=None)


class _Patterns(NamedTuple):
    about: dict[str, re.Pattern[str]]
    own: re.Pattern[str]
    trade: frozenset[str]
    request: frozenset[str]
    pairs: dict[str, set[str]]


@cache
def _patterns() -> _Patterns:
    written = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    words = written["words"]
    pairs: dict[str, set[str]] = {}
    for pair in words["pairs"]:
        first, second = pair.split()
        pairs.setdefault(first, set()).add(second)
    return _Patterns(
        {name: re.compile(pattern) for name, pattern in written["about"].items()},
        re.compile(written["told"]["own"]),
        frozenset(words["trade"].split()),
        frozenset(words["request"].split()),
        pairs,
    )
