"""Reddit posts as scripts with PRAW write them, comments among them with "Comment" for a title."""

from __future__ import annotations

from insights.readers import _links
from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._recognise import having
from insights.readers._reddit import own
from insights.readers._table import records

_SIGNS = frozenset({"title", "author", "score", "id", "url", "comms_num", "created", "body"})


@reader(
    "praw_posts",
    label="Reddit posts (PRAW, CSV)",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "id": "id",
            "source": "=reddit",
            "community": "subreddit",
            "author": "author",
            "created_at": "created",
            "title": "title",
            "text": "body",
            "url": "url",
            "reactions": "score",
        }
    ),
)
def praw_posts(fields: Fields) -> Fields:
    """Return the fields: a post begins a thread of its own id; of a comment no thread is told."""
    told = _links.said(fields.get("url"))
    community = fields.get("community") or told.get("community")
    if fields.get("title") == "Comment" and not fields.get("url"):
        return own(fields | {"title": None, "community": community})
    return own(fields | {"thread_id": fields.get("id"), "community": community})
