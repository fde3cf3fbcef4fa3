"""Talkwalker's mentions in a table, nested names joined with dots."""

from __future__ import annotations

from insights.readers import _talkwalker
from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._recognise import having
from insights.readers._table import records


@reader(
    "talkwalker_table",
    label="Talkwalker mentions (CSV)",
    recognise=having("table", _talkwalker.SIGNS),
    records=records,
    columns=either(_talkwalker.COLUMNS),
)
def talkwalker_table(fields: Fields) -> Fields:
    """Return the fields of a mention."""
    return _talkwalker.own(fields)
