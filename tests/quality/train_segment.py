"""Weigh the marks of a voice: `python -m tests.quality.train_segment` writes `_voice_weights.toml` anew.

Multinomial logistic regression on labelled real posts, beside the weights of the cues, which stay as they are but
for one common scale. Voices that are rare count for more. With `--folds` it writes nothing and prints how right the
voices are in communities left out of the training.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import log_softmax
from sklearn.metrics import f1_score

from insights.annotators._voice_marks import VOICES, WEIGHTS, marks
from insights.annotators._voice_mask import masked
from insights.annotators._voice_view import view
from insights.annotators.segment import cues, weigh
from insights.language.document import Document
from insights.language.lexicon import Lexicon
from insights.model import Post, Segment
from tests.quality import real

OLDER = real.GOLD / "segment_older.jsonl"
_VOICES = list(Segment)
_LEARNT = [_VOICES.index(voice) for voice in VOICES]
_PENALTY = 10.0
_RARE = 0.5
"""Power of how much rarer than the average a voice is, by which its posts count for more."""
_PARTS = 5
_HEAD = """\
# Weights of `_voice_marks.py`: how what a post shows speaks for or against three voices, in log-odds, and the scale of
# the weights of segment.toml beside them. Made by `python -m tests.quality.train_segment` from labels of real posts:
# {sources}.
"""

Floats = NDArray[np.float64]


class Table(NamedTuple):
    """Labelled posts as numbers: marks, weights of the cues, the voice's number, and where the post stood."""

    names: list[str]
    marks: Floats
    cues: Floats
    voice: NDArray[np.int_]
    place: NDArray[np.str_]


class Fitted(NamedTuple):
    scale: float
    weights: Floats
    """A row a mark and one for what is always there; a column a voice."""

    def logits(self, table_marks: Floats, table_cues: Floats) -> Floats:
        return self.scale * table_cues + np.hstack([table_marks, np.ones((len(table_marks), 1))]) @ self.weights


def labelled() -> Iterator[tuple[Post, Lexicon, Segment, str]]:
    """Yield posts with voice and place (community, review or forum): those to work with, and those labelled earlier."""
    for post, labels, lexicon in real.posts("dev"):
        if labels.segment:
            yield post, lexicon, labels.segment, post.community or post.source
    for line in OLDER.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        row = real._rows(one["file"])[one["row"]]
        name = Path(one["file"]).stem if one["file"].startswith("reddit") else None
        stamp = row.get("created_utc")
        post = Post(
            post_id=f"{one['file']}:{one['row']}",
            source="reddit" if name else "forum",
            text=real.text_of(row, one["stratum"]),
            community=f"r/{name}" if name else None,
            created_at=datetime.fromtimestamp(float(stamp), UTC) if stamp else None,
        )
        yield post, real._lexicon(name or "health"), Segment(one["segment"]), post.community or post.source


def table() -> Table:
    rows, told, voices, places = [], [], [], []
    names: list[str] = []
    for post, lexicon, voice, place in labelled():
        document = Document(post, lexicon)
        heard = masked(view(document), document)
        weights = weigh(document, heard, cues(document, heard))
        shown = marks(document, heard, weights)
        names = list(shown)
        rows.append(list(shown.values()))
        told.append([weights[one] for one in _VOICES])
        voices.append(_VOICES.index(voice))
        places.append(place)
    return Table(names, np.array(rows), np.array(told), np.array(voices), np.array(places))


def fit(rows: Floats, told: Floats, voice: NDArray[np.int_]) -> Fitted:
    """Return the weights that make the voices likeliest; the same posts always give the same weights."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    shown = np.hstack([(rows - mean) / spread, np.ones((len(rows), 1))])
    often = np.bincount(voice, minlength=len(_VOICES)) / len(voice)
    counts_for = ((1 / (len(_VOICES) * np.maximum(often, 1e-9))) ** _RARE)[voice]
    is_voice = np.eye(len(_VOICES))[voice]
    size = (shown.shape[1], len(_LEARNT))
    penalty = np.full(size, _PENALTY)
    penalty[-1] *= 0.1

    def loss(guess: Floats) -> tuple[float, Floats]:
        scale, learnt = guess[0], guess[1:].reshape(size)
        logits = scale * told
        logits[:, _LEARNT] += shown @ learnt
        logs = log_softmax(logits, axis=1)
        wrong = (np.exp(logs) - is_voice) * counts_for[:, None]
        value = -(counts_for * logs[np.arange(len(voice)), voice]).sum() + 0.5 * (penalty * learnt**2).sum()
        slope = shown.T @ wrong[:, _LEARNT] + penalty * learnt
        return float(value), np.concatenate([[(wrong * told).sum()], slope.ravel()])

    start = np.zeros(1 + size[0] * size[1])
    start[0] = 1.0
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 1000, "ftol": 1e-12, "gtol": 1e-8}).x
    weights = np.zeros((size[0], len(_VOICES)))
    weights[:, _LEARNT] = best[1:].reshape(size)
    weights[:-1] /= spread[:, None]
    weights[-1] -= mean @ weights[:-1]
    return Fitted(float(best[0]), weights)


def folds(places: NDArray[np.str_]) -> Iterator[NDArray[np.bool_]]:
    """Yield which posts to leave out: a community at a time, and a fifth of what stood in none."""
    communities = np.char.startswith(places, "r/")
    for community in np.unique(places[communities]):
        yield places == community
    number = np.cumsum(~communities)
    for part in range(_PARTS):
        yield ~communities & (number % _PARTS == part)


def left_out(posts: Table) -> Floats:
    """Return the logits of every post, from weights fitted without its community."""
    logits = np.zeros_like(posts.cues)
    for out in folds(posts.place):
        fitted = fit(posts.marks[~out], posts.cues[~out], posts.voice[~out])
        logits[out] = fitted.logits(posts.marks[out], posts.cues[out])
    return logits


def written(names: Sequence[str], fitted: Fitted) -> str:
    """Return the content of the file of weights."""
    sources = ", ".join(f"{path.name} {real.sha256(path)[:12]}" for path in (real.PARTS["dev"], OLDER))
    lines = [_HEAD.format(sources=sources), "[cues]", f"scale = {fitted.scale:.3f}"]
    for voice in VOICES:
        column = fitted.weights[:, _VOICES.index(voice)]
        lines += [
            "",
            f"[{voice}]",
            *(f"{name} = {weight:.3f}" for name, weight in zip([*names, "always"], column, strict=True)),
        ]
    return "\n".join(lines) + "\n"


def report(posts: Table, logits: Floats) -> str:
    """Return macro-F1, accuracy and F1 of each voice, and how often the voice is right by its score."""
    guess = logits.argmax(axis=1)
    right = guess == posts.voice
    score = np.exp(log_softmax(logits, axis=1)).max(axis=1)
    each = f1_score(posts.voice, guess, average=None, labels=range(len(_VOICES)), zero_division=0)
    lines = [f"{len(guess)} posts: macro-F1 {each.mean():.3f}, accuracy {right.mean():.3f}"]
    lines += [f"  {voice:16} F1 {value:.2f}" for voice, value in zip(_VOICES, each, strict=True)]
    for low in (0.2, 0.4, 0.6, 0.8):
        here = (score >= low) & (score < low + 0.2 + 1e-9)
        lines.append(
            f"  score from {low}: {here.sum()} posts, {right[here].mean():.2f} right, mean {score[here].mean():.2f}"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if not real.DATA.is_dir():
        sys.exit(f"{real.DATA} is missing: the weights are fitted on the posts there.")
    everything = table()
    if "--folds" in sys.argv:
        sys.stdout.write(report(everything, left_out(everything)))
    else:
        WEIGHTS.write_text(
            written(everything.names, fit(everything.marks, everything.cues, everything.voice)), encoding="utf-8"
        )
        sys.stdout.write(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes\n")
