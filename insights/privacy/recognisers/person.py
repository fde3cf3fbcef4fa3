"""Names of people, where the words around them give them away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.privacy.recognisers._base import holds, recogniser
from insights.privacy.recognisers._names import (
    TOKEN,
    any_given,
    ends_line,
    extended,
    institution,
    is_given,
    listed,
    maybe_name,
    title_case,
)

_ANY = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][\w'-]{1,20}")
_TITLE = re.compile(
    r"(?:(?P<short>\b[Dd]rs?\b|\bDR(?=\.)|\b(?:Prof|Mrs?|Ms)\b)\.?"
    r"|\b(?P<long>[Dd]octor|[Pp]rofessor|[Nn]urse|[Mm]idwife|Miss)) {1,2}(?=[A-Za-zÀ-ÿ])"
)
_TOO_LONG_DIDNT_READ = re.compile(r"(?i)tl ?[;:]? ?$")
_OWNED = re.compile(
    r"(?i)\b(?:my|the|a|an|your|his|her|their|our|another|new|this|that|other|any|every|first|same|good|bad|old"
    r"|primary|family|eye|mental|care|regular|foot|skin|female|male) $"
)
_SELF = re.compile(
    r"(?i)\b(?:my (?:full |real |first |last )?name(?:'s| is)|(?:you can )?call me|i go by|name'?s) {1,2}"
)
_IM = re.compile(r"[Ii](?<!\w.)(?:'m|m| am|'ve been) {1,2}(?=[A-Z])")
_THEN = re.compile(r",? (?:and|from|here)\b|[,.!] (?:I|and|a|\d)|,? \d\d\b")
_KIN = (
    *(
        "husband",
        "wife",
        "partner",
        "boyfriend",
        "girlfriend",
        "fiance",
        "fiancé",
        "fiancee",
        "fiancée",
        "son",
        "daughter",
    ),
    *(
        "kid",
        "baby",
        "brother",
        "sister",
        "sibling",
        "twin",
        "mom",
        "mum",
        "mother",
        "dad",
        "father",
        "uncle",
        "aunt",
    ),
    *(
        "cousin",
        "nephew",
        "niece",
        "grandma",
        "grandmother",
        "grandpa",
        "grandfather",
        "friend",
        "buddy",
        "neighbor",
    ),
    *(
        "neighbour",
        "doctor",
        "nurse",
        "therapist",
        "psychiatrist",
        "psychologist",
        "counselor",
        "counsellor",
        "endo",
    ),
    *(
        "neuro",
        "neurologist",
        "rheumatologist",
        "dermatologist",
        "surgeon",
        "midwife",
        "pharmacist",
        "specialist",
    ),
)
_RELATIVE = re.compile(
    rf"\b(?i:my|our|his|her|their)(?: \w{{1,12}})? (?i:{'|'.join(_KIN)}),? "
    r"(?P<named>(?:is |was )?(?i:named|called) )?(?=[A-Z])"
)
_GREETING = re.compile(r"\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Tt]hanks|[Tt]hank you|[Cc]heers|[Tt]his is),? (?=[A-Z])")
_SIGNED = re.compile(
    r"(?i:\b(?:regards|sincerely|cheers|thanks|thank you|yours|love|best|best wishes|signed|xoxo)\b)"
    r"[,.! ]{0,3}\n{1,3}[-~—– ]{0,3}(?=[A-Z])"
)
_NAME_LINE = re.compile(r"\n[-~—– ]{0,3}[A-Z][\w'-]*(?: [A-Z][\w'.-]*){0,2}[ .!]*(?:\n|$)")
_SPEAKER = re.compile(r"(?:^|\n|[\])] )(?=[A-Z][a-z]+: )")
_DASHED = re.compile(r"(?:\n|[.!?] {1,2})[-~—–]{1,2} ?(?=[A-Z])")
_PAIR = re.compile(r"[A-Z](?<![\w'-].)[a-z]{1,15}(?= (?:[A-Z]\.? )?[A-Z][a-z'])")
_TITLES = (
    *("dr ", "dr.", "drs", "doctor ", "professor ", "prof ", "prof.", "nurse ", "midwife ", "miss "),
    *("mr ", "mr.", "mrs ", "mrs.", "ms ", "ms."),
)


@recogniser("person", soft=True)
def person(text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Yield names after a title, a self-introduction, a relative, a greeting or a closing; and full names."""
    for start, end in _spans(text, lower):
        if not institution(text, start, end):
            yield start, end, "[name]"


def _spans(text: str, lower: str) -> Iterator[tuple[int, int]]:
    if holds(lower, _TITLES):
        yield from _titled(text)
    if holds(lower, ("name", "call me", "go by")):
        yield from _self_named(text)
    if holds(lower, ("i'm ", "im ", "i am ", "i've been ")):
        for found in _IM.finditer(text):
            yield from _introduced(text, found.end())
    if _NAME_LINE.search(text):
        yield from _signed(text)
    given = any_given(text)
    if given or holds(lower, ("named ", "called ")):
        yield from _relatives(text)
    if given:
        yield from _given_after(_GREETING, text)
        yield from _given_after(_DASHED, text)
        yield from _given_after(_SPEAKER, text)
        yield from _full(text)


def _self_named(text: str) -> Iterator[tuple[int, int]]:
    for found in _SELF.finditer(text):
        word = _ANY.match(text, found.end())
        if word and maybe_name(word[0]) and (word[0][0].isupper() or "name" in found[0].lower()):
            yield found.end(), extended(text, word.end())


def _relatives(text: str) -> Iterator[tuple[int, int]]:
    for found in _RELATIVE.finditer(text):
        word = TOKEN.match(text, found.end())
        if word and (is_given(word[0]) or (found["named"] and maybe_name(word[0]))):
            yield found.end(), extended(text, word.end())


def _given_after(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(text):
        word = TOKEN.match(text, found.end())
        if word and is_given(word[0]) and not text.startswith("'s", word.end()):
            yield found.end(), extended(text, word.end())


def _signed(text: str) -> Iterator[tuple[int, int]]:
    for found in _SIGNED.finditer(text):
        word = TOKEN.match(text, found.end())
        if word and maybe_name(word[0]) and (is_given(word[0]) or ends_line(text, word.end())):
            yield found.end(), extended(text, word.end())


def _full(text: str) -> Iterator[tuple[int, int]]:
    for found in _PAIR.finditer(text):
        end = extended(text, found.end()) if is_given(found[0]) else found.end()
        if end > found.end() and not title_case(text, found.start(), end):
            yield found.start(), end


def _titled(text: str) -> Iterator[tuple[int, int]]:
    for found in _TITLE.finditer(text):
        if _TOO_LONG_DIDNT_READ.search(text[max(0, found.start() - 5) : found.start()]):
            continue
        start = found.end()
        word = TOKEN.match(text, start)
        if word:
            shown = title_case(text, start, word.end())
            plain = maybe_name(word[0]) if shown else not listed(word[0])
            alone = len(word[0].rstrip(".")) == 1
            common = alone and (found["long"] or word[0] in ("I", "A"))
            if plain and not common and not (found["long"] and shown):
                yield start, extended(text, word.end())
        elif (
            found["short"] in ("dr", "Dr")
            and text[start].islower()
            and not _OWNED.search(text[max(0, found.start() - 20) : found.start()])
        ):
            lower = _ANY.match(text, start)
            if lower and len(lower[0]) > 3 and maybe_name(lower[0]) and not lower[0].endswith("s"):
                yield start, lower.end()


def _introduced(text: str, start: int) -> Iterator[tuple[int, int]]:
    word = TOKEN.match(text, start)
    if not word or len(word[0]) < 3 or not maybe_name(word[0]):
        return
    if is_given(word[0]) or (_THEN.match(text, word.end()) and not title_case(text, start, word.end())):
        yield start, extended(text, word.end())
