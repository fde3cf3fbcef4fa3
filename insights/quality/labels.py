"""Labels: what a person found in one post, in the words of `insights.model`, and files of such posts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from insights.errors import InputError
from insights.model import Decision, Intent, Need, Polarity, Segment

Told = Literal["had", "worry", "denied"]
Reason = Literal["side_effect", "efficacy", "cost", "access", "pregnancy", "convenience", "advice"]
Cost = Literal["cost", "insurance", "access", "support_programme", "shortage"]
Stance = Literal["hope", "doubt", "join", "follow"]
Offsets = tuple[int, int]
_MISPLACED = "misplaced"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Named(_Part):
    """A medication or company named, and the writer's attitude to it."""

    name: str
    polarity: Polarity
    reason: str | None = None


class Effect(_Part):
    """A side effect by its place in the text, and whether it was had, feared or denied."""

    at: Offsets
    medication: str | None = None
    told: Told = "had"


class Dose(_Part):
    at: Offsets
    medication: str | None = None


class Decided(_Part):
    decision: Decision
    medication: str | None = None
    to: str | None = None
    reason: Reason | None = None


class Trial(_Part):
    """A medicine not yet approved, or unnamed research towards one, and the stance to it."""

    name: str | None = None
    stance: Stance


class Use(_Part):
    name: str
    use: str


class Labels(_Part):
    """All a person found in a post. A field that is None was not labelled, and is not measured."""

    segment: Segment | None = None
    loved_one: str | None = None
    intents: tuple[Intent, ...] | None = None
    needs: tuple[Need, ...] | None = None
    medications: tuple[Named, ...] | None = None
    side_effects: tuple[Effect, ...] | None = None
    decisions: tuple[Decided, ...] | None = None
    quality_of_life: Literal["better", "worse", "none"] | None = None
    dosing: tuple[Dose, ...] | None = None
    cost_access: tuple[Cost, ...] | None = None
    treatment_choice: bool | None = None
    coping_tips: tuple[Offsets, ...] | None = None
    companies: tuple[Named, ...] | None = None
    sources_cited: tuple[Offsets, ...] | None = None
    pipeline: tuple[Trial, ...] | None = None
    off_label: tuple[Use, ...] | None = None
    promotion: Literal["disclosed", "undisclosed", "none"] | None = None
    adverse_event: bool | None = None

    def misplaced(self, text: str) -> str | None:
        """Return the first field with a place that is not in `text`: beyond its end, empty or backwards."""
        for field in ("side_effects", "dosing", "coping_tips", "sources_cited"):
            for said in getattr(self, field) or ():
                start, end = said if isinstance(said, tuple) else said.at
                if not 0 <= start < end <= len(text):
                    return field
        return None


class LabelledPost(_Part):
    """A de-identified or made-up post and its labels: one line of a gold file. Offsets count characters of `text`."""

    id: Annotated[str, Field(min_length=1, max_length=200)]
    text: str
    community: str | None = None
    subject: str | None = None
    created_at: str | None = None
    made_up: bool = False
    labels: Labels

    @model_validator(mode="after")
    def _places_are_in_the_text(self) -> Self:
        if field := self.labels.misplaced(self.text):
            raise PydanticCustomError(_MISPLACED, "a place is not in the text", {"field": field})
        return self


def read_gold(path: Path) -> Iterator[LabelledPost]:
    """Yield the labelled posts of a file of JSON lines. Raises InputError naming file and line, never their content."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _post(line, f"{path.name}, line {number}")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text; give a file of labelled posts.") from error


def _post(line: str, where: str) -> LabelledPost:
    try:
        return LabelledPost.model_validate_json(line)
    except ValidationError as error:
        fault = error.errors(include_input=False, include_url=False)[0]
        if fault["type"] == _MISPLACED:
            raise InputError(
                f"{where}: labels.{fault['ctx']['field']} has a place that is not in the text; "
                "give [start, end] in characters, start before end."
            ) from None
        field = ".".join(str(part) for part in fault["loc"][:2]) or "the line"
        raise InputError(
            f"{where}: {field} does not fit ({fault['type']}); see tests/gold/README.md for the form."
        ) from None
