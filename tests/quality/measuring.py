"""Figures of the findings on labelled sentences and rated reviews of real people (PsyTAR)."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sklearn.metrics import f1_score, roc_auc_score

from insights.annotators import annotate
from insights.language.lexicon import Lexicon
from insights.language.sentiment import attitude
from insights.model import Annotation, Kind, Polarity, Post

# The drug is named in the review, seldom in the sentence; all four drugs are of one kind.
_SUBJECT = "Zoloft"


@dataclass(frozen=True)
class Detection:
    """How well texts (sentences or reviews) with a finding are told from those without."""

    texts: int
    labelled: int
    found: int
    right: int

    def figures(self) -> dict[str, float]:
        """Return precision and recall (0..1) with their denominators."""
        precision, recall = self.right / self.found, self.right / self.labelled
        return {**asdict(self), "precision": round(precision, 3), "recall": round(recall, 3)}


def detect(
    rows: Iterable[dict[str, str]],
    lexicon: Lexicon,
    *,
    labels: tuple[str, ...],
    says: Callable[[Annotation], bool],
) -> Detection:
    """Return how often the sentences with one of `labels` and those with a finding `says` holds for agree."""
    truth: list[bool] = []
    said: list[bool] = []
    for row in rows:
        truth.append(any(row[label] == "1" for label in labels))
        post = Post(post_id="s", source="review", text=row["sentences"], subject=_SUBJECT)
        said.append(any(says(found) for found in annotate(post, lexicon)))
    right = sum(t and s for t, s in zip(truth, said, strict=True))
    return Detection(texts=len(truth), labelled=sum(truth), found=sum(said), right=right)


def reported(rows: Iterable[dict[str, str]], lexicon: Lexicon) -> Detection:
    """Return how often whole reviews whose writers name side effects are routed to safety."""
    truth: list[bool] = []
    said: list[bool] = []
    for row in rows:
        effects = row["side-effect"].strip()
        truth.append(bool(effects) and not _NONE.match(effects))
        text = f"{effects}. {row['comment']}"
        post = Post(post_id="r", source="review", text=text, subject=row["drug_id"].split(".")[0])
        said.append(any(is_adverse_event(found) for found in annotate(post, lexicon)))
    right = sum(t and s for t, s in zip(truth, said, strict=True))
    return Detection(texts=len(truth), labelled=sum(truth), found=sum(said), right=right)


_NONE = re.compile(r"(?:none|no\b|not? (?:any|really)|n/?a\b|nothing|zero)", re.IGNORECASE)


def is_side_effect(found: Annotation) -> bool:
    return found.kind is Kind.SIDE_EFFECT and not found.negated


def is_adverse_event(found: Annotation) -> bool:
    return found.kind is Kind.ADVERSE_EVENT


def polarities(rows: Iterable[dict[str, str]], lexicon: Lexicon) -> dict[str, float]:
    """Return how well the polarity towards the reviewed drug agrees with the stars, which are not shown to it.

    Reviews of 1-2 stars are negative, of 4-5 positive; those of 3 stars or without a comment are left out.
    """
    liked: list[bool] = []
    told: list[Polarity] = []
    scores: list[float] = []
    for text, drug, stars in _rated(rows):
        post = Post(post_id="r", source="review", text=text, subject=drug)
        generic = lexicon.medication(drug)[0]
        regard = next(a.polarity for a in annotate(post, lexicon) if a.kind is Kind.MEDICATION and a.value == generic)
        liked.append(stars > 3)
        told.append(regard or Polarity.NEUTRAL)
        scores.append(_ORDER[told[-1]] + 0.5 * attitude(text))
    decided = [(lk, t is Polarity.POSITIVE) for lk, t in zip(liked, told, strict=True) if t in _SIDED]
    truth = ["positive" if one else "negative" for one in liked]
    return {
        "reviews": len(liked),
        "liked": sum(liked),
        "auc": round(float(roc_auc_score(liked, scores)), 3),
        "macro_f1": round(
            float(f1_score(truth, [str(t) for t in told], average="macro", labels=["positive", "negative"])), 3
        ),
        "sided": len(decided),
        "sided_right": sum(one == other for one, other in decided),
    }


_SIDED = (Polarity.POSITIVE, Polarity.NEGATIVE)
_ORDER = {Polarity.POSITIVE: 1.0, Polarity.NEGATIVE: -1.0, Polarity.MIXED: 0.0, Polarity.NEUTRAL: 0.0}


def _rated(rows: Iterable[dict[str, str]]) -> Iterator[tuple[str, str, int]]:
    for row in rows:
        if row["comment"].strip() and row["rating"] != "3":
            yield row["comment"], row["drug_id"].split(".")[0], int(row["rating"])


def table(path: Path, *, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=delimiter))
