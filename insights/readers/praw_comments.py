"""Reddit comments as scripts with PRAW write them: a CSV without the community."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._recognise import having
from insights.readers._reddit import own
from insights.readers._table import records

_SIGNS = frozenset({"post_id", "comment_id", "author", "body", "created_utc", "parent_id", "is_submitter"})


@reader(
    "praw_comments",
    label="Reddit comments (PRAW, CSV)",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "id": "comment_id",
            "source": "=reddit",
            "community": "subreddit",
            "author": "author",
            "created_at": "created_utc",
            "text": "body",
            "parent_id": "parent_id",
            "thread_id": "post_id",
            "reactions": "score",
        }
    ),
)
def praw_comments(fields: Fields) -> Fields:
    """Return the fields with ids that name each other and the writer's own words."""
    return own(fields)
