"""One kind of personal data a file; this folder is the registry."""

from __future__ import annotations

from functools import cache

from insights import discover
from insights.privacy.recognisers._base import Recogniser, Span, registered

__all__ = ["Recogniser", "Span", "recognisers"]


@cache
def recognisers() -> tuple[Recogniser, ...]:
    """Return every recogniser, by name."""
    for _ in discover.modules(__name__):
        pass
    return registered()
