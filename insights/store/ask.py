"""Asking: a question is one SQL file; `ask` binds filters and scope, and applies the small-number rule."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from insights.access import Action, Grant, allows, scoped
from insights.errors import AccessDenied, QuestionError
from insights.model import Filters
from insights.sharing import protect
from insights.statistics import with_share
from insights.store.leftovers import without_leftovers
from insights.store.snapshot import FilterOptions, Store, bindable

QUERIES = Path(__file__).resolve().parent.parent / "queries"
LEAST_WITHOUT_AUTHORS = 20
"""Fewest threads or posts behind a number where a source keeps no authors: one person may have written many."""

_KEEPS_AUTHORS = "FROM matching_posts($filters) SELECT source, count(author_key) AS authors GROUP BY source"
_PARAMETER = re.compile(r"^\$(\w+) = (\S+)(?: : (.*))?$")


@dataclass(frozen=True, slots=True)
class Question:
    """One SQL file: its title is the opening comment's first line, the note is the rest.

    `parameters` holds the usual values; `takes` says a parameter each, in words. `within`, `parts` and `words`
    tell the small-number rule which rows share a total, which counts add up to the numerator, and which names
    are people's own words.
    """

    name: str
    title: str
    note: str
    sql: str
    action: Action
    parameters: Mapping[str, object]
    takes: tuple[str, ...]
    within: tuple[tuple[str, ...], ...] = ()
    parts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of an answer. Where it counts, columns `numerator denominator authors share low high`.

    `share`, `low`, `high` are fractions with the 95 % Wilson interval; `withheld` is how many rows
    the viewer's small-number rule took back.
    """

    question: str
    title: str
    note: str
    frame: pd.DataFrame
    withheld: int
    filters: Filters

    @property
    def empty(self) -> bool:
        return bool(self.frame.empty)


@cache
def questions() -> dict[str, Question]:
    """Return every question of `queries/`, by name."""
    return {path.stem: _read(path) for path in sorted(QUERIES.glob("*.sql"))}


def ask(store: Store, question: str, filters: Filters, /, *, grant: Grant, **parameters: object) -> Answer:
    """Return the answer to `question` within `filters`, narrowed to what `grant` allows.

    Raises QuestionError for an unknown question or parameter, AccessDenied where the grant lacks
    the action that the question needs.
    """
    asked = questions().get(question)
    if asked is None:
        raise QuestionError(f"{question}: no such question; see `python -m insights ask --list`.")
    if not allows(grant, asked.action):
        raise AccessDenied("This view does not include that; ask whoever shared it.")
    _check(asked, parameters)
    within = scoped(filters, grant)

    def rows(filters: Filters) -> pd.DataFrame:
        return store.frame(asked.sql, {**asked.parameters, **parameters, "filters": bindable(filters)})

    try:
        frame = rows(within)
    except (duckdb.DataError, duckdb.NotSupportedError, duckdb.ProgrammingError) as error:
        if not parameters:
            raise
        given = ", ".join(f"{name}={value}" for name, value in parameters.items())
        raise QuestionError(f"{question}: cannot be asked with {given}; it takes {_takes(asked)}.") from error
    withheld = 0
    if asked.action is Action.READ_NUMBERS:
        floor = floor_of(store, within, grant)
        if floor > 1:
            scope = scoped(Filters(condition=within.condition), grant)
            frame = without_leftovers(frame, within=within, scope=scope, floor=floor, answer=rows)
        protected = protect(frame, floor=floor, groups=asked.within, parts=asked.parts, words=asked.words)
        frame, withheld = with_share(protected.frame), protected.withheld
    return Answer(question, asked.title, asked.note, frame, withheld, within)


def offered(store: Store, condition: str, grant: Grant) -> FilterOptions:
    """Return the filter values of `condition` that `grant` may see and choose: none outside, none of a handful."""
    if grant.locked is None and grant.floor <= 1:
        return store.options(condition)
    scope = scoped(Filters(condition=condition), grant)
    return store.options(scope.condition, within=scope, floor=floor_of(store, scope, grant))


def floor_of(store: Store, within: Filters, grant: Grant) -> int:
    """Return the fewest authors behind a number: more where a source in view keeps no author to count."""
    if grant.floor <= 1:
        return grant.floor
    authors = store.frame(_KEEPS_AUTHORS, {"filters": bindable(within)})["authors"]
    return grant.floor if (authors > 0).all() else max(grant.floor, LEAST_WITHOUT_AUTHORS)


def _check(question: Question, parameters: Mapping[str, object]) -> None:
    """Return if the question takes `parameters`; raise QuestionError where it does not."""
    for name, value in parameters.items():
        if name not in question.parameters:
            raise QuestionError(f"{question.name}: no parameter {name}; it takes {_takes(question)}.")
        usual = question.parameters[name]
        if value != usual and type(value) is not (str if usual is None else type(usual)):
            raise QuestionError(f"{question.name}: {name}={value} is not what is asked for: {_takes(question)}.")
        if type(value) is int and value < 0:
            raise QuestionError(f"{question.name}: {name}={value} is below 0; give 0 or more.")


def _takes(question: Question) -> str:
    return "; ".join(question.takes) or "none"


def _read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    comment = [line[2:].strip() for line in text.split("\n\n", 1)[0].splitlines() if line.startswith("--")]
    parameters: dict[str, object] = {}
    action = Action.READ_NUMBERS
    takes: list[str] = []
    prose: list[str] = []
    rule: dict[str, tuple[str, ...]] = {}
    within: tuple[tuple[str, ...], ...] = ()
    for line in comment:
        if found := _PARAMETER.match(line):
            parameters[found[1]] = json.loads(found[2])
            takes.append(f"{found[1]}, {found[3] or 'no more is said'} (unless told, {found[2]})")
        elif line.startswith("needs: "):
            action = Action(line.removeprefix("needs: "))
        elif line.startswith("within: "):
            within = tuple(_listed(names) for names in line.removeprefix("within: ").split(";"))
        elif line.startswith(("parts: ", "words: ")):
            name, _, names = line.partition(": ")
            rule[name] = _listed(names)
        else:
            prose.append(line)
    note = " ".join(prose[1:])
    return Question(path.stem, prose[0], note, text, action, parameters, tuple(takes), within, **rule)


def _listed(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(","))
