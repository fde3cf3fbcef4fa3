"""How a run stands, in a small file that it writes itself and anybody may read."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import signal
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Any

from insights.errors import EarshotError

ASKED = "job.json"
"""Beside the state of a job that a page started: what was asked for."""

_OFTEN = 0.4
_ROWS = re.compile(r"([\d,]+) rows")


class State(StrEnum):
    """How a job stands; DIED: its process is gone without a word."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    DIED = "died"


class Telling:
    """What writes the state of one run to `path`; what cannot be written is left out, the run goes on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._step, self._read, self._at = "", 0, 0.0

    def step(self, step: str, _share: float) -> None:
        """Tell the step under way, and the rows it has read; several times a second at most."""
        name, _, detail = step.partition(":")
        if rows := _ROWS.search(detail):
            self._read = int(rows[1].replace(",", ""))
        if name == self._step and time.monotonic() - self._at < _OFTEN:
            return
        self._step, self._at = name, time.monotonic()
        self._write({"state": State.RUNNING, "step": name, "read": self._read})

    def end(self, state: State, **more: object) -> None:
        """Tell how the run ended, once the files a page received for it are gone."""
        if (self._path.parent / ASKED).is_file():
            shutil.rmtree(self._path.parent / "files", ignore_errors=True)
        self._write({"state": state, "step": self._step, "read": self._read, **more})

    def _write(self, content: Mapping[str, object]) -> None:
        with suppress(OSError):
            write(self._path, content)


@contextmanager
def reported(path: Path) -> Iterator[Telling]:
    """Yield what tells `path` how a run goes; however it ends, that is told, and SIGTERM ends it as Ctrl-C does."""
    telling, asked = Telling(path), []

    def stop(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        signal.default_int_handler(number, frame)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield telling
    except BaseException as error:
        if asked or isinstance(error, KeyboardInterrupt):
            telling.end(State.CANCELLED)
            raise KeyboardInterrupt from error  # the database turns the signal into an error of its own
        fault = f"A fault of the program stopped it ({_where(error)}); nothing was changed."
        telling.end(State.FAILED, message=str(error) if isinstance(error, EarshotError) else fault)
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def write(path: Path, content: Mapping[str, object]) -> None:
    """Put `content` in a file for its owner's eyes, whole or not at all. Raises OSError."""
    draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(content, file)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def read(path: Path) -> dict[str, Any]:
    """Return what such a file holds; nothing where there is none or it cannot be read."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _where(error: BaseException) -> str:
    """Return the kind of a fault and its place, never its words: they may hold a post's."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {Path(last.filename).name} line {last.lineno}"
