"""Tombstones: keyed hashes of erased posts and authors, so that no later import brings them back."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from insights.errors import StoreError

FILE = "tombstones"
_HASH = re.compile(r"[0-9a-f]{16}")


def read(store: Path) -> frozenset[str]:
    """Return the pseudonyms of what was erased. Raises StoreError where the file holds anything else."""
    path = store / FILE
    if not path.exists():
        return frozenset()
    try:
        lines = path.read_text(encoding="ascii").split()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: cannot be read; put it back from a backup.") from error
    if not all(_HASH.fullmatch(line) for line in lines):
        raise StoreError(f"{path}: holds other things than keyed hashes; put it back from a backup.")
    return frozenset(lines)


def add(store: Path, keys: Iterable[str]) -> int:
    """Add pseudonyms, for the owner's eyes only, and return how many are new; the store must be held for writing."""
    known = read(store)
    every = known | frozenset(keys)
    if every == known:
        return 0
    draft = store / f"draft-{FILE}"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.writelines(f"{key}\n" for key in sorted(every))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(store / FILE)
    return len(every) - len(known)
