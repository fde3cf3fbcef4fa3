"""Where one treatment is told to be better, worse or other than another: "helped more than the last one"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators._about import medicated, named_in
from insights.language.document import Document
from insights.language.phrases import holds_any
from insights.language.sentences import Span

_KIND = (
    r"(?:meds?|medications?|medicines?|drugs?|pills?|tablets|injections?|shots|pens?|pumps?|infusions?|treatments?|"
    r"therap(?:y|ies)|anti[ -]?depressants?|anti[ -]?psychotics?|antibiotics?|stimulants?|ss?n?ris?|snris?|"
    r"benzos?|steroids?|"
    r"statins?|biologics?|generics?(?! \w+ \w+,)|name brand|creams?|surgery|patch(?:es)?|gum|inhalers?|"
    r"insulins?|diet|retinoids?|"
    r"opioids?|painkillers?|supplements?|topicals?|products?|methods?|cold turkey)"
)
_OTHER = (
    r"(?:(?:any(?:thing)?|all|most|the|my|some|every) )*(?:of the )?(?:(?:other|others|previous|old|older|last|"
    r"rest|former|"
    r"first|usual|regular|many|few|several|\d+|two|three|four|ones?|else|new|traditional|standard|prescription|"
    r"psych|"
    r"prescribed|typical|various|different|same) ?)*(?:of the )?(?:\w+ )?"
)
_ELSE = (
    r"(?:anything (?:else )?(?:i|i've|i have|we) (?:\w+ )?(?:tried|taken|used|been on)|any (?:i've|"
    r"i have) (?:tried|taken|been on)|(?:what|the ones?) i (?:was|used to) (?:on|take|taking|be on)|"
    r"(?:the )?others? i(?:'ve| have)? (?:\w+ )?(?:tried|taken|been on))"
)
_THAN = (
    r"(?! ?\d)(?:\s+(?:with|when|while|on|taking|using|it was|it did|i did|from|is|the|my|did|was|being|"
    r"i was on|i felt on|how i felt on|what|any|all|most))*\s+"
)
_COMPARED = re.compile(
    r"\b(?:(?:better|worse|easier|stronger|milder|gentler|weaker|faster|quicker|smoother|cleaner|harsher|safer|"
    r"cheaper|longer|greater|"
    r"preferable|rather|different|differently|less|more|fewer)\b[^.!?;:\n]{0,45}?\sthan|(?:nothing|not|n't|half|"
    r"just|almost|nearly|about)(?: \w+)? (?:as|so) \w+(?: \w+)? as|"
    rf"(?:superior|inferior) to|different(?:ly)? from|preferred? \w+ (?:over|to)){_THAN}"
)
_SET_APART = re.compile(
    r"\b(?:unlike|(?:as )?compared (?:to|with)|as opposed to|in (?:comparison|contrast) (?:to|with)|vs\.?|"
    r"versus)\s+(?:the |my |any |all |most )*"
)
_CLASS_NEXT = re.compile(rf"(?:{_ELSE}|{_OTHER}{_KIND}\b(?! (?:can|should|industry|company|dose|user|taker)))")
_OTHERS_NEXT = re.compile(
    r"(?:any(?:thing)? (?:else|other)|(?:the |any |all |most )*others?|(?:any ?thing )?(?:i've|i have)|"
    r"the (?:last|previous|old|first) ones?|ones?)\b"
)
_ALONE = re.compile(
    rf"\b(?:the|my) (?:only|first|one|1st) (?:\w+ )?(?:one|thing|time|{_KIND})(?: (?:that|which|to|has|ever|have|"
    rf"i've found|i have found|a|of \w+))* (?:actually |really |ever |has |have |truly )*(?:worked|works|helped|"
    rf"helps|done (?:anything|the|it|\w+ for)|made (?:a|any) difference|tolerated)\b"
    rf"|\b(?:best|worst|favou?rite) (?:\w+ )?(?:one|{_KIND})(?: (?:that|i|i've|ever|have|by far))* (?:tried|"
    rf"taken|been on|used|had)\b"
    rf"|\b(?:best|worst) (?:of|out of) (?:\w+ ){{0,3}}(?:{_KIND}|them|bunch|lot)\b"
    rf"|\b(?:out of all|best of|worst of|of all) (?:the )?(?:\w+ )?{_KIND}"
    rf"|\bi(?:'ve| have)? (?:tried|taken|been on) (?:\w+ ){{0,3}}(?:several|many|other|different|every|all|"
    rf"various|countless|\d+) (?:\w+ ){{0,2}}{_KIND}[^!?]{{0,40}}\b(?:but|and) (?:this|only)\b"
)
_TREATED = re.compile(
    r"\b(?:meds?|medicat\w+|medicines?|drugs?|pills?|therapy|treatments?|anti[ -]?depressants?|stimulants?|pump|"
    r"surgery|injections?|mgs?)\b"
)
_CLASSES = re.compile(rf"\b{_KIND} (?:or|vs\.?|versus) (?:\w+ )?{_KIND}\b")
_NEXT = 15
_GATES = (
    (_COMPARED, ("than", " as ", "ferior", "erent from", "erently from", "prefer")),
    (_SET_APART, ("unlike", "compar", "opposed", "contrast", " vs", "versus")),
    (_ALONE, ("only", "first", "one ", "best", "worst", "favo", "of all", "tried", "taken", "been on")),
    (_CLASSES, (" or ", " vs", "versus")),
)


def compared(document: Document) -> Iterator[Span]:
    """Yield the places where treatments are told apart by how they do."""
    text = document.lowered
    if not medicated(document) and not _TREATED.search(text):
        return
    gates = [(pattern, pieces) for pattern, pieces in _GATES if holds_any(text, pieces)]
    for start, end in document.sentences if gates else ():
        sentence = text[start:end]
        for pattern, pieces in gates:
            if holds_any(sentence, pieces):
                for mark in pattern.finditer(text, start, end):
                    if _holds(document, pattern, mark, sentence):
                        yield mark.span()


def _holds(document: Document, pattern: re.Pattern[str], mark: re.Match[str], sentence: str) -> bool:
    """Return whether what is told apart are treatments."""
    text, end = document.lowered, mark.end()
    if pattern is _CLASSES:
        return sentence.rstrip().endswith("?")
    if pattern is _ALONE:
        return _spoken_of(document, mark.start())
    if named_in(document, end, end + _NEXT) or _CLASS_NEXT.match(text, end):
        return True
    return bool(_OTHERS_NEXT.match(text, end)) and _spoken_of(document, mark.start())


def _spoken_of(document: Document, position: int) -> bool:
    """Return whether the sentence at `position` or the one before speaks of a treatment."""
    if document.subject:
        return True
    number = document.sentence_index(position)
    span = document.sentences[max(0, number - 1)][0], document.sentences[number][1]
    return bool(named_in(document, *span)) or _TREATED.search(document.lowered, *span) is not None
