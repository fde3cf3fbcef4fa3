"""What Reddit's ids, names and text mean, whichever tool wrote them down."""

from __future__ import annotations

from typing import Any

from insights.readers._base import Fields
from insights.readers._quotes import without_quoted_lines

_IDS = ("id", "parent_id", "thread_id")
_KINDS = ("t1_", "t3_")


def own(fields: Fields) -> Fields:
    """Return the fields with bare ids, "r/" before the community, and the text without what it quotes.

    A text of nothing but a quote stays and counts as a repost.
    """
    body = fields.get("text")
    words = without_quoted_lines(body) if isinstance(body, str) else body
    only_quoted = bool(body) and not words
    bare = {name: _bare(fields[name]) for name in _IDS if name in fields}
    return {
        **fields,
        **bare,
        "text": body if only_quoted else words,
        "repost": bool(fields.get("repost")) or only_quoted,
        "deleted": _gone(fields.get("deleted")),
        "community": _community(fields.get("community")),
        "url": _address(fields.get("url")),
    }


def _bare(value: Any) -> Any:
    return value[3:] if isinstance(value, str) and value.startswith(_KINDS) else value


def _community(name: Any) -> str | None:
    text = str(name or "").strip().removeprefix("/").removeprefix("r/")
    return f"r/{text}" if text else None


def _address(permalink: Any) -> Any:
    relative = isinstance(permalink, str) and permalink.startswith("/r/")
    return f"https://www.reddit.com{permalink}" if relative else permalink


def _gone(reason: Any) -> bool:
    return str(reason or "").strip().casefold() not in ("", "none", "nan", "null", "false", "0")
