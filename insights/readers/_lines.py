"""Physical lines of a text file in whatever encoding it has, one at a time."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from io import TextIOWrapper
from pathlib import Path

from insights.readers import _packed
from insights.readers._unpack import Damaged

LONGEST_LINE = 4_000_000
"""Characters of one physical line that are read; what stands behind is dropped."""

NOT_UTF8 = "not UTF-8, read as Windows-1252"
NUL_REMOVED = "NUL characters removed"

_ESCAPED = re.compile("[\udc80-\udcff]")
_UNASSIGNED = re.compile("[\x81\x8d\x8f\x90\x9d]")


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line, its ending kept, with what had to be mended in it."""

    number: int
    text: str
    remarks: tuple[str, ...] = ()


def encoding_of(head: bytes) -> str:
    """Return "utf-8-sig", "utf-16" or a byte order of it, from the first bytes of a file."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(head) >= 4:
        even, odd = head[0:2000:2], head[1:2000:2]
        if odd.count(0) > 0.4 * len(odd) and even.count(0) < 0.1 * len(even):
            return "utf-16-le"
        if even.count(0) > 0.4 * len(even) and odd.count(0) < 0.1 * len(odd):
            return "utf-16-be"
    return "utf-8-sig"


def decode(data: bytes) -> str:
    """Return text of bytes that may be cut short: UTF-16 by its marks, else UTF-8, else Windows-1252."""
    encoding = encoding_of(data)
    if encoding != "utf-8-sig":
        return data[: len(data) // 2 * 2].decode(encoding, "replace")
    text = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape").decode(data)
    return "".join(mended(line)[0] for line in text.splitlines(keepends=True))


def lines(path: Path, *, newline: str = "") -> Iterator[Line]:
    """Yield the physical lines of a file, numbered from 1; memory is bounded by `LONGEST_LINE`.

    Line ends are kept as they stand; `newline` as for `open` says what ends a line. Raises Damaged as `pieces`.
    """
    number, ended = 0, True
    for piece in pieces(path, size=LONGEST_LINE, newline=newline):
        if ended:
            number += 1
            yield Line(number, piece.text, piece.remarks)
        ended = piece.text.endswith(("\n", "\r"))


def pieces(path: Path, *, size: int = 65_536, newline: str = "") -> Iterator[Line]:
    """Yield the whole text in parts of at most `size` characters, none longer than a line.

    Raises Damaged where the packing of the file is at fault, without the line that was cut there.
    """
    with ExitStack() as stack:
        handle = stack.enter_context(_packed.opened(path))
        encoding = encoding_of(handle.peek(2000)[:2000])
        errors = "surrogateescape" if encoding == "utf-8-sig" else "replace"
        number = ends = 0
        characters = stack.enter_context(TextIOWrapper(handle, encoding, errors, newline))
        for text in iter(partial(characters.readline, size), ""):
            ended = text.endswith(("\n", "\r"))
            if not ended and _packed.damage(handle):
                break
            number, ends = number + 1, ends + ended
            text, remarks = mended(text)
            yield Line(number, text, remarks)
        if reason := _packed.damage(handle):
            raise Damaged(reason, ends + 1)


def mended(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the line without stray bytes and NULs, and what was done."""
    remarks: list[str] = []
    if not text.isascii() and _ESCAPED.search(text):
        data = text.encode("utf-8", "surrogateescape")
        text = _UNASSIGNED.sub("\ufffd", data.decode("cp1252", "replace"))
        remarks.append(NOT_UTF8)
    if "\0" in text:
        text = text.replace("\0", "")
        remarks.append(NUL_REMOVED)
    return text, tuple(remarks)
