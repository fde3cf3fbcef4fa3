"""Theme names: what people call a theme, in place of the label that was worked out."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from insights.decisions._fields import Condition, Id, lines, one_line
from insights.decisions._kind import Payload, decision_kind


@decision_kind("theme_name", key="condition/theme_id")
class ThemeName(Payload):
    """The name somebody gave a theme of a condition; it stays when the posts are mined again."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "condition": "diabetes",
                    "theme_id": "t12",
                    "label": "Sore spots at the pump site",
                },
                {
                    "condition": "diabetes",
                    "theme_id": "t12",
                    "label": "Sore pump sites",
                    "note": "Shorter.",
                },
            ]
        }
    )

    condition: Condition
    theme_id: Id
    label: Annotated[str, Field(min_length=1, max_length=60), one_line]
    note: Annotated[str, Field(max_length=500), lines] = ""
