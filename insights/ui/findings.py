"""A finding in the address of the Posts page: how a number leads to the posts behind it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import streamlit as st

from insights.model import Kind, Polarity
from insights.wording import name

_PREFIX = "finding_"
_LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What posts must show: a kind of finding, and if told its value, the drug it is about, its feeling."""

    kind: str
    value: str | None = None
    target: str | None = None
    polarity: str | None = None

    def to_query(self) -> dict[str, list[str]]:
        """Return the query parameters of this finding."""
        return {_PREFIX + key: [value] for key, value in asdict(self).items() if value is not None}

    def words(self) -> str:
        """Return the finding for a person: "Side effect: hair loss, with teriflunomide"."""
        told = name(self.kind)
        if self.value is not None:
            told += f": {name(self.value).lower() if self.kind in _TOKENS else self.value}"
        if self.target is not None:
            told += f", with {self.target}"
        return told if self.polarity is None else f"{told}, {self.polarity}"


_TOKENS = frozenset({Kind.NEED, Kind.INTENT, Kind.DECISION, Kind.SEGMENT})


def read_finding() -> Finding | None:
    """Return the finding in the address, or None where there is none or it is not readable."""
    fields = {key: st.query_params.get(_PREFIX + key) for key in ("kind", "value", "target", "polarity")}
    if fields["kind"] not in set(Kind) or any(value and len(value) > _LONGEST for value in fields.values()):
        return None
    if fields["polarity"] not in (None, *Polarity):
        return None
    return Finding(**fields)  # type: ignore[arg-type]


def forget_finding() -> None:
    """Take the finding out of the address."""
    for key in [key for key in st.query_params if key.startswith(_PREFIX)]:
        del st.query_params[key]
