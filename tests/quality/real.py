"""Real posts of `../shared/data` with the labels kept here by file and row; their text is never in the project."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from insights.conditions import ConditionPack
from insights.language.lexicon import Lexicon, compile_lexicon
from insights.model import Post
from insights.quality.labels import Labels

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
GOLD = ROOT / "tests" / "gold"
PARTS = {"dev": GOLD / "real_dev.jsonl", "held_out": GOLD / "real_held_out.jsonl", "second": GOLD / "real_second.jsonl"}

TERMS = {
    "ADHD": ("ADHD", "attention deficit"),
    "Anxiety": ("anxiety", "panic attack"),
    "Health": ("health",),
    "acne": ("acne",),
    "autism": ("autism", "autistic", "asperger"),
    "bipolar": ("bipolar",),
    "depression": ("depression", "depressed"),
    "diabetes": ("diabetes", "diabetic"),
    "medicine": ("medicine",),
    "nursing": ("nursing",),
    "pharmacy": ("pharmacy",),
    "psychopharmacology": ("psychopharmacology", "antidepressant"),
    "stopsmoking": ("quit smoking", "stop smoking", "nicotine"),
}
"""All a pack says of a community here: its name and words that make a post on topic, no medicine and no cue."""


class Keyed(BaseModel):
    """The labels of one row of a file; offsets count characters of the text `text_of` makes of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    file: str
    row: int
    stratum: str
    labels: Labels


def keyed(part: str) -> list[Keyed]:
    lines = PARTS[part].read_text(encoding="utf-8").splitlines()
    return [Keyed.model_validate_json(line) for line in lines]


def posts(part: str) -> Iterator[tuple[Post, Labels, Lexicon]]:
    """Yield the posts of a part as they are annotated, with labels and lexicon."""
    for one in keyed(part):
        row = _rows(one.file)[one.row]
        community = Path(one.file).stem if one.file.startswith("reddit") else None
        stamp = row.get("created_utc")
        post = Post(
            post_id=one.id,
            source="reddit" if community else "review" if one.stratum == "review" else "forum",
            text=text_of(row, one.stratum),
            community=f"r/{community}" if community else None,
            subject=row["drug_id"].split(".")[0] if one.stratum == "review" else None,
            created_at=datetime.fromtimestamp(float(stamp), UTC) if stamp else None,
        )
        yield post, one.labels, _lexicon(community or "health")


def text_of(row: dict[str, str], stratum: str) -> str:
    """Return the text that was labelled: title and body, side effects and comment, question or answer."""
    if stratum == "review":
        return f"Side effects: {row['side-effect']}\n\n{row['comment']}"
    if stratum == "question":
        return f"{row.get('question') or ''}\n\n{' '.join((row.get('question_text') or '').split())}".strip()
    if stratum == "answer":
        return " ".join(row["answer"].split())
    return f"{row['title'] or ''}\n\n{row['selftext'] or ''}".strip()


def digest(part: str) -> str:
    return sha256(PARTS[part])


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        rows: list[dict[str, str]] = json.load(lines) if file.endswith(".json") else list(csv.DictReader(lines))
    return rows


@cache
def _lexicon(name: str) -> Lexicon:
    terms = TERMS.get(name, ("health",))
    return compile_lexicon(ConditionPack(name=name.casefold(), label=name, terms=terms))
