"""The proof that nothing is left: every file of a store searched for words and ids, byte by byte.

The database packs text, so its bytes alone prove little: the words of every table are searched as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import ahocorasick
import duckdb

from insights.store.snapshot import connect

_CHUNK = 1 << 22
_LONGEST = 400
_WORDS = 6
_RUN = re.compile(rf"\S+(?:\s+\S+){{{_WORDS - 1}}}")
_SHORTEST = 5


class Needles:
    """Word runs of texts, and ids; words that other posts hold as well tell nothing and are dropped.

    `passed_over` are texts and ids that are too short, or too much like others, to be told apart.
    """

    def __init__(self, texts: Iterable[str], ids: Iterable[str]) -> None:
        self._runs: dict[str, int] = {}
        self._ids: set[str] = set()
        self._texts = 0
        self._short = 0
        for text in texts:
            if runs := _spread(_RUN.findall(text)):
                self._runs.update(dict.fromkeys(map(_as_bytes, runs), self._texts))
                self._texts += 1
            else:
                self._short += 1
        for name in ids:
            if len(name) >= _SHORTEST and len(name) <= _LONGEST:
                self._ids.add(_as_bytes(name))
            else:
                self._short += 1

    @property
    def passed_over(self) -> int:
        return self._short + self._texts - len(set(self._runs.values()))

    def without(self, others: Iterable[str]) -> None:
        """Drop what `others` say as well: it is theirs."""
        automaton = self._automaton()
        if automaton is None:
            return
        for text in others:
            for needle in list(self._in(automaton, _as_bytes(text))):
                self._runs.pop(needle, None)
                if needle in self._ids:
                    self._ids.discard(needle)
                    self._short += 1

    def found_in(self, store: Path) -> tuple[int, list[Path]]:
        """Return how many files of a store were searched, and those that hold a needle."""
        automaton = self._automaton()
        files = sorted(path for path in store.rglob("*") if path.is_file())
        if automaton is None:
            return len(files), []
        return len(files), [
            path
            for path in files
            if any(any(self._in(automaton, text)) for text in (*_words_of(path, store), *_bytes_of(path)))
        ]

    def _automaton(self) -> ahocorasick.Automaton | None:
        automaton = ahocorasick.Automaton()
        for needle in (*self._runs, *self._ids):
            for written in {needle, _as_bytes(json.dumps(needle.encode("latin-1").decode())[1:-1])}:
                automaton.add_word(written, (needle, len(written)))
        if not len(automaton):
            return None
        automaton.make_automaton()
        return automaton

    def _in(self, automaton: ahocorasick.Automaton, text: str) -> Iterator[str]:
        """Yield the needles in a text; an id stands alone, not within a longer word."""
        for end, (needle, length) in automaton.iter(text):
            start = end - length + 1
            around = text[max(start - 1, 0) : start] + text[end + 1 : end + 2]
            if needle in self._runs or not any(one.isascii() and one.isalnum() for one in around):
                yield needle


def _spread(runs: list[str]) -> list[str]:
    """Return the first, middle and last of the word runs of a text."""
    chosen = {run for run in (*runs[:1], *runs[len(runs) // 2 :][:1], *runs[-1:]) if len(run) <= _LONGEST}
    return sorted(chosen)


def _as_bytes(text: str) -> str:
    """Return a text with one character for each byte of it as it is stored."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


def _bytes_of(path: Path) -> Iterator[str]:
    tail = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield (tail + chunk).decode("latin-1")
            tail = chunk[-2 * _LONGEST :]


def _words_of(path: Path, store: Path) -> Iterator[str]:
    """Yield the words in every table of a snapshot, row by row; nothing for another file."""
    if path.parent != store or path.suffix != ".duckdb":
        return
    with connect(path) as connection:
        for table, columns in connection.execute(
            """SELECT table_name, list(column_name) FROM duckdb_columns()
               WHERE data_type LIKE '%VARCHAR%' AND NOT internal GROUP BY table_name"""
        ).fetchall():
            yield from _rows(connection.cursor(), table, columns)


def _rows(cursor: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> Iterator[str]:
    words = ", ".join(f'"{column}"::VARCHAR' for column in columns)
    cursor.execute(f'SELECT concat_ws(chr(10), {words}) FROM "{table}"')  # noqa: S608 - names are ours
    while batch := cursor.fetchmany(5000):
        yield _as_bytes("\n".join(row[0] for row in batch))
