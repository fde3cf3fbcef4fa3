"""A watched folder: each file that is put there is imported once, as soon as it stops growing."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from insights.errors import EarshotError, InputError, StoreError
from insights.store import publish
from insights.wording import name, on_terminal

MEMORY = "watched.jsonl"
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".filepart")

Import = Callable[[Path], str]
"""Imports one file and returns in a line what came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """One file that was read for one condition: it is known again by `sha256`, whatever it is called."""

    sha256: str
    condition: str
    name: str
    at: str
    outcome: str


@dataclass
class Watch:
    """Looks into `folder` and imports for `condition` what is new; moves and changes nothing in it.

    What was read is remembered in the store. A file is new while no file of its content was read; it is left
    alone until two looks find it as it was. One that cannot be read is told once; one that finds the store busy,
    or the disk full, is tried again.
    """

    folder: Path
    condition: str
    store: Path
    imports: Import
    _before: dict[Path, tuple[int, int]] = field(default_factory=dict)
    _done: set[tuple[int, int, int]] = field(default_factory=set)
    _told: dict[Path, str] = field(default_factory=dict)

    def look(self) -> Iterator[str]:
        """Import what is ready; yield a line for each file. Raises InputError where the folder is gone."""
        now = dict(self._files())
        for path, (identity, stamp) in now.items():
            if identity in self._done or self._before.get(path) != stamp:
                continue
            line, settled = self._take(path)
            if settled:
                self._done.add(identity)
            if line and self._told.get(path) != line:
                self._told[path] = line
                yield line
        self._before = {path: stamp for path, (_, stamp) in now.items()}

    def _take(self, path: Path) -> tuple[str, bool]:
        """Return what to say of a file, and whether it is done with."""
        try:
            digest = _sha256(path)
        except OSError as error:
            return f"{path.name}: cannot be opened ({error.strerror}); tried again", False
        if digest in self._known():
            return f"{path.name}: was read before; passed over", True
        try:
            outcome = self.imports(path)
        except StoreError as error:
            return f"{path.name}: put off: {error}", False
        except EarshotError as error:
            outcome = str(error).removeprefix(f"{path}: ")
        self._remember(path.name, digest, outcome)
        return f"{path.name}: {outcome}", True

    def _files(self) -> Iterator[tuple[Path, tuple[tuple[int, int, int], tuple[int, int]]]]:
        try:
            entries = sorted(os.scandir(self.folder), key=lambda entry: entry.name)
        except OSError as error:
            raise InputError(f"{self.folder}: cannot be watched ({error.strerror}); give a folder.") from error
        for entry in entries:
            if entry.name.startswith((".", "~")) or entry.name.endswith(_UNFINISHED):
                continue
            try:
                found = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            if stat.S_ISREG(found.st_mode):
                identity = (found.st_ino, found.st_size, found.st_mtime_ns)
                yield Path(entry.path), (identity, (found.st_size, found.st_mtime_ns))

    def _known(self) -> set[str]:
        memory = self.store / MEMORY
        if not memory.is_file():
            return set()
        with memory.open(encoding="utf-8") as lines:
            kept = [json.loads(line) for line in lines if line.endswith("\n")]
        return {seen["sha256"] for seen in kept if seen["condition"] == self.condition}

    def _remember(self, name: str, digest: str, outcome: str) -> None:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        seen = _Seen(sha256=digest, condition=self.condition, name=name, at=at, outcome=outcome)
        if publish.current(self.store) is None:  # nothing was read yet, and a file of ours would be no store
            return
        memory = os.open(self.store / MEMORY, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(memory, "a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(seen)) + "\n")


def watch_until_stopped(watched: Watch, *, every: float) -> None:
    """Look every so many seconds and print each line, until Ctrl-C or SIGTERM. Raises InputError as `look` does."""
    # Ctrl-C is ignored by a process started in the background, until it asks for it.
    before = {ending: signal.signal(ending, signal.default_int_handler) for ending in (signal.SIGINT, signal.SIGTERM)}
    try:
        while True:
            for line in watched.look():
                print(on_terminal(line), flush=True)
            time.sleep(every)
    except KeyboardInterrupt:
        return
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)


def imported(report: Mapping[str, Any]) -> str:
    """Return in a line what a run did, from its report: "120 rows read, 110 kept; left out: copies 10"."""
    left_out = ", ".join(f"{name(reason).lower()} {rows:,}" for reason, rows in report["excluded"].items())
    return f"{report['read']:,} rows read, {report['kept']:,} kept" + (f"; left out: {left_out}" if left_out else "")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
