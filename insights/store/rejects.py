"""Rows that could not be read, in a table beside the store: where each stands and why, never what it says."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO, TypeVar

from insights.model import BadRow
from insights.wording import in_cell

_FOLDER = "rejects"
_HEADER = ("file", "line", "reason")

Row = TypeVar("Row")


class Rejects:
    """The rejects of one run, in the file `draft` until they are kept; no file is made where there are none."""

    def __init__(self, draft: Path) -> None:
        self._draft = draft
        self._file: TextIO | None = None

    def noting(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows as they are; those that could not be read are written down as they pass."""
        for row in rows:
            if isinstance(row, BadRow):
                self._note(row)
            yield row

    def _note(self, row: BadRow) -> None:
        if self._file is None:
            self._file = self._draft.open("w", encoding="utf-8", errors="replace", newline="")
            csv.writer(self._file).writerow(_HEADER)
        csv.writer(self._file).writerow((in_cell(row.file), row.line, in_cell(row.reason)))

    def kept_as(self, snapshot: Path) -> Path | None:
        """Return where the rejects will lie once `snapshot` is kept, or None where there are none."""
        return _beside(snapshot) if self._file else None

    def keep(self, snapshot: Path) -> None:
        """Move the file to where it stays as long as `snapshot` does."""
        self.close()
        if (path := self.kept_as(snapshot)) is not None:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            self._draft.rename(path)

    def close(self) -> None:
        """Write what is not written yet."""
        if self._file is not None:
            self._file.close()


def prune(store: Path) -> None:
    """Remove the rejects of runs whose snapshot is no longer there."""
    for path in (store / _FOLDER).glob("snapshot-*.csv"):
        if not (store / f"{path.stem}.duckdb").exists():
            path.unlink()


def _beside(snapshot: Path) -> Path:
    return snapshot.parent / _FOLDER / f"{snapshot.stem}.csv"
