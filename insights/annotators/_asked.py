"""What is asked: signs of what the questions and requests of a post are about."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from insights.annotators._voice_view import View
from insights.language.document import Document
from insights.language.sentences import Span

_FILE = Path(__file__).with_name("_asked.toml")
_SENTENCES = 200
_REQUEST = re.compile(
    r"\b(?:wonder\w*|curious|advice|tips|suggest\w*|recommend\w*|looking for|explain|thoughts|opinions?|help|please|"
    r"know (?:if|what|how)|how to|anyone|anybody|dae|input|ideas|appreciate\w*|hear from|my question|should i)\b"
)


def asking(document: Document, heard: View) -> list[Span]:
    """Return the sentences that ask or request."""
    text = heard.text
    return [
        (start, end)
        for start, end in document.sentences[:_SENTENCES]
        if "?" in text[start:end] or _REQUEST.search(text, start, end)
    ]


def asked(document: Document, heard: View, sentences: list[Span]) -> dict[str, float]:
    """Return the signs of what `sentences` and the first line ask, and of whose life is told."""
    about, told = _patterns()
    text, first = heard.text, heard.text[: heard.title]
    put = " | ".join(text[start:end].strip() for start, end in sentences)
    said = {name for name, pattern in about.items() if pattern.search(put)}
    signs = {f"asks {name}": 1.0 for name in said}
    signs |= {f"first line {name}": 1.0 for name, pattern in about.items() if pattern.search(first)}
    medicines = [match.start for match in document.matches("medication")]
    in_question = any(start <= at < end for start, end in sentences for at in medicines)
    treated = in_question or "treatment" in said
    trade, own = (len(told[name].findall(text)) for name in ("trade", "own"))
    facts = {
        "names a medicine": bool(medicines),
        "asks of a medicine": in_question,
        "asks of a sign": any(s <= m.start < e for s, e in sentences for m in document.matches("side_effect")),
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
        "trade in first line": bool(told["trade"].search(first)),
        "own in first line": bool(told["own"].search(first)),
        "own": own > 0,
    }
    signs |= {name: 1.0 for name, holds in facts.items() if holds}
    signs["trade often"] = min(trade, 5) / 3
    signs["trade a word"] = min(trade / max(len(heard.words), 1) * 20, 2)
    signs["own often"] = min(own, 4) / 3
    return signs


def first_about(subject: str, text: str, sentences: list[Span]) -> Span | None:
    """Return the first of `sentences` that is about `subject`."""
    about = _patterns()[0][subject]
    return next((span for span in sentences if about.search(text, *span)), None)


def most_about(subjects: Sequence[str], text: str, sentences: list[Span]) -> Span | None:
    """Return the first of `sentences` that is about the most of `subjects`."""
    about = [_patterns()[0][subject] for subject in subjects]
    return max(sentences, key=lambda span: sum(bool(one.search(text, *span)) for one in about), default=None)


@cache
def _patterns() -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    written = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    about, told = ({name: re.compile(words) for name, words in written[part].items()} for part in ("about", "told"))
    return about, told
