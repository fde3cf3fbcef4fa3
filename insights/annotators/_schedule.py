"""Doses and schedules as people write them, and their one normal form."""

from __future__ import annotations

import re

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "once": 1, "two": 2, "twice": 2, "three": 3, "thrice": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "other": 2,
    "second": 2, "third": 3, "half": 0.5, "couple": 2,
}  # fmt: skip
_NUMBER = r"(?:\d+(?:\.\d+)?|" + "|".join(_NUMBERS) + ")"
_FEW = _NUMBER.replace(r"\d+", r"[12]?\d", 1)
_PERIOD = r"(?:hours?|hrs?|days?|nights?|weeks?|wks?|months?|mos?|mornings?|evenings?|years?|d|wk|yr)"
_UNITS = {
    "milligram": "mg", "milligrams": "mg", "mgs": "mg", "milligramme": "mg", "milligrammes": "mg",
    "ug": "mcg", "\u00b5g": "mcg", "\u03bcg": "mcg", "microgram": "mcg", "micrograms": "mcg",
    "mcgs": "mcg", "gram": "g", "grams": "g", "mls": "ml", "cc": "ml", "ccs": "ml", "milliliters": "ml",
    "unit": "units", "u": "units", "iu": "IU", "pills": "pill", "tablets": "tablet", "tabs": "tablet",
    "tab": "tablet", "capsules": "capsule", "caps": "capsule", "puffs": "puff", "drops": "drop",
    "injections": "injection", "shots": "injection", "shot": "injection", "infusions": "infusion",
    "doses": "dose", "patches": "patch", "sprays": "spray", "pens": "pen", "sachets": "sachet",
}  # fmt: skip
_WEIGHTS = r"(?:mg|mgs|milligram(?:me)?s?|mcgs?|ug|\u00b5g|\u03bcg|micrograms?|mls?|cc|iu|units?|u|g|grams?|%)"
_PIECES = (
    r"(?:pills?|tablets?|tabs?|capsules?|caps|puffs?|drops?|injections?|shots?|infusions?|patch(?:es)?|"
    r"sprays?|doses?|pens?|sachets?)"
)
_WEEKDAYS = (
    r"(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|mon|tue|tues|wed|thu|thurs|fri|"
    r"sat|sun)"
)
DOSE = re.compile(
    rf"(?:(?<![\w.$\u00a3\u20ac])(?<!\d/)|(?<=[a-z]{{3}})(?=\d+ ?mc?g))(?P<dose>\d{{1,3}}(?:,\d{{3}})+|"
    rf"\d+(?:\.\d+)?|\.\d+)(?:\s?(?:-+>?|\u2013|\u2192|to|"
    rf"/)\s?\d+(?:\.\d+)?)?\s?-?(?P<unit>{_WEIGHTS})(?!\w)(?!\s?/\s?(?:dl|l)\b|\s+per (?:dl|l)\b)",
    re.IGNORECASE,
)
COUNT = re.compile(
    rf"(?<![\w.])(?P<dose>\d{{1,2}}|one|two|three|four|five|six|"
    rf"half a)\s(?:\w+\s)?(?P<unit>{_PIECES})\b(?=[^.!?;\n]{{0,25}}\b(?:a|per|each|every|daily|twice|"
    rf"once|at|in the (?:morning|evening|am|pm|day)|nightly|before|with)\b)",
    re.IGNORECASE,
)
BARE = re.compile(
    r",? ?(?P<dose>(?!(?:19|20)\d\d\b)\d{1,4}(?:\.\d{1,2})?)(?![\d.]\d)(?= ?x ?\d\b| ?(?:\d ?x|once|twice|"
    r"three times|four times|a day|per day|"
    r"daily|weekly|nightly|every|at (?:night|bedtime)|before bed|in the (?:morning|evening|day|am|pm)|since|"
    r"first dose)\b|(?<=\d\d)\s*(?:$|[.;!?)]|, (?!\d)))"
)
"""A dose with no unit, right after the medication: "X 40 three times a week", "X 50 since May"."""
BARE_TAKEN = re.compile(
    r"(?P<dose>\d{2,4}(?:\.5)?) (?:a day|daily|twice a day|in the (?:morning|evening|day)|"
    r"at (?:night|bedtime))\b(?! (?:carb|cal|cig|steps|minutes))"
)
TAKING = re.compile(r"\b(?:takes?|took|taking|am on|i'm on|up to|down to|to|of) $")
FREQUENCY = re.compile(
    rf"\b(?:every\s+(?P<each>{_NUMBER}(?:\s?(?:-|to)\s?\d+)?\s+)?(?P<each_period>{_PERIOD})"
    rf"|(?P<times>(?!half\b){_FEW})(?:\s*-\s*\d+|\s+(?:to|or)\s+\w+)?\s*(?:x|times)?\s*(?:/|a|per|each|every|"
    rf"in a)\s*(?P<times_period>day|week|month|year|d|wk|night|morning|evening)"
    rf"|(?P<some>several|multiple|a few|a couple(?: of)?) times (?:a|per|each|every) (?P<some_period>day|week|"
    rf"month|year)"
    rf"|(?P<count>\d+)\s*(?:x|times)\s*(?P<count_word>daily|weekly|monthly|nightly)"
    rf"|x\s?(?P<by>\d+)\s*(?:a |per )?(?P<by_word>daily|weekly|day|week)"
    rf"|(?P<word_count>once|twice|thrice|two times|three times|four times)\s+(?P<word>daily|weekly|"
    rf"monthly|nightly|yearly)"
    rf"|(?P<adverb>daily|weekly|biweekly|bi-weekly|fortnightly|monthly|nightly|yearly|annually)"
    rf"|(?<!for )(?<!in )(?<!half )(?<!after )(?:per|a|each|/)\s?(?P<per>day|week|month|night|year)|"
    rf"/(?P<slash>day|week|month|d)"
    rf"|every (?:other )?(?P<weekday>{_WEEKDAYS})"
    rf"|(?P<latin>qd|qhs|bid|b\.i\.d\.?|tid|t\.i\.d\.?|qid|prn|qod)"
    rf"|(?P<need>as needed|when needed|as-needed)"
    rf"|(?P<time>(?:at (?:night|bedtime)|before bed|in the (?:morning|evening|am|pm)|with (?:breakfast|"
    rf"lunch|dinner|each meal|meals))))\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(\d{1,2}|two|three|four|six|eight|twelve)[ -]$")
"""Before "weekly" it tells every how many weeks."""
_LATIN = {
    "qd": "daily",
    "qhs": "daily",
    "bid": "twice daily",
    "tid": "3 times daily",
    "qid": "4 times daily",
    "prn": "as needed",
    "qod": "every 2 days",
}
_ADVERBS = {
    "biweekly": "every 2 weeks",
    "bi-weekly": "every 2 weeks",
    "fortnightly": "every 2 weeks",
    "annually": "yearly",
    "nightly": "daily",
}
_EVERY = {"hour": "hourly", "day": "daily", "week": "weekly", "month": "monthly", "year": "yearly"}


def frequency(mark: re.Match[str]) -> str | None:
    """Return the schedule a match tells, as "daily", "twice daily", "3 times weekly", "every 6 months"."""
    part = mark.groupdict()
    if part["each_period"]:
        return _every(_value(part["each"]), part["each_period"])
    if part["weekday"]:
        return "every 2 weeks" if "other" in mark.group() else "weekly"
    if part["times_period"]:
        return _times(_value(part["times"]), part["times_period"])
    if part["some"]:
        return "several times " + _EVERY[part["some_period"]]
    if part["by"]:
        return _times(_value(part["by"]), part["by_word"])
    if part["count"]:
        return _times(_value(part["count"]), part["count_word"])
    if part["word"]:
        return _times(_value(part["word_count"].split()[0]), part["word"])
    if part["adverb"]:
        each = _EACH.search(mark.string, max(0, mark.start() - 8), mark.start())
        if each and part["adverb"] in ("weekly", "monthly"):
            return _every(_value(each[1]), part["adverb"])
        return _ADVERBS.get(part["adverb"], part["adverb"])
    if part["per"] or part["slash"]:
        return _every(1, part["per"] or part["slash"])
    if part["latin"]:
        return _LATIN[part["latin"].replace(".", "")]
    return "as needed" if part["need"] else "daily"


def _value(text: str | None) -> float:
    if not text:
        return 1
    word = re.split(r"\s?(?:-|to)\s?|\s", text.strip())[0]
    return _NUMBERS.get(word) or float(word)


def _every(number: float, period: str) -> str | None:
    unit = _period(period)
    if number == 1:
        return _EVERY[unit]
    if unit == "day" and number == 7:
        return "weekly"
    if number == 12 and unit == "month":
        return "yearly"
    return f"every {number:g} {unit}s" if number > 0 else None


def _times(number: float, period: str) -> str | None:
    every = _EVERY[_period(period)]
    if number == 1:
        return every
    if number <= 0 or number > 24:
        return None
    return f"twice {every}" if number == 2 else f"{number:g} times {every}"


def _period(text: str) -> str:
    for unit, starts in (("hour", ("h",)), ("week", ("w",)), ("month", ("mo", "m")), ("year", ("y",))):
        if text.startswith(starts) and not text.startswith("morning"):
            return unit
    return "day"


def unit(text: str) -> str:
    """Return the one name of a unit."""
    return _UNITS.get(text, text)


def figure(text: str) -> str:
    """Return a number in digits."""
    word = text.split()[0]
    return f"{_NUMBERS[word]:g}" if word in _NUMBERS else text
