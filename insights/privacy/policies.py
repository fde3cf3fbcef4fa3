"""What each source allows; the table is `policies.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What may be kept and shown of posts of one source; `names` are the ways exports write it."""

    source: str
    names: tuple[str, ...]
    author_keys: bool
    author_features: bool
    retention_days: int
    quotes: bool
    oldest_days: int | None = None


@cache
def policies() -> Mapping[str, Policy]:
    """Return the policy of every source, by source."""
    table = tomllib.loads(Path(__file__).with_name("policies.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {source: Policy(source=source, **{**row, "names": tuple(row["names"])}) for source, row in table.items()}
    )


def policy(source: str) -> Policy:
    """Return the policy of a source however an export writes it; the strictest for one that is not known."""
    return policies()[_by_name().get(" ".join(source.casefold().split()), UNKNOWN)]


@cache
def _by_name() -> Mapping[str, str]:
    return {name: source for source, found in policies().items() for name in found.names}
