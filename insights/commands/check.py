"""The command that says what a file is, what is wrong with it, and what a pack misses."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from insights import arguments, conditions, readers
from insights.commands._options import AsJson, Mapping
from insights.errors import InputError
from insights.pack_faults import located
from insights.terminal import print_report, progress

EXAMPLE = "python -m insights check my_condition.toml --against export.csv"


def check(
    files: Annotated[list[Path], typer.Argument(help="Exports or condition packs (.toml).", metavar="FILE...")],
    mapping: Mapping = None,
    sample: Annotated[int, typer.Option(help="Show the first rows, de-identified.", min=0, max=100)] = 0,
    condition: Annotated[
        str | None, typer.Option("--condition", "-c", help="Whose medicines a sample does not take for names.")
    ] = None,
    against: Annotated[
        list[Path] | None, typer.Option(help="An export: show what the pack misses in it. May be given again.")
    ] = None,
    top: Annotated[int, typer.Option(help="With --against: rows to show of each group.", min=1, max=1000)] = 15,
    lines: Annotated[bool, typer.Option("--lines", help="With --against: print only lines to paste.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say what a file is and what is wrong with which line; with --against, what a pack misses in an export.

    Nothing is written. Exit code 1 where something is wrong with a pack or no row of an export can be read.
    """
    if against:
        _against(files, against, mapping, top, lines=lines, as_json=as_json)
        return
    reports = [_check(path, mapping, sample, condition) for path in files]
    if as_json:
        print(json.dumps([report for report, _ in reports], indent=2, default=str))
    else:
        for path, (report, _) in zip(files, reports, strict=True):
            print_report(path.name, report)
    if not all(fine for _, fine in reports):
        raise typer.Exit(1)


def _against(
    files: list[Path], exports: list[Path], mapping: list[str] | None, top: int, *, lines: bool, as_json: bool
) -> None:
    from insights.commands._coverage import print_coverage, print_lines
    from insights.coverage import check_against

    if len(files) > 1 or files[0].suffix != ".toml":
        raise InputError("--against takes one condition pack: write `check PACK.toml --against EXPORT`.")
    report, fine = _check(files[0], mapping, 0, None)
    with progress(quiet=False) as told:
        found = check_against(
            conditions.load(files[0]), exports, top=top, mapping=arguments.mapping(mapping), progress=told
        )
    if as_json:
        print(json.dumps([{**report, "against": asdict(found)}], indent=2, default=str))
    elif lines:
        print_lines(found)
    else:
        print_report(files[0].name, report)
        print_coverage(found)
    if not fine:
        raise typer.Exit(1)


def _check(path: Path, mapping: list[str] | None, sample: int, condition: str | None) -> tuple[dict[str, object], bool]:
    if path.suffix == ".toml":
        pack = conditions.load(path)
        text = path.read_text(encoding="utf-8")
        wrong = [located(problem, text) for problem in conditions.problems(pack)]
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
