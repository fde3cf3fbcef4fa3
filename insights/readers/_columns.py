"""Which column is which field: by the names people give to columns, else by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from insights.readers import _times

_SYNONYMS = {
    "id": "id source_id comment_id post_id message_id tweet_id status_id review_id document_id uid guid uuid",
    "source": "source platform network source_type site",
    "community": "community subreddit group_name group forum_name forum board page_name page",
    "author": "author username user_name author_name author_handle screen_name user handle poster nickname",
    "created_at": "created_at created_utc created published_at publishedat published posted_at posted "
    "created_time post_created date_posted date_created post_date timestamp datetime date time",
    "title": "title headline post_title thread_title topic_title topic question",
    "text": "text full_text body selftext message content post_text comment_text review_text message_text "
    "post_body question_text review comment post tweet description reviews",
    "url": "url permalink post_url link href uri",
    "parent_id": "parent_id parent in_reply_to_id in_reply_to in_reply_to_status_id reply_to isreplyto",
    "thread_id": "thread_id conversation_id topic_id discussion_id link_id submission_id",
    "reactions": "reactions score likes like_count favorites favourites favorite_count upvotes ups points "
    "useful_count usefulcount total_interactions",
    "rating": "rating stars star_rating review_rating satisfaction",
    "subject": "subject drug drug_name drugname medication medicine product treatment",
}
SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {name: tuple(words.split()) for name, words in _SYNONYMS.items()}
)

Columns = Callable[[tuple[str, ...]], Mapping[str, str]]

_BETWEEN_WORDS = re.compile(r"[\s_.\-/]+")
_NAME_LIKE = re.compile(r"[^\W\d][\w .\-/()?:]{0,39}|")


@lru_cache(maxsize=512)
def propose(header: tuple[str, ...]) -> Mapping[str, str]:
    """Return field -> column for the columns whose names are known; no column is used twice."""
    by_name: dict[str, str] = {}
    for column in header:
        by_name.setdefault(_BETWEEN_WORDS.sub("_", column.strip().casefold()), column)
    found: dict[str, str] = {}
    for name, synonyms in SYNONYMS.items():
        named = [by_name[synonym] for synonym in synonyms if synonym in by_name]
        if named:
            found[name] = named[0]
    return MappingProxyType(found)


def either(choices: Mapping[str, str | Sequence[str]], *, always: bool = False) -> Columns:
    """Return what gives field -> column for a header: of several columns the first that is there.

    "a+b" is there where both are; "=word" always is. `always` names the first also where none is seen:
    for records whose keys the beginning of the file does not show.
    """

    def present(header: tuple[str, ...]) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for name, columns in choices.items():
            listed = (columns,) if isinstance(columns, str) else tuple(columns)
            there = (c for c in listed if c.startswith("=") or all(part in header for part in c.split("+")))
            column = next(there, listed[0] if always else None)
            if column is not None:
                found[name] = column
        return found

    return lru_cache(maxsize=512)(present)


def look_like_names(header: Sequence[str]) -> bool:
    """Return whether a first row can be column names: two that are known, or all short, never a sentence."""
    if len(propose(tuple(header))) >= 2:
        return True
    return bool(header) and all(_NAME_LIKE.fullmatch(column) and len(column.split()) <= 5 for column in header)


def guess(records: Iterable[Mapping[str, Any]], *, known: Iterable[str]) -> dict[str, str]:
    """Return field -> column for "text" and "created_at" judged by content, where no name gave them away."""
    found: dict[str, str] = {}
    taken = set(known)
    rows = list(records)
    columns = [column for column in dict.fromkeys(key for row in rows for key in row) if column not in taken]
    words = {column: _mean(len(str(row.get(column) or "").split()) for row in rows) for column in columns}
    longest = max(columns, key=lambda column: words[column], default=None)
    if longest is not None and words[longest] >= 3:
        found["text"] = longest
    for column in columns:
        cells = [str(row[column]) for row in rows if row.get(column) not in (None, "")]
        if cells and words[column] < 5 and _mean(_dated(cell) for cell in cells) > 0.9:
            found["created_at"] = column
            break
    return found


def _dated(cell: str) -> bool:
    return (len(cell) >= 8 and not cell.isdigit()) and _times.parse(cell) is not None


def _mean(values: Iterable[float]) -> float:
    collected = list(values)
    return sum(collected) / len(collected) if collected else 0.0
