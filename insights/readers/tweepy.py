"""X posts as scripts with Tweepy wrote them from version 1 of its interface: no handles, no replies."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._recognise import having
from insights.readers._table import records

_SIGNS = frozenset({"user_name", "user_followers", "date", "text", "retweets", "favorites", "is_retweet"})


@reader(
    "tweepy",
    label="X posts (Tweepy, CSV)",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "id": "id",
            "source": "=x",  # the column "source" names the program the post was sent from
            "author": "user_name",
            "created_at": "date",
            "text": "text",
            "reactions": "favorites",
            "repost": "is_retweet",
        }
    ),
)
def tweepy(fields: Fields) -> Fields:
    """Return the fields as they stand."""
    return fields
