"""Saved views: a page with its filters, kept by name."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from insights.decisions._fields import Account, Id, one_line
from insights.decisions._kind import Payload, decision_kind

_Value = Annotated[str, Field(max_length=500), one_line]


@decision_kind("saved_view", key="owner/name")
class SavedView(Payload):
    """A page and the query parameters of its filters, saved by its owner under a short name.

    `query` is as `filters.to_query` gives it. It may name what no longer exists: whoever opens the
    view checks it like any other address.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"owner": "analyst", "name": "cost", "title": "Cost", "page": "Treatment", "query": {}},
                {
                    "owner": "analyst",
                    "name": "cost",
                    "title": "Cost since spring",
                    "page": "Treatment",
                    "query": {"condition": ["diabetes"], "since": ["2024-03-01"]},
                },
            ]
        }
    )

    owner: Account
    name: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    title: Annotated[str, Field(min_length=1, max_length=80), one_line]
    page: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=60)]
    query: Annotated[dict[Id, tuple[_Value, ...]], Field(max_length=40)]
