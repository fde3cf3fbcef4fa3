"""Theme merges: two themes that are one to people, shown as one."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo

from insights.decisions._fields import Condition, Id, lines
from insights.decisions._kind import Payload, decision_kind


def _another(into: str, info: ValidationInfo) -> str:
    if into == info.data.get("theme_id"):
        raise ValueError("must be another theme")
    return into


@decision_kind("theme_merge", key="condition/theme_id")
class ThemeMerge(Payload):
    """A theme, or a part of one, whose posts are shown as those of another; it stays when posts are mined again."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"condition": "diabetes", "theme_id": "t12", "into": "t3"},
                {"condition": "diabetes", "theme_id": "t12", "into": "t4", "note": "Closer to this one."},
            ]
        }
    )

    condition: Condition
    theme_id: Id
    into: Annotated[Id, AfterValidator(_another)]
    note: Annotated[str, Field(max_length=500), lines] = ""
