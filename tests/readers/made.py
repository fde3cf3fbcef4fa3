"""Packed files and workbooks made for the tests, sound and hostile."""

from __future__ import annotations

import gzip
import io
import struct
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
from backports import zstd
from pyarrow import parquet

from insights import readers
from insights.errors import InputError
from insights.model import BadRow, RawPost

FIRST_SHEET = "xl/worksheets/sheet1.xml"
SHARED = "xl/sharedStrings.xml"
Outcome = tuple[list[tuple[int, str]], list[tuple[int, str]]] | str
"""The posts and bad rows of a file, or the words of its refusal."""


def outcome(path: Path, **options: Any) -> Outcome:
    """Return what comes of a file; anything but a one-line InputError is let through."""
    try:
        rows = list(readers.read(path, **options))
    except InputError as error:
        message = str(error)
        assert message.startswith(str(path))
        assert "\n" not in message
        return message.removeprefix(str(path)).removeprefix(": ")
    posts = [(row.line, row.text) for row in rows if isinstance(row, RawPost)]
    return posts, [(row.line, row.reason) for row in rows if isinstance(row, BadRow)]


def files(path: Path) -> list[tuple[str, str]]:
    """Return the file each row names, with its text or the reason it is bad."""
    rows = readers.read(path)
    return [(row.file, row.text if isinstance(row, RawPost) else row.reason) for row in rows]


def gz(*parts: str | bytes) -> bytes:
    """Return the parts as gzip members one after the other."""
    return b"".join(gzip.compress(data(part), mtime=0) for part in parts)


def zst(*parts: str | bytes, window_log: int = 0) -> bytes:
    """Return the parts as Zstandard frames one after the other, with a window of 2 to that power."""
    options = {zstd.CompressionParameter.window_log: window_log, zstd.CompressionParameter.checksum_flag: 1}
    if window_log:
        options |= {zstd.CompressionParameter.enable_long_distance_matching: 1}
    made = []
    for part in parts:  # through a compressor that is not told the size, which would shrink the window
        compressor = zstd.ZstdCompressor(options=options)
        made.append(compressor.compress(data(part)) + compressor.flush())
    return b"".join(made)


def zipped(members: Mapping[str, str | bytes] | Sequence[tuple[str, str | bytes]]) -> bytes:
    """Return a zip of the members, two of one name where a sequence has them."""
    buffer = io.BytesIO()
    pairs = members.items() if isinstance(members, Mapping) else members
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings(action="ignore"):
        for name, content in pairs:
            archive.writestr(zipfile.ZipInfo(name), data(content), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def locked(archive: bytes) -> bytes:
    """Return the zip with its first file marked as encrypted."""
    changed = bytearray(archive)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.index(mark) + offset
        changed[at : at + 2] = struct.pack("<H", 1)
    return bytes(changed)


def workbook(*sheets: Sequence[Sequence[Any]], since_1904: bool = False) -> bytes:
    """Return an XLSX workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    if since_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def shared(book: bytes, text: str) -> bytes:
    """Return a workbook with this text of its cells among the shared ones, as most tools write them."""
    moved = changed(book, FIRST_SHEET, f't="inlineStr"><is><t>{text}</t></is>', 't="s"><v>0</v>')
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    told = f'<Override PartName="/{SHARED}" ContentType="{kind}"/></Types>'
    named = zipfile.ZipFile(io.BytesIO(changed(moved, "[Content_Types].xml", "</Types>", told)))
    parts = {name: named.read(name) for name in named.namelist()}
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return zipped(parts | {SHARED: f'<sst xmlns="{space}"><si><t>{text}</t></si></sst>'.encode()})


def changed(book: bytes, part: str, old: str, new: str) -> bytes:
    """Return a workbook with words of one of its parts replaced."""
    source = zipfile.ZipFile(io.BytesIO(book))
    members = [(info.filename, source.read(info)) for info in source.infolist()]
    assert any(name == part and old.encode() in content for name, content in members)
    return zipped([(name, content.replace(old.encode(), new.encode()) if name == part else content)
                   for name, content in members])  # fmt: skip


def parquet_file(columns: Mapping[str, Any], **options: Any) -> bytes:
    """Return a Parquet file with these columns."""
    buffer = io.BytesIO()
    parquet.write_table(pa.table(dict(columns)), buffer, **options)
    return buffer.getvalue()


def data(content: str | bytes) -> bytes:
    """Return the bytes of a text, as UTF-8."""
    return content.encode() if isinstance(content, str) else content


MOMENT = datetime(2026, 3, 4, 5, 6)
