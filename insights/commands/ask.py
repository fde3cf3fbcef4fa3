"""The command that puts a question to the store."""

from __future__ import annotations

import sys
import textwrap
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from insights import arguments, filters
from insights.commands._options import StoreOption
from insights.errors import FilterError, QuestionError, StoreError
from insights.model import Filters
from insights.settings import load_settings

if TYPE_CHECKING:
    from insights.store import FilterOptions

EXAMPLE = "python -m insights ask medications --condition diabetes --segment patient --format csv"


class Format(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def ask(
    question: Annotated[str | None, typer.Argument(help="Name of a question; see --list.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List every question.")] = False,
    store: StoreOption = None,
    condition: Annotated[
        str | None, typer.Option("--condition", "-c", help="Condition; the largest unless told.")
    ] = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day after the last.")] = None,
    segment: Annotated[list[str] | None, typer.Option(help="A voice, e.g. caregiver; repeatable.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="A source; repeatable.")] = None,
    community: Annotated[list[str] | None, typer.Option(help="A community; repeatable.")] = None,
    medication: Annotated[list[str] | None, typer.Option(help="A generic name; repeatable.")] = None,
    theme: Annotated[list[str] | None, typer.Option(help="A theme id; repeatable.")] = None,
    voices: Annotated[str, typer.Option(help="patients, or everyone: vendors, bots, off-topic too.")] = "patients",
    parameter: Annotated[
        list[str] | None,
        typer.Option("--set", help="A parameter of the question, e.g. --set limit=50; repeatable."),
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
) -> None:
    """Put a question to the store and print the answer with its numerators and denominators."""
    from insights import store as stores
    from insights.access import LOCAL_OWNER
    from insights.arranged import arrangement_kept
    from insights.exports import frames
    from insights.store.ask import questions

    if listed:
        for name, asked in questions().items():
            print(f"{name}: {asked.title}")
            for line in (asked.note, *(f"--set {taken}" for taken in asked.takes)):
                print(textwrap.fill(line, 100, initial_indent="    ", subsequent_indent="    "))
        return
    if question not in questions():
        raise QuestionError(f"{question or '?'}: no such question; see `python -m insights ask --list`.")
    parameters = arguments.parameters(parameter, questions()[question].parameters)
    opened = stores.open_store(store or load_settings().store)
    query = {
        "condition": [condition] if condition else [],
        "since": [str(since.date())] if since else [],
        "until": [str(until.date())] if until else [],
        "segment": segment or [],
        "source": source or [],
        "community": community or [],
        "medication": medication or [],
        "theme": theme or [],
        "voices": [voices],
    }
    known = [info.name for info in opened.conditions()]
    if not known:
        raise StoreError(f"{opened.folder}: holds no condition; add posts with `python -m insights run`.")
    arranged = cache(lambda name: arrangement_kept(opened, name))

    def options(name: str) -> FilterOptions:
        return opened.options(name, arrangement=arranged(name))

    within = filters.from_query(query, conditions=known, options=options)
    arrangement = arranged(within.filters.condition)
    if within.dropped:
        raise FilterError(_not_there(query, within.filters, known, options(within.filters.condition)))
    answer = stores.ask(opened, question, within.filters, grant=LOCAL_OWNER, arrangement=arrangement, **parameters)
    sys.stdout.write(frames.render(answer.frame, output_format.value))


def _not_there(query: dict[str, list[str]], kept: Filters, conditions: list[str], options: FilterOptions) -> str:
    """Return which filter names what the store does not hold, and what it does hold."""
    taken = {"voices": [kept.voices], **filters.to_query(kept)}
    taken["theme"] = [*taken.get("theme", ()), *options.instead]
    key, value = next(
        (key, value) for key, values in query.items() for value in values if value not in taken.get(key, ())
    )
    if key == "condition":
        known = conditions
    elif key in filters.LISTS:
        known = list(filters.choices(options, filters.LISTS[key]))
    elif key == "voices":
        known = list(filters.VOICES)
    else:
        return f"--{key} {value}: the period must begin before it ends, between 1990 and 2100."
    more = f" and {len(known) - 12} more" if len(known) > 12 else ""
    return f"--{key} {value}: not in the store; there is {', '.join(known[:12]) or 'none'}{more}."
