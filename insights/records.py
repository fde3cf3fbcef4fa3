"""One row annotated, as a record for other programs: the line format of `python -m insights annotate`.

`records.schema.json` is the JSON Schema of a line; a test keeps it equal to these models.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from insights.analysis import Row
from insights.model import Annotation, Decision, Exclusion, Intent, Kind, Need, Polarity, Segment

Item = TypeVar("Item")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MedicationRecord(_Part):
    """A medication named: generic in lower case, brand as named, and the writer's attitude to it."""

    name: str
    brand: str | None
    polarity: Polarity


class SideEffectRecord(_Part):
    """A side effect that happened; `effect` is its one lay name, `phrase` the words used."""

    medication: str | None
    effect: str
    phrase: str


class DecisionRecord(_Part):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    medication: str | None
    decision: Decision
    from_: str | None = Field(alias="from")
    to: str | None
    reason: str | None


class DosingRecord(_Part):
    medication: str | None
    dose: str | None
    unit: str | None
    frequency: str | None


class PipelineRecord(_Part):
    name: str
    stance: Literal["hope", "doubt", "join", "follow"]


class CompanyRecord(_Part):
    name: str
    via: Literal["named", "product"]
    polarity: Polarity


class Record(_Part):
    """One input row. `text` is de-identified; findings are given also for rows that are excluded."""

    source_id: str | None
    kept: bool
    excluded: Exclusion | None
    segment: Segment
    segment_score: float = Field(ge=0, le=1)
    intents: list[Intent]
    needs: list[Need]
    medications: list[MedicationRecord]
    side_effects: list[SideEffectRecord]
    decisions: list[DecisionRecord]
    dosing: list[DosingRecord]
    quality_of_life: Literal["better", "worse"] | None
    pipeline: list[PipelineRecord]
    companies: list[CompanyRecord]
    adverse_event: bool
    elements: list[str]
    text: str


def to_record(row: Row) -> Record:
    """Return the record of one analysed row; an unreadable one has empty findings and text."""
    by_kind: dict[Kind, list[Annotation]] = {kind: [] for kind in Kind}
    for annotation in row.annotations:
        by_kind[annotation.kind].append(annotation)
    told = {kind: [a for a in found if not a.negated] for kind, found in by_kind.items()}
    voice = max(by_kind[Kind.SEGMENT], key=lambda a: a.score, default=None)
    life = told[Kind.QUALITY_OF_LIFE]
    return Record(
        source_id=row.source_id,
        kept=row.excluded is None,
        excluded=row.excluded,
        segment=Segment(voice.value) if voice else Segment.UNCLEAR,
        segment_score=round(voice.score, 3) if voice else 0.0,
        intents=[Intent(value) for value in _distinct(a.value for a in told[Kind.INTENT])],
        needs=[Need(value) for value in _distinct(a.value for a in told[Kind.NEED])],
        medications=list(_medications(by_kind[Kind.MEDICATION])),
        side_effects=_distinct(
            SideEffectRecord(medication=a.target, effect=a.value, phrase=a.evidence)
            for a in told[Kind.SIDE_EFFECT]
            if not a.hypothetical
        ),
        decisions=_distinct(map(_decision, told[Kind.DECISION])),
        dosing=_distinct(map(_dosing, told[Kind.DOSING])),
        quality_of_life=_life(life),
        pipeline=_distinct(
            PipelineRecord.model_validate({"name": a.value, "stance": a.attributes.get("stance", "follow")})
            for a in by_kind[Kind.PIPELINE]
        ),
        companies=_distinct(
            CompanyRecord.model_validate(
                {
                    "name": a.value,
                    "via": a.attributes.get("via", "named"),
                    "polarity": a.polarity or Polarity.NEUTRAL,
                }
            )
            for a in by_kind[Kind.COMPANY]
        ),
        adverse_event=bool(by_kind[Kind.ADVERSE_EVENT]),
        elements=sorted(
            {e for a in by_kind[Kind.ADVERSE_EVENT] for e in a.attributes.get("elements", "").split(",") if e}
        ),
        text=row.post.text if row.post else "",
    )


def _distinct(items: Iterable[Item]) -> list[Item]:
    kept: list[Item] = []
    for item in items:
        if item not in kept:
            kept.append(item)
    return kept


def _medications(found: Iterable[Annotation]) -> Iterator[MedicationRecord]:
    """Yield one record per medication and brand; attitudes that differ within the post make it mixed."""
    feelings: dict[tuple[str, str | None], set[Polarity]] = {}
    for a in found:
        feelings.setdefault((a.value, a.attributes.get("brand")), set()).add(a.polarity or Polarity.NEUTRAL)
    for (name, brand), felt in feelings.items():
        yield MedicationRecord(name=name, brand=brand, polarity=_together(felt))


def _together(felt: set[Polarity]) -> Polarity:
    strong = felt - {Polarity.NEUTRAL}
    if not strong:
        return Polarity.NEUTRAL
    return strong.pop() if len(strong) == 1 else Polarity.MIXED


def _decision(a: Annotation) -> DecisionRecord:
    return DecisionRecord.model_validate(
        {
            "medication": a.target,
            "decision": a.value,
            "from": a.attributes.get("from"),
            "to": a.attributes.get("to"),
            "reason": a.attributes.get("reason"),
        }
    )


def _dosing(a: Annotation) -> DosingRecord:
    return DosingRecord(
        medication=a.target,
        dose=a.attributes.get("dose"),
        unit=a.attributes.get("unit"),
        frequency=a.attributes.get("frequency"),
    )


def _life(found: list[Annotation]) -> Literal["better", "worse"] | None:
    """Return the change told most often; None if nothing is told or as much of one as of the other."""
    better = sum(a.value == "better" for a in found)
    worse = len(found) - better
    if better == worse:
        return None
    return "better" if better > worse else "worse"
