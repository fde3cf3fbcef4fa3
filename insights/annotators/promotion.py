"""Promotion: a post that sells or is paid for, said openly or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
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
    )
)
_OPEN = frozenset({"notice", "tie", "weak_tie"})
_REACH = 2
"""How many sentences apart two signs of one sale may stand."""
_MANY_OFFERS = 3
_NEAR = 200
"""How many characters about a sign are read for what it means."""

_CODE = re.compile(r"(?:use |enter |with |promo |discount )?code:? [\"*]{0,3}[A-Z][A-Z0-9]{3,}\b", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]{3,}$")
# Signs told in gapped words: looked for once a phrase has been found.
_GAPPED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "offer",
        re.compile(
            r"\b(?:now (?:only|just) [$\u00a3\u20ac]\d|buy (?:\d|one|two),? get (?:\d|one)|first \d+ orders)|"
            r"(?<!charges )\bfrom (?:[$\u00a3\u20ac] ?\d|\d[\d,.]* ?(?:eur|euros?|usd|dollars|pounds|gbp)\b)|"
            r"\(was [$\u00a3\u20ac]\d|[$\u00a3\u20ac]\d+ ?(?:/|per |an )(?:hr|hour|session)"
        ),
    ),
    ("claim", re.compile(r"\b(?:got|came) off (?:all )?(?:my|of my) (?:\w+ )?(?:meds|medications?|drugs) naturally\b")),
    ("act", re.compile(r"\b[Cc](?:omment|OMMENT) [\"']?[A-Z]{3,}\b|\bDM [\"'\u201c][A-Z]{3,}\b")),
    ("order", re.compile(r"(?:^|[.!?] )(?:[Bb]uy|[Pp]urchase) (?:\w+ ){1,4}(?:online|at wholesale)\b")),
)
_HEALED = re.compile(
    r"\b(?:cure[sd]?|revers(?:e|ed|es|ing)|heal(?:s|ed|ing)?|beat)(?P<whose> me of| my| your)?(?: own)? $"
)
_HEALED_END = re.compile(
    r"(?! (?!in |with |by |for good|naturally|permanently|symptoms|and |after |using |completely)\w)"
)
_GOODS = re.compile(
    r"\bour (?:[\w'-]+ ){0,3}(?:vests?|gummies|serum|capsules|tablets|supplements?|drops|tinctures?|oils?|balm|cream|"
    r"patch(?:es)?|powder|teas?|bracelets?|insoles|mats?|kits?|boxes|bundles?|blend|formula|products?|"
    r"ebook|app|spray|lotion|salts|socks|gloves|straps?|cushions?|guides?)\b"
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
    """Yield what gives a sale away: disclosed if the post says whose it is, else undisclosed."""
    cues = document.matches("cue.promotion")
    if not cues:
        return
    meant = [cue for cue in cues if _is_meant(document, cue)]
    signs = [(cue.start, cue.end, cue.phrase.name) for cue in meant]
    if _is_about_selling(document):
        signs = [sign for sign in signs if sign[2] == "notice"]
    elif signs:
        signs += [sign for cue in meant for sign in _codes(document, cue)]
        signs += _gapped(document)
    decisive = _decisive(document, sorted(set(signs)))
    value = "disclosed" if any(name in _OPEN for _, _, name in decisive) else "undisclosed"
    for start, end, name in decisive:
        if (name in _OPEN) == (value == "disclosed"):
            yield document.annotation(Kind.PROMOTION, value, start, end, negated=False, hypothetical=False)


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


def _gapped(document: Document) -> Iterator[Sign]:
    """Yield goods, prices and cures that no list of phrases can hold."""
    for goods in _GOODS.finditer(document.lowered):
        begun = max(document.sentence(goods.start())[0], goods.start() - _NEAR)
        told = _BOUGHT.search(document.lowered, begun, goods.start()) or _BOUGHT.match(document.lowered, goods.end())
        if not told:
            yield (*goods.span(), "own")
    for name, pattern in _GAPPED:
        for mark in pattern.finditer(document.text if name == "act" else document.lowered):
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
