"""What the address of a post says about it: the platform, the post's id there, its thread and community."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from insights.readers._base import Fields

_HOSTS = {
    "reddit.com": "reddit",
    "redd.it": "reddit",
    "twitter.com": "x",
    "x.com": "x",
    "facebook.com": "facebook",
    "instagram.com": "instagram",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
}
_WITHOUT_COMMUNITIES = ("x", "instagram", "youtube")
_REDDIT = re.compile(
    r"/(?:(?P<community>(?:r|user)/[\w-]{2,40})/)?comments/(?P<thread_id>\w{2,12})(?:/[^/]*(?:/(?P<id>\w{2,12}))?)?/?"
)
_X = re.compile(r"/(?:\w{1,50}|i/web)/status(?:es)?/(?P<id>\d{1,20})(?:/.*)?")
_FACEBOOK = re.compile(r"/(?:groups/)?(?P<page>\d+)/(?:posts|permalink)/(?P<post>\d+)/?")
_INSTAGRAM = re.compile(r"/(?:p|reel|tv)/(?P<id>[\w-]{5,40})/?")


def platform(url: Any) -> str | None:
    """Return "reddit", "x" and so on for an address on one of the platforms known here, else None."""
    host = _parts(url)[0]
    return next((name for known, name in _HOSTS.items() if host == known or host.endswith(f".{known}")), None)


def said(url: Any) -> Fields:
    """Return the fields an address tells for certain: "source", "id", "thread_id", "community" as far as it does."""
    source, path = platform(url), _parts(url)[1]
    if source == "reddit" and (found := _REDDIT.fullmatch(path)):
        told = {**found.groupdict(), "id": found["id"] or found["thread_id"]}
    elif source == "x" and (found := _X.fullmatch(path)):
        told = {"id": found["id"]}
    elif source == "facebook" and (found := _FACEBOOK.fullmatch(path)):
        told = {"id": f"{found['page']}_{found['post']}"}
    elif source == "instagram" and (found := _INSTAGRAM.fullmatch(path)):
        told = {"id": found["id"]}
    else:
        told = {}
    return {name: value for name, value in (("source", source), *told.items()) if value}


def completed(fields: Fields, *, answer: bool = False) -> Fields:
    """Return the fields of a mention with what its address says in place of the tool's own ids and names.

    An answer whose address is that of its thread does not get the thread's id. Where a platform has no
    communities, the tool's word for the platform is none.
    """
    told = said(fields.get("url"))
    if told.get("source") in _WITHOUT_COMMUNITIES:
        told["community"] = None
    if answer and told.get("id") == told.get("thread_id", ""):
        del told["id"]
    parent = said(fields.get("parent_id")).get("id") or fields.get("parent_id")
    return {**fields, **told, "parent_id": parent}


def _parts(url: Any) -> tuple[str, str]:
    try:
        parts = urlsplit(str(url or "").strip())
        return (parts.hostname or "").lower(), parts.path
    except ValueError:
        return "", ""
