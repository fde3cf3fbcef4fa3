"""Themes against BERTopic as its documentation starts it, and against NMF: `python -m tests.benchmarks.themes`.

Parts can be run alone and add to the same results: `--posts 5000 12466` sizes, `--sides ours bertopic nmf`,
`--only time quality resamples`, `--made 100000` for time and memory on made-up posts. Each side of each part runs in
a process of its own, one after the other; what is compiled is compiled by a small run before. All sides read posts by
the same sentence model; its vectors are made once, timed alone and counted for each side by the posts it asks for
(quality and resamples use them again). Needs ../shared beside the checkout.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.theme_sides import SIDES

RESULT = Path(__file__).with_suffix(".json")
DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "reddit_listing"
PARTS = ("time", "quality", "resamples")
SEEDS = 5


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--posts", type=int, nargs="*", default=[5_000, 12_466])
    asked.add_argument("--sides", nargs="*", choices=tuple(SIDES), default=list(SIDES))
    asked.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS))
    asked.add_argument("--made", type=int, help="time and memory alone on this many made-up posts")
    chosen = asked.parse_args()
    if not DATA.is_dir():
        sys.exit("The benchmark needs the real posts in ../shared/data/reddit_listing beside the checkout.")
    told = json.loads(RESULT.read_text("utf-8")) if RESULT.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        if chosen.made:
            for side in chosen.sides:
                told.setdefault(f"made-up {chosen.made:,}", {}).setdefault(side, {})["time"] = _alone(
                    side, "time", chosen.made, Path(folder), made=True
                )
        else:
            for posts in chosen.posts:
                for part in chosen.only:
                    for side in chosen.sides:
                        found = _alone(side, part, posts, Path(folder))
                        told.setdefault(f"{posts:,}", {}).setdefault(side, {})[part] = found
                        _save(told)
    _save(told)


def _alone(side: str, part: str, posts: int, folder: Path, *, made: bool = False) -> dict[str, Any]:
    """Return what a part tells of a side, run in a process of its own; the processor is shared with nobody."""
    command = [sys.executable, "-m", "tests.benchmarks.theme_sides", side, part, str(posts), str(folder)]
    done = subprocess.run(
        [*command, *(["made"] if made else [])],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore", "TQDM_DISABLE": "1"},
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(side, part, f"{posts:,}", json.dumps(found), flush=True)
    return found


def _save(told: dict[str, Any]) -> None:
    """Keep the results, with how many times faster we are than each rival."""
    for sides in told.values():
        ours = sides.get("ours", {}).get("time", {}).get("seconds", {}).get("all")
        for side, parts in sides.items():
            if ours and side != "ours" and "time" in parts:
                parts["time"]["ours_is_faster_by"] = round(parts["time"]["seconds"]["all"] / ours, 2)
    RESULT.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
