"""Reviews of Drugs.com as the University of California's repository publishes them."""

from __future__ import annotations

import re

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._recognise import having
from insights.readers._table import records

_SIGNS = frozenset({"drugName", "condition", "review", "rating", "date", "usefulCount"})
_WRAPPED = re.compile(r'"{1,3}(.*?)"{1,3}', re.DOTALL)


@reader(
    "drugs_com",
    label="Drugs.com reviews",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "id": ("column 1", "uniqueID"),
            "source": "=reviews",
            "community": "=Drugs.com",
            "created_at": "date",
            "text": "review",
            "reactions": "usefulCount",
            "rating": "rating",
            "subject": "drugName",
        }
    ),
)
def drugs_com(fields: Fields) -> Fields:
    """Return the fields: the review without the quotes around it, the number of the row as an id of this site."""
    review, number = str(fields.get("text") or "").strip(), fields.get("id")
    wrapped = _WRAPPED.fullmatch(review)
    return fields | {"text": wrapped[1] if wrapped else review, "id": f"drugs.com/{number}" if number else None}
