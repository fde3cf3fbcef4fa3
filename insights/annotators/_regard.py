"""What a company did for people, or to them: its nurses, phone line, programme, deliveries and letters."""

from __future__ import annotations

from collections.abc import Iterator

from insights.annotators._cues import load
from insights.language.document import Document
from insights.language.sentences import Span

_CUES = load("_regard.toml")
_DEEDS = _CUES.rows("deeds")
_OTHERS, _HEARD, _UNREAL, _GOES_ON = (_CUES.one("ties", name) for name in ("others", "heard", "unreal", "goes_on"))
_NAMED = "COMPANY"
_REACH = 2
_FAR = 90
_SOON = 20
"""Characters into a sentence that goes on about the company within which what it did is told."""
_WEIGHT = 2.0


def deeds(document: Document, start: int, end: int) -> Iterator[float]:
    """Yield the weight of each thing told that the company named at `start:end` did, above 0 if good."""
    text = document.lowered
    number = document.sentence_index(start)
    sentence = document.sentence(start)
    if _thanked(text, start, end, sentence):
        yield _WEIGHT
    yield from _done(text, (end, min(sentence[1], _next_company(document, end))), sentence)
    for following in document.sentences[number + 1 : number + 1 + _REACH]:
        if _next_company(document, end) < following[1] or not _GOES_ON.match(text, *following):
            break
        yield from _done(text, following, following)


def _next_company(document: Document, position: int) -> int:
    return min((m.start for m in document.matches("company") if m.start >= position), default=len(document.text))


def _thanked(text: str, start: int, end: int, sentence: Span) -> bool:
    around = text[sentence[0] : start] + _NAMED + text[end : sentence[1]]
    return "?" not in around and _DEEDS["thanked"].search(around) is not None


def _done(text: str, span: Span, sentence: Span) -> Iterator[float]:
    if text[sentence[1] - 1] == "?" or _HEARD.search(text, *sentence) or _UNREAL.search(text, sentence[0], span[0]):
        return
    far = _FAR if span[0] > sentence[0] else _SOON
    told = ("company" if span[0] > sentence[0] else "") + text[span[0] : span[1]]
    for pattern, sign in ((_DEEDS["good"], 1.0), (_DEEDS["bad"], -1.0)):
        deed = pattern.search(told)
        if deed and deed.start() <= far and not _OTHERS.search(told, 0, deed.start()):
            yield sign * _WEIGHT
