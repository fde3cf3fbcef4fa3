"""From the fields of one record to a RawPost."""

from __future__ import annotations

import hashlib
import math
import re
from typing import Any

from insights.model import RawPost
from insights.readers import _links, _times
from insights.readers._base import Fields
from insights.readers._text import clean, joined, printable

_GONE = frozenset({"[deleted]", "[removed]", "[deleted by user]", "[ removed by reddit ]", "[removed by reddit]"})
_NOBODY = frozenset(
    {"[deleted]", "[removed]", "deleted", "anonymous", "anon", "guest", "unknown", "none", "nan", "n/a"}
)
_EMPTY = frozenset({"", "none", "null", "nan"})
_RETWEET = re.compile(r"RT @\w{1,50}:")
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)\s*([kKmM]?)")
_SCALE = {"": 1, "k": 1_000, "m": 1_000_000}
UNDATED = "no time that can be read; kept without a date"
UNZONED = "no time zone given; taken as UTC"


def raw_post(fields: Fields, *, file: str, line: int, day_first: bool = False) -> tuple[RawPost, tuple[str, ...]]:
    """Return the post, and remarks on what could not be read in it."""
    title, body = clean(fields.get("title")), clean(fields.get("text")) or clean(fields.get("or_text"))
    deleted = body.casefold() in _GONE or title.casefold() in _GONE or truth(fields.get("deleted"))
    text = joined(*("" if part.casefold() in _GONE else part for part in (title, body)))
    author = _somebody(fields.get("author")) or _somebody(fields.get("or_author"))
    when = fields.get("created_at", "")
    created_at = _times.parse(when, day_first=day_first)
    url = _word(fields.get("url"))
    rating, subject = number(fields.get("rating")), clean(fields.get("subject")) or None
    reactions = number(fields.get("reactions"))
    post = RawPost(
        file=file,
        line=line,
        source=_source(fields, url, reviewed=rating is not None and subject is not None),
        source_id=_word(fields.get("id"))
        or _word(fields.get("or_id"))
        or derived_id(text, created_at, author, subject),
        text=text,
        author=author,
        community=_word(fields.get("community")),
        created_at=created_at,
        url=url,
        parent_id=_word(fields.get("parent_id")),
        thread_id=_word(fields.get("thread_id")),
        reactions=None if reactions is None else int(reactions),
        rating=rating,
        subject=subject,
        deleted=deleted,
        repost=truth(fields.get("repost")) or any(map(_RETWEET.match, (text, body))),
    )
    if created_at is None:
        return post, (UNDATED,)
    return post, (UNZONED,) if _times.without_zone(when, day_first=day_first) else ()


def derived_id(text: str, created_at: Any, author: str | None, subject: str | None = None) -> str:
    """Return an id from what the row says, so that the same row has it in every file."""
    parts = (text, created_at.isoformat() if created_at else "", author or "", *((subject,) if subject else ()))
    digest = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8)
    return f"row-{digest.hexdigest()}"


def number(value: Any) -> float | None:
    """Return a number as exports write it: "1,204", "3.2K", "4 out of 5"; None where there is none."""
    if isinstance(value, bool) or value is None:
        return None
    found = _NUMBER.match(str(value).strip().replace(",", ""))
    read = float(found[1]) * _SCALE[found[2].lower()] if found else math.inf
    return read if math.isfinite(read) else None


def truth(value: Any) -> bool:
    """Return whether a cell says yes."""
    return value is True or str(value).strip().casefold() in {"true", "1", "1.0", "yes", "y", "t"}


def _word(value: Any) -> str | None:
    text = "" if value is None else " ".join(printable(str(value)).split())
    return None if text.casefold() in _EMPTY else text


def _somebody(value: Any) -> str | None:
    name = _word(value)
    return None if name is None or name.casefold() in _NOBODY else name


def _source(fields: Fields, url: str | None, *, reviewed: bool) -> str:
    given = _word(fields.get("source"))
    if given is not None:
        return given.casefold()
    return _links.platform(url) or ("reviews" if reviewed else "unknown")
