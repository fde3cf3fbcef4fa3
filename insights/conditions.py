"""Condition packs: all Earshot knows about a disease, one TOML file each in `data/conditions/`."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from insights.errors import PackError
from insights.model import Intent, Need, Segment
from insights.pack_faults import fault

PACKS = Path(__file__).resolve().parent.parent / "data" / "conditions"

Stage = Literal["approved", "withdrawn", "off_label", "symptomatic", "pipeline"]
BrandKind = Literal["original", "biosimilar", "generic"]
EventKind = Literal[
    "approval", "submission", "readout", "safety", "withdrawal", "generic", "company", "research", "other"
]
GROUPS = ("medications", "companies", "side_effects", "symptoms", "care", "cited")
_Owner = tuple[str, int]
_Claim = tuple[str, _Owner]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Brand(_Part):
    """A trade name and who sells it now; `former` lists earlier owners, `approved` a date by region."""

    name: str
    kind: BrandKind = "original"
    company: str | None = None
    former: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    approved: dict[str, date] = Field(default_factory=dict)


class Phase(_Part):
    """A step of development: entered on `since`, with what was read out; `region` where it holds there only."""

    phase: Literal["preclinical", "1", "2", "3", "submitted", "approved", "stopped"]
    since: date
    region: str = ""
    note: str = ""


class Medication(_Part):
    """One substance. `ambiguous` aliases count only in a post that names the condition or another medication.

    `sponsor` stands in where no one company does: a university, a charity, several companies.
    """

    generic: str
    brands: tuple[Brand, ...] = ()
    company: str | None = None
    sponsor: str = ""
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    drug_class: str = ""
    route: str = ""
    mechanism: str = ""
    stage: Stage = "approved"
    indications: tuple[str, ...] = ()
    approved: dict[str, date] = Field(default_factory=dict)
    withdrawn: date | None = None
    phases: tuple[Phase, ...] = ()
    side_effects: tuple[str, ...] = ()


class Company(_Part):
    name: str
    aliases: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()


class Term(_Part):
    """A thing with one name and the ways people write it; `group` rolls it up ("skin")."""

    name: str
    clinical: str = ""
    group: str = ""
    phrases: tuple[str, ...] = ()


class Event(_Part):
    """Something on the timeline that may move the talk: an approval, a recall, a readout."""

    on: date
    label: str
    kind: EventKind = "other"
    medication: str | None = None
    company: str | None = None
    source: str = ""


class Cues(_Part):
    """Phrases beyond the general ones that give a voice, an intent or a need away in this condition."""

    segments: dict[Segment, tuple[str, ...]] = Field(default_factory=dict)
    intents: dict[Intent, tuple[str, ...]] = Field(default_factory=dict)
    needs: dict[Need, tuple[str, ...]] = Field(default_factory=dict)


class ConditionPack(_Part):
    """A disease as Earshot knows it. A pack may have no medications at all."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str
    terms: tuple[str, ...]
    told_by: Literal[Segment.PATIENT, Segment.CAREGIVER] = Segment.PATIENT
    """Who mostly writes: of a condition of small children, those who care for them."""
    communities: tuple[str, ...] = ()
    fact_sources: dict[str, str] = Field(default_factory=dict)
    medications: tuple[Medication, ...] = ()
    companies: tuple[Company, ...] = ()
    side_effects: tuple[Term, ...] = ()
    symptoms: tuple[Term, ...] = ()
    care: tuple[Term, ...] = ()
    cited: tuple[Term, ...] = ()
    look_alikes: tuple[str, ...] = ()
    cues: Cues = Cues()
    events: tuple[Event, ...] = ()
    digest: str = ""

    @property
    def holds(self) -> tuple[str, ...]:
        """Return the groups of facts that are not empty."""
        return tuple(group for group in GROUPS if getattr(self, group))


def load(name_or_path: str | Path) -> ConditionPack:
    """Return the pack of that name in `data/conditions/`, or of that path.

    Raises PackError naming the file and the key at fault, or listing the packs there are.
    """
    path = _locate(str(name_or_path))
    raw = path.read_bytes()
    try:
        content = tomllib.loads(raw.decode("utf-8"))
        if "digest" in content:
            raise PackError(f"{path.name}: digest: is worked out from the file; remove the line.")
        pack = ConditionPack.model_validate(content)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path.name}: is not valid TOML ({error}); mend that line.") from error
    except RecursionError as error:
        raise PackError(f"{path.name}: lists stand in lists too deep; write one list of words.") from error
    except ValidationError as error:
        raise PackError(f"{path.name}: {_first_fault(error, raw.decode('utf-8'))}") from error
    return pack.model_copy(update={"digest": hashlib.sha256(raw).hexdigest()[:16]})


def names() -> list[str]:
    """Return the names of the packs in `data/conditions/`, sorted."""
    return sorted(path.stem for path in PACKS.glob("*.toml"))


def problems(pack: ConditionPack) -> list[str]:
    """Return, a line each, what is wrong with a pack that loads: overlaps, loose ends, odd dates."""
    return [
        *_claimed_twice(pack),
        *_without_company(pack),
        *_odd_dates(pack),
        *_unknown_names(pack),
        *_without_source(pack),
    ]


def _locate(given: str) -> Path:
    if given.endswith(".toml") or "/" in given:
        path = Path(given)
        if not path.is_file():
            raise PackError(f"{given}: no such file; give the path of a condition pack (.toml).")
        return path
    path = PACKS / f"{given}.toml"
    if given in names():
        return path
    known = ", ".join(names()) or "none"
    raise PackError(f"{given}: no such condition; choose one of {known}, or give a .toml path.")


def _first_fault(error: ValidationError, text: str) -> str:
    parts: tuple[type[BaseModel], ...] = (ConditionPack, *_Part.__subclasses__())
    keys = {key for part in parts for key in part.model_fields}
    return fault(error, text, top=ConditionPack.model_fields, keys=keys - {"digest"})


def _medication_names(pack: ConditionPack) -> Iterator[_Claim]:
    for place, drug in enumerate(pack.medications):
        brands = (name for brand in drug.brands for name in (brand.name, *brand.aliases))
        for phrase in (drug.generic, *drug.aliases, *drug.ambiguous, *brands):
            yield phrase.casefold(), (f"medication {drug.generic}", place)


def _company_names(pack: ConditionPack) -> Iterator[_Claim]:
    for place, company in enumerate(pack.companies):
        for phrase in (company.name, *company.aliases, *company.handles, *company.programmes):
            yield phrase.casefold(), (f"company {company.name}", place)


def _term_names(kind: str, terms: tuple[Term, ...]) -> Iterator[_Claim]:
    for place, term in enumerate(terms):
        for phrase in filter(None, (term.name, term.clinical, *term.phrases)):
            yield phrase.casefold(), (f"{kind} {term.name}", place)


def _claimed_twice(pack: ConditionPack) -> Iterator[str]:
    named = [*_medication_names(pack), *_company_names(pack)]
    # A symptom may share its words with a side effect: fatigue is both.
    for claims in (
        [*named, *_term_names("side effect", pack.side_effects), *_term_names("care", pack.care)],
        _term_names("symptom", pack.symptoms),
        _term_names("cited", pack.cited),
    ):
        claimed: dict[str, _Owner] = {}
        for phrase, owner in claims:
            first = claimed.setdefault(phrase, owner)
            if first != owner:
                yield f'"{phrase}" is claimed by {first[0]} and by {owner[0]}; keep it in one.'
    owners = dict(named)
    for phrase in (*pack.look_alikes, *pack.terms):
        if found := owners.get(phrase.casefold()):
            yield f'"{phrase}" is a name of {found[0]} and a term or look-alike; keep it in one.'


def _without_company(pack: ConditionPack) -> Iterator[str]:
    for drug in pack.medications:
        if drug.stage in ("approved", "pipeline", "withdrawn") and not (
            drug.company or drug.sponsor or any(brand.company for brand in drug.brands)
        ):
            yield f"medication {drug.generic} has no company; name one on it or on a brand, or a sponsor."


def _odd_dates(pack: ConditionPack) -> Iterator[str]:
    for drug in pack.medications:
        if (drug.stage == "withdrawn") != (drug.withdrawn is not None):
            yield f'medication {drug.generic}: give both stage "withdrawn" and its date, or neither.'
        if drug.withdrawn and drug.withdrawn < max(drug.approved.values(), default=drug.withdrawn):
            yield f"medication {drug.generic}: withdrawn before it was approved; check the dates."
        if list(drug.phases) != sorted(drug.phases, key=lambda phase: phase.since):
            yield f"medication {drug.generic}: phases are not in the order of their dates; sort them."


def _unknown_names(pack: ConditionPack) -> Iterator[str]:
    companies = {company.name for company in pack.companies}
    generics = {drug.generic for drug in pack.medications}
    for drug in pack.medications:
        for company in (drug.company, *(brand.company for brand in drug.brands)):
            if company and company not in companies:
                yield f"medication {drug.generic}: company {company} is not among [[companies]]; add it."
    for event in pack.events:
        if event.medication and event.medication not in generics:
            yield f"event {event.on} {event.label}: medication {event.medication} is not in the pack."
        if event.company and event.company not in companies:
            yield f"event {event.on} {event.label}: company {event.company} is not in the pack."


def _without_source(pack: ConditionPack) -> Iterator[str]:
    for group in pack.holds:
        if not any(key == group or key.startswith(f"{group}_") for key in pack.fact_sources):
            yield f"[[{group}]] name no public source; add {group} to [fact_sources]."
    for event in pack.events:
        if not event.source:
            yield f"event {event.on} {event.label}: names no source; add one."
