"""A finding in the address of the Posts page: how a number leads to the posts behind it."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass

import streamlit as st

from insights.model import Kind, Polarity
from insights.wording import name

_PREFIX = "finding_"
_LONGEST = 120
_POST = "post"
_PSEUDONYM = re.compile(r"[A-Za-z0-9_.:-]{1,80}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What posts must show: a kind of finding, and if told its value, the drug it is about, its feeling.

    `via` is how a company is meant; `feared` asks for posts that fear the finding instead of telling of it.
    """

    kind: str
    value: str | None = None
    target: str | None = None
    polarity: str | None = None
    via: str | None = None
    feared: bool = False

    def to_query(self) -> dict[str, list[str]]:
        """Return the query parameters of this finding."""
        return {_PREFIX + key: [str(value)] for key, value in asdict(self).items() if value}

    def to_parameters(self) -> dict[str, object]:
        """Return the parameters of the question `posts` that narrow to this finding."""
        return asdict(self)

    def words(self) -> str:
        """Return the finding for a person: "Side effect: hair loss, with teriflunomide"."""
        told = name(self.kind)
        if self.value is not None:
            told += f": {name(self.value).lower() if self.kind in _TOKENS else self.value}"
        if self.target is not None:
            told += f", with {self.target}"
        extra = (self.polarity, _WAYS.get(self.via or ""), "feared or asked about" if self.feared else None)
        return ", ".join([told, *filter(None, extra)])


_WAYS = {"named": "by name", "product": "through a product"}
_TOKENS = frozenset({Kind.NEED, Kind.INTENT, Kind.DECISION, Kind.SEGMENT})


def read_finding() -> Finding | None:
    """Return the finding in the address, or None where there is none or it is not readable."""
    fields = {key: st.query_params.get(_PREFIX + key) for key in ("kind", "value", "target", "polarity", "via")}
    if fields["kind"] not in set(Kind) or any(value and len(value) > _LONGEST for value in fields.values()):
        return None
    if fields["polarity"] not in (None, *Polarity) or fields["via"] not in (None, *_WAYS):
        return None
    return Finding(**fields, feared=_PREFIX + "feared" in st.query_params)  # type: ignore[arg-type]


def post_query(post_id: str) -> dict[str, list[str]]:
    """Return the query parameters that narrow the Posts page to one post."""
    return {_POST: [post_id]}


def read_post() -> list[str]:
    """Return the one post named in the address, in a list; none where there is none or it is not readable."""
    given = st.query_params.get(_POST, "")
    return [given] if _PSEUDONYM.fullmatch(given) else []


def forget_post() -> None:
    """Take the one post out of the address."""
    st.query_params.pop(_POST, None)


def forget_finding() -> None:
    """Take the finding out of the address."""
    for key in [key for key in st.query_params if key.startswith(_PREFIX)]:
        del st.query_params[key]
