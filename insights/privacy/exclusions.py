"""Why a row that was read is not kept. Duplicates are for the store to find."""

from __future__ import annotations

import re
from datetime import date

from insights.model import Exclusion, RawPost
from insights.privacy.language import is_other_than
from insights.privacy.policies import policy

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/\S*|\[(?:image|img|link|video|gif)\]",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\w")


def exclusion(raw: RawPost, *, language: str = "en", today: date | None = None) -> Exclusion | None:
    """Return the first reason against keeping a row, or None where it can be kept; without `today` none is too old."""
    if raw.deleted:
        return Exclusion.DELETED
    if raw.repost:
        return Exclusion.REPOST
    if not raw.text.strip():
        return Exclusion.EMPTY
    if not _SPOKEN.search(_ADDRESS.sub("", raw.text)):
        return Exclusion.IMAGE_ONLY
    oldest = policy(raw.source).oldest_days
    if today and oldest is not None and raw.created_at and (today - raw.created_at.date()).days > oldest:
        return Exclusion.TOO_OLD
    return Exclusion.WRONG_LANGUAGE if is_other_than(raw.text, language) else None
