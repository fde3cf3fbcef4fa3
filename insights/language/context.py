"""The context of a span: negated, hypothetical, past, or somebody else's.

The rules follow ConText (Harkema et al. 2009, J Biomed Inform 42:839-851): a trigger opens a scope
in its clause that a terminator closes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from insights.language.sentences import clauses
from insights.model import Experiencer


@dataclass(frozen=True, slots=True)
class Context:
    negated: bool = False
    hypothetical: bool = False
    historical: bool = False
    experiencer: Experiencer = Experiencer.SELF


_NEGATED_BEFORE = re.compile(
    r"\b(?:no|not|never|none|without|neither|nor|cannot|can't|cant|don't|dont|doesn't|doesnt|didn't|didnt|haven't|"
    r"havent|hasn't|hasnt|hadn't|isn't|isnt|wasn't|wasnt|aren't|won't|wouldn't|zero|free of|free from|"
    r"instead of|rather than|stopped having|stopped getting|got rid of|lack of|nothing like)\b"
)
_NOT_A_NEGATION = re.compile(
    r"\b(?:not only|no doubt|not just|no wonder|no longer able|can't believe|cant believe|don't know|dont know|"
    r"not sure|no idea|can't stop|couldn't stop|don't forget|not to mention|no matter|can't stand)\b"
)
_NEGATED_AFTER = re.compile(
    r"^\W*(?:(?:is|are|was|were|has|have|went|did)\s+)?(?:gone|went away|go away|free|disappeared|stopped|cleared up|"
    r"not a problem|never happened|never came|nonexistent|non-existent|resolved)\b"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|might|may|could|would|should|afraid|scared|worried|worry|worrying|fear|fears|terrified|nervous|"
    r"concerned|anxious about|in case|risk of|risks of|chance of|possible|possibly|potential|can cause|may cause|"
    r"might cause|warned|warning|anyone (?:else )?(?:have|had|get|got|experience|notice)|"
    r"has anyone|does anyone|did anyone|do you|did you|does it|will it|do they|considering|thinking (?:of|about))\b"
)
_HISTORICAL = re.compile(
    r"\b(?:used to|years ago|months ago|in the past|back then|back in|previously|formerly|at first|initially|"
    r"history of|when i was (?:on|taking|using)|while i was (?:on|taking)|as a (?:kid|child|teen(?:ager)?)|"
    r"last year|in (?:19|20)\d\d|since i (?:left|stopped|quit|came off|got off))\b"
)
_LOVED_ONE = re.compile(
    r"\bmy (?:\w+ )?(?:mom|mum|mother|dad|father|wife|husband|hubby|partner|boyfriend|girlfriend|bf|gf|so|son|daughter|"
    r"child|children|kid|kids|baby|toddler|sister|brother|aunt|uncle|grandma|grandmother|grandpa|grandfather|nan|"
    r"fianc\u00e9e?|fiancee?|spouse|parents?|cousin|niece|nephew|mil|little one|dd|ds|dh|dw)\b"
)
_OTHER = re.compile(
    r"\b(?:my (?:\w+ )?(?:friend|coworker|co-worker|colleague|neighbou?r|boss|patient|patients|client|roommate)|a friend|"
    r"friends of mine|someone i know|some people|other people|most people|others|patients|they say|people (?:on|who|with))\b"
)
_SELF = re.compile(r"\b(?:i|i'm|i've|i'd|im|ive|me|my|mine|myself|we)\b")
_REACH = 60


def context(text: str, start: int, end: int, *, sentence: tuple[int, int]) -> Context:
    """Return the context of `text[start:end]` within its `sentence` (both as spans of `text`)."""
    clause = next(
        (span for span in clauses(text, *sentence) if span[0] <= start < span[1]),
        sentence,
    )
    lowered = text.replace("\u2019", "'").lower() if len(text.lower()) == len(text) else text
    before = lowered[clause[0] : start]
    after = lowered[end : clause[1]]
    whole = lowered[sentence[0] : sentence[1]]
    return Context(
        negated=_negated(before, after),
        hypothetical=bool(_HYPOTHETICAL.search(before)) or whole.endswith("?"),
        historical=bool(_HISTORICAL.search(whole)),
        experiencer=_experiencer(lowered[sentence[0] : start], lowered[start : sentence[1]]),
    )


def _negated(before: str, after: str) -> bool:
    near = _NOT_A_NEGATION.sub(" ", before[-_REACH:])
    return bool(_NEGATED_BEFORE.search(near)) or bool(_NEGATED_AFTER.search(after))


def _experiencer(before: str, from_here: str) -> Experiencer:
    """Return whose it is: the nearest person named before the span, else after it, else the writer."""
    nearest: tuple[int, Experiencer] | None = None
    for pattern, who in ((_LOVED_ONE, Experiencer.LOVED_ONE), (_OTHER, Experiencer.OTHER), (_SELF, Experiencer.SELF)):
        for mark in pattern.finditer(before):
            if nearest is None or mark.end() > nearest[0]:
                nearest = (mark.end(), who)
    if nearest:
        return nearest[1]
    if not _SELF.search(from_here):
        if _LOVED_ONE.search(from_here):
            return Experiencer.LOVED_ONE
        if _OTHER.search(from_here):
            return Experiencer.OTHER
    return Experiencer.SELF
