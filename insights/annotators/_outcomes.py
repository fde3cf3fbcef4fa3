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
_SIGNED = tuple(
    (sign * float(weight), _CUES.plain(f"{table}_has")[weight], pattern)
    for table, sign in (("good", 1.0), ("bad", -1.0))
    for weight, pattern in _CUES.rows(table).items()
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
    told: set[tuple[str, int, bool]] = set()
    for start, end, weight in _marks(document, _near(document, taken)):
        good, number = weight > 0, document.sentence_index(start)
        owner = _owner(document, named, taken, (start, end), good=good)
        if owner and (owner, number, good) not in told and _holds(document, start, good=good):
            told.add((owner, number, good))
            yield owner, weight


def _marks(document: Document, numbers: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    """Yield start, end and weight of the outcomes told in sentences that ask nothing."""
    text = document.lowered
    told = {document.sentences[number] for number in numbers if text[document.sentences[number][1] - 1] != "?"}
    for sentence in sorted(told):
        words = text[slice(*sentence)]
        for weight, has, pattern in _SIGNED:
            if any(map(words.__contains__, has)):
                for mark in pattern.finditer(text, *sentence):
                    yield mark.start(), mark.end(), weight


def _near(document: Document, taken: Sequence[Mention]) -> list[int]:
    """Return the numbers of the sentences near enough to one that tells of taking something."""
    reach = _REACH_SHORT if _is_short(document, taken) else _REACH
    told = {document.sentence_index(match.start) for match in taken}
    return [n for n in range(len(document.sentences)) if any(-1 <= n - number <= reach for number in told)]


def _is_short(document: Document, taken: Sequence[Mention]) -> bool:
    return len(document.text) < _SHORT and len({match.value for match in taken}) == 1


def _is_taken(document: Document, match: Mention) -> bool:
    """Return whether a medication is told of as taken."""
    text, sentence = document.lowered, document.sentence(match.start)
    lead = text[max(sentence[0], match.start - 50) : match.start]
    if is_adjunct(document, name_of(match)) or text[sentence[1] - 1] == "?" or _NOT_TAKEN.search(lead):
        return False
    return bool(_TAKEN.search(lead) or _HOW_LONG.match(text, match.end))


def _owner(
    document: Document, named: Sequence[Mention], taken: Sequence[Mention], mark: Span, *, good: bool
) -> str | None:
    """Return the generic that an outcome is told of."""
    text, sentence = document.lowered, document.sentence(mark[0])
    here = [match for match in named if sentence[0] <= match.start < sentence[1]]
    after = next((match for match in here if match.start >= mark[1]), None)
    if after and len(text[mark[1] : after.start]) < 50 and _ON_LATER.fullmatch(text, mark[1], after.start):
        return after.value if after in taken else None
    before = [match for match in here if match.end <= mark[0]]
    if before:
        return before[-1].value if before[-1] in taken else None
    number = document.sentence_index(mark[0])
    short = _is_short(document, taken)
    reach = (_REACH_SHORT if short else _REACH) if good else _REACH_BAD
    for match in reversed(taken):
        if match.end > sentence[0]:
            continue
        ended = good and not short and _OVER.search(text, document.sentence(match.start)[0], match.start)
        far = number - document.sentence_index(match.start)
        return match.value if far <= reach and not ended else None
    ahead = taken[0]
    return ahead.value if 0 <= ahead.start - sentence[1] <= 2 and _HOW_LONG.match(text, ahead.end) else None


def _holds(document: Document, start: int, *, good: bool) -> bool:
    """Return whether an outcome is told as fact, of the time on the medication."""
    lead = document.lowered[max(document.clause(start)[0], start - 60) : start]
    return not _SET_ASIDE.search(lead) and not (good and _NEGATED.search(lead))
