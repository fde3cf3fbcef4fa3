"""Tables of patterns kept as TOML beside this module, with the words that they share."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
_WORD = re.compile(r"<([a-z_]+)>")


class Cues:
    """The patterns of one file; `<name>` in them stands for an entry of its table `words`."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._tables = tables
        self._words: dict[str, str] = {}
        for name, text in tables["words"].items():
            self._words[name] = self._spelt(text)

    def one(self, table: str, name: str) -> re.Pattern[str]:
        """Return the pattern `name` of `table`."""
        return re.compile(self._spelt(self._tables[table][name]))

    def rows(self, table: str) -> dict[str, re.Pattern[str]]:
        """Return one pattern for each list of `table`, by its key: any of the list, from the start of a word."""
        return {key: self.any(rows) for key, rows in self._tables[table].items()}

    def any(self, rows: Iterable[str]) -> re.Pattern[str]:
        """Return a pattern that matches any of `rows`, from the start of a word."""
        return re.compile(r"\b(?:" + "|".join(self._spelt(row) for row in rows) + ")")

    def plain(self, table: str) -> dict[str, list[str]]:
        """Return the lists of `table` as they stand."""
        return dict(self._tables[table])

    def _spelt(self, text: str) -> str:
        return _WORD.sub(lambda word: self._words[word[1]], text)


@cache
def load(name: str) -> Cues:
    """Return the cues of the file `name`."""
    return Cues(tomllib.loads((_FOLDER / name).read_text(encoding="utf-8")))
