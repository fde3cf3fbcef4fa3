"""What a deed told of a treatment decides: by its form and the words before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from insights.annotators._decision_object import SPEAKS_OF_MEDS, Object
from insights.annotators._decision_words import (
    DENIED,
    FIRM,
    LASTED,
    LONG_AGO,
    NEWLY,
    NO_OPTION,
    NOT_A_PATIENT,
    NOT_WANTED,
    OTHERS,
    REFUSES,
    SUPPOSED,
    TOWARDS,
    WEIGHS,
)
from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Decision

_NEVER_DONE = re.compile(
    r"\b(?:if|unless|whenever|every time|until|once|as soon as)(?: (?:i|he|she|we|you|they))?(?: ever)?$"
)
_OWN = re.compile(
    r"(?:^|[.!?,;:(-]|\b(?:i|we|he|she|me|i'?ve|i have|we've|i'd|and|so|just|then|finally|have|has|had|"
    r"completely|recently|since|also))$"
)
_BEING = re.compile(
    r"(?:^|[.!?,;:(*-]|\b(?:i'?m|i am|we're|we are|he's|she's|is|am|was|be|been|are|now|currently|just|just now|"
    r"slowly|"
    r"finally|and|started|begun|began|start|begin|of|in|about)(?: to)?)$"
)
_AFTER = re.compile(r"\b(?:after|since|from|upon|by|following|i'?ve been|ever since)$")
_ASKS = re.compile(r"\b(?:i|we|my|he|she|me|it|to)\b")
_STARTS_SOON = re.compile(
    r"\b(?:tomorrow|today|tonight|next \w+|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|this \w+|soon|"
    r"in \w+ (?:days|weeks))\b"
)
_MUST_BE_SAID = re.compile(
    r"dropp?|g[ai]v|giving|threw|done|ran|bin|paus|packed|chucked|ditch|skip|just fin|fin|complet|i'?m|i am|am|"
    r"is|he's|she's|still|been"
)
_GIVEN = re.compile(
    r"(?:^|[.,;!?]|\b(?:i|me|was|been|just|got|doctors?|doc|dr|he|she|they|recently|has|have|had|being|and|"
    r"newly|\w+ist|gp))$"
)
_TRIED = ("tried", "added", "prescribed", "picked")


class Read(NamedTuple):
    """A decision, and whether it is denied."""

    decision: Decision
    denied: bool = False


def read(document: Document, sentence: Span, mark: re.Match[str], on: Object) -> Read | None:
    """Return what the deed at `mark` on the treatment `on` decides, or None."""
    text, kind, deed = document.lowered, mark.lastgroup or "", " ".join(mark.group().split())
    lead = " ".join(text[max(sentence[0], mark.start() - 80) : mark.start()].split()).rstrip("\"'(*")
    if OTHERS.search(lead) or NOT_A_PATIENT.search(lead):
        return None
    asked = text.endswith("?", *sentence) or text[sentence[0] : sentence[1]].rstrip().endswith("?")
    if on.how == "dose" and not deed.startswith(("started", "been on", "start", "prescribed", "put")):
        return None
    said = on.how in ("named", "unnamed")
    if kind == "begun":
        return _begun(text, sentence, lead, deed, on, said=said, asked=asked, review=document.subject is not None)
    if kind in ("left", "leaving", "leave"):
        return _left(text, lead, kind, deed, on, said=said)
    if on.how == "bare" and not (kind in ("beginning", "begin") and deed.endswith("on") and on.target):
        return None
    if on.how == "bare":
        return Read(Decision.DECLINE) if REFUSES.search(lead) else None
    if on.how == "it" and deed in ("do", "doing", "have"):
        return None
    if kind in ("beginning", "begin", "take"):
        return _begin(text, sentence, lead, kind, on, asked=asked)
    if kind in ("moved", "moving", "move"):
        return _moved(lead, kind, asked=asked)
    if kind == "kept":
        past = deed.startswith(("stay", "remain")) and bool(LASTED.search(text, on.end, sentence[1]))
        vague = (
            on.how == "it"
            and not deed.startswith("still")
            and not re.search(r"\b(?:i|we|i'?ve|he|she)(?: \w+ly)?$", lead)
        )
        return None if past or vague else _kept(lead, asked=asked)
    if kind == "taking":
        return _taking(text, sentence, lead, mark, on)
    if kind == "refused":
        return Read(Decision.DECLINE)
    if kind == "dose" and on.how == "it" and "dos" not in text[mark.end() : on.end]:
        return None
    if kind == "dose":
        return Read(Decision.CONSIDERING) if _weighs(lead, asked=asked) else None
    if not said:
        return None
    if kind == "proposed" and NOT_WANTED.match(text, on.end):
        return Read(Decision.DECLINE)
    if kind == "proposed" and re.search(r"stop|off", deed) is None and SUPPOSED.search(lead):
        return None
    if deed.startswith("look") and deed.endswith("at") and re.match(r" (?:my|his|her|their|the)\b", text[mark.end() :]):
        return None
    if deed.startswith(("want", "would", "wonder")) and (
        not re.search(r"(?:^|[.!?,]|\b(?:i|we|he|she|and|really|i'?m|am|just|was|been))$", lead)
        or SUPPOSED.search(lead)
    ):
        return None
    if deed == "consider" and not re.search(r"\b(?:i|we|to|might|may|would|will|could|should|and)$", lead):
        return None
    return None if DENIED.search(lead) or re.search(r"\bnot (?:\w+ ){0,3}$", lead + " ") else Read(Decision.CONSIDERING)


def _weighs(lead: str, *, asked: bool) -> bool:
    return bool(WEIGHS.search(lead)) or (asked and bool(_ASKS.search(lead)))


def _begun(
    text: str, sentence: Span, lead: str, deed: str, on: Object, *, said: bool, asked: bool, review: bool
) -> Read | None:
    if (
        not said
        and not (review and deed.startswith("started") and on.how != "bare")
        and not (on.how == "it" and not deed.startswith(_TRIED))
    ):
        return None
    if DENIED.search(lead):
        return Read(Decision.START, denied=True)
    if deed == "prescribed" and not _GIVEN.search(lead):
        return None
    newly = NEWLY.search(text, *sentence)
    if deed.startswith("tried") and (not newly or asked):
        return None
    if deed.startswith("put") and lead.endswith((" to", " should", " might", " could")):
        return Read(Decision.CONSIDERING) if WEIGHS.search(lead) else None
    if (SUPPOSED.search(lead) or WEIGHS.search(lead)) and not newly:
        return None
    if LONG_AGO.search(text, *sentence) or LASTED.search(text, *sentence):
        return None
    return Read(Decision.START)


def _begin(text: str, sentence: Span, lead: str, kind: str, on: Object, *, asked: bool) -> Read | None:
    if REFUSES.search(lead):
        return Read(Decision.DECLINE)
    if kind != "beginning" and FIRM.search(lead):
        return None if re.search(r"ha(?:d|ve) to$", lead) else Read(Decision.START)
    if WEIGHS.search(lead) or (kind != "beginning" and TOWARDS.search(lead)):
        return Read(Decision.CONSIDERING)
    if (
        kind == "begin"
        and re.search(r"\b(?:i|we|he|she|i'?ll|and)(?: \w+ly)?$", lead)
        and _STARTS_SOON.search(text, on.end, sentence[1])
    ):
        return Read(Decision.START)
    if kind == "beginning" and _BEING.search(lead):
        return Read(Decision.CONSIDERING if asked and re.search(r"\bi$", lead) else Decision.START)
    return None


def _left(text: str, lead: str, kind: str, deed: str, on: Object, *, said: bool) -> Read | None:
    if not said and _MUST_BE_SAID.match(deed) and (on.how != "it" or "finish" in deed):
        return None
    if on.how == "bare" and ("smok" in text or not _bare(lead, kind, deed)):
        return None
    if on.how == "bare" and not on.target and not SPEAKS_OF_MEDS.search(lead):
        return None
    if NO_OPTION.match(text, on.end):
        return Read(Decision.KEEP)
    if "dos" in text[on.end - 6 : on.end]:
        return None
    if kind == "left":
        if re.search(r"\b(?:should|could|to|would) be$", lead):
            return Read(Decision.CONSIDERING)
        if DENIED.search(lead):
            return Read(Decision.STOP, denied=True)
        return None if _NEVER_DONE.search(lead) else Read(Decision.STOP)
    if REFUSES.search(lead):
        return Read(Decision.KEEP)
    if kind == "leave" and FIRM.search(lead):
        return Read(Decision.STOP)
    if WEIGHS.search(lead):
        return Read(Decision.CONSIDERING)
    if (
        kind == "leaving"
        and not DENIED.search(lead)
        and not re.search(r"\b(?:when|whenever|if|asking)(?: i)?$", lead)
        and (_BEING.search(lead) or _AFTER.search(lead) or re.search(r"i'?m|i am|am|is|'s|still", deed))
    ):
        return Read(Decision.STOP)
    return None


def _bare(lead: str, kind: str, deed: str) -> bool:
    """Return whether a leaving that names nothing is of the treatment: "I quit", "made me stop", "am tapering off"."""
    if kind == "left":
        return bool(_OWN.search(lead))
    if kind == "leave":
        return bool(FIRM.search(lead))
    return deed.startswith(("taper", "wean", "coming", "getting")) and bool(_BEING.search(lead))


def _moved(lead: str, kind: str, *, asked: bool) -> Read | None:
    if kind == "moved":
        if DENIED.search(lead):
            return Read(Decision.SWITCH, denied=True)
        if re.search(r"\bto (?:be|get)$", lead):
            return Read(Decision.CONSIDERING)
        return None if _NEVER_DONE.search(lead) else Read(Decision.SWITCH)
    if REFUSES.search(lead):
        return Read(Decision.KEEP)
    if kind == "move" and FIRM.search(lead):
        return Read(Decision.SWITCH)
    if _weighs(lead, asked=asked):
        return Read(Decision.CONSIDERING)
    return Read(Decision.SWITCH) if kind == "moving" else None


def _kept(lead: str, *, asked: bool) -> Read | None:
    if REFUSES.search(lead) or re.search(r"(?:can'?t|cannot|couldn'?t)$", lead):
        return Read(Decision.STOP)
    if re.search(r"\b(?:should|shall|do) (?:i|we|he|she)$|\b(?:whether|if|know if) (?:i should|to)$", lead):
        return Read(Decision.CONSIDERING)
    return None if DENIED.search(lead) or SUPPOSED.search(lead) or asked else Read(Decision.KEEP)


def _taking(text: str, sentence: Span, lead: str, mark: re.Match[str], on: Object) -> Read | None:
    if re.search(r"\bno longer$", lead):
        return Read(Decision.STOP)
    if mark.group() in ("taking", "using", "doing"):
        if REFUSES.search(lead):
            return Read(Decision.DECLINE)
        if WEIGHS.search(lead):
            return Read(Decision.CONSIDERING)
    if DENIED.search(lead) or SUPPOSED.search(lead):
        return None
    span = (max(sentence[0], mark.start() - 30), min(sentence[1], on.end + 40))
    if NEWLY.search(text, *span) and not LASTED.search(text, *span) and not LONG_AGO.search(text, *sentence):
        return Read(Decision.START)
    return None
