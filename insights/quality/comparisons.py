"""One post compared: what a person labelled against what was found, a row for each finding and class.

A comparison is a field of labels and how what it says meets what was found; a line in `COMPARISONS` is all a further
finding needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from insights.language.lexicon import Lexicon
from insights.model import Annotation, Kind, Polarity
from insights.quality.labels import Labels, Named, Offsets

ANY = "any"


@dataclass(frozen=True, slots=True)
class Count:
    """Of one class in one post: how many labelled, found; labels that were found, finds that are labelled."""

    value: str
    labelled: int
    found: int
    recalled: int
    precise: int


@dataclass(frozen=True, slots=True)
class Pair:
    """The class a person chose and the one that was found, where exactly one holds."""

    labelled: str
    found: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A post under comparison: labels, findings and the lexicon they were found with."""

    labels: Labels
    findings: Sequence[Annotation]
    lexicon: Lexicon

    def of(self, kind: Kind) -> list[Annotation]:
        """Return the findings of `kind` that are not denied."""
        return [found for found in self.findings if found.kind is kind and not found.negated]

    def values(self, kind: Kind) -> set[str]:
        """Return the classes of those findings."""
        return {found.value for found in self.of(kind)}

    def generic(self, name: str) -> str:
        return self.lexicon.medication(name)[0].casefold()

    def company(self, name: str) -> str:
        known = (m.phrase.name for m in self.lexicon.matcher.find(name) if m.phrase.category == "company")
        return next(known, name).casefold()


Compare = Callable[[Any, Compared], Iterable[Count]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The field of labels that says a finding, and what makes counts of what it says and of the post."""

    field: str
    compare: Compare

    def __call__(self, post: Compared) -> Iterable[Count] | None:
        """Return the counts of a post, None where nobody labelled it."""
        said = getattr(post.labels, self.field)
        return None if said is None else self.compare(said, post)


def _classes(kind: Kind) -> Compare:
    return lambda said, post: _sets({str(one) for one in said}, post.values(kind))


def _medicines(kind: Kind) -> Compare:
    return lambda said, post: _counted(
        {post.generic(one.name) for one in said}, {value.casefold() for value in post.values(kind)}
    )


def _whether(kind: Kind, *, leave_out: Sequence[str] = ()) -> Compare:
    return lambda said, post: _yes(bool(said) and said != "none", bool(post.values(kind) - {*leave_out}))


COMPARISONS: Mapping[str, Comparison] = {
    "intent": Comparison("intents", _classes(Kind.INTENT)),
    "need": Comparison("needs", _classes(Kind.NEED)),
    "medication": Comparison("medications", _medicines(Kind.MEDICATION)),
    "side_effect": Comparison(
        "side_effects",
        lambda said, post: _spans(
            [one.at for one in said if one.told == "had"],
            [one for one in post.of(Kind.SIDE_EFFECT) if not one.hypothetical],
        ),
    ),
    "decision": Comparison(
        "decisions", lambda said, post: _sets({str(one.decision) for one in said}, post.values(Kind.DECISION))
    ),
    "quality_of_life": Comparison(
        "quality_of_life", lambda said, post: _sets({said} - {"none"}, post.values(Kind.QUALITY_OF_LIFE))
    ),
    "dosing": Comparison("dosing", lambda said, post: _spans([one.at for one in said], post.of(Kind.DOSING))),
    "cost_access": Comparison("cost_access", _whether(Kind.COST_ACCESS)),
    "treatment_choice": Comparison("treatment_choice", _whether(Kind.TREATMENT_CHOICE)),
    "coping_tip": Comparison("coping_tips", _whether(Kind.COPING_TIP)),
    "company": Comparison(
        "companies", lambda said, post: _counted({post.company(one.name) for one in said}, set(_named(post)))
    ),
    "source_cited": Comparison(
        # The guide labels these sources only where they are named.
        "sources_cited",
        _whether(Kind.SOURCE_CITED, leave_out=("doctor", "nurse", "pharmacist")),
    ),
    "pipeline": Comparison("pipeline", _whether(Kind.PIPELINE)),
    "off_label": Comparison("off_label", _medicines(Kind.OFF_LABEL)),
    "promotion": Comparison("promotion", _whether(Kind.PROMOTION)),
    "adverse_event": Comparison("adverse_event", _whether(Kind.ADVERSE_EVENT)),
}


def choices(post: Compared) -> dict[str, list[Pair]]:
    """Return, of findings of which one class holds, the pairs of class labelled and class found; none not labelled.

    A polarity is compared where its medication or company is both labelled and found.
    """
    voice = next((found.value for found in post.of(Kind.SEGMENT)), "none")
    felt: dict[str, set[Polarity]] = {}
    for found in post.of(Kind.MEDICATION):
        felt.setdefault(found.value.casefold(), set()).add(found.polarity or Polarity.NEUTRAL)
    told: dict[str, list[Pair]] = {}
    if post.labels.segment is not None:
        told["segment"] = [Pair(post.labels.segment.value, voice)]
    if post.labels.medications is not None:
        told["medication_polarity"] = _pairs(post.labels.medications, felt, post.generic)
    if post.labels.companies is not None:
        told["company_polarity"] = _pairs(post.labels.companies, _named(post), post.company)
    return told


def _pairs(labelled: Sequence[Named], felt: dict[str, set[Polarity]], known_as: Callable[[str], str]) -> list[Pair]:
    return [
        Pair(named.polarity.value, one_polarity(felt[known_as(named.name)]).value)
        for named in labelled
        if known_as(named.name) in felt
    ]


def one_polarity(felt: set[Polarity]) -> Polarity:
    """Return the attitude that several mentions add up to: neutral ones give way, opposites are mixed."""
    sided = felt - {Polarity.NEUTRAL}
    if not sided:
        return Polarity.NEUTRAL
    return next(iter(sided)) if len(sided) == 1 else Polarity.MIXED


def _named(post: Compared) -> dict[str, set[Polarity]]:
    felt: dict[str, set[Polarity]] = {}
    for found in post.of(Kind.COMPANY):
        if found.attributes.get("via", "named") == "named":
            felt.setdefault(found.value.casefold(), set()).add(found.polarity or Polarity.NEUTRAL)
    return felt


def _sets(labelled: set[str], found: set[str]) -> Iterator[Count]:
    for value in sorted(labelled | found):
        both = int(value in labelled and value in found)
        yield Count(value, int(value in labelled), int(value in found), both, both)


def _counted(labelled: set[str], found: set[str]) -> Iterator[Count]:
    both = len(labelled & found)
    yield Count(ANY, len(labelled), len(found), both, both)


def _yes(labelled: bool, found: bool) -> Iterator[Count]:
    yield Count(ANY, labelled, found, labelled and found, labelled and found)


def _spans(labelled: Sequence[Offsets], found: Sequence[Annotation]) -> Iterator[Count]:
    places = {(one.start, one.end) for one in found}
    recalled = sum(any(_overlap(at, place) for place in places) for at in labelled)
    precise = sum(any(_overlap(at, place) for at in labelled) for place in places)
    yield Count(ANY, len(labelled), len(places), recalled, precise)


def _overlap(one: Offsets, other: Offsets) -> bool:
    return one[0] < other[1] and other[0] < one[1]
