"""Objects that stand somewhere inside a JSON document, streamed; several documents may follow each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import ijson
from ijson.common import ObjectBuilder

from insights.model import BadRow
from insights.readers._base import Record
from insights.readers._flatten import flat
from insights.readers._lines import LONGEST_LINE, Line, pieces
from insights.readers._sample import Sample

FAULT = "not valid JSON; read on where the next document begins"
CUT = "the document is not closed; the file may be cut short"
TOO_LARGE = "an object nested too deeply or of too many values"

_DEEPEST = 60
_MOST_VALUES = 200_000
_DEEPEST_DOCUMENT = 10_000
_PART = 65_536
_PLAIN = frozenset({"string", "number", "boolean", "null"})


@dataclass(frozen=True, slots=True)
class Found:
    """An object or a plain value at one of the places asked for; at "" the document ends, without a value."""

    place: str
    line: int
    value: Any
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why nothing, or nothing more of a document, can be read from this line on."""

    line: int
    reason: str


class _TooMuchError(Exception):
    """Valid so far, but more than is held in memory."""


def records(path: Path, *places: str) -> Iterator[Record | BadRow]:
    """Yield the objects at the places ("data", or "data.item" for those of a list), and the lines at fault."""
    for found in walk(pieces(path), *places):
        if isinstance(found, Fault):
            yield BadRow(file=path.name, line=found.line, reason=found.reason)
        elif isinstance(found.value, Mapping):
            yield Record(found.line, flat(found.value), found.remarks)


def first(sample: Sample, *places: str) -> Mapping[str, Any]:
    """Return the first object at one of the places, flat; an empty one where there is none."""
    if not sample.text.lstrip("\ufeff \t\r\n").startswith("{"):
        return {}
    parts = (Line(1, sample.text[at : at + _PART]) for at in range(0, len(sample.text), _PART))
    found = (at.value for at in walk(parts, *places) if isinstance(at, Found))
    return next((flat(value) for value in found if isinstance(value, Mapping)), {})


def walk(source: Iterator[Line], *places: str) -> Iterator[Found | Fault]:
    """Yield what stands at the places in order; after a fault go on where a line begins a further document."""
    feed = _Feed(source)
    while feed.next_document():
        try:
            yield from _documents(feed, frozenset(places))
        except _TooMuchError as error:
            yield Fault(feed.line, str(error))
        except (ijson.JSONError, ValueError):  # ValueError: a number of thousands of digits
            yield Fault(feed.line, CUT if feed.ended else FAULT)


def _documents(feed: _Feed, wanted: frozenset[str]) -> Iterator[Found | Fault]:
    builder, depth, values, line = ObjectBuilder(), 0, 0, 1
    for place, event, value in _placed(feed, wanted):
        if depth:
            depth += event.startswith("start_") - event.startswith("end_")
            values += 1 if depth <= _DEEPEST else _MOST_VALUES
            if values < _MOST_VALUES:  # of an object that is too large the rest is passed over
                builder.event(event, value)
            if not depth:
                fits = values < _MOST_VALUES
                yield Found(place or "", line, builder.value, feed.remarks()) if fits else Fault(line, TOO_LARGE)
        elif event == "start_map" and place in wanted:
            builder, depth, values, line = ObjectBuilder(), 1, 0, feed.line
            builder.event(event, value)
        elif event == "end_map" and place == "":
            feed.start_document()
            yield Found("", feed.line, None)
        elif place in wanted and event in _PLAIN:
            yield Found(place or "", feed.line, value)


def _placed(feed: _Feed, wanted: frozenset[str]) -> Iterator[tuple[str | None, str, Any]]:
    """Yield each event with where it stands, None where nothing is wanted.

    ijson's own prefixes grow with the depth: a deep document would take memory by its square.
    """
    leading = {".".join(place.split(".")[:length]) for place in wanted for length in range(place.count(".") + 2)}
    containers: list[tuple[str | None, bool]] = []
    key = ""
    for event, value in ijson.basic_parse(feed, multiple_values=True):
        feed.without_event = 0
        if event == "map_key":
            key = value
            yield None, event, value
        elif event in ("end_map", "end_array"):
            yield containers.pop()[0], event, value
        else:
            parent, is_list = containers[-1] if containers else (None, False)
            name = "item" if is_list else key
            inside = None if parent is None else f"{parent}.{name}" if parent else name
            place = "" if not containers else inside if inside in leading else None
            if event in ("start_map", "start_array"):
                containers.append((place, event == "start_array"))
                if len(containers) > _DEEPEST_DOCUMENT:
                    raise _TooMuchError("nested too deeply")
            yield place, event, value


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the text, the line it stands on, and whether it begins that line."""

    line: int
    begins: bool
    text: str
    remarks: tuple[str, ...]


class _Feed:
    """The bytes of a text for a parser that calls `read`; says which line was read last."""

    def __init__(self, source: Iterator[Line]) -> None:
        self._pieces = _numbered(source)
        self._last: _Piece | None = None
        self._read = 0
        self._noted: dict[str, None] = {}
        self.without_event = 0
        self.ended = False

    @property
    def line(self) -> int:
        return self._last.line if self._last else 1

    def read(self, size: int) -> bytes:
        if size == 0:  # the parser asks whether bytes or text come
            return b""
        piece = next(self._pieces, None)
        if piece is None:
            self.ended = True
            return b""
        self._last = piece
        self._read += 1
        self.without_event += len(piece.text)
        if self.without_event > LONGEST_LINE:
            raise _TooMuchError(f"a value of more than {LONGEST_LINE:,} characters")
        self._noted.update(dict.fromkeys(piece.remarks))
        return piece.text.encode("utf-8", "replace")

    def remarks(self) -> tuple[str, ...]:
        found, self._noted = tuple(self._noted), {}
        return found

    def start_document(self) -> None:
        self._read = 0

    def next_document(self) -> bool:
        """Go to the next line that begins with a brace: the one read last, unless the document began there."""
        again = (self._last,) if self._last and self._read > 1 and not self.ended else ()
        for piece in chain(again, self._pieces):
            if piece.begins and (piece.text if self._last else piece.text.lstrip()).startswith("{"):
                self._pieces = chain((piece,), self._pieces)
                self._read = self.without_event = 0
                return True
        return False


def _numbered(source: Iterator[Line]) -> Iterator[_Piece]:
    line, begins = 1, True
    for piece in source:
        yield _Piece(line, begins, piece.text, piece.remarks)
        line += piece.text.count("\n")
        begins = piece.text.endswith(("\n", "\r"))
