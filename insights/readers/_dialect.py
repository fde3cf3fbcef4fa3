"""How a table is written: what parts its cells, how they are quoted."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

from insights.readers import _columns, _preamble

LONGEST_CELL = 500_000
"""Characters of one cell; a longer one is a quote left open."""

csv.field_size_limit(LONGEST_CELL)

_LOOKED_AT = 300


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the csv module has to be told."""

    delimiter: str = ","
    escape: str | None = None
    quoted: bool = True

    def options(self) -> dict[str, Any]:
        quoting = csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE
        return {"delimiter": self.delimiter, "escapechar": self.escape, "quoting": quoting}


_CANDIDATES = (
    *(Dialect(delimiter) for delimiter in ",;\t|"),
    *(Dialect(delimiter, escape="\\") for delimiter in ",;\t"),
    Dialect("\t", quoted=False),
)


def sniff(text: str, *, cut: bool = False) -> Dialect:
    """Return the way of writing that gives known columns and rows of one width; the plainest wins a tie."""
    candidates = [found for found in _CANDIDATES if found.escape is None or '\\"' in text]
    return max(candidates, key=lambda dialect: _evidence(text, dialect, cut))


def rows(text: str, dialect: Dialect, *, cut: bool = False) -> list[list[str]]:
    """Return the first rows that are not blank; of a text that was cut the last one is left out."""
    found: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), **dialect.options()):
            if any(cell.strip() for cell in row):
                found.append(row)
            if len(found) > _LOOKED_AT:
                break
    except csv.Error:
        return found
    return found[:-1] if cut and len(found) > 2 else found


def names(cells: list[str]) -> tuple[str, ...]:
    """Return distinct column names; one without a name is "column 3", a second "text" is "text 2"."""
    taken: dict[str, int] = {}
    distinct = []
    for position, cell in enumerate(cells, start=1):
        name = cell.replace("\ufeff", "").strip() or f"column {position}"
        taken[name] = taken.get(name, 0) + 1
        distinct.append(name if taken[name] == 1 else f"{name} {taken[name]}")
    return tuple(distinct)


def _evidence(text: str, dialect: Dialect, cut: bool) -> tuple[int, bool, float, int]:
    found = rows(text, dialect, cut=cut)
    if not found:
        return (0, False, 0.0, 0)
    table = found[_preamble.height(found) :]
    columns = names(table[0])
    known = len(_columns.propose(columns))
    same = sum(len(row) == len(columns) for row in table) / len(table)
    return (known, len(columns) > 1 and same > 0.5, same, len(columns))
