"""The nouns of Earshot, one word for one thing. Frozen data, no behaviour beyond itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


class Segment(StrEnum):
    """The voice a post speaks with; a property of the post, never of its author."""

    NEWLY_DIAGNOSED = "newly_diagnosed"
    PATIENT = "patient"
    UNDIAGNOSED = "undiagnosed"
    CAREGIVER = "caregiver"
    PROFESSIONAL = "professional"
    UNCLEAR = "unclear"


class Intent(StrEnum):
    ASK = "ask"
    INFORM = "inform"
    EXPERIENCE = "experience"
    SEEK_SUPPORT = "seek_support"
    GIVE_SUPPORT = "give_support"
    VENT = "vent"
    PROMOTE = "promote"


class Need(StrEnum):
    WHY_AND_HOW = "why_and_how"
    LIVING_WITH = "living_with"
    MENTOR_SOUGHT = "mentor_sought"
    MENTOR_OFFERED = "mentor_offered"
    ENCOURAGEMENT = "encouragement"
    TREATMENT_CHOICE = "treatment_choice"
    COST_ACCESS = "cost_access"
    PRACTICAL_HELP = "practical_help"
    HELP_FOR_LOVED_ONE = "help_for_loved_one"
    HELP_FOR_CAREGIVER = "help_for_caregiver"


class Decision(StrEnum):
    """What somebody does about a treatment; `decline` chooses no treatment."""

    START = "start"
    KEEP = "keep"
    SWITCH = "switch"
    STOP = "stop"
    DECLINE = "decline"
    CONSIDERING = "considering"


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"
    MIXED = "mixed"
    NEUTRAL = "neutral"


class Experiencer(StrEnum):
    SELF = "self"
    LOVED_ONE = "loved_one"
    OTHER = "other"


class Flag(StrEnum):
    """Why a kept post stays out of patient questions by default."""

    VENDOR = "vendor"
    BOT = "bot"
    OFF_TOPIC = "off_topic"


class Exclusion(StrEnum):
    """Why a row read is not kept."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    DELETED = "deleted"
    IMAGE_ONLY = "image_only"
    WRONG_LANGUAGE = "wrong_language"
    REPOST = "repost"
    DUPLICATE = "duplicate"
    NEAR_DUPLICATE = "near_duplicate"
    ERASED = "erased"
    TOO_OLD = "too_old"


class Kind(StrEnum):
    """Kinds of finding; `value` of an annotation is a token or name of that kind.

    What an annotation of each kind carries beside its span, score and evidence:

    ================  ==============================  ==========================================
    kind              value                           target, polarity, attributes
    ================  ==============================  ==========================================
    segment           Segment                         -
    intent            Intent                          -
    need              Need                            -
    medication        generic, lower-case             polarity; brand
    side_effect       canonical lay name              target: generic; severity
    symptom           canonical lay name              -
    care              name, as in the pack            polarity
    decision          Decision                        target: generic; from, to, reason
    quality_of_life   better | worse                  target: generic
    dosing            "20 mg daily" as normalised     target: generic; dose, unit, frequency
    cost_access       cost | insurance | access |...  target: generic
    treatment_choice  "a or b", sorted generics       -
    coping_tip        what it helps against           -
    company           company name                    polarity; via (named | product), reason
    source_cited      site, charity, doctor, book     -
    pipeline          generic or code name            attributes: stance (hope | doubt | join | follow)
    off_label         generic                         attributes: use
    promotion         disclosed | undisclosed         -
    adverse_event     suspected                       target: generic; elements (comma separated)
    flag              Flag                            -
    ================  ==============================  ==========================================
    """

    SEGMENT = "segment"
    INTENT = "intent"
    NEED = "need"
    MEDICATION = "medication"
    SIDE_EFFECT = "side_effect"
    SYMPTOM = "symptom"
    CARE = "care"
    DECISION = "decision"
    QUALITY_OF_LIFE = "quality_of_life"
    DOSING = "dosing"
    COST_ACCESS = "cost_access"
    TREATMENT_CHOICE = "treatment_choice"
    COPING_TIP = "coping_tip"
    COMPANY = "company"
    SOURCE_CITED = "source_cited"
    PIPELINE = "pipeline"
    OFF_LABEL = "off_label"
    PROMOTION = "promotion"
    ADVERSE_EVENT = "adverse_event"
    FLAG = "flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPost:
    """One row as a reader yields it; may hold personal data. Text is title and body joined."""

    file: str
    line: int
    source: str
    source_id: str
    text: str
    author: str | None = None
    community: str | None = None
    created_at: datetime | None = None
    url: str | None = None
    parent_id: str | None = None
    thread_id: str | None = None
    reactions: int | None = None
    rating: float | None = None
    subject: str | None = None
    deleted: bool = False
    repost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """A row a reader could not read: where it stands and why, never its content."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One de-identified post; only `privacy` makes these. Keys are keyed hashes (hex)."""

    post_id: str
    source: str
    text: str
    community: str | None = None
    author_key: str | None = None
    thread_key: str | None = None
    parent_key: str | None = None
    created_at: datetime | None = None
    reactions: int | None = None
    rating: float | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """One finding in one post; `start`, `end` are offsets into `Post.text`, score in 0..1."""

    kind: Kind
    value: str
    start: int
    end: int
    score: float
    evidence: str
    target: str | None = None
    polarity: Polarity | None = None
    negated: bool = False
    hypothetical: bool = False
    historical: bool = False
    experiencer: Experiencer = Experiencer.SELF
    attributes: Mapping[str, str] = field(default_factory=lambda: _NO_ATTRIBUTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One BERTopic topic; `theme_id` survives re-runs, `stability` is 0..1 or None if unmeasured."""

    theme_id: str
    label: str
    terms: tuple[tuple[str, float], ...]
    size: int
    stability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a view is narrowed to; empty means all. `until` is exclusive.

    `voices` is "patients" (vendor, bot and off-topic posts left out) or "everyone".
    """

    condition: str
    since: date | None = None
    until: date | None = None
    segments: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    medications: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    voices: str = "patients"
