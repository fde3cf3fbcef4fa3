"""Theme pins: themes that lead every list of themes."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from insights.decisions._fields import Condition, Id, lines
from insights.decisions._kind import Payload, decision_kind


@decision_kind("theme_pin", key="condition/theme_id")
class ThemePin(Payload):
    """A theme, or a part of one, that comes before the others however large they are."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"condition": "diabetes", "theme_id": "t12"},
                {"condition": "diabetes", "theme_id": "t12", "note": "For the spring campaign."},
            ]
        }
    )

    condition: Condition
    theme_id: Id
    note: Annotated[str, Field(max_length=500), lines] = ""
