"""Reviews of WebMD; `Sides` lists what the medicine is known for, not what the writer felt, and is left out."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._recognise import having
from insights.readers._table import records

_SIGNS = frozenset({"Condition", "Date", "Drug", "DrugId", "EaseofUse", "Effectiveness", "Reviews", "Satisfaction"})


@reader(
    "webmd",
    label="WebMD reviews",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "source": "=reviews",
            "community": "=WebMD",
            "created_at": "Date",
            "text": "Reviews",
            "reactions": "UsefulCount",
            "rating": "Satisfaction",
            "subject": "Drug",
        }
    ),
)
def webmd(fields: Fields) -> Fields:
    """Return the fields as they stand."""
    return fields
