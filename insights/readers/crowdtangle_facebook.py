"""Facebook posts as CrowdTangle exported them, of pages or of groups."""

from __future__ import annotations

from insights.readers._base import Fields, reader
from insights.readers._columns import either
from insights.readers._links import completed
from insights.readers._recognise import having
from insights.readers._table import records

_SIGNS = frozenset({"Facebook Id", "Post Created", "Total Interactions", "URL", "Message", "Link Text"})


@reader(
    "crowdtangle_facebook",
    label="Facebook posts (CrowdTangle)",
    recognise=having("table", _SIGNS),
    records=records,
    columns=either(
        {
            "source": "=facebook",  # "Facebook Id" is the page's, not the post's
            "community": ("Page Name", "Group Name"),
            "author": "User Name",
            "or_author": "Page Name",
            "created_at": "Post Created",
            "text": "Message",  # "Link Text", "Description" and "Image Text" are words of what is linked
            "url": "URL",
            "reactions": "Total Interactions",
        }
    ),
)
def crowdtangle_facebook(fields: Fields) -> Fields:
    """Return the fields with the post's id from its address; who wrote in a group is not told."""
    return completed(fields) | ({} if "or_author" in fields else {"author": None})
