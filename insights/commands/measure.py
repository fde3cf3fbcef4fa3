"""The command that says how right findings are on labelled posts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from insights import conditions
from insights.commands._options import AsJson, Condition
from insights.errors import InputError
from insights.wording import counted, on_terminal

if TYPE_CHECKING:
    from insights.model import Post
    from insights.quality.figures import Finding, Interval, Score
    from insights.quality.labels import LabelledPost

EXAMPLE = "python -m insights measure gold.jsonl --condition diabetes --findings segment --mistakes 20"


def measure(
    gold: Annotated[Path, typer.Argument(help="Labelled posts, one JSON object a line.", metavar="GOLD.jsonl")],
    condition: Condition,
    findings: Annotated[
        list[str] | None, typer.Option("--findings", help="Only these, e.g. segment; repeatable.")
    ] = None,
    mistakes: Annotated[int, typer.Option(help="Name so many mistakes by the id of their post.", min=0)] = 0,
    as_json: AsJson = False,
) -> None:
    """Find anew what is in labelled posts, and print how right that is: precision, recall and F1 of every finding.

    Precision: of what was found, how much is right. Recall: of what is there, how much was found. Brackets hold 95 %
    intervals. Where one class holds, the confusion says what was found (columns) of what people labelled (rows). The
    text of a post is never printed.
    """
    from insights.language.lexicon import compile_lexicon
    from insights.quality import figures
    from insights.quality.labels import read_gold

    lexicon = compile_lexicon(conditions.load(condition))
    labelled = list(read_gold(gold))
    if not labelled:
        raise InputError(f"{gold}: holds no labelled post; write some with `python -m insights corrections`.")
    measured = figures.measure((_post(one), one.labels, lexicon) for one in labelled)
    shown = _chosen(measured.findings, findings)
    wrong = [one for one in measured.mistakes if one.finding in shown][:mistakes]
    if as_json:
        told = {
            "posts": len(labelled),
            "made_up": sum(one.made_up for one in labelled),
            "findings": {name: finding.model_dump(mode="json") for name, finding in shown.items()},
            "mistakes": [one.model_dump(mode="json") for one in wrong],
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    made_up = sum(one.made_up for one in labelled)
    print(f"{counted(len(labelled), 'labelled post')}{f', {made_up:,} of them made up' if made_up else ''}\n")
    _print(shown)
    for one in wrong:
        print(on_terminal(f"{one.id}  {one.finding}: {one.value} {one.what}"))


def _post(labelled: LabelledPost) -> Post:
    """Return the post that was labelled, which was de-identified or made up before."""
    from insights.privacy import stored

    return stored(
        {
            "post_id": labelled.id,
            "source": "forum",
            "text": labelled.text,
            "community": labelled.community,
            "subject": labelled.subject,
        }
    )


def _chosen(found: Mapping[str, Finding], wanted: list[str] | None) -> dict[str, Finding]:
    """Return the findings that are wanted. Raises InputError for one that nobody labelled or that is none."""
    for name in wanted or ():
        if name not in found:
            raise InputError(f"--findings {name}: not labelled in these posts; there is {', '.join(found) or 'none'}.")
    return {name: finding for name, finding in found.items() if not wanted or name in wanted}


def _print(findings: Mapping[str, Finding]) -> None:
    row = "{:32} {:>6} {:>9} {:>6}  {:19} {:19} {:19}".format
    print(row("finding", "posts", "labelled", "found", "precision", "recall", "F1").rstrip())
    for name, finding in findings.items():
        print(row(name, *_cells(finding.micro)).rstrip())
        for value, score in finding.classes.items():
            print(on_terminal(row(f"  {value}", *_cells(score)).rstrip()))
        if finding.macro_f1 is not None:
            print(f"  mean F1 of classes {_figure(finding.macro_f1, finding.macro_f1_interval)}")
        if finding.confusion:
            _print_confusion(finding.confusion)
    print()


def _cells(score: Score) -> tuple[str, ...]:
    return (
        f"{score.posts:,}",
        f"{score.labelled:,}",
        f"{score.found:,}",
        _figure(score.precision, score.precision_interval),
        _figure(score.recall, score.recall_interval),
        _figure(score.f1, score.f1_interval),
    )


def _figure(share: float | None, interval: Interval | None) -> str:
    if share is None:
        return "-"
    return f"{share:.3f} [{interval[0]:.3f}–{interval[1]:.3f}]" if interval else f"{share:.3f}"


def _print_confusion(confusion: Mapping[str, Mapping[str, int]]) -> None:
    columns = list(dict.fromkeys([*confusion, *(found for row in confusion.values() for found in row)]))
    width = max(map(len, columns)) + 2
    print("  labelled \\ found".ljust(20) + "".join(one.rjust(width) for one in columns))
    for labelled, row in confusion.items():
        print(f"  {labelled}".ljust(20) + "".join(f"{row.get(one, 0):,}".rjust(width) for one in columns))
