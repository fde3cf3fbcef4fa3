"""Brandwatch's bulk download of mentions."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._links import completed
from insights.readers._recognise import having
from insights.readers._table import records

_SIGNS = frozenset({"Query Id", "Query Name", "Date", "Snippet", "Url", "Page Type"})
_SHARED = frozenset({"share", "repost", "retweet"})
_ANSWERED = frozenset({"reply", "comment"})


@reader(
    "brandwatch",
    label="Brandwatch mentions",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "or_id": ("Resource Id", "Mention Id"),
            "source": "Page Type",
            "community": ("Subreddit", "Domain"),
            "author": "Author",
            "created_at": "Date",
            "title": "Title",
            "text": "Full Text",
            "or_text": "Snippet",
            "url": "Url",
            "parent_id": ("X Reply to", "Twitter Reply to", "Parent Post Id"),
            "thread_id": ("Thread Id", "Root Post Id"),
            "reactions": ("Likes", "X Likes", "Twitter Likes"),
            "repost": ("X Repost of", "X Retweet of", "Twitter Retweet of"),
            "kind": "Thread Entry Type",
        }
    ),
)
def brandwatch(fields: Fields) -> Fields:
    """Return the fields: the address tells ids and thread; only what opens a thread has a title of its own."""
    kind = str(fields.get("kind") or "").strip().casefold()
    answer = kind in _ANSWERED
    mention = completed(fields, answer=answer)
    on_x = str(mention.get("source")).casefold() in ("x", "twitter")
    return mention | {
        "title": None if answer or on_x else fields.get("title"),
        "repost": kind in _SHARED or bool(fields.get("repost")),
    }
