"""Pseudonyms: keyed hashes that say nothing without the store's secret."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from insights.errors import StoreError

FILE = "pseudonyms.key"
_BYTES = 32


def store_key(store_dir: str | Path) -> bytes:
    """Return the store's secret, made on first use in a file only its owner can read.

    Raises StoreError where the file holds something else or cannot be written.
    """
    path = Path(store_dir) / FILE
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _make(path)
        content = path.read_text(encoding="ascii").strip()
        key = bytes.fromhex(content)
    except OSError as error:
        raise StoreError(f"{path}: cannot be used ({error.strerror}); check its permissions.") from error
    except ValueError as error:
        raise StoreError(f"{path}: is not a key of ours; put the right one back from a backup.") from error
    if len(key) != _BYTES:
        raise StoreError(f"{path}: is not a key of ours; put the right one back from a backup.")
    return key


def pseudonym(key: bytes, kind: str, *parts: str) -> str:
    """Return 16 hex digits: BLAKE2b of the parts, keyed by the secret, apart for each kind."""
    content = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, key=key, digest_size=8, person=kind.encode()[:16]).hexdigest()


def _make(path: Path) -> None:
    """Write a new secret unless another process was first; nobody ever sees half of it."""
    fresh = path.with_name(f".{FILE}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_BYTES))
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
