"""Promotion: a post that sells or is paid for, said openly or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._calls import ACADEMIC, PAID_CALL, calls_for_people
from insights.annotators._sales import AS_WRITTEN, LOWERED
from insights.language.document import Document
from insights.language.phrases import Match
from insights.model import Annotation, Kind

Sign = tuple[int, int, str]

_PAIRS = frozenset(
    frozenset(pair.split())
    for pair in (
        "order offer",
        "order own",
        "order tie",
        "order weak_tie",
        "order claim",
        "order illicit",
        "act offer",
        "act own",
        "act tie",
        "act claim",
        "act illicit",
        "offer own",
        "offer place",
        "offer tie",
        "offer weak_tie",
        "offer claim",
        "offer illicit",
        "own claim",
        "own weak_tie",
        "tie claim",
        "bait act",
        "bait offer",
        "bait own",
        "bait claim",
        "bait link",
        "coin act",
        "coin offer",
        "coin order",
        "coin claim",
        "coin own",
        "link offer",
        "link own",
        "link tie",
        "link claim",
        "link copy",
        "act copy",
        "copy offer",
    )
)
_OPEN = frozenset({"notice", "tie", "weak_tie"})
_HOUSE = frozenset({"own", "place"})
_REACH = 3
"""How many sentences apart two signs of one sale may stand."""
_SHORT = 1200
"""Longest post without a plain sign of a sale that is read for gapped ones."""
_MANY_OFFERS = 3
_NEAR = 200
"""How many characters about a sign are read for what it means."""

_CODE = re.compile(r"(?:use |enter |with |promo |discount )?code:? [\"*]{0,3}[A-Z][A-Z0-9]{3,}\b", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]{3,}$")
_HEALED = re.compile(
    r"\b(?:cure[sd]?|revers(?:e|ed|es|ing)|heal(?:s|ed|ing)?|beat)(?P<whose> me of| my| your)?(?: own)? $"
)
_HEALED_END = re.compile(
    r"(?! (?!in |with |by |for good|naturally|permanently|symptoms|and |after |using |completely)\w)"
)
_GOODS = re.compile(
    r"\bour (?:[\w'-]+ ){0,3}(?:vests?|gummies|serum|capsules|tablets|supplements?|drops|tinctures?|oils?|balm|cream|"
    r"patch(?:es)?|powder|teas?|bracelets?|insoles|mats?|kits?|boxes|bundles?|blend|formula|products?|"
    r"ebook|spray|lotion|salts|socks|gloves|bottles?|masks?|panels?|pillows?|scar(?:f|ves)|wraps?|braces?|"
    r"sensors?|trackers?|e-?books?|webinar series|straps?|cushions?|guides?)\b"
)

# Who asks, warns, quotes or hands on a patient programme sells nothing.
_REPORTED = re.compile(
    r"[\"\u201c\u00ab][^\"\u201d\u00bb]{0,30}$|(?<!\w)'[^']{0,30}$|"
    r"\b(?:keeps?|kept|post(?:s|ing)|spam\w*|shout(?:s|ing)|saying|says|scroll\w*|ads?|adverts?|influencers?|"
    r"sellers|accounts|stop|tired of|sick of|hate|not|never|don't|doesn't|didn't|isn't|wasn't|can i|should i|"
    r"anyone who|wants? me to|if|you can|can also)\b[^.!?\n,;]{0,40}$"
)
_WARNED = re.compile(
    r"(?<!not a )(?<!no )\b(?:scam\w*|spam(?:mer|mers|ming)?|snake[- ]oil|beware|quacks?|fraud\w*|rip-?off|mlm|"
    r"too good to be true|never arrived|my refund|a refund|customer service (?:is|was|has|never|ignored)|"
    r"blocked (?:him|her|them))\b"
)
_NO_SALE = re.compile(
    r"\b(?:recruit(?:ing|ment)|ethics (?:approval|committee|board)|irb|participants|survey|"
    r"questionnaire|volunteers|help-?line|charit(?:y|ies)|non-?profits?|fundrais\w+|donat(?:e|es|ions?)|hiring|"
    r"job opening|positions?|no sales|all proceeds)\b"
)
_PATIENT_PROGRAMME = re.compile(
    r"\b(?:co-?pay\w*|goodrx|good rx|manufacturer\w*|insurance|insurer|deductible|prior auth\w*|"
    r"patient assistance|savings card|pharmac(?:y|ies|ist)|(?<!no )prescription|my (?:doctor|neuro|gp|nurse))\b"
)
# Who has bought tells of a purchase.
_BOUGHT = re.compile(
    r"[ \w]{0,60}\b(?:got me|arrived|came today|"
    r"(?:i|we|he|she|they|they'll|anyone|anybody|hubby|my \w+) (?:\w+ )?(?:got|get|paid|pay|"
    r"bought|ordered|saved|found|received|used|use|wear|wears|offer|offers|gave|gives?|had|has|make|made)|"
    r"(?:you|they) (?:can )?(?:get|wanted))\b"
)
_HELP = re.compile(
    r"^(?: if| any ?time| whenever| when| about| with (?:any |your )?questions| button| page| form|"
    r" for (?:support|a chat|company|questions|the recipe|recipes|more about my)|"
    r"(?: if)? you (?:want|need|have)[^.!?\n]*(?:talk|chat|questions?|vent|listen))"
)


@annotator(finds=(Kind.PROMOTION,))
def promotion(document: Document) -> Iterator[Annotation]:
    """Yield what gives a sale away: disclosed if the post says whose it is, else undisclosed.

    A call for participants is disclosed too; its attribute `call` tells whether it is paid for.
    """
    gates = document.matches("cue.gate_promotion")
    called = _called(document, [gate for gate in gates if gate.phrase.name == "call"])
    if called:
        yield called
        return
    cues = document.matches("cue.promotion")
    meant = [cue for cue in cues if _is_meant(document, cue)]
    signs = [(cue.start, cue.end, cue.phrase.name) for cue in meant]
    if signs or (gates and len(document.text) <= _SHORT):
        signs += [sign for cue in meant for sign in _codes(document, cue)]
        signs += _gapped(document)
    if signs and _is_about_selling(document):
        signs = [sign for sign in signs if sign[2] == "notice"]
    decisive = _decisive(document, sorted(set(signs)))
    open_signs = [sign for sign in decisive if _says_whose(document, sign)]
    value = "disclosed" if open_signs else "undisclosed"
    for start, end, _ in open_signs or decisive:
        yield document.annotation(Kind.PROMOTION, value, start, end, negated=False, hypothetical=False)


def _called(document: Document, gates: list[Match]) -> Annotation | None:
    """Return the call for participants in the sentences of `gates`; by itself it sells nothing."""
    for number in sorted({document.sentence_index(gate.start) for gate in gates}):
        start, end = document.sentences[number]
        called = calls_for_people(document.lowered, start, end)
        if called:
            bought = PAID_CALL.search(document.lowered) and not ACADEMIC.search(document.lowered)
            return document.annotation(
                Kind.PROMOTION,
                "disclosed",
                *called,
                negated=False,
                hypothetical=False,
                attributes={"call": "paid" if bought else "unpaid"},
            )
    return None


def _says_whose(document: Document, sign: Sign) -> bool:
    """Return whether the sign says that the writer is paid or speaks for the seller ("our clinic")."""
    start, _, name = sign
    return name in _OPEN or (name in _HOUSE and document.lowered.startswith(("our ", "we"), start))


def _is_about_selling(document: Document) -> bool:
    """Return whether the post warns of sellers, or asks for people and not for money."""
    return bool(_WARNED.search(document.lowered) or _NO_SALE.search(document.lowered))


def _is_meant(document: Document, cue: Match) -> bool:
    """Return whether the writer sells by the cue: not asked, quoted, denied or of a patient programme."""
    start, end = document.sentence(cue.start)
    start, end = max(start, cue.start - _NEAR), min(end, cue.end + _NEAR)
    after = document.lowered[cue.end : end]
    if _REPORTED.search(document.lowered, start, cue.start):
        return False
    if cue.phrase.name == "notice":
        # "(AD)" and "#AD" are illnesses too.
        return "AD" not in document.text[cue.start : cue.end]
    if cue.phrase.name in ("act", "order") and _HELP.match(after):
        return False
    if cue.phrase.name in ("offer", "own", "illicit") and _BOUGHT.search(document.lowered, start, cue.start):
        return False
    if cue.phrase.name == "own" and _BOUGHT.match(after):
        return False
    if cue.phrase.name in ("act", "order", "offer", "illicit") and after.rstrip().endswith("?"):
        return False
    return not _PATIENT_PROGRAMME.search(document.lowered, start, end)


def _told_of_others(document: Document, position: int, *, bought: bool) -> bool:
    """Return whether the words before say that others sell, or that the writer has bought."""
    start = max(document.sentence(position)[0], position - _NEAR)
    if _REPORTED.search(document.lowered, start, position):
        return True
    return bought and bool(_BOUGHT.search(document.lowered, start, position))


def _gapped(document: Document) -> Iterator[Sign]:
    """Yield goods, prices and cures that no list of phrases can hold."""
    for goods in _GOODS.finditer(document.lowered):
        begun = max(document.sentence(goods.start())[0], goods.start() - _NEAR)
        told = _BOUGHT.search(document.lowered, begun, goods.start()) or _BOUGHT.match(document.lowered, goods.end())
        if not told:
            yield (*goods.span(), "own")
    for text, table in ((document.text, AS_WRITTEN), (document.lowered, LOWERED)):
        for name, pattern in table:
            for mark in pattern.finditer(text):
                if name == "claim" or not _told_of_others(document, mark.start(), bought=name in ("deed", "offer")):
                    yield (*mark.span(), name)
    for illness in document.matches("condition"):
        start = max(illness.start - 30, 0)
        healed = _HEALED.search(document.lowered[start : illness.start])
        if not _HEALED_END.match(document.lowered, illness.end):
            continue
        if healed and (healed["whose"] or document.lowered.startswith("my ", illness.start)):
            yield start + healed.start(), illness.end, "claim"


def _codes(document: Document, cue: Match) -> Iterator[Sign]:
    """Yield where the reader is told to use a code in capitals."""
    if cue.phrase.name == "offer" and cue.phrase.text.endswith("code"):
        code = _CODE.match(document.text, cue.start)
        if code and _CAPITALS.search(code[0]):
            yield (*code.span(), "deed")


def _decisive(document: Document, signs: list[Sign]) -> list[Sign]:
    """Return the signs that sell: alone, near another that makes a pair with them, or many offers."""
    numbered = [(document.sentence_index(sign[0]), sign) for sign in signs]
    last: dict[str, tuple[int, Sign]] = {}
    kept = {sign for sign in signs if sign[2] in ("notice", "deed")}
    for number, sign in numbered:
        for other, (where, earlier) in last.items():
            if number - where <= _REACH and {sign[2], other} in _PAIRS:
                kept |= {earlier, sign}
        last[sign[2]] = number, sign
    offers = {document.lowered[start:end]: (start, end, name) for start, end, name in signs if name == "offer"}
    if len(offers) >= _MANY_OFFERS:
        kept |= set(offers.values())
    if kept:
        kept |= {sign for sign in signs if sign[2] in ("tie", "weak_tie")}
    return sorted(kept)
