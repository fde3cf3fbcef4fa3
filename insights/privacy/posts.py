"""The one place where a Post is made."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from insights.model import Post, RawPost
from insights.privacy.keys import pseudonym
from insights.privacy.policies import policy
from insights.privacy.redaction import redact

_PROFILE = re.compile(r"/?(?:r/)?u_|/?u(?:ser)?/|@", re.IGNORECASE)
_DISTINCT = re.compile(r"[\d_\-. ]|[a-z][A-Z]")


NO_POST = Post(post_id="", source="", text="")
"""What stands for a row that could not be read."""


def de_identify(raw: RawPost, *, key: bytes, keep: Collection[str] = frozenset()) -> Post:
    """Return the post without personal data: text masked, ids and author as pseudonyms of `key`.

    `keep` as for `redact`. `parent_key` and `thread_key` are the `post_id` of the posts they name.
    A source that is not known counts as "unknown"; the author is kept as the source's policy allows.
    """
    allowed = policy(raw.source)
    source = allowed.source

    def named(source_id: str | None) -> str | None:
        return None if source_id is None else post_key(source, source_id, key=key)

    author = raw.author
    return Post(
        post_id=post_key(source, raw.source_id, key=key),
        source=source,
        text=redact(raw.text, keep=keep, names=_own_names(author)),
        community=_community(raw.community, keep),
        author_key=author_key(source, author, key=key) if author and allowed.author_keys else None,
        thread_key=named(raw.thread_id),
        parent_key=named(raw.parent_id),
        created_at=raw.created_at,
        reactions=raw.reactions,
        rating=raw.rating,
        subject=None if raw.subject is None else redact(raw.subject, keep=keep),
    )


def post_key(source: str, source_id: str, *, key: bytes) -> str:
    """Return the pseudonym of a post under the secret `key`, however its source is written."""
    return pseudonym(key, "post", policy(source).source, source_id)


def author_key(source: str, author: str, *, key: bytes) -> str:
    """Return the pseudonym of an author under the secret `key`, also where the source's policy keeps none."""
    return pseudonym(key, "author", policy(source).source, author.casefold())


def stored(columns: Mapping[str, Any]) -> Post:
    """Return a post made here before, from the columns it was kept in."""
    return Post(**columns)


def _own_names(author: str | None) -> tuple[str, ...]:
    """Return the author's name where it cannot be mistaken for a word."""
    name = (author or "").removeprefix("@").removeprefix("u/")
    return (name,) if len(name) > 3 and _DISTINCT.search(name) else ()


def _community(community: str | None, keep: Collection[str]) -> str | None:
    """Return the community, unless it is the page of one person."""
    if community is None or _PROFILE.match(community):
        return None
    return redact(community, keep=keep)
