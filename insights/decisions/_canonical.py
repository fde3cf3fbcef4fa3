"""One way to write down what is stored and hashed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from insights.errors import StoreError

_UNREADABLE = "Decisions: a stored row cannot be read; restore the database from a backup."


def canonical(values: Mapping[str, Any]) -> str:
    """Return `values` as JSON in one fixed form: sorted keys, no spaces, ASCII, no NaN."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"), allow_nan=False, default=str)


def fingerprint(values: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hex) of the canonical JSON of `values` without nulls.

    Leaving nulls out lets a later migration add a column without breaking older hashes.
    """
    present = {name: value for name, value in values.items() if value is not None}
    return hashlib.sha256(canonical(present).encode("ascii")).hexdigest()


def moment(at: datetime) -> str:
    """Return `at` in UTC as ISO 8601 text of one length, so that it sorts by time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def read_moment(text: str) -> datetime:
    """Return the moment that `moment` wrote; raises StoreError if it is none."""
    try:
        return datetime.fromisoformat(text)
    except (ValueError, TypeError) as error:
        raise StoreError(_UNREADABLE) from error


def read_canonical(text: str) -> Any:
    """Return the values that `canonical` wrote; raises StoreError if they cannot be read."""
    try:
        return json.loads(text)
    except (ValueError, TypeError) as error:
        raise StoreError(_UNREADABLE) from error
