"""Discourse forums in JSON: the posts of a topic, or the latest posts of a forum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from insights.model import BadRow
from insights.readers import _documents
from insights.readers._base import Fields, Record, reader
from insights.readers._columns import either
from insights.readers._lines import pieces
from insights.readers._quotes import without_quoted_html
from insights.readers._sample import Sample

_POSTS = ("post_stream.posts.item", "latest_posts.item")
_SIGNS = frozenset({"cooked", "post_number", "topic_id", "created_at"})
_MOST_TOPICS = 200_000


def recognise(sample: Sample) -> float:
    """Return 1 for documents with a forum's posts, else 0."""
    return float(_documents.first(sample, *_POSTS).keys() >= _SIGNS)


def records(path: Path) -> Iterator[Record | BadRow]:
    """Yield the posts; the first of a topic with the topic's title, which stands behind it in the file."""
    titles = _titles(path)
    for record in _documents.records(path, *_POSTS):
        if isinstance(record, Record):
            values = dict(record.values)
            values.setdefault("topic_title", titles.get(str(values.get("topic_id"))))
            record = replace(record, values=values)
        yield record


@reader(
    "discourse",
    label="Discourse forum (JSON)",
    recognise=recognise,
    records=records,
    columns=either(
        {
            "source": "=forum",
            "author": "username",
            "created_at": "created_at",
            "title": "topic_title",
            "text": "cooked",
            "url": "post_url",
            "parent_id": "reply_to_post_number",
            "thread_id": "topic_id",
            "reactions": ("like_count", "score"),
            "deleted": ("deleted_at", "user_deleted"),
            "position": "post_number",
            "kind": "topic_slug",
            "or_id": "id",
        },
        always=True,
    ),
)
def discourse(fields: Fields) -> Fields:
    """Return the fields with ids of topic and number, as in the forum's addresses: replies name only a number.

    What a post quotes is left out; only the first post of a topic has the title.
    """
    topic, number = (fields.get(name) for name in ("thread_id", "position"))
    within = None if topic is None else f"{fields.get('kind') or 'topic'}/{topic}"
    parent = fields.get("parent_id")
    cooked = fields.get("text")
    return fields | {
        "id": None if within is None or number is None else f"{within}/{number}",
        "parent_id": None if within is None or parent is None else f"{within}/{parent}",
        "thread_id": None if within is None else f"{within}/1",
        "title": fields.get("title") if number == 1 else None,
        "text": without_quoted_html(cooked) if isinstance(cooked, str) else cooked,
        "deleted": bool(fields.get("deleted")),
    }


def _titles(path: Path) -> Mapping[str, str]:
    """Return the title of each topic that is a document of its own."""
    titles: dict[str, str] = {}
    seen: dict[str, Any] = {}
    for found in _documents.walk(pieces(path), "id", "title"):
        if not isinstance(found, _documents.Found) or found.place:
            seen |= {found.place: found.value} if isinstance(found, _documents.Found) else {}
            continue
        if isinstance(seen.get("title"), str) and len(titles) < _MOST_TOPICS:
            titles[str(seen.get("id"))] = seen["title"]
        seen = {}
    return titles
