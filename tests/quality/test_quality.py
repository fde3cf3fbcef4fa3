"""Precision and recall on real sentences. Run with `python -m pytest tests/quality`; the figures go to results.json.

The sentences stay outside the project: `../shared/data/psytar` (PsyTAR, Zolnoori et al. 2019, CC BY 4.0).
Nothing is tuned on the sentences measured here (`binary/dev.csv`, and reviews of odd number). What was compared before
the model of reactions was chosen stands in psytar.json; `python -m tests.quality.psytar` takes those figures.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from measuring import detect, is_adverse_event, is_side_effect, polarities, reported, table

from insights.analysis import program_digest
from insights.annotators._suffered import WEIGHTS
from insights.conditions import ConditionPack
from insights.language.lexicon import Lexicon, compile_lexicon
from tests.quality.psytar import RESULTS as COMPARED
from tests.quality.psytar_data import DEV, TRAIN, sha256
from tests.quality.train_adverse import train

pytestmark = pytest.mark.quality

ROOT = Path(__file__).resolve().parents[2]
PSYTAR = ROOT.parent / "shared" / "data" / "psytar"
RESULTS = Path(__file__).parent / "results.json"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The general vocabulary alone: what is measured holds without a pack."""
    return compile_lexicon(ConditionPack(name="reviews", label="Reviews", terms=("antidepressant",)))


@pytest.fixture(scope="module")
def figures(lexicon: Lexicon) -> dict[str, dict[str, float]]:
    if not PSYTAR.is_dir():
        pytest.skip(f"{PSYTAR} is missing: precision and recall are measured on the sentences there.")
    sentences = table(PSYTAR / "binary" / "dev.csv", delimiter="\t")
    reviews = [row for row in table(PSYTAR / "reviews.csv") if int(row["comment_index"]) % 2]
    adverse = detect(sentences, lexicon, labels=("ADR", "WD", "INF"), says=is_adverse_event)
    suffered = detect(sentences, lexicon, labels=("ADR", "WD"), says=is_adverse_event)
    measured = {
        "side_effect": detect(sentences, lexicon, labels=("ADR", "WD"), says=is_side_effect).figures(),
        "adverse_event": suffered.figures(),
        "adverse_event_with_lack_of_effect": adverse.figures(),
        "adverse_event_by_review": reported(reviews, lexicon).figures(),
        "polarity": polarities(reviews, lexicon),
    }
    RESULTS.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    return measured


FLOORS = [
    ("side_effect", "precision", 0.80),
    ("side_effect", "recall", 0.75),
    ("adverse_event", "precision", 0.60),
    ("adverse_event", "recall", 0.88),
    ("adverse_event_with_lack_of_effect", "recall", 0.85),
    ("adverse_event_by_review", "recall", 0.95),
    ("polarity", "auc", 0.88),
    ("polarity", "macro_f1", 0.74),
]


@pytest.mark.parametrize(("finding", "figure", "floor"), FLOORS)
def test_no_worse_than(figures: dict[str, dict[str, float]], finding: str, figure: str, floor: float) -> None:
    assert figures[finding][figure] >= floor


def test_the_weights_are_what_the_command_makes() -> None:
    if not TRAIN.is_file():
        pytest.skip(f"{TRAIN} is missing: the model is trained on the sentences there.")
    assert WEIGHTS.read_text(encoding="utf-8") == train(), "train again: python -m tests.quality.train_adverse"


@pytest.mark.parametrize(("part", "path"), [("train", TRAIN), ("dev", DEV)])
def test_the_comparison_is_of_these_sentences_and_annotators(part: str, path: Path) -> None:
    if not path.is_file():
        pytest.skip(f"{path} is missing: the comparison is made on the sentences there.")
    compared = json.loads(COMPARED.read_text(encoding="utf-8"))[part]
    assert compared["sha256"] == sha256(path)
    assert compared["program"] == program_digest(), "measure again: python -m tests.quality.psytar"
