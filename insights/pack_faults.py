"""What is wrong with a condition pack: the key, the fix, and the line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\-]+)\s*\]")
_KEY = re.compile(r"\s*([\w\-]+)\s*=")
_FIXES = {
    "missing": "is missing; add it",
    "tuple_type": 'is a list; write it as ["…", "…"], or [{ … }] for brands and phases',
    "string_type": 'is one text; write it as "…"',
    "string_pattern_mismatch": "lower-case letters, digits and underscores only, a letter first",
    "model_type": 'is a table; write { name = "…" }, or [[…]] and its keys below',
    "model_attributes_type": 'is a table; write { name = "…" }, or [[…]] and its keys below',
    "dict_type": "is a table; write { US = 2020-01-31 }, or [table] and its keys below",
    "date_from_datetime_parsing": "is a date; write it as 2020-01-31",
    "date_type": "is a date; write it as 2020-01-31",
}


def fault(error: ValidationError, text: str, *, top: Collection[str], keys: Collection[str]) -> str:
    """Return the first fault of a pack in words, with its line in `text`; `top` are the keys of the file itself."""
    faults = error.errors()
    first = faults[0]
    where = ".".join(str(part) for part in first["loc"] if part != "[key]")
    line = line_of(text, first["loc"])
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"{where}: {_fix(first, top, keys)}{f' (line {line})' if line else ''}{more}."


def line_of(text: str, path: Sequence[int | str]) -> int | None:
    """Return the line, from 1, where the key at `path` stands, or else its table; None where neither does."""
    best: tuple[int, int] | None = None
    for line, here in _places(text):
        common = min(len(here), len(path))
        if here[:common] == tuple(path[:common]) and (best is None or common > best[0]):
            best = common, line
    return best[1] if best else None


def located(problem: str, text: str) -> str:
    """Return what `conditions.problems` said with the lines of `text` it is about in front, where they can be told."""
    if claimed := re.match(r'"(.+?)" is (?:claimed|a name)', problem):
        sign = re.compile(rf'"{re.escape(claimed[1])}"', re.IGNORECASE)
    elif drug := re.match(r"medication (.+?)(?: has no company|: )", problem):
        sign = re.compile(rf'^\s*generic\s*=\s*"{re.escape(drug[1])}"')
    elif group := re.match(r"\[\[(\w+)\]\]", problem):
        sign = re.compile(rf"^\s*\[\[\s*{group[1]}\s*\]\]")
    elif event := re.match(r"event \S+ (.+?):", problem):
        sign = re.compile(rf'"{re.escape(event[1])}')
    else:
        return problem
    found = [str(number) for number, line in enumerate(text.splitlines(), 1) if sign.search(line)]
    if not found:
        return problem
    shown = found[:1] if problem.startswith("[[") else found[:4]
    return f"line{'s' if len(shown) > 1 else ''} {', '.join(shown)}: {problem}"


def _fix(first: ErrorDetails, top: Collection[str], keys: Collection[str]) -> str:
    key, kind = str(first["loc"][-1]), first["type"]
    if kind != "extra_forbidden":
        return _FIXES.get(kind, first["msg"].replace("Input should be", "write one of"))
    if key in top and len(first["loc"]) > 1:
        return "unknown key; remove it here: it belongs at the top of the file, above the first [table]"
    near = difflib.get_close_matches(key, sorted(top if len(first["loc"]) == 1 else keys), n=1)
    return f"unknown key; remove or rename it{f', to {near[0]}?' if near else ''}"


def _places(text: str) -> Iterator[tuple[int, tuple[int | str, ...]]]:
    """Yield the line and path of each table and key."""
    table: tuple[int | str, ...] = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            name = header[2]
            table = tuple(name.split("."))
            if header[1] == "[[":
                counts[name] = counts.get(name, -1) + 1
                table = (*table, counts[name])
            yield number, table
        elif key := _KEY.match(line):
            yield number, (*table, key[1])
