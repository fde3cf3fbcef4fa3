"""Intents: what a post is there for; several may hold.

Rules find the words that give an intent away; a small linear model weighs them with the shape of the post and with
common words. Its weights stand in `_intent_weights.txt`; `python -m tests.quality.train_intents` makes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache
from itertools import pairwise

from insights.annotators import annotator
from insights.annotators._shape import LONG, shape, standing, told_by_rules
from insights.annotators._voice_rules import Hit, RuleSet, load
from insights.annotators._voice_view import View, view
from insights.annotators._weighing import Weighing, spread, terms, weighing
from insights.language.document import Document
from insights.model import Annotation, Intent, Kind

MODEL = "_intent_weights.txt"
_ENOUGH = 0.4
"""What found most on posts the model had not seen."""
_ENOUGH_OF = {
    Intent.EXPERIENCE: 0.35,
    Intent.VENT: 0.35,
    Intent.INFORM: 0.33,
    Intent.GIVE_SUPPORT: 0.33,
    Intent.SEEK_SUPPORT: 0.2,
}
_SURE = 0.8
"""Score of what a pack or another finding says at least."""
_PLAIN = 0.9
"""What the words of a brief question must add up to."""
_OUTRIGHT = (Intent.SEEK_SUPPORT, Intent.GIVE_SUPPORT, Intent.VENT)
_BRIEF = 40
_STRONG = 0.9
_FEWEST_WORDS = 2
_WORDS = 600
"""Words among which the most telling sentence is looked for."""
_QUESTIONS = 20
_CATEGORIES = tuple((intent, f"intent.{intent}") for intent in Intent)
_BREATH = 200
"""Characters a question may have."""
_PUT_TO_READERS = re.compile(
    r"\b(?:you|your|you're|u|ya|y'all|anyone|anybody|any|someone|everyone|guys|i|i'm|i've|my|me|we|our|"
    r"thoughts|suggestions|advice|tips|help|experiences?)\b"
)
_OPENING = re.compile(
    r"\W*(?:does|do|did|is|are|was|can|could|should|would|will|has|have|how|what|which|where|when|who|"
    r"why|or|so)\b"
)
_TO_YOU = re.compile(
    r"\b(?:you|your|ya|y'all|anyone|anybody|someone|guys|advice|tips|thoughts|suggestions|should i|"
    r"do i|am i|can i|experiences?|help)\b"
)


@annotator(finds=(Kind.INTENT,), needs=(Kind.PROMOTION,))
def intents(document: Document) -> Iterator[Annotation]:
    """Yield each intent of the post once, with the words or the sentence that show it."""
    heard = view(document)
    if len(heard.words) < _FEWEST_WORDS:
        return
    hits = _hits(document, heard)
    sure = {hit.value: hit for hit in [*_plain(heard, hits), *_pack_cues(document), *_sales(document)]}
    best = {hit.value: hit for hit in sorted(hits, key=lambda hit: hit.weight * standing(hit, heard))} | sure
    model = weighing(MODEL)
    for value, share in model.likelihoods(_signs(document, heard, hits, model.signs)).items():
        if value not in sure and share < enough(value):
            continue
        hit = best.get(value)
        start, end = (hit.start, hit.end) if hit else _telling(document, heard, value, model)
        yield Annotation(
            kind=Kind.INTENT,
            value=value,
            start=start,
            end=end,
            score=max(share, _SURE) if value in sure else share,
            evidence=document.text[start:end],
        )


def enough(value: str) -> float:
    """Return the probability from which an intent holds."""
    return _ENOUGH_OF.get(Intent(value), _ENOUGH)


def _hits(document: Document, heard: View) -> list[Hit]:
    """Return the words that rules know to speak for an intent, and the question that is put to readers."""
    return [*_rules().find(heard), *_question_put(heard, document.text[: heard.title])]


def signs(document: Document, known: Set[str]) -> dict[str, float]:
    """Return all that the model weighs; `known` are the terms it has a weight for."""
    heard = view(document)
    return _signs(document, heard, _hits(document, heard), known)


def _signs(document: Document, heard: View, hits: list[Hit], known: Set[str]) -> dict[str, float]:
    said = known & set(terms([word for word, _ in heard.words]))
    return shape(document, heard) | told_by_rules(hits, heard, "rule") | spread(said)


@cache
def _rules() -> RuleSet:
    return load("intent.toml")


def _plain(heard: View, hits: list[Hit]) -> Iterator[Hit]:
    """Yield the words that leave no doubt: what is for sale, and what a brief post says outright."""
    words = len(heard.words)
    for hit in hits:
        if hit.value == Intent.PROMOTE or (hit.value in _OUTRIGHT and words < _BRIEF and hit.weight >= _STRONG):
            yield hit
    asked = [hit for hit in hits if hit.value == Intent.ASK]
    if words < LONG and sum(hit.weight for hit in asked) >= _PLAIN:
        yield max(asked, key=lambda hit: hit.weight)


def _pack_cues(document: Document) -> Iterator[Hit]:
    for intent, category in _CATEGORIES:
        for match in document.matches(category)[:1]:
            yield Hit(intent, 1.2, match.start, match.end)


def _sales(document: Document) -> Iterator[Hit]:
    for sale in document.found(Kind.PROMOTION)[:1]:
        yield Hit(Intent.PROMOTE, 1.2, sale.start, sale.end)


def _question_put(heard: View, first: str) -> Iterator[Hit]:
    """Yield the question that is most plainly put to readers."""
    put = [
        Hit(Intent.ASK, 1.2 if _TO_YOU.search(heard.text, start, end) else 0.96, start, end)
        for start, end in (_questions(heard.text) if heard.asks else ())
        if _PUT_TO_READERS.search(heard.text, start, end) or _OPENING.match(heard.text, start, end)
    ]
    headline = heard.i + heard.we == 0 and _is_headline(first)
    if put and not headline:
        yield max(put, key=lambda hit: hit.weight * standing(hit, heard))


def _is_headline(line: str) -> bool:
    """Return whether a line is set like a headline: nearly every long word has a capital."""
    long = [word for word in line.split() if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


def _questions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the first questions of `text`."""
    end = 0
    for _ in range(_QUESTIONS):
        end = text.find("?", end) + 1
        if not end:
            return
        start = max(text.rfind(mark, max(0, end - _BREATH), end - 1) for mark in ".!?\n") + 1
        start = max(start, end - _BREATH)
        yield start + len(text[start:end]) - len(text[start:end].lstrip()), end


def _telling(document: Document, heard: View, value: str, model: Weighing) -> tuple[int, int]:
    """Return the sentence whose words speak most for `value`; the first of equals."""

    said = [0.0] * len(document.sentences)
    weight = model.told_for(value).get
    for (word, start), (after, _) in pairwise([*heard.words[:_WORDS], ("", 0)]):
        told = weight(word, 0.0) + weight(f"{word} {after}", 0.0)
        if told:
            said[document.sentence_index(start)] += told
    return document.sentences[said.index(max(said))] if said else (0, heard.title)
