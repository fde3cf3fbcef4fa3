"""Reddit's listing of the top posts of a community, as published in 2013: no authors."""

from __future__ import annotations

import re
from typing import Any

from insights.readers._base import Fields, reader
from insights.readers._sample import Sample
from insights.readers._table import records

_SIGNS = frozenset({"created_utc", "score", "domain", "id", "title", "permalink", "selftext", "is_self"})
_COMMUNITY = re.compile(r"/(r/[A-Za-z0-9_]{2,30})/")


def recognise(sample: Sample) -> float:
    """Return 1 for a table with a listing's columns and no author, else 0."""
    columns = frozenset(sample.header)
    return float(sample.shape == "table" and columns >= _SIGNS and "author" not in columns)


@reader(
    "reddit_listing",
    label="Reddit top-posts listing (CSV)",
    recognise=recognise,
    records=records,
    columns={
        "id": "id",
        "source": "=reddit",
        "community": "permalink",
        "created_at": "created_utc",
        "title": "title",
        "text": "selftext",
        "url": "permalink",
        "thread_id": "id",
        "reactions": "score",
    },
)
def reddit_listing(fields: Fields) -> Fields:
    """Return the fields with the community taken from the permalink."""
    return fields | {"community": _community(fields.get("community"))}


def _community(permalink: Any) -> str | None:
    text = str(permalink or "")
    found = _COMMUNITY.search(text)
    return found[1] if found else (text or None) if "/" not in text or text.startswith("r/") else None
