"""What made the findings of a condition."""

from __future__ import annotations

from insights.store.snapshot import Store


def program_of(store: Store, condition: str) -> str:
    """Return the digest of the program, as `analysis.program_digest` gives it, that made the findings in view."""
    found = store.frame("SELECT analysis FROM conditions WHERE condition = $condition", {"condition": condition})
    parts = str(found["analysis"].iloc[0]).rsplit("-", 2) if len(found) else []
    return parts[1] if len(parts) == 3 else ""
