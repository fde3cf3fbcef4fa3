"""X posts one a line, each whole: 4CAT's NDJSON and twarc's flattened files."""

from __future__ import annotations

from insights.readers import _tweets
from insights.readers._base import Fields, reader
from insights.readers._json import line_records
from insights.readers._recognise import having

_SIGNS = frozenset({"id", "text", "author_id", "created_at", "conversation_id"})


@reader(
    "x_lines",
    label="X posts, one a line (4CAT, twarc)",
    recognise=having("json_lines", _SIGNS),
    records=line_records,
    columns=_tweets.columns,
)
def x_lines(fields: Fields) -> Fields:
    """Return the fields with parent and repost told from what the post refers to."""
    return _tweets.own(fields)
