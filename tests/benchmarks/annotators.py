"""How much longer findings take than reading and hashing the same texts: `python -m tests.benchmarks.annotators`.

Both sides run in turn in one process, five rounds after one that warms up; the ratio is of their quickest rounds.
Posts a second hold for the machine they were taken on only and are kept as a note.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from pathlib import Path

from insights import conditions, readers
from insights.analysis import program_digest
from insights.annotators import annotate
from insights.language.lexicon import compile_lexicon
from insights.language.likeness import signature
from insights.model import Post, RawPost

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "samples" / "multiple_sclerosis.ndjson"
RESULT = Path(__file__).with_suffix(".json")
ROUNDS = 5


def main() -> None:
    raws = [row for row in readers.read(SAMPLE) if isinstance(row, RawPost)]
    posts = [Post(post_id=raw.source_id, source=raw.source, text=raw.text, created_at=raw.created_at) for raw in raws]
    lexicon = compile_lexicon(conditions.load("multiple_sclerosis"))

    def read_and_hash() -> None:
        for row in readers.read(SAMPLE):
            if isinstance(row, RawPost):
                hashlib.sha256(row.text.encode()).digest()
                signature(row.text)

    def find() -> None:
        for post in posts:
            annotate(post, lexicon)

    floor, found = _quickest(read_and_hash, find)
    told = {
        "posts": len(posts),
        "words_a_post": round(sum(len(post.text.split()) for post in posts) / len(posts), 1),
        "ratio_to_reading_and_hashing": round(found / floor, 2),
        "posts_a_second_on_one_core": round(len(posts) / found),
        "program": program_digest(),
    }
    RESULT.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=1))


def _quickest(*sides: Callable[[], None]) -> list[float]:
    """Return the seconds of processor time of each side's quickest round, the sides taking turns."""
    best = [float("inf")] * len(sides)
    for number in range(ROUNDS + 1):
        for side, run in enumerate(sides):
            began = time.process_time()
            run()
            if number:
                best[side] = min(best[side], time.process_time() - began)
    return best


if __name__ == "__main__":
    main()
