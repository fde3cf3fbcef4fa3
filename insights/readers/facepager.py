"""Posts and comments of Facebook pages as Facepager exports them: a row for each node of its tree."""

from __future__ import annotations

import re

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._recognise import having
from insights.readers._table import records

_SIGNS = frozenset({"id", "parent_id", "level", "object_id", "object_type", "query_status", "created_time", "message"})
_POST = re.compile(r"\d+_\d+")


@reader(
    "facepager",
    label="Facebook comments (Facepager)",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "id": "object_id",  # "id" and "parent_id" number the rows of Facepager's own table
            "source": "=facebook",
            "author": "from.name",
            "created_at": "created_time",
            "text": "message",
            "url": ("permalink_url", "link"),
            "reactions": ("reactions.summary.total_count", "like.summary.total_count"),
            "position": "path",
        }
    ),
)
def facepager(fields: Fields) -> Fields:
    """Return the fields with page, thread and parent told from the path of a node: page/post/comment/reply."""
    path = str(fields.get("position") or "").split("/")
    posts = [node for node in path if _POST.fullmatch(node)]
    return fields | {
        "community": path[0] if path[0] and not _POST.fullmatch(path[0]) else None,
        "thread_id": posts[0] if posts else None,
        "parent_id": posts[-2] if len(posts) > 1 else None,
    }
