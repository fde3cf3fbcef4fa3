"""Records of JSON files, streamed: one object a line, or one list of objects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from insights.model import BadRow
from insights.readers._base import Record
from insights.readers._flatten import flat
from insights.readers._lines import LONGEST_LINE, Line, lines, pieces

NOT_AN_OBJECT = 'not an object; each record must be {"column": value, ...}'
NOT_CLOSED = "the list is not closed; the file may be cut short"

_BETWEEN = re.compile(r"[\s,]*")
_NEXT_ITEM = re.compile(r"\}\s*,\s*(?=\{)|\n\s*(?=\{)")
_TAIL = 16


def line_records(path: Path) -> Iterator[Record | BadRow]:
    """Yield the object of each line that is not blank, and the lines at fault."""
    for line in lines(path, newline="\n"):
        if not line.text.strip():
            continue
        try:
            found = json.loads(line.text, strict=False)
        except (ValueError, RecursionError) as error:
            yield BadRow(file=path.name, line=line.number, reason=_fault(error))
            continue
        yield _record(path, line.number, found, line.remarks)


def list_records(path: Path) -> Iterator[Record | BadRow]:
    """Yield the objects of a JSON list without holding the list, and the places at fault."""
    window = _Window(pieces(path))
    window.skip()
    window.advance(1)
    while True:
        window.skip()
        if window.at_end():
            yield BadRow(file=path.name, line=window.line, reason=NOT_CLOSED)
            return
        if window.peek() == "]":
            return
        line = window.line
        try:
            found = window.item()
        except (ValueError, RecursionError) as error:
            yield BadRow(file=path.name, line=line, reason=_fault(error))
            window.resume(getattr(error, "pos", 0))
            continue
        yield _record(path, line, found, window.remarks())


class _Window:
    """The part of a JSON file at hand, with the line it stands on."""

    def __init__(self, source: Iterator[Line]) -> None:
        self._source = source
        self._decoder = json.JSONDecoder(strict=False)
        self._buffer = ""
        self._at = 0
        self._remarks: dict[str, None] = {}
        self.line = 1

    def peek(self) -> str:
        return self._buffer[self._at]

    def at_end(self) -> bool:
        return self._at >= len(self._buffer) and not self._more(1)

    def advance(self, count: int) -> None:
        self.line += self._buffer.count("\n", self._at, self._at + count)
        self._at += count

    def skip(self) -> None:
        while not self.at_end():
            found = _BETWEEN.match(self._buffer, self._at)
            width = len(found[0]) if found else 0
            self.advance(width)
            if self._at < len(self._buffer):
                return

    def item(self) -> Any:
        while True:
            try:
                found, end = self._decoder.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                held = len(self._buffer) - self._at
                cut = error.msg.startswith("Unterminated") or error.pos >= len(self._buffer) - _TAIL
                if not cut or held > LONGEST_LINE or not self._more(held):
                    error.pos -= self._at
                    raise
                continue
            self.advance(end - self._at)
            return found

    def resume(self, fault: int) -> None:
        """Move to the next place where an object may begin, past the fault."""
        start = self._at + max(fault, 1)
        while True:
            found = _NEXT_ITEM.search(self._buffer, min(start, len(self._buffer)))
            if found:
                self.advance(found.end() - self._at)
                return
            self.advance(len(self._buffer) - self._at)
            if not self._more(1):
                return
            start = self._at

    def remarks(self) -> tuple[str, ...]:
        found, self._remarks = tuple(self._remarks), {}
        return found

    def _more(self, wanted: int) -> bool:
        parts, got = [self._buffer[self._at :]], 0
        while got < max(wanted, 65_536) and (line := next(self._source, None)) is not None:
            parts.append(line.text)
            got += len(line.text)
            self._remarks.update(dict.fromkeys(line.remarks))
        if got:
            self._buffer, self._at = "".join(parts), 0
        return got > 0


def _record(path: Path, line: int, found: Any, remarks: tuple[str, ...]) -> Record | BadRow:
    if not isinstance(found, dict):
        return BadRow(file=path.name, line=line, reason=NOT_AN_OBJECT)
    return Record(line, flat(found), remarks)


def _fault(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not valid JSON ({error.msg.lower()})"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number too long to read"
