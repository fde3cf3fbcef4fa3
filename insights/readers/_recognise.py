"""How a format with columns of its own is known."""

from __future__ import annotations

from collections.abc import Collection

from insights.readers._base import Recognise
from insights.readers._sample import Sample


def having(shape: str, columns: Collection[str], *, score: float = 1.0) -> Recognise:
    """Return what says `score` for a file of this shape ("table", "json_lines") with all the columns, else 0."""
    signs = frozenset(columns)

    def recognise(sample: Sample) -> float:
        return score if sample.shape == shape and signs <= frozenset(sample.header) else 0.0

    return recognise
