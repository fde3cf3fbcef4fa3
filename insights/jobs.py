"""Imports started from a page: one run at a time, in a process of its own.

    store/jobs/lock                     held by the run under way, free again when its process is gone
    store/jobs/<id>/job.json            what was asked for
    store/jobs/<id>/state.json          how far the run is, then its report; written by the run itself
    store/jobs/<id>/files/              what is read, as received; gone when the run ends

Ids, file names and counts only, all for its owner's eyes.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from insights.errors import InputError, StoreBusy, StoreError
from insights.job_state import ASKED, State, read, write
from insights.received import Upload, folders, home, without_folder
from insights.store import publish

_ROOT = Path(__file__).resolve().parent.parent
_STATE = "state.json"
_KEPT = 20
_UNTOUCHED = timedelta(hours=12)
_children: list[subprocess.Popen[bytes]] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An import: what was asked for, and how it stands.

    `rows` is what `check` counted, `read` what the run has read so far; `step` is the one under way; `report` is
    that of the run, as `RunReport` gives it; `message` says why there is none.
    """

    id: str
    condition: str
    files: tuple[str, ...]
    replace: bool
    rows: int
    started: datetime
    process: int
    state: State
    step: str = ""
    read: int = 0
    report: Mapping[str, Any] = field(default_factory=dict)
    message: str = ""


def tidy(store: Path) -> None:
    """Remove files that nobody came back to, files of runs that are over, and all of jobs long past."""
    for place, folder in enumerate(folders(store)):
        job = _job(store, folder)
        if job is None:
            if datetime.fromtimestamp(folder.stat().st_mtime, UTC) < datetime.now(UTC) - _UNTOUCHED:
                shutil.rmtree(folder, ignore_errors=True)
        elif job.state is not State.RUNNING:
            shutil.rmtree(folder if place >= _KEPT else folder / "files", ignore_errors=True)


def start(
    store: Path,
    upload: Upload,
    *,
    condition: str,
    replace: bool = False,
    mapping: Mapping[str, str] | None = None,
    rows: int = 0,
) -> Job:
    """Return the job that imports `upload`, in a process that goes on whatever becomes of this one.

    Raises StoreBusy while another run is under way, here or on the command line; InputError where the files are
    gone or a column cannot be named to another process.
    """
    folder = home(store) / upload.id
    command = [
        *(sys.executable, "-m", "insights", "run", *map(str, upload.files)),
        *("--condition", condition, "--store", str(store), "--state", str(folder / _STATE)),
        *(word for name, column in (mapping or {}).items() for word in ("--map", f"{name}={column}")),
        *(["--replace"] if replace else []),
    ]
    asked = {
        "condition": condition,
        "files": [path.name for path in upload.files],
        "replace": replace,
        "rows": rows,
        "started": datetime.now(UTC).isoformat(),
        "process": 0,
    }
    with (home(store) / "lock").open("a") as lock:
        _hold(lock)
        with publish.writing(store):  # a run on the command line is told before anything begins
            pass
        if (folder / ASKED).exists() or not all(path.is_file() for path in upload.files):
            raise InputError("The files are no longer there: they were imported or discarded; drop them again.")
        write(folder / ASKED, asked)
        try:
            child = subprocess.Popen(  # noqa: S603 - our own program; each word is a word of its own
                command,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(lock.fileno(),),  # so the lock is held for as long as that process lives
                start_new_session=True,
            )
        except ValueError as error:
            (folder / ASKED).unlink()
            raise InputError("A column has a name that cannot be passed on; rename it in the file.") from error
        _children.append(child)
        write(folder / ASKED, {**asked, "process": child.pid})
    return _described(store, folder, {**asked, "process": child.pid})


def latest(store: Path) -> Job | None:
    """Return the import started last."""
    _children[:] = [child for child in _children if child.poll() is None]  # nobody else asks how they ended
    found = (_job(store, folder) for folder in folders(store))
    return next((job for job in found if job is not None), None)


def cancel(store: Path, job: Job, *, grace: float = 10) -> None:
    """Stop a job: asked to first, after `grace` seconds by force. The snapshot in view stays as it was."""
    folder = home(store) / job.id
    if job.process <= 0 or not _is_running(store):
        return
    with suppress(ProcessLookupError):
        os.kill(job.process, signal.SIGTERM)
        if not _ends(store, within=grace):
            os.killpg(job.process, signal.SIGKILL)
            _ends(store, within=grace)
    if not _is_over(read(folder / _STATE)):
        write(folder / _STATE, {"state": State.CANCELLED})
    shutil.rmtree(folder / "files", ignore_errors=True)
    with suppress(StoreError), publish.writing(store):
        pass  # what the run left unfinished goes


def environment() -> dict[str, str]:
    """Return the environment in which `python -m insights` is this program, whatever the working directory."""
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def _job(store: Path, folder: Path) -> Job | None:
    asked = read(folder / ASKED)
    return _described(store, folder, asked) if asked else None


def _described(store: Path, folder: Path, asked: Mapping[str, Any]) -> Job:
    told = read(folder / _STATE)
    if not _is_over(told) and not _is_running(store):
        told = read(folder / _STATE)  # it may have ended between the two looks
        told = told if _is_over(told) else {**told, "state": State.DIED}
    return Job(
        id=folder.name,
        condition=str(asked["condition"]),
        files=tuple(asked["files"]),
        replace=bool(asked["replace"]),
        rows=int(asked["rows"]),
        started=datetime.fromisoformat(asked["started"]),
        process=int(asked["process"]),
        state=State(told.get("state", State.RUNNING)),
        step=str(told.get("step", "")),
        read=int(told.get("read", 0)),
        report=told.get("report", {}),
        message=without_folder(str(told.get("message", ""))),
    )


def _is_over(told: Mapping[str, Any]) -> bool:
    return bool(told.get("state", State.RUNNING) != State.RUNNING)


def _hold(lock: IO[str]) -> None:
    for attempt in range(3):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError as error:
            if attempt == 2:
                raise StoreBusy("Another import is under way; wait until it ends, or cancel it.") from error
            time.sleep(0.05)  # somebody may only be looking


def _is_running(store: Path) -> bool:
    try:
        with (store / "jobs" / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _ends(store: Path, *, within: float) -> bool:
    until = time.monotonic() + within
    while _is_running(store):
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True
