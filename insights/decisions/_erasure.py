"""Erasing what was decided about posts: the words go, the audit keeps that something was decided and went.

Of an erased version nothing is left but its number, when it was decided and by whom. Its digest in the audit
tells nothing, as the salt is gone; a row of the audit says that it was erased, so that the chain still verifies.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, and_, select, update

from insights.decisions import _audit
from insights.decisions._kind import kinds
from insights.decisions._schema import ERASED, decisions


def about_posts(connection: Connection) -> dict[tuple[str, str], str]:
    """Return the post that each decision of a kind with a `post_id` in its key is about, by kind and key."""
    place = {kind.kind: kind.key_fields.index("post_id") for kind in kinds().values() if "post_id" in kind.key_fields}
    query = select(decisions.c.kind, decisions.c.key).distinct()
    query = query.where(decisions.c.kind.in_(place), decisions.c.payload != ERASED)
    return {(row.kind, row.key): row.key.split("/")[place[row.kind]] for row in connection.execute(query)}


def erase(connection: Connection, posts: Collection[str], *, by: str) -> int:
    """Return how many decisions were about `posts`; nothing that was said in any of their versions is left."""
    gone = sorted(names for names, post in about_posts(connection).items() if post in posts)
    for kind, key in gone:
        same = and_(decisions.c.kind == kind, decisions.c.key == key)
        connection.execute(update(decisions).where(same).values(payload=ERASED, salt=ERASED, state="withdrawn"))
        _audit.append(connection, by=by, action=_audit.ERASE, kind=kind, key=key, version=None, digest=None)
    return len(gone)
