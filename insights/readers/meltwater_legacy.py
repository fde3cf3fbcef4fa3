"""Meltwater's older export: UTF-16, parted by tabs."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._links import completed
from insights.readers._recognise import having
from insights.readers._table import records
from insights.readers._text import with_excerpt

_SIGNS = frozenset({"Date", "Headline", "URL", "Opening Text", "Hit Sentence", "Source", "Influencer"})


@reader(
    "meltwater_legacy",
    label="Meltwater mentions (older, tab-separated)",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "or_id": "Document ID",
            "source": "Source",
            "author": "Influencer",
            "created_at": "Date",
            "title": "Headline",
            "text": "Opening Text",
            "excerpt": "Hit Sentence",
            "url": "URL",
        }
    ),
)
def meltwater_legacy(fields: Fields) -> Fields:
    """Return the fields: the sentence found is added where the opening lacks it, the address tells ids and thread."""
    return completed(fields) | {"text": with_excerpt(fields.get("text"), fields.get("excerpt"))}
