"""Doses and schedules: how much, in which unit, how often, normalised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from insights.annotators import annotator
from insights.annotators._about import medicated, named_in, topic
from insights.annotators._schedule import BARE, BARE_TAKEN, COUNT, DOSE, FREQUENCY, TAKING, figure, frequency, unit
from insights.annotators._schedule_talk import OTHER_THAN_DOSES, SYMPTOM_BEFORE, may_schedule, may_tell
from insights.annotators._taking import UNNAMED, after_name, before_name, taken
from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Annotation, Kind

_TAKES = re.compile(
    r"\b(?:tak(?:e|es|ing|en)|took|inject(?:s|ed|ing|ions?)?|shots?|infusions?|dos(?:e|es|age|ing)|"
    r"pills?|tablets?|prescribed|"
    r"use|using|used(?! to)|apply|applied|applying|on|put|moved|stretch\w*|patch|meds?|medication)\b"
)
_FIGURE_AND_UNIT = re.compile(r"\d[\s-]?(?:m[gcl]|mill|micr|u|\u00b5|\u03bc|iu|cc)")
_BETWEEN = re.compile(
    r"[\s,:(-]*(?:(?:is|was|generic|pen|pill|shot|infusions?|injections?|[\d.]+(?: ?mg)?)[\s,:(-]+){0,2}"
)
_PAUSE = re.compile(r"\s*(?:$|[^\w\s])")
_STRENGTH = re.compile(r" \d+(?:\.\d+)?$")
"""A dose that is part of the name as found: "X 40"."""
_NEAR = 45
_INSULIN = re.compile(r"insulin|inject|bolus|basal|inhal|botox")
_SWALLOWED = re.compile(r"\b(?:tak(?:e|es|ing|en)|took|dos(?:e|es|age)(?: of)?)\b[\w ,]{0,18}$")
_SHARE = re.compile(r" (?:of (?!an? |\w+ (?:acid|peroxide))|less|more|increase|decrease|chance|off|better|sure)")
_STRENGTH_OF = re.compile(
    r" ?(?:bp|benzoyl|salicylic|cream|gel|solution|lotion|wash|ointment|strength|topical|drops?)\b"
)
_WEAK = ("a ", "per ", "in the", "at ", "before", "with ", "/")
_SAID_OF_DOSE = re.compile(
    r"\b(?:carb|carbs|sugar|protein|fat|fiber|fibre|sodium|caffeine|calories|thc|alcohol|weigh)\w*",
    re.IGNORECASE,
)

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    dose: str | None
    unit: str | None
    frequency: str | None


@annotator(finds=(Kind.DOSING,))
def dosing(document: Document) -> Iterator[Annotation]:
    """Yield every dose and schedule, tied to the medication it is said of."""
    text = document.lowered
    treated = medicated(document)
    for sentence in document.sentences if treated else _spoken_of(document):
        if not may_tell(text[slice(*sentence)]):
            continue
        found_here = list(_in_sentence(document, sentence, treated=treated))
        found_here += _without_unit(document, sentence, found_here, treated=treated)
        for found in found_here:
            target = _taken(document, found)
            if target is None and not _of_a_medicine(document, found, sentence):
                continue
            given = {"dose": found.dose, "unit": found.unit, "frequency": found.frequency}
            yield document.annotation(
                Kind.DOSING,
                _normal(found),
                found.start,
                found.end,
                target=target,
                negated=False,
                score=0.9 if target and found.dose else 0.6,
                attributes={key: value for key, value in given.items() if value},
            )


def _spoken_of(document: Document) -> list[Span]:
    """Return the sentences of a post naming no medicine that speak of one, or tell a figure with its unit."""
    figures = {document.sentence_index(mark.start()) for mark in _FIGURE_AND_UNIT.finditer(document.lowered)}
    return sorted({*document.gated(Kind.DOSING), *(document.sentences[number] for number in figures)})


def _of_a_medicine(document: Document, found: _Found, sentence: tuple[int, int]) -> bool:
    """Return whether what is told of no named medicine is plainly of one."""
    if found.dose is not None and found.unit not in (None, "g", "%"):
        return found.unit != "units" or bool(_INSULIN.search(document.lowered))
    if found.unit == "g" and found.frequency and _SWALLOWED.search(document.lowered, *_before(found.start)):
        return True
    return bool(UNNAMED.search(document.lowered, *sentence))


def _before(position: int) -> tuple[int, int]:
    return max(0, position - 30), position


def _without_unit(
    document: Document, sentence: tuple[int, int], known: list[_Found], *, treated: bool
) -> Iterator[_Found]:
    """Yield doses and times told without a unit, where nothing known stands in their place."""
    text = document.lowered
    here = named_in(document, *sentence)
    told = list(taken(text, *sentence, named=treated, names=[named.start for named in here]))
    for named in here:
        beside = (before_name(text, sentence[0], named.start), after_name(text, named.end, sentence[1]))
        told += [one for one in beside if one]
    places = [(one.start, one.end) for one in known]
    for one in sorted(told):
        if all(one.end <= start or end <= one.start for start, end in places):
            places.append((one.start, one.end))
            yield _Found(one.start, one.end, one.dose or None, None, one.time or None)


def _in_sentence(document: Document, sentence: tuple[int, int], *, treated: bool) -> Iterator[_Found]:
    text = document.lowered
    doses: list[tuple[int, int, str, str | None]] = [
        (mark.start(), mark.end(), mark["dose"].replace(",", ""), unit(mark["unit"]))
        for mark in (DOSE.finditer(text, *sentence) if _DIGIT.search(text, *sentence) else ())
        if _is_dose(document, mark)
    ]
    if treated and not doses:
        doses = list(_bare(document, sentence))
    if not doses:
        doses = [
            (mark.start(), mark.end(), figure(mark["dose"]), unit(mark["unit"]))
            for mark in COUNT.finditer(text, *sentence)
        ]
    if not doses and not treated:
        return
    takes = bool(_TAKES.search(text, *sentence))
    scheduled = (doses or takes or named_in(document, *sentence)) and may_schedule(text[slice(*sentence)])
    marks = FREQUENCY.finditer(text, *sentence) if scheduled else ()
    times = [(mark.start(), mark.end(), frequency(mark)) for mark in marks]
    free = list(times)
    for number, (start, end, dose, measure) in enumerate(doses):
        limit = doses[number + 1][0] if number + 1 < len(doses) else sentence[1]
        time = next((t for t in free if t[2] and end <= t[0] < min(limit, end + _NEAR)), None)
        if time is None and number == 0:
            time = next((t for t in free if t[2] and start - _NEAR < t[0] and t[1] <= start), None)
        if time:
            free = [t for t in free if t[1] <= min(start, time[0]) or t[0] >= max(end, time[1])]
        first, last = (min(start, time[0]), max(end, time[1])) if time else (start, end)
        yield _Found(first, last, dose, measure, time[2] if time else None)
    if treated and free:
        for start, end, often in free:
            named_before = _right_after(document, start)
            if not takes and not named_before:
                continue
            if not named_before and _of_something_else(document, sentence, start, end):
                continue
            own = not doses or bool(named_in(document, doses[-1][1], start))
            if own and often and not text[start:end].startswith(_WEAK):
                yield _Found(start, end, None, None, often)


def _bare(document: Document, sentence: tuple[int, int]) -> Iterator[tuple[int, int, str, str | None]]:
    """Yield the doses told by a number alone, right after a medication or after "take"."""
    text = document.lowered
    for named in named_in(document, *sentence):
        strength = _STRENGTH.search(text, named.start, named.end) if text[named.end - 1].isdigit() else None
        mark = BARE.match(text, strength.start() if strength else named.end, sentence[1])
        if mark and not (strength and _PAUSE.match(text, mark.end())):
            yield mark.start("dose"), mark.end("dose"), mark["dose"], None
    for mark in BARE_TAKEN.finditer(text, *sentence):
        if TAKING.search(text, max(sentence[0], mark.start() - 8), mark.start()):
            yield mark.start("dose"), mark.end("dose"), mark["dose"], None


def _of_something_else(document: Document, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Return whether a schedule is of tests, visits, symptoms or sport rather than of a medication."""
    text = document.lowered
    return bool(
        OTHER_THAN_DOSES.match(text, end, sentence[1])
        or SYMPTOM_BEFORE.search(text, max(sentence[0], start - 45), start)
    )


def _right_after(document: Document, start: int) -> bool:
    """Return whether a schedule stands right after a medication ("X every six weeks", "X 40 once a day")."""
    named = named_in(document, max(0, start - 40), start)
    return bool(named) and bool(_BETWEEN.fullmatch(document.lowered, named[-1].end, start))


def _is_dose(document: Document, mark: re.Match[str]) -> bool:
    """Return whether a number with a unit is a dose, not blood sugar, food, or a share."""
    text, measure = document.lowered, mark["unit"]
    after = text[mark.end() : mark.end() + 20]
    if _SAID_OF_DOSE.match(after.lstrip(" of")) or _SAID_OF_DOSE.search(after):
        return False
    if measure == "%" and _SHARE.match(text, mark.end()):
        return False
    if measure == "%" and _STRENGTH_OF.match(text, mark.end()):
        return True
    if measure in ("u", "units", "unit", "mg", "mcg", "iu"):
        return True
    if measure != "%" and _SWALLOWED.search(text, *_before(mark.start())):
        return True
    beside = 12 if measure == "%" else 60
    near = [
        m
        for m in named_in(document, mark.start() - 120, mark.end() + 25)
        if -beside < m.end - mark.start() <= 1 or 0 <= m.start - mark.end() < min(beside, 25)
    ]
    return bool(near)


def _taken(document: Document, found: _Found) -> str | None:
    """Return the medication a dose is of: just before it, just after it, or the one talked about."""
    sentence = document.sentence(found.start)
    here = named_in(document, *sentence)
    after = [
        m
        for m in here
        if 0 <= m.start - found.end <= 18 and not re.search(r"[,;]|\band\b", document.lowered[found.end : m.start])
    ]
    inside = [m for m in here if found.start <= m.start < found.end]
    before = [m for m in here if m.end <= found.start]
    if inside:
        return inside[0].value
    if after and (
        not before or re.match(r"^\s*(?:of|mg)?\s*(?:\w+\s)?$", document.lowered[found.end : after[0].start])
    ):
        return after[0].value
    if before:
        return before[-1].value
    return after[0].value if after else topic(document, found.start)


def _normal(found: _Found) -> str:
    return " ".join(part for part in (found.dose, found.unit, found.frequency) if part)
