"""X posts as 4CAT writes them into a CSV."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._recognise import having
from insights.readers._table import records
from insights.readers._times import as_utc

_SIGNS = frozenset({"id", "thread_id", "timestamp", "body", "author", "is_retweet", "is_quote_tweet", "is_reply"})


@reader(
    "fourcat_x",
    label="X posts (4CAT, CSV)",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "id": "id",
            "source": "=x",  # the column "source" names the program the post was sent from
            "author": "author",
            "or_author": "author_id",
            "created_at": "timestamp",
            "text": "body",
            "url": "link",
            "thread_id": "thread_id",
            "reactions": "like_count",
            "repost": "is_retweet",
        }
    ),
)
def fourcat_x(fields: Fields) -> Fields:
    """Return the fields with the time in UTC, as X gave it; `unix_timestamp` is off by the server's zone."""
    return fields | {"created_at": as_utc(fields.get("created_at"))}
