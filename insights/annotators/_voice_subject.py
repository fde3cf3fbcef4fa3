"""Whose a phrase is: the writer's own, somebody else's, or nobody's that the words before it tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from insights.annotators._voice_rules import shared
from insights.annotators._voice_view import View

SELF, OTHER, STRANGER, UNTOLD = "self", "other", "stranger", "untold"
_KIN, _CARE, _PERSON = "kin", "care", "person"
_ROLES = {
    SELF: "i i'm im i've ive i'd i'll me my mine myself we we've we're",
    _PERSON: "he she he's she's hes shes his her him hers himself herself",
    STRANGER: "you your you're you've they their people someone anyone anybody everyone those",
    _CARE: "nurse nurses consultant registrar pharmacist doctors",
    "": "so",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
_KIN_WORD = re.compile(rf"(?:{shared('kin')}|lad)(?:'s)?")
_CARE_WORD = re.compile(shared("care"))
_ANY = frozenset({"a", "an", "any", "every", "another"})
_REACH = 90
_ENDS = ".!?\n;"


def whose(heard: View, start: int, end: int) -> str:
    """Return whose `heard.text[start:end]` is: SELF, OTHER, STRANGER (a reader, people) or UNTOLD."""
    begin = max(heard.text.rfind(mark, max(0, start - _REACH), start) for mark in _ENDS) + 1
    first = bisect_left(heard.words, begin, key=_place)
    last = bisect_left(heard.words, end, key=_place)
    here = bisect_left(heard.words, start, key=_place)
    roles = [_role(word) for word, _ in heard.words[first:last]]
    inside = roles[here - first :]
    if any(role == SELF and _KIN not in inside[at + 1 : at + 3] for at, role in enumerate(inside)):
        return SELF
    number = next((at for at in range(len(roles) - 1, -1, -1) if roles[at] and roles[at] != _CARE), -1)
    told = roles[number] if number >= 0 else ""
    if told == _KIN and first + number > 0 and heard.words[first + number - 1][0] in _ANY:
        return STRANGER
    if told == _PERSON:
        return OTHER if _about_kin(heard, here) else UNTOLD
    if told:
        return OTHER if told == _KIN else told
    running = heard.they > 2 * heard.i and (_named(heard, here, _KIN) if heard.i else _about_kin(heard, here))
    return OTHER if running else UNTOLD


def _place(word: tuple[str, int]) -> int:
    return word[1]


@lru_cache(maxsize=8192)
def _role(word: str) -> str:
    if word in _ROLE_OF:
        return _ROLE_OF[word]
    if _KIN_WORD.fullmatch(word):
        return _KIN
    return _CARE if _CARE_WORD.fullmatch(word) else ""


def _about_kin(heard: View, here: int) -> bool:
    """Return whether he or she is one the writer is close to, not the clinician who was named."""
    return _named(heard, here, _KIN) or not _named(heard, here, _CARE)


def _named(heard: View, here: int, role: str) -> bool:
    return any(_role(word) == role for word, _ in heard.words[:here])
