"""Corrections and the posts they are about: those that still count, as labelled posts, and measured."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from insights import conditions
from insights.access import Grant
from insights.conditions import ConditionPack
from insights.decisions import FILE_NAME, Decided, Decisions
from insights.decisions.corrections import Correction
from insights.errors import PackError
from insights.language.lexicon import Lexicon, compile_lexicon
from insights.model import Annotation, Experiencer, Filters, Kind, Polarity
from insights.quality.comparisons import Compared
from insights.quality.figures import measure_found
from insights.quality.labels import LabelledPost
from insights.quality.reports import Accuracy
from insights.store import ConditionInfo, Store, ask

TITLE = "Your own corrections"
ORIGIN = (
    "Posts that people here read and corrected. They chose which to read, so this shows where findings err, "
    "not how often."
)


@dataclass(frozen=True, slots=True)
class CorrectedPost:
    """A post as people say it is, beside what was found in it."""

    post: LabelledPost
    findings: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """The corrections of one condition that count, and how many do not: of another text, of a post that is gone."""

    posts: tuple[CorrectedPost, ...]
    other_text: int
    gone: int

    @property
    def digest(self) -> str:
        """A hash of posts and labels: the same where nothing was corrected since."""
        lines = "\n".join(one.post.model_dump_json() for one in self.posts)
        return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def has_decisions(store: Path) -> bool:
    """Return whether anything was ever decided in a store; to look does not make the database."""
    return (store / FILE_NAME).is_file()


def corrected(store: Store, decisions: Decisions, condition: ConditionInfo, grant: Grant) -> Corrected:
    """Return the corrections in force of a condition, with the posts that `grant` may read."""
    decided = {
        one.payload.post_id: one
        for one in decisions.current(Correction).values()
        if one.payload.condition == condition.name
    }
    if not decided:
        return Corrected((), 0, 0)
    everyone = Filters(condition=condition.name, voices="everyone")
    found = ask(store, "posts", everyone, grant=grant, ids=list(decided), limit=len(decided), sort="oldest").frame
    numbers = [int(number) for number in found["post_no"]]
    findings = findings_by_post(ask(store, "findings", everyone, grant=grant, posts=numbers).frame)
    posts = tuple(
        CorrectedPost(_labelled(row, decided[row.post_id], condition), findings.get(int(row.post_no), ()))
        for row in found.itertuples()
        if decided[row.post_id].payload.is_of(row.text)
    )
    return Corrected(posts, len(found) - len(posts), len(decided) - len(found))


def findings_by_post(found: pd.DataFrame) -> dict[int, tuple[Annotation, ...]]:
    """Return the rows of an answer to `findings` as annotations, by number of post."""
    by_post: dict[int, list[Annotation]] = {}
    for row in found.astype(object).where(found.notna(), None).itertuples():
        by_post.setdefault(int(row.post_no), []).append(
            Annotation(
                kind=Kind(row.kind),
                value=row.value,
                start=int(row.start_at),
                end=int(row.end_at),
                score=float(row.score),
                evidence=row.evidence,
                target=row.target,
                polarity=Polarity(row.polarity) if row.polarity else None,
                negated=bool(row.negated),
                hypothetical=bool(row.hypothetical),
                historical=bool(row.historical),
                experiencer=Experiencer(row.experiencer),
                attributes=_mapping(row.attributes),
            )
        )
    return {number: tuple(rows) for number, rows in by_post.items()}


def report(corrections: Corrected, condition: ConditionInfo, *, program: str) -> Accuracy:
    """Return how right the findings of corrected posts are by their corrections; `program` is what found them."""
    lexicon = _lexicon(condition)
    measured = measure_found(
        (one.post.id, Compared(one.post.labels, one.findings, lexicon)) for one in corrections.posts
    )
    return Accuracy.of(
        measured,
        title=TITLE,
        origin=ORIGIN,
        made_up=condition.demo,
        posts=len(corrections.posts),
        labels=corrections.digest,
        program=program,
        measured_on=datetime.now(UTC).date(),
    )


def _labelled(row: Any, decided: Decided[Correction], condition: ConditionInfo) -> LabelledPost:
    return LabelledPost(
        id=row.post_id,
        text=row.text,
        community=row.community if isinstance(row.community, str) else None,
        subject=row.subject if isinstance(row.subject, str) else None,
        created_at=None if pd.isna(row.created_at) else pd.Timestamp(row.created_at).isoformat(),
        made_up=condition.demo,
        labels=decided.payload.labels,
    )


def _mapping(value: object) -> Mapping[str, str]:
    return dict(value) if isinstance(value, dict) else {}


def _lexicon(condition: ConditionInfo) -> Lexicon:
    """Return the names of the condition's pack; where it is not among the packs here, the general ones."""
    try:
        pack = conditions.load(condition.name)
    except PackError:
        pack = ConditionPack(name=condition.name, label=condition.label, terms=(condition.label,))
    return compile_lexicon(pack)
