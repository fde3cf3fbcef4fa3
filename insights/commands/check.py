"""The command that says what a file is and what is wrong with it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from insights import arguments, conditions, readers
from insights.commands._options import AsJson, Mapping
from insights.terminal import print_report

if TYPE_CHECKING:
    pass

EXAMPLE = "python -m insights check export.csv my_condition.toml"


def check(
    files: Annotated[list[Path], typer.Argument(help="Exports or condition packs (.toml).", metavar="FILE...")],
    mapping: Mapping = None,
    sample: Annotated[int, typer.Option(help="Show the first rows, de-identified.", min=0, max=100)] = 0,
    condition: Annotated[
        str | None, typer.Option("--condition", "-c", help="Whose medicines a sample does not take for names.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what a file is and what is wrong with which line; nothing is written.

    Exit code 1 where something is wrong with a pack or no row of an export can be read.
    """
    reports = [_check(path, mapping, sample, condition) for path in files]
    if as_json:
        print(json.dumps([report for report, _ in reports], indent=2, default=str))
    else:
        for path, (report, _) in zip(files, reports, strict=True):
            print_report(path.name, report)
    if not all(fine for _, fine in reports):
        raise typer.Exit(1)


def _check(path: Path, mapping: list[str] | None, sample: int, condition: str | None) -> tuple[dict[str, object], bool]:
    if path.suffix == ".toml":
        pack = conditions.load(path)
        wrong = conditions.problems(pack)
        report: dict[str, object] = {
            "pack": pack.name,
            "label": pack.label,
            **{group: len(getattr(pack, group)) for group in (*conditions.GROUPS, "events")},
            "problems": wrong,
        }
        return report, not wrong
    columns = arguments.mapping(mapping)
    found = readers.check(path, mapping=columns)
    report = asdict(found)
    report["map_file"] = [f"{field}={column}" for field, column in {**found.columns, **found.proposed}.items()]
    if sample:
        from insights.preview import preview

        named = conditions.load(condition) if condition else None
        report["sample"] = preview(path, rows=sample, mapping=columns, pack=named)
    return report, found.readable > 0
