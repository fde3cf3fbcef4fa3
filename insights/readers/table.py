"""Any CSV or TSV file whose columns have obvious names, or are named with `--map`."""

from __future__ import annotations

from insights.readers import _columns
from insights.readers._base import Fields, reader
from insights.readers._sample import Sample
from insights.readers._table import records


def recognise(sample: Sample) -> float:
    """Return 0.5 for a table with a column known to hold text, 0.1 for another one with column names."""
    if sample.shape != "table" or not _columns.look_like_names(sample.header):
        return 0.0
    known = _columns.propose(sample.header)
    return 0.5 if "text" in known or "title" in known else 0.1 * (len(sample.header) > 1)


@reader("table", label="CSV or TSV table", recognise=recognise, records=records, columns=_columns.propose)
def table(fields: Fields) -> Fields:
    """Return the fields as they stand."""
    return fields
