"""Asking: a question is one SQL file; `ask` binds filters and scope, and applies the small-number rule."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from insights.access import Action, Grant, allows, scoped
from insights.arrangement import MINED, Arrangement, Wanted, arrange
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
    are people's own words. `staff` are columns that are empty for a viewer with a floor: what they hold may rest on
    fewer people than the row; "*" is the whole question.
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
    staff: tuple[str, ...] = ()


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


def ask(
    store: Store,
    question: str,
    filters: Filters,
    /,
    *,
    grant: Grant,
    arrangement: Arrangement | None = None,
    **parameters: object,
) -> Answer:
    """Return the answer to `question` within `filters`, narrowed to what `grant` allows.

    Themes are as people arranged them, by mined id where there is no `arrangement`: `theme_id` is the theme shown,
    a filter on a theme that went into another is one on that other, and labels (beside `theme_id`, or `value` where
    `kind` is "theme") are the names given. A part by itself can be filtered by as well.

    A grant that locks themes holds for the posts that were mined into them, whatever is merged, and for what is
    shown: a theme merged in from beyond the lock brings neither posts nor words, one merged beyond it stays as it
    was mined, one that is hidden leaves the view. Whoever locks a merged theme names all the themes it is made of.

    Raises QuestionError for an unknown question or parameter, AccessDenied where the grant lacks
    the action that the question needs.
    """
    asked = questions().get(question)
    if asked is None:
        raise QuestionError(f"{question}: no such question; see `python -m insights ask --list`.")
    if not allows(grant, asked.action) or (asked.staff == ("*",) and grant.floor > 1):
        raise AccessDenied("This view does not include that; ask whoever shared it.")
    _check(asked, parameters)
    seen = as_seen(store, arrangement, grant)
    if filters.themes:
        seen = _known(store, seen, filters.condition)
    within = scoped(_shown(filters, seen), shown_scope(grant, seen))
    if isinstance(theme := parameters.get("theme"), str):
        parameters["theme"] = seen.shown.get(theme) or theme

    def rows(filters: Filters) -> pd.DataFrame:
        bound = bindable(filters, arrangement=seen, locked=_locked(grant))
        return _named(store.frame(asked.sql, {**asked.parameters, **parameters, "filters": bound}), seen)

    try:
        frame = rows(within)
    except (duckdb.DataError, duckdb.NotSupportedError, duckdb.ProgrammingError) as error:
        if not parameters:
            raise
        given = ", ".join(f"{name}={value}" for name, value in parameters.items())
        raise QuestionError(f"{question}: cannot be asked with {given}; it takes {_takes(asked)}.") from error
    withheld = 0
    if asked.action is Action.READ_NUMBERS:
        floor = _floor(store, within, grant, seen)
        if floor > 1:
            scope = scoped(Filters(condition=within.condition), shown_scope(grant, seen))
            frame = without_leftovers(frame, within=within, scope=scope, floor=floor, answer=rows)
        protected = protect(frame, floor=floor, groups=asked.within, parts=asked.parts, words=asked.words)
        frame, withheld = with_share(protected.frame), protected.withheld
    if grant.floor > 1:
        frame = _without(frame, asked.staff)
    return Answer(question, asked.title, asked.note, frame, withheld, within)


def _without(frame: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """Return `frame` with nothing in `columns`: empty words, empty lists."""
    lists = {name for name in columns if frame[name].map(pd.api.types.is_list_like).any()}
    return frame.assign(**{name: [[] if name in lists else None for _ in frame.index] for name in columns})


def offered(store: Store, condition: str, grant: Grant, arrangement: Arrangement | None = None) -> FilterOptions:
    """Return the filter values of `condition` that `grant` may see and choose: none outside, none of a handful.

    Themes are those that `ask` shows with this `arrangement`.
    """
    seen = as_seen(store, arrangement, grant)
    if grant.locked is None and grant.floor <= 1:
        return store.options(condition, arrangement=seen) if seen.shown else store.options(condition)
    scope = scoped(Filters(condition=condition), shown_scope(grant, seen))
    floor = _floor(store, scope, grant, seen)
    return store.options(scope.condition, within=scope, floor=floor, arrangement=seen, locked=_locked(grant))


def as_seen(store: Store, arrangement: Arrangement | None, grant: Grant) -> Arrangement:
    """Return the arrangement as `grant` may know it: of its own themes only, where themes are locked."""
    whole = arrangement or MINED
    if grant.locked is None or not grant.locked.themes:
        return whole
    return _known(store, whole, grant.locked.condition).inside(grant.locked.themes)


def _known(store: Store, arrangement: Arrangement, condition: str) -> Arrangement:
    """Return an arrangement that knows the themes and parts of `condition`, also where nothing was decided."""
    return arrangement if arrangement.themes else arrange(store.themes(condition), Wanted())


def shown_scope(grant: Grant, arrangement: Arrangement) -> Grant:
    """Return `grant` with its locked themes as they are shown; the mined ones where all are hidden, to show nothing."""
    if not grant.locked or not grant.locked.themes:
        return grant
    themes = arrangement.reach(grant.locked.themes) or grant.locked.themes
    return replace(grant, locked=replace(grant.locked, themes=themes))


def _locked(grant: Grant) -> tuple[str, ...]:
    return grant.locked.themes if grant.locked else ()


def _shown(filters: Filters, arrangement: Arrangement) -> Filters:
    """Return `filters` by the themes that are shown; a choice of hidden ones only stays, and matches nothing."""
    if not filters.themes or not arrangement.shown:
        return filters
    parts = arrangement.within
    themes = (one if one in parts else arrangement.shown.get(one, one) for one in filters.themes)
    return replace(filters, themes=tuple(dict.fromkeys(one for one in themes if one)) or filters.themes)


def _named(frame: pd.DataFrame, arrangement: Arrangement) -> pd.DataFrame:
    """Return `frame` with the labels of themes as people named them."""
    if not arrangement.labels or "label" not in frame.columns:
        return frame
    if "theme_id" in frame.columns:
        ids = frame["theme_id"]
    elif {"kind", "value"} <= set(frame.columns):
        ids = frame["value"].where(frame["kind"] == "theme")
    else:
        return frame
    return frame.assign(
        label=ids.map(dict(arrangement.labels)).where(ids.isin(list(arrangement.labels)), frame["label"])
    )


def _floor(store: Store, within: Filters, grant: Grant, arrangement: Arrangement) -> int:
    """Return the fewest authors behind a number: more where a source in view keeps no author to count."""
    if grant.floor <= 1:
        return grant.floor
    bound = bindable(within, arrangement=arrangement, locked=_locked(grant))
    authors = store.frame(_KEEPS_AUTHORS, {"filters": bound})["authors"]
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
        elif line.startswith(("parts: ", "words: ", "staff: ")):
            name, _, names = line.partition(": ")
            rule[name] = _listed(names)
        else:
            prose.append(line)
    note = " ".join(prose[1:])
    return Question(path.stem, prose[0], note, text, action, parameters, tuple(takes), within, **rule)


def _listed(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(","))
