"""Names of people, where the words around them give them away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.privacy.recognisers._base import holds
from insights.privacy.recognisers._names import (
    TOKEN,
    ends_line,
    extended,
    is_given,
    is_only_given,
    listed,
    maybe_name,
    title_case,
)

_Spans = Iterator[tuple[int, int]]

_ANY = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][\w'-]{1,20}")
_TITLE = re.compile(
    r"(?:(?P<short>\b[Dd]rs?\b|\bDR(?=\.)|\b(?:Prof|Mrs?|Ms)\b)\.?"
    r"|\b(?P<long>[Dd]octor|[Pp]rofessor|[Nn]urse|[Mm]idwife|Miss"
    r"|Officer|Coach|Pastor|Detective|Sergeant|Reverend)) {1,2}(?=[A-Za-zÀ-ÿ])"
)
_TITLES = (
    *("dr ", "dr.", "drs", "doctor ", "professor ", "prof ", "prof.", "nurse ", "midwife ", "miss "),
    *(
        "mr ",
        "mr.",
        "mrs ",
        "mrs.",
        "ms ",
        "ms.",
        "officer ",
        "coach ",
        "pastor ",
        "detective ",
        "sergeant ",
        "reverend ",
    ),
)
_TOO_LONG_DIDNT_READ = re.compile(r"(?i)tl ?[;:]? ?$")
_OWNED = re.compile(
    r"(?i)\b(?:my|the|a|an|your|his|her|their|our|another|new|this|that|other|any|every|first|same|good|bad|old"
    r"|primary|family|eye|mental|care|regular|foot|skin|female|male) $"
)
_SELF = re.compile(
    r"(?i)\b(?:my (?:full |real |first |last )?name(?:'s| is)|(?:you can )?call me|i go by|name'?s(?: is| are)?) {1,2}"
)
_IM = re.compile(r"[Ii](?<!\w.)(?:'m|m| am|'ve been) {1,2}(?=[A-Z])")
_THEN = re.compile(r",? (?:and|from|here)\b|[,.!] (?:I|and|a|\d)|,? \d\d\b")
_FAMILY = (
    "husband|wife|partner|boyfriend|girlfriend|bf|gf|fianc[eé]e?|sons?|daughters?|kids?|baby|toddler|boy|girl|brothers?"
    "|sisters?|siblings?|twins?|mom|mum|mother|dad|father|uncle|aunt|auntie|cousins?|nephew|niece|grandma|grandmother"
    "|grandpa|grandfather|grandson|granddaughter|hubby|ex|stepson|stepdaughter|stepdad|stepmom|mil|fil|sil|bil"
)
_OTHERS = (
    "friends?|buddy|buddies|neighbou?r|roommate|room mate|flatmate|housemate|coworker|co-worker|colleague|boss|manager"
    "|teacher|doctor|nurse|therapist|psychiatrist|psychologist|counsell?or|endo|neuro|neurologist|rheumatologist"
    "|dermatologist|derm|surgeon|midwife|pharmacist|specialist|consultant|gp|cardiologist|dentist|physio|coach|sponsor"
)
_RELATIVE = re.compile(
    rf"\b(?i:my|our|his|her|their)(?: \w{{1,12}})? (?:(?P<family>(?i:{_FAMILY}))|(?i:{_OTHERS}))"
    r"(?P<comma>,?) (?P<named>(?:is |was |who is )?(?i:named|called) )?(?=[A-Za-zÀ-ÿ])"
)
_NAMED = re.compile(
    r"\b(?i:girl|guy|man|woman|boy|lady|person|patient|student|dude|child|friend|nurse|doctor|teacher|kid|son|daughter"
    r"|therapist|surgeon|someone|somebody)s?,? (?:is |was |who is )?(?:named|called|by the name of) (?=[A-Z])"
)
_KINSMAN = re.compile(
    r"\b(?:[Aa]unt|[Aa]untie|[Uu]ncle|Grandma|Grandpa|Granny|Nana|Cousin|Pastor|Reverend|Rev\.?|Father|Sister|Coach"
    r"|Officer|Sergeant|RIP|R\.I\.P\.?) (?=[A-Z])"
)
_GREETING = re.compile(
    r"\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Tt]hanks|[Tt]hank you|[Cc]heers|[Tt]his is|[Cc]ongrats|[Ww]elcome),?"
    r" (?=[A-Z])"
)
_ADDRESSED = re.compile(r"[^\S\n]{0,2}(?:[,!]|\n|\.\.|\.$|[-–—] |$)")
_LOWER_GREETING = re.compile(
    r"(?:^|\n)(?:hi|hello|hey|dear) (?:dr\.? )?([a-zß-öø-ÿ]{3,20})(?= ?[,.!\n])", re.IGNORECASE
)
_SAYING = re.compile(
    r"(?<!in )(?<!at )(?<!from )(?<!to )(?<![\w'@/.#-])(?P<who>[A-Z][a-z]{1,20}) (?:said|says|told|asked|replied"
    r"|answered|suggested|called|texted|emailed|wrote|thinks|thought|knows|knew|loves|loved|hates|hated|went|came|helped|died"
    r"|passed)\b"
)
_SIGNED = re.compile(
    r"(?i:\b(?:regards|sincerely|cheers|thanks|thank you|yours|love|best|best wishes|signed|xoxo|hugs|blessings)\b)"
    r"[,.! ]{0,3}\n{1,3}[-~—– ]{0,3}(?=\S)"
)
_SIGNATURE = re.compile(r"(?:[A-Za-z][\w.-]{1,20})(?= ?[.!]?(?:\n|$))")
_NAME_LINE = re.compile(r"\n[-~—– ]{0,3}\w[\w'-]*(?: [A-Z][\w'.-]*){0,2}[ .!]*(?:\n|$)")
_SPEAKER = re.compile(r"(?:^|\n|[\])] )(?=[A-Z][a-z]+: )")
_DASHED = re.compile(r"(?:\n|[.!?] {1,2})[-~—–]{1,2} ?(?=[A-Z])")
_OWN_LINE = re.compile(r"\n[ \t>~—–-]{0,3}(?=[A-Z][a-z]{1,14}(?: [A-Z][a-z]{1,14})?[.!]?(?:\n|$))")
_LAST_LINE = re.compile(r"(?:\n|[.!?)] {1,2})(?=[A-Z][a-z]{1,14}\.? ?(?:x{1,4}|X{1,3}|<3)?\s{0,3}$)")


def introduced(text: str, lower: str) -> _Spans:
    """Yield names after a title, a self-introduction, a relative, a greeting or a closing."""
    if holds(lower, _TITLES):
        yield from _titled(text)
    if holds(lower, ("name", "call me", "go by")):
        yield from _self_named(text)
    if holds(lower, ("i'm ", "im ", "i am ", "i've been ")):
        for found in _IM.finditer(text):
            yield from _introduced(text, found.end())
    yield from _relatives(text)
    if _NAME_LINE.search(text):
        yield from _signed(text)
    for pattern in (_GREETING, _DASHED, _OWN_LINE, _LAST_LINE, _SPEAKER, _KINSMAN):
        yield from _given_after(pattern, text)
    for found in _LOWER_GREETING.finditer(text):
        if is_given(found[1]) and not listed(found[1]):
            yield found.span(1)
    for found in _SAYING.finditer(text):
        if is_given(found["who"]) and not listed(found["who"]):
            yield found.span("who")


def _self_named(text: str) -> _Spans:
    for found in _SELF.finditer(text):
        word = _ANY.match(text, found.end())
        if word and maybe_name(word[0]) and (word[0][0].isupper() or "my " in found[0].lower()):
            yield found.end(), extended(text, word.end())


def _relatives(text: str) -> _Spans:
    for found in _RELATIVE.finditer(text):
        word = TOKEN.match(text, found.end())
        if word and len(word[0]) > 2:
            unheard = found["named"] or (found["family"] and not title_case(text, found.end(), word.end()))
            if is_given(word[0]) or (unheard and maybe_name(word[0]) and word[0][-1] != "s"):
                yield found.end(), extended(text, word.end())
        elif not word and (lower := _ANY.match(text, found.end())) and is_only_given(lower[0]) and lower[0].islower():
            yield lower.span()
    for found in _NAMED.finditer(text):
        word = TOKEN.match(text, found.end())
        if word and maybe_name(word[0]):
            yield found.end(), extended(text, word.end())


def _given_after(pattern: re.Pattern[str], text: str) -> _Spans:
    for found in pattern.finditer(text):
        word = TOKEN.match(text, found.end())
        if not word or not is_given(word[0]) or text.startswith("'s", word.end()):
            continue
        own_line = text[found.end() - 1] == "\n" or pattern is not _LAST_LINE
        addressed = own_line and (pattern is not _GREETING or _ADDRESSED.match(text, word.end()))
        if is_only_given(word[0]) or (addressed and not listed(word[0])):
            yield found.end(), extended(text, word.end())


def _signed(text: str) -> _Spans:
    for found in _SIGNED.finditer(text):
        word = TOKEN.match(text, found.end())
        if word and maybe_name(word[0]) and (is_only_given(word[0]) or ends_line(text, word.end())):
            yield found.end(), extended(text, word.end())
        elif (line := _SIGNATURE.match(text, found.end())) and not listed(line[0]):
            yield line.span()
    for found in _DASHED.finditer(text):
        word = TOKEN.match(text, found.end())
        if word and len(word[0]) > 2 and maybe_name(word[0]) and not text[word.end() :].strip(" .!\n"):
            yield word.span()


def _titled(text: str) -> _Spans:
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
                yield start, _closing(text, lower.end())


def _closing(text: str, end: int) -> int:
    """Return the end of a lower-case name that one more word closes the text with."""
    more = re.compile(r" ([a-z]{3,20})(?= ?[.!]?\s*$)").match(text, end)
    return more.end() if more and maybe_name(more[1]) else end


def _introduced(text: str, start: int) -> _Spans:
    word = TOKEN.match(text, start)
    if not word or len(word[0]) < 3 or not maybe_name(word[0]):
        return
    if is_only_given(word[0]) or (_THEN.match(text, word.end()) and not title_case(text, start, word.end())):
        yield start, extended(text, word.end())
