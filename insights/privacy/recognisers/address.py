"""Where somebody lives: streets, postcodes, coordinates. A place of care stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.privacy.recognisers._base import Rule, matches, recogniser

_TYPES = (
    "Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Boulevard|Blvd|Court|Ct|Terrace|Crescent|Highway|Hwy|Parkway|Pkwy"
    "|Gardens|Grove|Mews|(?:Square|Circle|Cir|Close|Row|Hill|Way|Place|Pl|Dr|Rise|Walk|View|Mount|Vale|Meadows?|Wharf"
    "|Quay|Parade|Croft|Heights|Trail|Loop|Alley|Green|Park)(?=[,.\\n]|$)"
)
_UNIT = r"(?:\.?,? {0,2}(?:[Aa]pt|[Aa]partment|[Uu]nit|[Ss]uite|[Ff]lat|#)\.? {0,2}\w{1,6})?"
_HOUSE = r"(?<![\w.,$£€/\-])(?:[Ff]lat (?:\d{1,4}[A-Za-z]?|[A-Z]),? )?\d{1,5}[A-Za-z]?"
_WORDS = r"(?:(?:[A-Z][a-z'\-]{1,20}|\d{1,3}(?:st|nd|rd|th)) ){1,3}"
_STREET = re.compile(rf"{_HOUSE} (?:[NSEW]\.? )?{_WORDS}(?:{_TYPES})\b{_UNIT}")
_STREET_LOWER = re.compile(
    r"(?i:\b(?:i live (?:at|on)|living at|located at|moved to|my address is|address:|(?:send|mail) (?:it |them )?to))"
    rf" {{0,2}}(\d{{1,5}}[a-z]? (?:[\w'\-]{{1,20}} ){{1,3}}(?i:{_TYPES})\b{_UNIT})"
)
_STREET_NEAR = re.compile(
    r"\b(?:[Aa]t|[Nn]ear|[Oo]n|[Tt]o|in) (\d{2,5} (?!(?:min|mile|hour|day|year|block|minute|feet|foot|meter|metre)s?\b)"
    rf"(?:[a-z'\-]{{2,20}} ){{1,2}}(?:street|avenue|road|lane|boulevard|drive|st|ave|rd|ln|blvd)\b{_UNIT})"
)
_ELSEWHERE = re.compile(
    r"\b[A-ZÄÖÜ][a-zäöüß\-]{2,30}(?:straße|strasse|str\.|weg|platz|allee|gasse) \d{1,4}[a-z]?\b"
    r"(?:, ?\d{5}\b)?"
    r"|(?<![\w.,])\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|chemin|impasse|allée)"
    r" (?:de |du |des |la |le |l'|d'){0,2}[A-ZÀ-Ý][\w'\-]{1,30}"
    r"|\b(?:[Cc]alle|[Vv]ia|[Aa]venida) (?:de |del |la ){0,2}[A-Z][\w'\-]{1,30},? \d{1,4}\b"
)
_BOX = re.compile(r"\b(?i:P\.? ?O\.? Box) {0,2}\d{1,6}\b")
_UK = re.compile(r"\b[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b")
_UK_LOOK_ALIKE = re.compile(r"(?:HR|PD|DS)$|^(?:T|B|D|A|K|C)\d{1,2} ?\d(?:HR|DS|PD|UG)$")
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH"
    "|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY"
)
_STATE_ZIP = re.compile(rf"(?:,|\b[A-Z][a-z]{{2,20}}) (?:{_STATES}),? {{1,2}}(\d{{5}}(?:-\d{{4}})?)\b")
_AUSTRALIA = re.compile(r"\b(?:[A-Z][a-z]{2,20} ){1,3}(?:NSW|Vic|VIC|Qld|QLD|Tas|TAS|ACT|WA|SA|NT),? {1,2}\d{4}\b")
_CALLED_CODE = re.compile(
    r"(?i:\b(?:zip|postal|post)[ \-]?code\b)[ :]{0,2}(?i:is|of)?[ :]{0,2}"
    r"([A-Z]?\d[\dA-Z]{2,4}(?: \d[A-Z]{2}|-\d{4})?)\b"
    r"|(?i:\bzip\b)[ :]{0,2}(\d{5})\b"
)
_CANADA = re.compile(r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d\b")
_DECIMAL = re.compile(r"(?<![\w.])[-+]?\d{1,3}\.\d{4,12}°? ?[NS]?,? {0,2}[-+]?\d{1,3}\.\d{4,12}°? ?[EW]?(?![\w.])")
_ANGLE = r"\d{1,3}° ?\d{1,2}['′] ?(?:\d{1,2}(?:\.\d{1,3})?[\"″])? ?"
_DEGREES = re.compile(rf"{_ANGLE}[NS],? {{0,2}}{_ANGLE}[EW]")


_HOUSE_THEN_NAME = re.compile(r"\d[A-Za-z]? (?:[A-Z]|\d)")
_DIGIT_CAPITAL = re.compile(r"\d[A-Z]")


def _not_a_dose(code: str) -> bool:
    return not _UK_LOOK_ALIKE.search(code)


_RULES = (
    Rule(pattern=_STREET, mask="[address]", hint=_HOUSE_THEN_NAME),
    Rule(
        pattern=_STREET_LOWER,
        mask="[address]",
        words=("i live", "address", "send ", "mail ", "living ", "located ", "moved to "),
    ),
    Rule(pattern=_STREET_NEAR, mask="[address]", words=(" st", " ave", " ro", " rd", " l", " b", " d")),
    Rule(
        pattern=_ELSEWHERE,
        mask="[address]",
        words=(
            *(
                "straße ",
                "strasse ",
                "str. ",
                "weg ",
                "platz ",
                "allee ",
                "gasse ",
                " rue ",
                "avenue ",
                "boulevard ",
            ),
            *("chemin ", "impasse ", "allée ", "calle ", "via ", "avenida "),
        ),
    ),
    Rule(pattern=_BOX, mask="[address]", words=("box ",)),
    Rule(pattern=_AUSTRALIA, mask="[address]", hint=re.compile(r"[A-Zacdlst] {1,2}\d{4}")),
    Rule(pattern=_DECIMAL, mask="[place]", hint=re.compile(r"\.\d{4}")),
    Rule(pattern=_DEGREES, mask="[place]", words=("°",)),
    Rule(pattern=_UK, mask="[postcode]", hint=_DIGIT_CAPITAL, check=_not_a_dose),
    Rule(pattern=_CANADA, mask="[postcode]", hint=_DIGIT_CAPITAL),
    Rule(pattern=_STATE_ZIP, mask="[postcode]", hint=re.compile(r"\d{5}")),
    Rule(pattern=_CALLED_CODE, mask="[postcode]", words=("zip", "code")),
)


@recogniser("address", soft=True)
def address(text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Yield street addresses, postcodes where an address or the word gives them away, and coordinates."""
    return matches(_RULES, text, lower)
