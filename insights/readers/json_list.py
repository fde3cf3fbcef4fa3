"""A JSON list of objects, with the columns a table would have."""

from __future__ import annotations

from insights.readers import _columns
from insights.readers._base import Fields, reader
from insights.readers._json import list_records
from insights.readers._sample import Sample


def recognise(sample: Sample) -> float:
    """Return 0.5 for objects with a key known to hold text, 0.1 for other objects."""
    if sample.shape != "json_array":
        return 0.0
    known = _columns.propose(sample.header)
    return 0.5 if "text" in known or "title" in known else 0.1


@reader("json_list", label="JSON list", recognise=recognise, records=list_records, columns=_columns.propose)
def json_list(fields: Fields) -> Fields:
    """Return the fields as they stand."""
    return fields
