"""Theme splits: a theme too broad for people, shown by its parts."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from insights.decisions._fields import Condition, Id, lines
from insights.decisions._kind import Payload, decision_kind


@decision_kind("theme_split", key="condition/theme_id")
class ThemeSplit(Payload):
    """A theme in whose place its parts are shown; it stays when posts are mined again."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"condition": "diabetes", "theme_id": "t12"},
                {"condition": "diabetes", "theme_id": "t12", "note": "Sensors and pumps are two things."},
            ]
        }
    )

    condition: Condition
    theme_id: Id
    note: Annotated[str, Field(max_length=500), lines] = ""
