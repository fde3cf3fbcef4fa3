"""Posts from anywhere in the columns that 4CAT asks of every data set."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._recognise import having
from insights.readers._table import records

_SIGNS = frozenset({"id", "thread_id", "author", "body", "timestamp"})


@reader(
    "fourcat_custom",
    label="4CAT (CSV)",
    recognise=having("table", _SIGNS, score=0.8),
    records=records,
    columns=either(
        {
            "id": "id",
            "community": ("subreddit", "board"),
            "author": "author",
            "created_at": ("timestamp", "unix_timestamp"),
            "title": "subject",
            "text": "body",
            "url": ("url", "link"),
            "parent_id": "parent",
            "thread_id": "thread_id",
            "reactions": "score",
        }
    ),
)
def fourcat_custom(fields: Fields) -> Fields:
    """Return the fields as they stand; the platform is not told, `--map source==forum` tells it."""
    return fields
