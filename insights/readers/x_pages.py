"""Pages of X posts as version 2 of its interface answers: `data` with `includes`, one or several in a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from insights.model import BadRow
from insights.readers import _documents, _tweets
from insights.readers._base import Fields, Record, reader
from insights.readers._lines import pieces
from insights.readers._sample import Sample

_POSTS = ("data", "data.item")
_USERS = "includes.users.item"
_MOST_USERS = 200_000
_SIGNS = frozenset({"id", "text"})


def recognise(sample: Sample) -> float:
    """Return 1 for documents whose `data` are posts of X, else 0."""
    found = frozenset(_documents.first(sample, *_POSTS))
    known = {"author_id", "edit_history_tweet_ids", "conversation_id", "created_at"} & found
    return float(found >= _SIGNS and bool(known))


def records(path: Path) -> Iterator[Record | BadRow]:
    """Yield the posts with their authors' names, which stand behind them: the file is gone through twice."""
    names = _names(path)
    for record in _documents.records(path, *_POSTS):
        if isinstance(record, Record) and (name := names.get(str(record.values.get("author_id")))):
            record = replace(record, values={**record.values, "username": name})
        yield record


@reader(
    "x_pages",
    label="X posts (API version 2, JSON)",
    recognise=recognise,
    records=records,
    columns=_tweets.columns,
)
def x_pages(fields: Fields) -> Fields:
    """Return the fields with parent and repost told from what the post refers to."""
    return _tweets.own(fields)


def _names(path: Path) -> dict[str, str]:
    names: dict[str, str] = {}
    for found in _documents.walk(pieces(path), _USERS):
        user = found.value if isinstance(found, _documents.Found) else None
        if isinstance(user, Mapping) and isinstance(user.get("username"), str) and len(names) < _MOST_USERS:
            names[str(user.get("id"))] = user["username"]
    return names
