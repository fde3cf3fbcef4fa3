"""Talkwalker's answers in JSON: mentions under `chunk_result.data.data`, one or several documents in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from insights.model import BadRow
from insights.readers import _documents, _talkwalker
from insights.readers._base import Fields, Record, reader
from insights.readers._columns import either
from insights.readers._sample import Sample

_MENTIONS = ("chunk_result.data.data", "chunk_result.data.data.item")


def recognise(sample: Sample) -> float:
    """Return 1 for documents with such mentions, else 0."""
    found = _documents.first(sample, *_MENTIONS)
    return float({"url", "published"} <= found.keys() and bool({"content", "source_type"} & found.keys()))


def records(path: Path) -> Iterator[Record | BadRow]:
    """Yield the mentions."""
    return _documents.records(path, *_MENTIONS)


@reader(
    "talkwalker_json",
    label="Talkwalker mentions (JSON)",
    recognise=recognise,
    records=records,
    columns=either(_talkwalker.COLUMNS, always=True),
)
def talkwalker_json(fields: Fields) -> Fields:
    """Return the fields of a mention."""
    return _talkwalker.own(fields)
