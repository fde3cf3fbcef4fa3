"""What came of the medications a post tells were taken: good and bad outcomes, each with whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from insights.annotators._about import Mention, last_named, mentions
from insights.annotators._cues import load
from insights.annotators._governs import is_adjunct, name_of
from insights.language.document import Document
from insights.language.sentences import Span

_CUES = load("_outcomes.toml")
_NOT_TAKEN, _TAKEN, _HOW_LONG, _OVER, _IT_TAKEN = (
    _CUES.one("taken", name) for name in ("not_taken", "taken", "how_long", "over", "it_taken")
)
_SET_ASIDE, _NEGATED = _CUES.one("before", "set_aside"), _CUES.one("before", "negated")
_SIGNED = (
    *((float(weight), pattern) for weight, pattern in _CUES.rows("good").items()),
    *((-float(weight), pattern) for weight, pattern in _CUES.rows("bad").items()),
)
_ON_LATER = re.compile(r"\W*(?:[\w'-]+\W+){0,3}?(?:on|since|with|after|thanks to|from|taking|off) (?:\w+ ){0,3}$")
_REACH = 3
"""Sentences after the one that tells of taking it in which a good outcome may still be its own."""
_REACH_SHORT = 8
"""The same in a short post where only one medication is told of as taken."""
_REACH_BAD = 2
_SHORT = 900


def outcomes(document: Document) -> Iterator[tuple[str, float]]:
    """Yield generics with the weight of what came of them, above 0 if good."""
    named = mentions(document)
    if not named or document.subject is not None:
        return
    text = document.lowered
    by_it = {last_named(document, mark.start()) for mark in _IT_TAKEN.finditer(text, named[0].end)}
    taken = [match for match in named if match in by_it or _is_taken(document, match)]
    if not taken:
        return
    first = document.sentence_index(taken[0].start)
    told: set[tuple[str, int, bool]] = set()
    for number in range(max(first - 1, 0), len(document.sentences)):
        sentence = document.sentences[number]
        if text[sentence[1] - 1] == "?":
            continue
        for weight, pattern in _SIGNED:
            good = weight > 0
            for mark in pattern.finditer(text, *sentence):
                owner = _owner(document, named, taken, mark.span(), sentence, good=good)
                if owner and (owner, number, good) not in told and _holds(document, mark.start(), good=good):
                    told.add((owner, number, good))
                    yield owner, weight


def _is_taken(document: Document, match: Mention) -> bool:
    """Return whether a medication is told of as taken."""
    text, sentence = document.lowered, document.sentence(match.start)
    lead = text[max(sentence[0], match.start - 50) : match.start]
    if is_adjunct(document, name_of(match)) or text[sentence[1] - 1] == "?" or _NOT_TAKEN.search(lead):
        return False
    return bool(_TAKEN.search(lead) or _HOW_LONG.match(text, match.end))


def _owner(
    document: Document, named: Sequence[Mention], taken: Sequence[Mention], mark: Span, sentence: Span, *, good: bool
) -> str | None:
    """Return the generic that an outcome is told of."""
    text = document.lowered
    here = [match for match in named if sentence[0] <= match.start < sentence[1]]
    after = next((match for match in here if match.start >= mark[1]), None)
    if after and len(text[mark[1] : after.start]) < 50 and _ON_LATER.fullmatch(text, mark[1], after.start):
        return after.value if after in taken else None
    before = [match for match in here if match.end <= mark[0]]
    if before:
        return before[-1].value if before[-1] in taken else None
    if here:
        return None
    number = document.sentence_index(mark[0])
    alone = len(text) < _SHORT and len({match.value for match in taken}) == 1
    reach = (_REACH_SHORT if alone else _REACH) if good else _REACH_BAD
    for match in reversed(taken):
        if match.end > sentence[0]:
            continue
        ended = good and not alone and _OVER.search(text, document.sentence(match.start)[0], match.start)
        far = number - document.sentence_index(match.start)
        return match.value if far <= reach and not ended else None
    ahead = taken[0]
    return ahead.value if 0 <= ahead.start - sentence[1] <= 2 and _HOW_LONG.match(text, ahead.end) else None


def _holds(document: Document, start: int, *, good: bool) -> bool:
    """Return whether an outcome is told as fact, of the time on the medication."""
    lead = document.lowered[max(document.clause(start)[0], start - 60) : start]
    return not _SET_ASIDE.search(lead) and not (good and _NEGATED.search(lead))
