"""A mention as Talkwalker describes it, in JSON or with the same names in a table."""

from __future__ import annotations

from typing import Any

from insights.readers._base import Fields
from insights.readers._links import completed

SIGNS = frozenset({"url", "published", "content", "source_type", "extra_source_attributes.name"})

COLUMNS = {
    "id": "url",
    "source": "source_type",
    "community": "extra_source_attributes.name",
    "author": ("extra_author_attributes.short_name", "extra_author_attributes.name"),
    "or_author": "extra_author_attributes.name",
    "created_at": "published",
    "title": "title",
    "text": "content",
    "url": "url",
    "parent_id": "parent_url",
    "reactions": "engagement",
    "kind": "tags_internal",
}
_SOURCES = (
    ("REDDIT", "reddit"),
    ("TWITTER", "x"),
    ("FACEBOOK", "facebook"),
    ("INSTAGRAM", "instagram"),
    ("YOUTUBE", "youtube"),
    ("REVIEW", "reviews"),
    ("MESSAGEBOARD", "forum"),
    ("BLOG", "blog"),
    ("ONLINENEWS", "news"),
)


def own(fields: Fields) -> Fields:
    """Return the fields: one word for the source, and no title for a comment, which carries its thread's."""
    answer = "iscomment" in str(fields.get("kind")).casefold()
    given = fields | {"source": _source(fields.get("source"))}
    return completed(given, answer=answer) | {"title": None if answer else fields.get("title")}


def _source(types: Any) -> str | None:
    written = str(types or "").upper()
    return next((source for mark, source in _SOURCES if mark in written), None)
