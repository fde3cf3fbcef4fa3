"""Nested JSON as one level of columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_DEEPEST = 6


def flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record with nested objects as "outer.inner" keys; lists stay as they are."""
    if not any(isinstance(value, Mapping) for value in record.values()):
        return dict(record)
    return _flat(record, "", 0)


def _flat(record: Mapping[str, Any], prefix: str, depth: int) -> dict[str, Any]:
    flattened: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, Mapping) and depth < _DEEPEST:
            flattened.update(_flat(value, f"{prefix}{key}.", depth + 1))
        else:
            flattened[f"{prefix}{key}"] = value
    return flattened
