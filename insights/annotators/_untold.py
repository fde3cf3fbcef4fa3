"""Whether an adverse event is denied, feared or asked about where its words stand."""

from __future__ import annotations

import re

from insights.language.document import Document

_HAS_IT = re.compile(
    r"\b(?:any(?:one|body) else|my|i'm|i am|i have|i've|i get|i got|me|"
    r"why (?:am|do|does|did|have|has|is) (?:i|it|he|she)|(?:this|it|that|these) (?:\w+ )?(?:normal|common)|normal to|"
    r"should i be)\b"
)
_TO_COME = re.compile(r"\W*(?:will|would)\b")
_DID_GOOD = re.compile(
    r"\W*(?!worse)(?:\w+ ){0,4}?(?:better|like (?:myself|me|a human)|great|good|normal|happy|happier|human|alive|"
    r"calm\w*|amazing|wonderful|fine|at ease|clear|clearer|easier|"
    r"more (?:relaxed|confident|alert|awake|focused|positive))\b"
)
"""What "made me feel", "makes my" goes on with where it is praise."""
_MADE = ("made me feel", "makes me feel", "made my", "makes my")
_DENIED = re.compile(
    r"\b(?:no|zero|without|without any|haven't had any|have not had any|never had any|didn't have any|"
    r"don't have any|not had any|free of|minimal) (?:\w+ ){0,2}$"
)
_NONE_AFTER = re.compile(r"\s*[:=-]+\s*(?:none|no\b|nothing|nil|zero|n/?a\b|not (?:any|yet))")
_THEIRS = re.compile(
    r"\b(?:the|these|those|my|this|same|intense|horrible|terrible|awful|bad) side ?-?(?:e|"
    r"a)ffects?\b(?! (?:of|listed|are listed|include|may|can|might))|"
    r"\bside ?-?(?:e|a)ffects? (?:that )?(?:i'm|i am|i've|i have|i had|i got) "
)
"""Side effects spoken of as there, whatever else the sentence denies or fears."""
_ELSE = re.compile(r"\b(?:any(?:one|body)|any one|does any|some(?:one|body)) else\b")


_IN_HOSPITAL = re.compile(
    r"\b(?:admitted|kept|ended up|end up|landed|put|sent|rushed|taken|took|overnight|in the|in|into|days?|nights?|"
    r"weeks?|went|"
    r"going|back|stay|straight|discharged|visit\w*|to|trips?)\b[^.;!?]{0,25}$"
)
_NO_STAY = re.compile(r"\b(?:my|your|our|the|a|childrens?|children's|local|from|by|at) (?:\w+ )?$")
_INTO = re.compile(r"\b(?:in|into|to) (?:the )?$")
_SHOT_AGAINST = re.compile(r"\W*(?:vaccin\w*|shots?|jabs?|boosters?|yin|ones?|tests?)\b")


_WELCOME = re.compile(r"\b(?:convenient|nice|welcome|good|great|positive|happy|pleasant|wonderful|added|bonus) $")
_WHAT_IF = re.compile(r"\bwhat if\b[^.;!?]*$")
_OF_THOSE = re.compile(
    r"\b(?:those|people|anyone|someone|anybody|somebody|patients) (?:who |that )?(?:is|are|was|were)? ?$"
)
_TO_HOSPITAL = re.compile(
    r"\b(?:after|because|due to|since|caus\w+|reactions?|overdos\w+|allerg\w+|put|landed|ended up|end up|sent|"
    r"sends?|rushed|from the|from (?:it|this|taking)|side effects?|withdrawals?|too (?:much|many))\b"
)
"""Words that put a stay in hospital down to something; insulin is also given there."""


def untold(document: Document, start: int, end: int, situation: str) -> bool:
    """Return whether what stands there is denied, feared or asked; what has passed did happen."""
    text = document.lowered
    if (
        _DENIED.search(text, max(0, start - 40), start)
        or _SHOT_AGAINST.match(text, end)
        or _NONE_AFTER.match(text, end)
    ):
        return True
    if text[start:end] in ("hospital", "the hospital") and not _stayed(text, max(0, start - 50), start):
        return True
    if situation == "unwanted" and any(
        words.search(text, max(0, start - 40), start) for words in (_WELCOME, _WHAT_IF, _OF_THOSE)
    ):
        return True
    if situation == "hospital" and document.subject is None:
        number = document.sentence_index(start)
        if not any(_TO_HOSPITAL.search(text, *span) for span in document.sentences[max(0, number - 1) : number + 1]):
            return True
    if text[start:end] in _MADE and _DID_GOOD.match(text, end, document.clause(start)[1]):
        return True
    context = document.context(start, end)
    if situation == "unwanted" and _THEIRS.search(
        document.lowered, max(0, start - 20), min(len(document.lowered), end + 25)
    ):
        return False
    if context.hypothetical:
        return not asks_having_it(document, start)
    return context.negated and not context.ended and situation != "lack_of_effect"


def _stayed(text: str, start: int, end: int) -> bool:
    """Return whether the words before "hospital" tell of somebody brought or kept there."""
    lead = text[start:end]
    return bool(_INTO.search(lead) or not _NO_STAY.search(lead)) and bool(_IN_HOSPITAL.search(lead))


def asks_having_it(document: Document, position: int) -> bool:
    """Return whether a question tells that the asker has it too ("anyone else get headaches?")."""
    sentence = document.sentence(position)
    if _ELSE.search(document.lowered, *sentence):
        return True
    if not document.lowered.endswith("?", *sentence) or _TO_COME.match(document.lowered, *sentence):
        return False
    return bool(_HAS_IT.search(document.lowered, *sentence))
