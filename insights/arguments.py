"""What is typed on the command line as pairs, read."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from insights.errors import InputError, QuestionError


def mapping(pairs: Sequence[str] | None) -> dict[str, str] | None:
    """Return field -> column of `--map FIELD=COLUMN` and of the lines of `--map @FILE`. Raises InputError."""
    if not pairs:
        return None
    found: dict[str, str] = {}
    for pair in _from_files(pairs):
        field, _, column = pair.partition("=")
        if not (field and column):
            raise InputError(f"--map {pair}: write it as field=column, e.g. --map text=Message.")
        found[field.strip()] = column.strip()
    return found


def _from_files(pairs: Sequence[str]) -> Iterator[str]:
    for pair in pairs:
        if not pair.startswith("@"):
            yield pair
            continue
        try:
            lines = Path(pair[1:]).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"--map {pair}: cannot be read; name a text file of field=column lines.") from error
        yield from (line for line in lines if line.strip() and not line.lstrip().startswith("#"))


def parameters(pairs: Sequence[str] | None, taken: Collection[str]) -> dict[str, object]:
    """Return name -> value of `--set NAME=VALUE`, for those a question takes. Raises QuestionError."""
    found: dict[str, object] = {}
    for pair in pairs or ():
        name, equals, value = pair.partition("=")
        if not (name and equals):
            raise QuestionError(f"--set {pair}: write it as name=value, e.g. --set limit=50.")
        if name not in taken:
            raise QuestionError(f"--set {pair}: no such parameter; there is {', '.join(taken) or 'none'}.")
        try:
            found[name] = json.loads(value)
        except json.JSONDecodeError:
            found[name] = value
    return found
