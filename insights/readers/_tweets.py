"""A post of X as version 2 of its interface gives it, alone or in a page of them."""

from __future__ import annotations

from typing import Any

from insights.readers._base import Fields
from insights.readers._columns import either

columns = either(
    {
        "id": "id",
        "source": "=x",
        "author": ("username", "author_user.username", "author.username", "author_id"),
        "or_author": "author_id",
        "created_at": "created_at",
        "text": ("note_tweet.text", "text"),
        "or_text": "text",
        "parent_id": "referenced_tweets",
        "thread_id": "conversation_id",
        "reactions": "public_metrics.like_count",
        "repost": "referenced_tweets",
    },
    always=True,
)
"""Field -> column; a long post stands whole in `note_tweet`."""


def own(fields: Fields) -> Fields:
    """Return the fields with the post answered as parent; a retweet is a repost, a quote the writer's own words."""
    referenced = fields.get("parent_id")
    return fields | {
        "parent_id": _first(referenced, "replied_to"),
        "repost": _first(referenced, "retweeted") is not None,
    }


def _first(referenced: Any, kind: str) -> Any:
    listed = referenced if isinstance(referenced, list) else []
    return next((post.get("id") for post in listed if isinstance(post, dict) and post.get("type") == kind), None)
