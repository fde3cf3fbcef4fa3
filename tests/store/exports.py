"""Made-up exports on disk, for tests of what reads them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_SAID = (
    "started testamab in spring and my testitis is calmer",
    "hair loss since testamab, third month now",
    "anyone else with testitis who cannot sleep before the infusion",
    "my mother has testitis and oldamab does nothing for her",
    "switched from oldamab to testamab because of the rash",
    "testitis clinic told me to wait for hopinib",
    "borg raised the price of oldera again and insurance says no",
)
_SEEN = """rain frost hail snow fog plum cake kite letters mill cards fern radio glove cat paper boat lamp stairs garden
    bridge apple clock fence river window kettle bench ladder meadow"""


def post(number: int, **fields: Any) -> dict[str, Any]:
    """Return a row of an export; the same number gives the same row, another number no copy of it."""
    return {
        "id": f"p{number}",
        "source": "forum",
        "community": "testers",
        "author": f"writer{number % 9}",
        "created_at": f"2025-{1 + number % 12:02}-{1 + number % 28:02}T08:00:00Z",
        "text": f"{_SAID[number % len(_SAID)]}, note {number} of my diary; seen today: {_seen(number)}",
        "thread_id": f"p{number - number % 3}",
        "reactions": number % 5,
        **fields,
    }


def _seen(number: int) -> str:
    """Return words that make a text unlike that of any other number."""
    return " ".join(random.Random(number).sample(_SEEN.split(), 12))


def export(path: Path, rows: Iterable[Mapping[str, Any] | str]) -> Path:
    """Write rows as JSON Lines (a string as it is) and return the path."""
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
