"""Meltwater's CSV of mentions."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._links import completed
from insights.readers._recognise import having
from insights.readers._table import records
from insights.readers._text import with_excerpt

_SIGNS = frozenset({"Document ID", "Input Name", "Source Name", "Opening Text", "Hit Sentence", "Content Type"})
_SHARED = frozenset({"repost", "retweet", "share"})
_ANSWERED = frozenset({"reply", "comment"})


@reader(
    "meltwater",
    label="Meltwater mentions (CSV)",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "or_id": "Document ID",
            "source": ("Source Type", "Information Type"),
            "community": "Source Name",
            "author": "Author Handle",
            "or_author": "Author Name",
            "created_at": ("Date+Time", "Date"),
            "title": "Title",
            "text": "Opening Text",
            "excerpt": "Hit Sentence",
            "url": "URL",
            "reactions": ("Likes", "Reactions"),
            "kind": "Content Type",
        }
    ),
)
def meltwater(fields: Fields) -> Fields:
    """Return the fields: the sentence found is added where the opening lacks it, the address tells ids and thread."""
    kind = str(fields.get("kind") or "").strip().casefold()
    answer = kind in _ANSWERED
    return completed(fields, answer=answer) | {
        "title": None if answer else fields.get("title"),
        "text": with_excerpt(fields.get("text"), fields.get("excerpt")),
        "repost": kind in _SHARED,
    }
