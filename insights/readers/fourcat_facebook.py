"""Facebook posts as 4CAT writes them into a CSV."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._recognise import having
from insights.readers._table import records

_SIGNS = frozenset({"id", "url", "body", "timestamp", "author", "is_in_group", "group_name"})


@reader(
    "fourcat_facebook",
    label="Facebook posts (4CAT, CSV)",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "id": "id",
            "source": "=facebook",
            "community": "group_name",
            "author": "author",
            "or_author": "author_name",
            "created_at": ("unix_timestamp", "timestamp"),
            "text": "body",
            "url": "url",
        }
    ),
)
def fourcat_facebook(fields: Fields) -> Fields:
    """Return the fields as they stand."""
    return fields
