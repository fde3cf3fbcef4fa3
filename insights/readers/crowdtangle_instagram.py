"""Instagram posts as CrowdTangle exported them."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._links import completed
from insights.readers._recognise import having
from insights.readers._table import records

_SIGNS = frozenset({"Account", "User Name", "Followers at Posting", "Post Created", "URL", "Photo", "Description"})


@reader(
    "crowdtangle_instagram",
    label="Instagram posts (CrowdTangle)",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "source": "=instagram",
            "author": "User Name",
            "or_author": "Account",
            "created_at": "Post Created",
            "title": "Title",
            "text": "Description",
            "url": "URL",
            "reactions": ("Total Interactions", "Likes"),
        }
    ),
)
def crowdtangle_instagram(fields: Fields) -> Fields:
    """Return the fields with the post's id from its address."""
    return completed(fields)
