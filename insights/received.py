"""Files received from a browser: kept in a private folder of the store until they are imported or discarded.

store/jobs/<id>/files/1/name.csv    a file as received, for its owner's eyes only
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from insights.errors import StoreBusy, StoreError
from insights.job_state import ASKED
from insights.store import publish
from insights.wording import on_terminal

_ID = re.compile(r"\d{8}T\d{12}-[0-9a-f]{4}")
_CHUNK = 1 << 20
_NAME_BYTES = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Files received, waiting to be looked at and imported."""

    id: str
    files: tuple[Path, ...]


def receive(store: Path, files: Iterable[tuple[str, IO[bytes]]]) -> Upload:
    """Return the files, given as name and content, written to a private folder of the store.

    Raises StoreError where they cannot be written; nothing is left then.
    """
    folder = home(store) / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(2)}"
    kept: list[Path] = []
    try:
        folder.mkdir(mode=0o700)
        (folder / "files").mkdir(mode=0o700)
        for number, (name, content) in enumerate(files, start=1):
            place = folder / "files" / str(number)
            place.mkdir(mode=0o700)
            kept.append(place / _file_name(name))
            with os.fdopen(os.open(kept[-1], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                shutil.copyfileobj(content, file, _CHUNK)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise StoreError(f"{store}: the file cannot be kept ({error.strerror}); free space and try again.") from error
    return Upload(id=folder.name, files=tuple(kept))


def waiting(store: Path) -> Upload | None:
    """Return the newest files that were received and neither imported nor discarded."""
    for folder in folders(store):
        files = tuple(sorted((folder / "files").glob("*/*"), key=lambda path: int(path.parent.name)))
        if files and not (folder / ASKED).exists():
            return Upload(id=folder.name, files=files)
    return None


def discard(store: Path, upload: Upload) -> None:
    """Remove files that wait."""
    shutil.rmtree(home(store) / upload.id, ignore_errors=True)


def without_folder(message: str) -> str:
    """Return a message about a received file with its name in place of its path."""
    return re.sub(rf"\S*/jobs/{_ID.pattern}/files/\d+/", "", message)


def home(store: Path) -> Path:
    """Return the folder of received files and jobs, made if need be. Raises StoreError where it cannot be."""
    folder = store / "jobs"
    try:
        if not folder.is_dir():
            with suppress(StoreBusy), publish.writing(store):  # makes a store of the folder if it is none yet
                pass
            folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{store}: cannot be written ({error.strerror}); check its permissions.") from error
    return folder


def folders(store: Path) -> Sequence[Path]:
    """Return the folders of jobs and of files that wait, newest first."""
    folder = store / "jobs"
    return sorted((path for path in folder.glob("*-*") if _ID.fullmatch(path.name) and path.is_dir()), reverse=True)


def _file_name(given: str) -> str:
    """Return the last part of a name a browser sent, fit to be that of a file and to be shown."""
    name = re.split(r"[/\\]", on_terminal(given).replace("\n", " "))[-1].replace("\ufffd", "").strip().lstrip(".")
    return name.encode()[-_NAME_BYTES:].decode(errors="ignore") or "export"
