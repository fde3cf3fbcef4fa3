"""One post compared: what a person labelled against what was found, a row for each finding and class.

A comparison is a function from labels and findings to counts, decorated with the finding it compares;
adding a function here is all a further finding needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

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

    def generic(self, name: str) -> str:
        return self.lexicon.medication(name)[0].casefold()

    def company(self, name: str) -> str:
        known = (m.phrase.name for m in self.lexicon.matcher.find(name) if m.phrase.category == "company")
        return next(known, name).casefold()


_UNNAMED = ("doctor", "nurse", "pharmacist")
"""Sources that the guide labels only where they are named."""
Compare = Callable[[Compared], Iterable[Count] | None]
COMPARISONS: dict[str, Compare] = {}


def _compares(name: str) -> Callable[[Compare], Compare]:
    def register(function: Compare) -> Compare:
        COMPARISONS[name] = function
        return function

    return register


@_compares("intent")
def _intents(post: Compared) -> Iterable[Count] | None:
    if post.labels.intents is None:
        return None
    return _sets({intent.value for intent in post.labels.intents}, {found.value for found in post.of(Kind.INTENT)})


@_compares("need")
def _needs(post: Compared) -> Iterable[Count] | None:
    if post.labels.needs is None:
        return None
    return _sets({need.value for need in post.labels.needs}, {found.value for found in post.of(Kind.NEED)})


@_compares("medication")
def _medications(post: Compared) -> Iterable[Count] | None:
    if post.labels.medications is None:
        return None
    labelled = {post.generic(named.name) for named in post.labels.medications}
    return _counted(ANY, labelled, {found.value.casefold() for found in post.of(Kind.MEDICATION)})


@_compares("side_effect")
def _side_effects(post: Compared) -> Iterable[Count] | None:
    if post.labels.side_effects is None:
        return None
    labelled = [effect.at for effect in post.labels.side_effects if effect.told == "had"]
    return _spans(labelled, [found for found in post.of(Kind.SIDE_EFFECT) if not found.hypothetical])


@_compares("decision")
def _decisions(post: Compared) -> Iterable[Count] | None:
    if post.labels.decisions is None:
        return None
    return _sets(
        {decided.decision.value for decided in post.labels.decisions},
        {found.value for found in post.of(Kind.DECISION)},
    )


@_compares("quality_of_life")
def _quality_of_life(post: Compared) -> Iterable[Count] | None:
    told = post.labels.quality_of_life
    if told is None:
        return None
    return _sets({str(told)} - {"none"}, {found.value for found in post.of(Kind.QUALITY_OF_LIFE)})


@_compares("dosing")
def _dosing(post: Compared) -> Iterable[Count] | None:
    if post.labels.dosing is None:
        return None
    return _spans([dose.at for dose in post.labels.dosing], post.of(Kind.DOSING))


@_compares("cost_access")
def _cost_access(post: Compared) -> Iterable[Count] | None:
    if post.labels.cost_access is None:
        return None
    return _yes(bool(post.labels.cost_access), bool(post.of(Kind.COST_ACCESS)))


@_compares("treatment_choice")
def _treatment_choice(post: Compared) -> Iterable[Count] | None:
    if post.labels.treatment_choice is None:
        return None
    return _yes(post.labels.treatment_choice, bool(post.of(Kind.TREATMENT_CHOICE)))


@_compares("coping_tip")
def _coping_tips(post: Compared) -> Iterable[Count] | None:
    if post.labels.coping_tips is None:
        return None
    return _yes(bool(post.labels.coping_tips), bool(post.of(Kind.COPING_TIP)))


@_compares("company")
def _companies(post: Compared) -> Iterable[Count] | None:
    if post.labels.companies is None:
        return None
    return _counted(ANY, {post.company(named.name) for named in post.labels.companies}, set(_named(post)))


@_compares("source_cited")
def _sources(post: Compared) -> Iterable[Count] | None:
    if post.labels.sources_cited is None:
        return None
    found = [one for one in post.of(Kind.SOURCE_CITED) if one.value not in _UNNAMED]
    return _yes(bool(post.labels.sources_cited), bool(found))


@_compares("pipeline")
def _pipeline(post: Compared) -> Iterable[Count] | None:
    if post.labels.pipeline is None:
        return None
    return _yes(bool(post.labels.pipeline), bool(post.of(Kind.PIPELINE)))


@_compares("off_label")
def _off_label(post: Compared) -> Iterable[Count] | None:
    if post.labels.off_label is None:
        return None
    labelled = {post.generic(use.name) for use in post.labels.off_label}
    return _counted(ANY, labelled, {found.value.casefold() for found in post.of(Kind.OFF_LABEL)})


@_compares("promotion")
def _promotion(post: Compared) -> Iterable[Count] | None:
    if post.labels.promotion is None:
        return None
    return _yes(post.labels.promotion != "none", bool(post.of(Kind.PROMOTION)))


@_compares("adverse_event")
def _adverse_event(post: Compared) -> Iterable[Count] | None:
    if post.labels.adverse_event is None:
        return None
    return _yes(post.labels.adverse_event, bool(post.of(Kind.ADVERSE_EVENT)))


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


def _counted(value: str, labelled: set[str], found: set[str]) -> Iterator[Count]:
    both = len(labelled & found)
    yield Count(value, len(labelled), len(found), both, both)


def _yes(labelled: bool, found: bool) -> Iterator[Count]:
    yield Count(ANY, labelled, found, labelled and found, labelled and found)


def _spans(labelled: Sequence[Offsets], found: Sequence[Annotation]) -> Iterator[Count]:
    places = {(one.start, one.end) for one in found}
    recalled = sum(any(_overlap(at, place) for place in places) for at in labelled)
    precise = sum(any(_overlap(at, place) for at in labelled) for place in places)
    yield Count(ANY, len(labelled), len(places), recalled, precise)


def _overlap(one: Offsets, other: Offsets) -> bool:
    return one[0] < other[1] and other[0] < one[1]
