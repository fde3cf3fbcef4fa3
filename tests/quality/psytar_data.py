"""The labelled sentences of PsyTAR, as the annotators see them; they stay outside the project."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from insights.annotators import annotators
from insights.annotators._suffered import tokens
from insights.conditions import ConditionPack
from insights.language.document import Document
from insights.language.lexicon import Lexicon, compile_lexicon
from insights.model import Annotation, Kind, Post
from tests.quality.measuring import table

PSYTAR = Path(__file__).resolve().parents[3] / "shared" / "data" / "psytar"
TRAIN = PSYTAR / "binary" / "train.csv"
DEV = PSYTAR / "binary" / "dev.csv"
SUBJECT = "Zoloft"
"""The drug is named in the review, seldom in the sentence; all four drugs are of one kind."""
_SEED = 7
_LONG_ENOUGH = 20
MODEL = "likely"
"""The situation of an adverse event that the model found and no rule."""


@dataclass(frozen=True)
class Sentence:
    """A sentence with its labels, its words for the model, and what was found in it."""

    text: str
    suffered: bool
    effective: bool
    ineffective: bool
    group: str
    words: tuple[str, ...]
    found: tuple[Annotation, ...]

    @property
    def rules(self) -> bool:
        """Whether the rules, without the model, suspect an adverse event."""
        return any(one.kind is Kind.ADVERSE_EVENT and one.attributes.get("situation") != MODEL for one in self.found)


def sentences(path: Path) -> list[Sentence]:
    """Return the sentences of a file, in its order."""
    reviews = [(row["drug_id"], _letters(row["side-effect"] + row["comment"])) for row in table(PSYTAR / "reviews.csv")]
    return [_sentence(row, reviews) for row in table(path, delimiter="\t")]


def folds(rows: list[Sentence]) -> Iterator[tuple[NDArray[np.int_], NDArray[np.int_]]]:
    """Yield five times what to train on and what to measure: sentences known to be of one review stay together."""
    yield from GroupKFold(5, shuffle=True, random_state=_SEED).split(rows, groups=[row.group for row in rows])


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _sentence(row: dict[str, str], reviews: list[tuple[str, str]]) -> Sentence:
    text = row["sentences"]
    document = Document(Post(post_id="s", source="review", text=text, subject=SUBJECT), lexicon())
    for member in annotators():
        document.annotations.extend(member.run(document))
    letters = _letters(text)
    of = next((review for review, whole in reviews if len(letters) > _LONG_ENOUGH and letters in whole), None)
    return Sentence(
        text=text,
        suffered=row["ADR"] == "1" or row["WD"] == "1",
        effective=row["EF"] == "1",
        ineffective=row["INF"] == "1",
        group=of or letters[: 2 * _LONG_ENOUGH],
        words=tuple(tokens(document, (0, len(text)))),
        found=tuple(document.annotations),
    )


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


@cache
def lexicon() -> Lexicon:
    """Return the general vocabulary alone: what is measured holds without a pack."""
    return compile_lexicon(ConditionPack(name="reviews", label="Reviews", terms=("antidepressant",)))
