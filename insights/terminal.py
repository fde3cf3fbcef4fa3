"""What the command line shows: the step under way, and reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from insights.wording import on_terminal, sentence_case

errors = Console(stderr=True)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, float], None]]:
    """Yield a function that shows the step under way: moving on a terminal, a line a step in a log."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    if quiet or not errors.is_terminal:
        yield _silent if quiet else _Steps().told
        return
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("Starting", total=None)
        yield lambda step, _share: bar.update(task, description=sentence_case(step))


class _Steps:
    """Prints each step once, when it begins."""

    def __init__(self) -> None:
        self._last = ""

    def told(self, step: str, _share: float) -> None:
        name = step.partition(":")[0]
        if name != self._last:
            self._last = name
            print(f"{sentence_case(name)} …", file=sys.stderr, flush=True)


def _silent(_step: str, _share: float) -> None:
    return


def print_report(title: str, report: dict[str, object]) -> None:
    """Print a report, a line a key."""
    print(on_terminal(title))
    for key, value in report.items():
        if isinstance(value, dict):
            value = ", ".join(f"{name} {_number(item)}" for name, item in value.items()) or "none"
        elif isinstance(value, list | tuple):
            value = "".join(f"\n      {_in_a_line(item)}" for item in value) or "none"
        print(on_terminal(f"  {key.replace('_', ' '):16} {_number(value)}"))


def _number(value: object) -> object:
    """Return a number with its thousands apart, a day as it is written, "none" for nothing, anything else as it is."""
    if value is None:
        return "none"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return value.isoformat() if isinstance(value, date) else value


def _in_a_line(item: object) -> object:
    """Return a file, or what is wrong in a line of one, as words; anything else as it is."""
    if not isinstance(item, dict):
        return item
    if "sha256" in item:
        told = f"{item['format']}, {item['rows']:,} rows, {item['size']:,} bytes, sha256 {item['sha256']}"
        return f"{item['name']}: {told}"
    if "reason" in item:
        return f"line {item['line']}: {item['reason']}"
    return f"line {item['first_line']}: {item['what']} ({item['rows']:,} rows)"
