"""What is told of one post, thing by thing: by findings, by a person, and labels made of such things."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from insights.model import Annotation, Decision, Intent, Kind, Need, Polarity, Segment
from insights.quality.comparisons import one_polarity
from insights.quality.labels import Cost, Decided, Dose, Effect, Labels, Named, Offsets, Reason, Stance, Trial, Use

Part = Named | Effect | Dose | Decided | Trial | Use | Offsets | str

LISTED: Mapping[str, Kind] = {
    "medications": Kind.MEDICATION,
    "side_effects": Kind.SIDE_EFFECT,
    "decisions": Kind.DECISION,
    "quality_of_life": Kind.QUALITY_OF_LIFE,
    "dosing": Kind.DOSING,
    "cost_access": Kind.COST_ACCESS,
    "treatment_choice": Kind.TREATMENT_CHOICE,
    "coping_tips": Kind.COPING_TIP,
    "companies": Kind.COMPANY,
    "sources_cited": Kind.SOURCE_CITED,
    "pipeline": Kind.PIPELINE,
    "off_label": Kind.OFF_LABEL,
    "promotion": Kind.PROMOTION,
}
"""The fields of labels that say several things of a post, or one of a few, and the kind of finding each is about."""

CHOSEN = ("segment", "intents", "needs", "adverse_event")
"""The fields that are chosen of a list of tokens, or said with yes or no."""

_ONE_OF = ("quality_of_life", "promotion")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told of a post, as the field of labels holds it; `at` are the words of the post it rests on."""

    field: str
    part: Part
    at: Offsets | None = None

    @property
    def same(self) -> tuple[object, ...]:
        """What two people, or a person and the program, must agree in to tell the same."""
        match self.part:
            case Named() | Trial() | Use():
                return self.field, (self.part.name or "").casefold()
            case Effect() | Dose():
                return self.field, self.part.at
            case Decided():
                return self.field, self.part.decision, self.part.medication, self.part.to
        return self.field, self.part

    @property
    def feeling(self) -> Polarity | None:
        return self.part.polarity if isinstance(self.part, Named) else None

    def felt(self, polarity: Polarity) -> Told:
        """Return the same with another attitude, where it has one."""
        if not isinstance(self.part, Named):
            return self
        return replace(self, part=self.part.model_copy(update={"polarity": polarity}))


def found_told(findings: Sequence[Annotation]) -> list[Told]:
    """Return what the findings of a post tell, each thing once, in the order of `LISTED` and of the text."""
    told: dict[tuple[object, ...], Told] = {}
    for field, kind in LISTED.items():
        for one in sorted((one for one in findings if one.kind is kind), key=lambda one: (one.start, one.end)):
            thing = _thing(field, one, findings)
            if thing is not None:
                told.setdefault(thing.same, thing)
    return list(told.values())


def found_labels(findings: Sequence[Annotation]) -> Labels:
    """Return the findings of a post as labels, all fields said."""

    def tokens(kind: Kind) -> list[str]:
        return [one.value for one in findings if one.kind is kind and not one.negated]

    voice = next(iter(tokens(Kind.SEGMENT)), None)
    return Labels(
        segment=Segment(voice) if voice else None,
        intents=tuple(one for one in Intent if one in tokens(Kind.INTENT)),
        needs=tuple(one for one in Need if one in tokens(Kind.NEED)),
        adverse_event=bool(tokens(Kind.ADVERSE_EVENT)),
        **said(found_told(findings), LISTED),
    )


def labelled_told(labels: Labels) -> list[Told]:
    """Return what labels tell in the fields of `LISTED` that are said."""
    told: list[Told] = []
    for field in LISTED:
        value = getattr(labels, field)
        if isinstance(value, bool):
            value = "yes" if value else None
        parts: Iterable[Part] = () if value in (None, "none") else (value,) if isinstance(value, str) else value
        told += [Told(field, part, _place(part)) for part in parts]
    return told


def said(told: Iterable[Told], fields: Collection[str]) -> dict[str, Any]:
    """Return the values that `fields` of labels have where `told` is all there is of them.

    A field that holds one value is not said where two are told.
    """
    things = list(told)
    values: dict[str, Any] = {}
    for field in fields:
        parts = [one.part for one in things if one.field == field]
        if field == "treatment_choice":
            values[field] = bool(parts)
        elif field in _ONE_OF:
            values[field] = None if len(parts) > 1 else parts[0] if parts else "none"
        else:
            values[field] = tuple(parts)
    return values


def _thing(field: str, one: Annotation, findings: Sequence[Annotation]) -> Told | None:
    """Return what one finding tells, or None where labels have no words for it."""
    at = (one.start, one.end)
    attributes = one.attributes
    part: Part | None = None
    if field == "side_effects":
        told = "denied" if one.negated else "worry" if one.hypothetical else "had"
        return Told(field, Effect(at=at, medication=one.target, told=told), at)  # type: ignore[arg-type]
    if one.negated:
        return None
    match field:
        case "medications":
            part = Named(name=one.value, polarity=_felt(one, findings))
        case "companies" if attributes.get("via", "named") == "named":
            part = Named(name=one.value, polarity=_felt(one, findings))
        case "decisions":
            why = attributes.get("reason")
            part = Decided(
                decision=Decision(one.value),
                medication=attributes.get("from") or one.target,
                to=attributes.get("to"),
                reason=why if why in get_args(Reason) else None,  # type: ignore[arg-type]
            )
        case "dosing":
            part = Dose(at=at, medication=one.target)
        case "cost_access" if one.value in get_args(Cost):
            part = one.value
        case "quality_of_life" | "promotion":
            part = one.value
        case "treatment_choice":
            part = "yes"
        case "coping_tips" | "sources_cited":
            part = at
        case "pipeline" if attributes.get("stance") in get_args(Stance):
            part = Trial(name=one.value, stance=attributes["stance"])  # type: ignore[arg-type]
        case "off_label":
            part = Use(name=one.value, use=attributes.get("use", ""))
    return None if part is None else Told(field, part, at)


def _felt(one: Annotation, findings: Sequence[Annotation]) -> Polarity:
    """Return the attitude over all mentions of what one finding names."""
    same = (f for f in findings if f.kind is one.kind and f.value == one.value and not f.negated)
    named = (f for f in same if f.attributes.get("via", "named") == "named")
    return one_polarity({f.polarity or Polarity.NEUTRAL for f in named})


def _place(part: Part) -> Offsets | None:
    if isinstance(part, tuple):
        return part
    return part.at if isinstance(part, Effect | Dose) else None
