"""Reddit submissions as Pushshift and Arctic Shift publish them: one JSON object a line."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._json import line_records
from insights.readers._recognise import having
from insights.readers._reddit import own

_SIGNS = frozenset({"title", "selftext", "author", "subreddit", "is_self", "created_utc"})


@reader(
    "reddit_submissions",
    label="Reddit submissions (Pushshift, Arctic Shift)",
    recognise=having("json_lines", _SIGNS),
    records=line_records,
    columns=either(
        {
            "id": ("id", "name"),
            "source": "=reddit",
            "community": "subreddit",
            "author": "author",
            "created_at": "created_utc",
            "title": "title",
            "text": "selftext",
            "url": ("permalink", "url"),
            "thread_id": ("id", "name"),
            "reactions": ("score", "ups"),
            "deleted": ("removed_by_category", "_meta.removal_type"),
            "repost": "crosspost_parent",
        }
    ),
)
def reddit_submissions(fields: Fields) -> Fields:
    """Return the fields with ids that name each other; a crosspost is a repost."""
    return own(fields)
