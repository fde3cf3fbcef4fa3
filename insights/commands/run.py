"""The command that mines exports into the store."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from insights import arguments
from insights.commands._mine import mine
from insights.commands._options import Anew, AsJson, Condition, Files, Mapping, StoreOption, Themes
from insights.job_state import State, reported
from insights.settings import load_settings
from insights.terminal import print_report

if TYPE_CHECKING:
    pass

EXAMPLE = "python -m insights run export.csv --condition diabetes"


def run(
    files: Files,
    condition: Condition,
    store: StoreOption = None,
    mapping: Mapping = None,
    replace: Annotated[bool, typer.Option("--replace", help="Start this condition anew instead of adding.")] = False,
    themes: Themes = None,
    anew: Anew = False,
    state: Annotated[Path | None, typer.Option(hidden=True, help="File to keep the state of the run in.")] = None,
    as_json: AsJson = False,
) -> None:
    """Mine exports into the store: read, de-identify, annotate, find themes, publish.

    Adds to what the store holds; a post that is already there is counted as a duplicate. Where only few posts came
    since themes were found, these are placed in the themes there are.
    """
    settings = load_settings()
    with nullcontext() if state is None else reported(state) as telling:
        report = mine(
            files,
            condition,
            settings,
            store or settings.store,
            mapping=arguments.mapping(mapping),
            replace=replace,
            themes=themes,
            anew=anew,
            quiet=as_json,
            telling=telling,
        )
        if telling:
            telling.end(State.DONE, report=report)
    if as_json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        print_report("Done", report)
