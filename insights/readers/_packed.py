"""Files and the files packed in them, under one kind of path.

A file in a zip, or a sheet of a workbook, has the path of its container, its number in it, and its name:
`export.zip/0/posts.csv`. No such file is ever on a disk, and a name given inside a container goes nowhere.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, cast

from insights.errors import InputError
from insights.readers import _sheet
from insights.readers._unpack import Packed, Unpacked, limit, opener, too_big

MOST_MEMBERS = 1_000
"""Files of one container that are read."""

_DEEPEST = 3
_BLOCK = 1 << 17
_NO_NAME = re.compile(r"[^\w .,()+@#-]+")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)|/$")

Stamp = tuple[int, int, int]


def opened(path: Path) -> io.BufferedReader:
    """Return the bytes of a file, unpacked. Raises OSError, or InputError for a container that is at fault."""
    handle = path.open("rb") if container(path) is None else _member(path)
    for _ in range(_DEEPEST):
        unpack = opener(handle.peek(8)[:8])
        if unpack is None:
            return handle
        handle = _buffered(Unpacked(unpack(handle), handle, limit=_limit(path), name=shown(path)))
    return handle


def damage(handle: io.BufferedReader) -> str:
    """Return why the bytes end too early, or "" where they do not."""
    return cast("str", getattr(handle.raw, "damage", ""))


@contextmanager
def seekable(path: Path) -> Iterator[IO[bytes]]:
    """Give the bytes of a file with free movement in them; packed ones stand in a nameless file meanwhile."""
    with opened(path) as handle:
        if not isinstance(handle.raw, Unpacked):
            yield handle
            return
        with tempfile.TemporaryFile() as whole:
            shutil.copyfileobj(handle, whole, _BLOCK)
            whole.seek(0)
            yield whole


def parts(path: Path) -> tuple[Path, ...]:
    """Return the files to read: the path itself, or the files of a zip or sheets of a workbook it holds."""
    return tuple(_parts(path, _DEEPEST))


def is_workbook(path: Path) -> bool:
    """Return whether a container is a workbook and not a plain zip."""
    with _archive(path) as archive:
        return _sheet.is_workbook(archive.namelist())


def container(path: Path) -> Path | None:
    """Return the container of a packed file, or None for a file on the disk."""
    outer = path.parent.parent
    return outer if path.parent.name.isdecimal() and not path.exists() and _on_disk(outer).is_file() else None


def name(path: Path) -> str:
    """Return the file as rows name it: "posts.csv", or "export.zip/posts.csv" for a packed one."""
    outer = container(path)
    return path.name if outer is None else f"{name(outer)}/{path.name}"


def shown(path: Path) -> str:
    """Return the path as messages name it."""
    outer = container(path)
    return str(path) if outer is None else f"{shown(outer)}/{path.name}"


def stamp(path: Path) -> Stamp:
    """Return what changes when a file is written to."""
    found = _on_disk(path).stat()
    return (found.st_size, found.st_mtime_ns, found.st_ino)


def head(path: Path, size: int) -> bytes:
    """Return the first bytes of the file on the disk, as they stand."""
    with _on_disk(path).open("rb") as handle:
        return handle.read(size)


def _parts(path: Path, deepest: int) -> Iterator[Path]:
    with opened(path) as handle:
        packed = handle.peek(4).startswith(_ZIP)
    if not packed:
        yield path
        return
    with _archive(path) as archive:
        names = archive.namelist()
        workbook = _sheet.is_workbook(names)
    if workbook:
        with seekable(path) as whole:
            yield from _addressed(path, enumerate(_sheet.names(whole, name=shown(path))))
    elif not deepest:
        yield path
    else:
        wanted = [(number, each) for number, each in enumerate(names) if not _LITTER.search(each)]
        if len(wanted) > MOST_MEMBERS:
            raise InputError(f"{shown(path)}: holds more than {MOST_MEMBERS:,} files; give those you want to read.")
        for member in _addressed(path, wanted):
            yield from _parts_of_member(member, deepest - 1)


def _parts_of_member(member: Path, deepest: int) -> Sequence[Path]:
    try:
        return tuple(_parts(member, deepest))
    except InputError:
        return (member,)  # refused when its turn comes, so that it costs itself only


def _addressed(path: Path, named: Iterator[tuple[int, str]] | list[tuple[int, str]]) -> Iterator[Path]:
    found = [(number, each.replace("\\", "/")) for number, each in named]
    alike = Counter(each.rsplit("/", 1)[-1] for _, each in found)
    for number, each in found:
        last = each.rsplit("/", 1)[-1]
        plain = _NO_NAME.sub("_", last if alike[last] == 1 else each).strip(" .")[-100:]
        yield path / str(number) / (plain or "unnamed")


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    with seekable(path) as whole:
        try:
            archive = zipfile.ZipFile(whole)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise InputError(f"{shown(path)}: is a damaged zip file; fetch it again.") from error
        with archive:
            if sum(info.file_size for info in archive.infolist()) > _limit(path):
                raise too_big(shown(path))
            yield archive


def _member(path: Path) -> io.BufferedReader:
    with ExitStack() as kept:
        archive = kept.enter_context(_archive(path.parent.parent))
        try:
            info = archive.infolist()[int(path.parent.name)]
            locked = bool(info.flag_bits & 1)
            source = None if locked else archive.open(info)
        except (zipfile.BadZipFile, ValueError, LookupError, NotImplementedError, OSError) as error:
            raise InputError(f"{shown(path)}: cannot be unpacked; unpack the zip and give the files.") from error
        if source is None:
            raise InputError(f"{shown(path)}: is locked with a password; unpack the zip and give the files.")
        return _buffered(Unpacked(cast("Packed", source), kept.pop_all(), limit=_limit(path), name=shown(path)))


def _buffered(raw: Unpacked) -> io.BufferedReader:
    return io.BufferedReader(raw, _BLOCK)


def _limit(path: Path) -> int:
    return limit(_on_disk(path).stat().st_size)


def _on_disk(path: Path) -> Path:
    return next((each for each in (path, *path.parents) if each.is_file()), path)
