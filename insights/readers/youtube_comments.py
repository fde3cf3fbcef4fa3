"""Comments on a video as the YouTube Data Tools write them."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._recognise import having
from insights.readers._table import records

_SIGNS = frozenset({"id", "isReplyTo", "authorName", "text", "publishedAt"})


@reader(
    "youtube_comments",
    label="YouTube comments (YouTube Data Tools)",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "id": "id",
            "source": "=youtube",
            "author": "authorName",
            "created_at": "publishedAt",
            "text": "text",
            "parent_id": "isReplyTo",
            "reactions": "likeCount",
        }
    ),
)
def youtube_comments(fields: Fields) -> Fields:
    """Return the fields; a comment and its replies are a thread."""
    return fields | {"thread_id": fields.get("parent_id") or fields.get("id")}
