"""What of an answer is taken: a short plain label and a summary that quotes nobody, or why not."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import category, normalize

from insights.privacy import redact
from insights.themes.features import stem
from insights.themes.words import is_content

MOST_OF_LABEL: Final = 60
MOST_OF_SUMMARY: Final = 300
QUOTE: Final = 8  # words in a row that stand in a post make a quote
_MOST_WORDS = 8
_PLAIN = frozenset(" -'’&/,:()%+")
_SENTENCE = _PLAIN | frozenset('.;!?"“”‘–—…')
_FENCE = re.compile(r"\s*```(?:json)?\s*\n(.*?)\n\s*```\s*", re.DOTALL)
_ADDRESS = re.compile(r"//|\bwww\b|\b[\w-]+\.(?:com|org|net|io|info|co|uk|eu|de|me|ly|gg|ai)\b", re.IGNORECASE)
_ECHO = re.compile(
    r"\b(?:(?:your|the|these|previous|prior|above|following|system|new) (?:instructions?|prompts?|system message)|json|"
    r"system prompt|prompt injection|chat ?bot|language model|ai (?:assistant|model)|as an (?:ai|assistant)|"
    r"ignor(?:e|ed|ing) (?:all|any|previous|prior|above)|i (?:cannot|can['’]t|am unable|won['’]t)|i['’]?a?m sorry|"
    r"(?:the|this|theme|my) (?:label|summary)|noun phrase|keywords?|placeholder)\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    {"label", "theme", "untitled", "none", "null", "undefined", "string", "n/a", "other", "misc", "unknown"}
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A label and a summary that passed every check."""

    label: str
    summary: str


@dataclass(frozen=True, slots=True)
class Unwritten:
    """No label was taken; `reason` says why in words, and holds nothing of a post or of the answer."""

    reason: str


def taken(
    answer: str,
    *,
    posts: Sequence[str],
    keywords: Sequence[str],
    task: str,
    labels: Collection[str],
    keep: Collection[str] = (),
) -> Written | Unwritten:
    """Return the label and summary of an answer to the posts and keywords sent, or what is wrong with it.

    `posts` are whole, `task` is what was asked for; neither may be quoted. `labels` are those of the other themes,
    `keep` phrases that are no personal data (see `privacy.redact`).
    """
    found = _parsed(answer)
    if found is None:
        return Unwritten("the answer is not the JSON asked for")
    label, summary = found
    own = _content([*keywords, *posts])
    if (wrong := _label_fault(label) or _summary_fault(summary)) is not None:
        return Unwritten(wrong)
    if label.casefold() in {other.casefold() for other in labels}:
        return Unwritten("another theme has this label")
    if not _content([label]) & own or not _content([summary]) & own:
        return Unwritten("nothing in it stands in the posts")
    if quotes(label, [*posts, task]) or quotes(summary, [*posts, task]):
        return Unwritten("it quotes a post")
    if any(redact(text, keep=frozenset(keep)) != text for text in (label, summary)):
        return Unwritten("it may name a person")
    return Written(label=label, summary=summary)


def quotes(text: str, posts: Iterable[str]) -> bool:
    """Return whether eight words in a row stand in one of the posts, whatever stands between them."""
    mine = _runs(text)
    return any(not mine.isdisjoint(_runs(post)) for post in posts)


def _parsed(answer: str) -> tuple[str, str] | None:
    fenced = _FENCE.fullmatch(answer)
    try:
        found = json.loads(fenced[1] if fenced else answer)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or set(found) != {"label", "summary"}:
        return None
    label, summary = found["label"], found["summary"]
    if not isinstance(label, str) or not isinstance(summary, str):
        return None
    return normalize("NFC", label).strip().rstrip("."), normalize("NFC", summary).strip()


def _label_fault(label: str) -> str | None:
    if not label or len(label) > MOST_OF_LABEL or len(label.split()) > _MOST_WORDS:
        return "the label is empty or too long"
    if not label[0].isalnum() or not _plain(label, _PLAIN) or _ADDRESS.search(label):
        return "the label is not plain words"
    if not any(one.isalpha() for one in label):
        return "the label has no word"
    return "the label speaks of the request" if _ECHO.search(label) or label.lower() in _EMPTY else None


def _summary_fault(summary: str) -> str | None:
    if not summary or len(summary) > MOST_OF_SUMMARY:
        return "the summary is empty or too long"
    if not summary[0].isalnum() or not _plain(summary, _SENTENCE) or _ADDRESS.search(summary):
        return "the summary is not plain words"
    return "the summary speaks of the request" if _ECHO.search(summary) else None


def _plain(text: str, marks: Collection[str]) -> bool:
    return all(one.isalnum() or one in marks or category(one) in ("Mn", "Mc") for one in text)


def _content(texts: Iterable[str]) -> set[str]:
    words = (word.lower() for text in texts for word in _WORD.findall(text))
    return {stem(word) for word in words if is_content(word)}


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return {tuple(words[start : start + QUOTE]) for start in range(len(words) - QUOTE + 1)}
