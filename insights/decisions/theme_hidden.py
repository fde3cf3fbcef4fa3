"""Hidden themes: themes that tell people nothing, left out of every list."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from insights.decisions._fields import Condition, Id, lines
from insights.decisions._kind import Payload, decision_kind


@decision_kind("theme_hidden", key="condition/theme_id")
class ThemeHidden(Payload):
    """A theme, or a part of one, that is not shown; its posts still count among all posts."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"condition": "diabetes", "theme_id": "t12"},
                {"condition": "diabetes", "theme_id": "t12", "reason": "Only greetings."},
            ]
        }
    )

    condition: Condition
    theme_id: Id
    reason: Annotated[str, Field(max_length=500), lines] = ""
