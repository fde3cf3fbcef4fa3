"""The context of a span: negated, hypothetical, past, or somebody else's.

The rules follow ConText (Harkema et al. 2009, J Biomed Inform 42:839-851): a trigger opens a scope
in its clause that a terminator closes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from insights.language.phrases import holds_any
from insights.language.sentences import Span
from insights.model import Experiencer


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around a span say of it; `ended` is a negation that grants it was there ("went away")."""

    negated: bool = False
    hypothetical: bool = False
    historical: bool = False
    experiencer: Experiencer = Experiencer.SELF
    ended: bool = False


_NEGATED_BEFORE = re.compile(
    r"\b(?:no|not|never|none|without|w/o|rarely|hardly ever|seldom|neither|nor|cannot|(?:ca|do|does|"
    r"did|have|has|had|is|was|are|"
    r"were|wo|would)"
    r"n'?t|zero|free of|free from|instead of|rather than|stopped having|stopped getting|got rid of|"
    r"gets rid of|"
    r"lack of|nothing like|wasnt any|any signs? of|fewer|less|prevents?|avoid|avoided)\b"
)
_CANNOT = re.compile(r"can|wo")
"""What cannot be done ends at a comma: "can't sleep, headaches"."""
_NOT_A_NEGATION = re.compile(
    r"\b(?:not only|no doubt|not just|no wonder|no longer able|(?:ca|could)n'?t believe|don'?t know|"
    r"not sure|no idea|(?:ca|could)n'?t stop|don'?t forget|not to mention|often than not|no matter|can'?t stand|"
    r"not fun|nothing but|"
    r"do not take|don'?t take|don'?t like|did ?n'?t like|not worth|not good|not gonna lie|less than|no joke|"
    r"(?:is|are|was|were|do|does|did|have|has|ca|would|could)n'?t (?:help|work|sleep|deal|stand|"
    r"handle|tolerate|cope)"
    r"|can ?not (?:deal|stand|handle|tolerate|cope)|did not (?:help|work|sleep)|"
    r"does not (?:help|work)|have not slept|not (?:right|well|ok|okay))\b"
)
_SCOPE_END = re.compile(
    r"\b(?:because|since|so|which|causing|caused|due to|from the|despite|plus|only|just|apart from|"
    r"other than|"
    r"aside from|besides|and (?:i|it|had|have|got|am|was|made|gave|gives|started|now|then|feel|felt|"
    r"my|the|lots?|am)|and also|i also|it (?:makes|made|gave|gives|caused|causes))\b|[.!?(]\s|\d\)|"
    r"[,;]\s*(?:but |just |only |maybe |now )?(?:some|occasional\w*|occasonal|slight(?:ly)?|"
    r"mild(?:ly)?|lots of|"
    r"tons of|still|extreme(?:ly)?|severe(?:ly)?|terribl[ey]|horribl[ey])\b"
)
_NEGATED_AFTER = re.compile(
    r"^\W*(?:(?:is|are|was|were|has|have|went|did|all|both|have all|has all|has since|pretty much)\s+){0,2}"
    r"(?:gone|went away|goes away|going away|go away|free|disappeared|stopped|cleared up|clears up|"
    r"not a problem|not an issue|never happened|never came|nonexistent|non-existent|resolved|subsided|"
    r"vanished|lifted)\b"
)
_ENDED_AFTER = re.compile(
    r"^\W*(?:(?:is|are|was|were|has|have|did|all|both|since|mostly|eventually|finally|pretty much)\s+){0,3}"
    r"(?:gone|went away|go away|goes away|going away|gone away|disappeared|stopped|cleared up|"
    r"resolved|subsided?|vanished|"
    r"lifted|faded|eased|wore off|lessened|passed)\b"
)
_UNTIL = re.compile(r"^[\s,]*(?:until|till|before|prior to)\b")
_HYPOTHETICAL = re.compile(
    r"\b(?:(?<!\bas )(?<!even )if(?! (?:i|you|u|one|we) (?:take|took|miss|skip|forget|don'?t|do not|eat|stop|"
    r"can (?:deal|live|put|cope|handle|stand|tolerate)))|might|may(?! \d)|afraid|scared|"
    r"worried|worry|"
    r"worrying|fear|fears|terrified|nervous|could (?:be|cause|have|get|give|lead|make|mean|happen|"
    r"develop|also)|should|would (?:it|"
    r"this|that|i)|"
    r"concerned|anxious about|in case|risks? of|chances? of|possible|possibly|potential|potentially|"
    r"can cause|"
    r"warned|warnings?|anyone (?:else )?(?:have|has|had|get|gets|got|experienced?|notice|noticed|find|found)|"
    r"has anyone|does anyone|did anyone|anybody|do you|did you|does it|will it|do they|considering|"
    r"thinking (?:of|about)|what about|i(?:'ve)? (?:read|heard)(?: that| about)?|"
    r"side effects? (?:listed|include)|"
    r"supposed to|known to|i hope|hoping|hopefully)\b"
)
_REAL_AGAIN = re.compile(r"\b(?:because|since|due to|as i|cuz|now i|and (?:i|it|now))\b")
_HISTORICAL = re.compile(
    r"\b(?:used to|years ago|months ago|in the past|back then|back in|previously|formerly|at first|initially|"
    r"history of|when i was (?:on|taking|using)|while i was (?:on|taking)|as a (?:kid|child|teen(?:ager)?)|"
    r"last year|in (?:19|20)\d\d|since i(?:'ve)? (?:left|stopped|quit|came off|got off)|"
    r"the first (?:few )?(?:day|days|week|weeks|month|months)|in the beginning|in the past)\b"
)
_OF_THE_PAST = (
    "used to", "s ago", "in the past", "back ", "previously", "formerly", "at first", "initially", "history of",
    "when i was", "while i was", "as a ", "last year", "in 19", "in 20", "since i", "the first ", "in the beginning",
)  # fmt: skip
_LOVED_ONE = re.compile(
    r"\bmy (?:\w+ )?(?:mom|mum|mother|dad|father|wife|husband|hubby|partner|boyfriend|girlfriend|bf|"
    r"gf|so(?! called)|"
    r"son|daughter|child|children|kid|kids|baby|toddler|sister|brother|aunt|uncle|grandma|grandmother|"
    r"grandpa|"
    r"grandfather|nan|fianc\u00e9e?|fiancee?|spouse|parents?|cousin|niece|nephew|mil|little one|dd|ds|"
    r"dh|dw)\b"
)
_OTHER = re.compile(
    r"\b(?:my (?:\w+ )?(?:friend|coworker|co-worker|colleague|neighbou?r|boss|patient|patients|client|"
    r"roommate)|"
    r"a friend|friends of mine|someone i know|some people|other people|most people|others|patients|they say|"
    r"people (?:on|who|with))\b"
)
_SELF = re.compile(r"\b(?:i|i'm|i've|i'd|im|ive|me|my|(?<!of )mine|myself|we)\b")
_PERSON = re.compile(r"\b(?:my|friends?|someone|people|others|patients|they)\b")
_REACH = 60


def context(folded: str, start: int, end: int, *, sentence: Span, clause: Span) -> Context:
    """Return the context of `folded[start:end]` in its `sentence` and `clause` (spans of the folded text)."""
    first, last = sentence
    lowered = folded[first:last]
    start, end = start - first, min(end, last) - first
    clause = clause[0] - first, clause[1] - first
    before, after = lowered[clause[0] : start], lowered[end : clause[1]]
    beyond = lowered[end : end + _REACH]
    return Context(
        negated=_negated(before, after, beyond),
        ended=bool(_ENDED_AFTER.search(after)),
        hypothetical=_hypothetical(before) or lowered.endswith("?"),
        historical=holds_any(lowered, _OF_THE_PAST)
        and bool(_HISTORICAL.search(lowered[:start]) or _HISTORICAL.search(after)),
        experiencer=_experiencer(lowered[:start], lowered[start:]),
    )


def _negated(before: str, after: str, beyond: str) -> bool:
    if _NEGATED_AFTER.search(after):
        return True
    near = before[-_REACH:]
    if not _NEGATED_BEFORE.search(near):
        return False
    near = _NOT_A_NEGATION.sub(" ", near)
    trigger = next(reversed(list(_NEGATED_BEFORE.finditer(near))), None)
    if trigger is None or _SCOPE_END.search(near, trigger.end()):
        return False
    if _CANNOT.match(trigger.group()) and "," in near[trigger.end() :]:
        return False
    return not _UNTIL.search(beyond)


def _hypothetical(before: str) -> bool:
    trigger = _HYPOTHETICAL.search(before)
    return trigger is not None and not _REAL_AGAIN.search(before, trigger.end())


def _experiencer(before: str, from_here: str) -> Experiencer:
    """Return whose it is: the nearest person named before the span, else after it, else the writer."""
    if not _PERSON.search(before) and not _PERSON.search(from_here):
        return Experiencer.SELF
    nearest: tuple[int, Experiencer] | None = None
    for pattern, who in (
        (_LOVED_ONE, Experiencer.LOVED_ONE),
        (_OTHER, Experiencer.OTHER),
        (_SELF, Experiencer.SELF),
    ):
        for mark in pattern.finditer(before):
            if nearest is None or mark.end() > nearest[0]:
                nearest = (mark.end(), who)
    if nearest:
        return nearest[1]
    for pattern, who in ((_LOVED_ONE, Experiencer.LOVED_ONE), (_OTHER, Experiencer.OTHER)):
        if pattern.search(from_here) and not _SELF.search(pattern.sub(" ", from_here)):
            return who
    return Experiencer.SELF
