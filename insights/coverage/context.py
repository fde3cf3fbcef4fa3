"""Words that stand where a medicine or its maker stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files

from insights.coverage.english import is_listed
from insights.coverage.words import Word

_UNIT = r"(?:mgs?|milligrams?|mcg|micrograms?|ml|iu|units?|grams?)"
_DOSE_AFTER = re.compile(
    rf"[ \t]?(?:(?:xr|er|sr|cr|la|xl|odt)\b[ \t]?)?[(@-]?[ \t]?(?:at )?\d[\d.,/]*[ \t]?(?:{_UNIT}\b|%)"
    r"|,?[ \t](?:tablets?|pills?|capsules?|injections?|infusions?|prescription|rx|ointment|inhaler|dos(?:e|es|age))\b"
)
_DOSE_BEFORE = re.compile(
    rf"(?:\d[ \t]?{_UNIT}|(?:dos(?:e|es|age)|tablets?|pills?|injections?|prescriptions?|course|rounds?) (?:of|for))"
    r"(?: of)?(?: my| the)?[ \t]$"
)
_BEFORE_NAME = r"(?: to| my| some| a| an| of| generic| oral| topical)*[ \t]"
_TAKEN = re.compile(
    r"\b(?:took|taking|takes?|taken|prescribed(?: me| him| her)?|"
    r"(?:put(?: me| him| her| us)?|been|am|was|go|went|going|got|come|came|get|i'm|back|stay|started|not) (?:on|off)|"
    r"tapering(?: off)?|switch(?:ed|ing)? (?:to|from)|weaned off|generic|"
    r"meds like|medications? like|(?:medications?|drugs?|pills?|creams?) called|effects of|withdrawal from)"
    rf"{_BEFORE_NAME}$"
)
_PERHAPS = re.compile(rf"\b(?:on|off|start(?:ed|ing)?|stopp?(?:ed|ing)|tried|trying|try|us(?:e|ed|ing)){_BEFORE_NAME}$")
_ACTS = re.compile(r"[ \t](?:made me|makes me|gave me|gives me|withdrawals?|helped me|did nothing for)\b")
_ROW = re.compile(r"[ \t]?(?:,|/|\+|&|,? ?and|,? ?or|,? ?then|,? ?plus)[ \t]?")
_NEAR = 8
_BACK = 48
_MAKER = re.compile(
    r"\b((?:[A-Z][\w&'-]+ ){0,2}[A-Z][\w&'-]+) (?:Pharma\w*|Laborator(?:y|ies)|Labs|Therapeutics|Biotech|"
    r"Biosciences?|Biologics|Biopharma\w*|Inc|Corp|Ltd|GmbH|Healthcare|Medical Devices)\b"
    r"|\b(?:made|manufactured|produced|marketed|distributed) by (?:the )?([A-Z][\w&'-]+)"
)
_CAPITALISED = re.compile(r"\b[A-Z3Ö][\w&]+")
_NOT_MAKER = frozenset(("the", "a", "an", "my", "our", "this", "big", "us", "national", "general", "mental", "i"))


def beside(lowered: str, word: Word, medicines: Collection[tuple[int, int]]) -> bool:
    """Return whether the word stands where a medicine's name does.

    That is beside an amount or a form ("zolam 2 mg", "zolam tablets"), after a word of taking ("they put me on
    zolam"), before one of effect, or in a row with a medicine ("prozac and zolam").
    """
    before = lowered[max(0, word.start - _BACK) : word.start]
    return bool(
        _DOSE_AFTER.match(lowered, word.end)
        or _DOSE_BEFORE.search(before)
        or _TAKEN.search(before)
        or _ACTS.match(lowered, word.end)
        or any(_in_a_row(lowered, word, start, end) for start, end in medicines)
    )


def perhaps(lowered: str, word: Word) -> bool:
    """Return whether the word stands where a medicine's name may, or that of anything used ("I tried zolam")."""
    return bool(_PERHAPS.search(lowered[max(0, word.start - _BACK) : word.start]))


def _in_a_row(lowered: str, word: Word, start: int, end: int) -> bool:
    if end <= word.start:
        return word.start - end < _NEAR and bool(_ROW.fullmatch(lowered, end, word.start))
    return start - word.end < _NEAR and bool(_ROW.fullmatch(lowered, word.end, start))


def makers(text: str) -> Iterator[str]:
    """Yield what is called a company in a text: by its ending or after "made by"."""
    for found in _MAKER.finditer(text):
        name = found[1] or found[2]
        if name.split()[0].casefold() not in _NOT_MAKER and not all(is_listed(word) for word in name.lower().split()):
            yield name
    for found in _CAPITALISED.finditer(text):
        if found[0] in _listed_makers():
            yield found[0]


@cache
def _listed_makers() -> frozenset[str]:
    return frozenset(files("insights.coverage").joinpath("makers.txt").read_text("utf-8").split())


@cache
def stems() -> tuple[tuple[str, str], ...]:
    """Return endings of medicines' names and what they stand for, the longest first."""
    table = tomllib.loads(files("insights.coverage").joinpath("stems.toml").read_text("utf-8"))
    return tuple(sorted(table["stems"].items(), key=lambda pair: (-len(pair[0]), pair[0])))


def stem(word: str) -> tuple[str, str] | None:
    """Return the ending by which a word is a medicine's name, and what it stands for; None for any other word."""
    return next(((end, what) for end, what in stems() if word.endswith(end) and len(word) >= len(end) + 3), None)
