"""Reddit comments as Pushshift and Arctic Shift publish them: one JSON object a line."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._json import line_records
from insights.readers._recognise import having
from insights.readers._reddit import own

_SIGNS = frozenset({"id", "body", "author", "created_utc", "subreddit", "link_id", "parent_id"})


@reader(
    "reddit_comments",
    label="Reddit comments (Pushshift, Arctic Shift)",
    recognise=having("json_lines", _SIGNS),
    records=line_records,
    columns=either(
        {
            "id": "id",
            "source": "=reddit",
            "community": "subreddit",
            "author": "author",
            "created_at": "created_utc",
            "text": "body",
            "url": "permalink",
            "parent_id": "parent_id",
            "thread_id": "link_id",
            "reactions": ("score", "ups"),
            "deleted": ("_meta.removal_type", "removed_by_category"),
        }
    ),
)
def reddit_comments(fields: Fields) -> Fields:
    """Return the fields with ids that name each other and the writer's own words."""
    return own(fields)
