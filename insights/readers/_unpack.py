"""Bytes as they were before packing (gz, zst, a file in a zip), with limits that no bomb passes."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Protocol

from backports import zstd

from insights.errors import InputError

MOST_TIMES = 250
"""How many times its size a file may unpack to, above `FREE` bytes."""

FREE = 64 << 20
MOST_BYTES = 256 << 30
"""Bytes a file may unpack to, whatever its size."""

CUT_SHORT = "the packed file is cut short here; the rows before were read; fetch it again"
BROKEN = "the packed file is damaged from here on; the rows before were read; fetch it again"

_WINDOW = {int(zstd.DecompressionParameter.window_log_max): 31}
_FAULTS = (zlib.error, zstd.ZstdError, gzip.BadGzipFile, zipfile.BadZipFile, NotImplementedError, ValueError)


class Damaged(Exception):  # noqa: N818
    """Packed data ends or fails at a line; what stands before it was read."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


class Packed(Protocol):
    """What undoes the packing; at most one step of it each time."""

    def read1(self, size: int = ..., /) -> bytes: ...

    def close(self) -> None: ...


class Closes(Protocol):
    """What has to be closed afterwards."""

    def close(self) -> None: ...


class Unpacked(io.RawIOBase):
    """Unpacked bytes; where the packing is at fault they end, and `damage` says so."""

    def __init__(self, source: Packed, below: Closes, *, limit: int, name: str) -> None:
        self._source, self._below, self._limit, self._name = source, below, limit, name
        self._given = 0
        self.damage = ""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        got, wanted = 0, len(buffer)
        while got < wanted and not self.damage and (data := self._step(wanted - got)):
            buffer[got : got + len(data)] = data
            got += len(data)
        self._given += got
        if self._given > self._limit:
            raise too_big(self._name)
        return got

    def close(self) -> None:
        if not self.closed:
            self._source.close()
            self._below.close()
        super().close()

    def _step(self, size: int) -> bytes:
        try:
            return self._source.read1(size)
        except EOFError:
            self.damage = CUT_SHORT
        except _FAULTS:
            self.damage = BROKEN
        return b""


def limit(size: int) -> int:
    """Return how many bytes a file of this size may unpack to."""
    return min(MOST_BYTES, max(FREE, MOST_TIMES * size))


def too_big(name: str) -> InputError:
    """Return the refusal of a file that unpacks to more than it may."""
    return InputError(
        f"{name}: unpacks to over {MOST_TIMES} times its size or {MOST_BYTES >> 30} GB, as no export does;"
        " if it is one, unpack it yourself and give the files."
    )


def opener(head: bytes) -> Callable[[io.BufferedReader], Packed] | None:
    """Return what unpacks a stream that begins so, or None where it is not packed."""
    if head.startswith(b"\x1f\x8b\x08"):
        return lambda below: gzip.GzipFile(fileobj=below)
    if head.startswith(b"\x28\xb5\x2f\xfd") or (head[1:4] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F):
        return lambda below: zstd.ZstdFile(below, options=_WINDOW)
    return None
