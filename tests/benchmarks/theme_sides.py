"""One side of the benchmark of themes, run in a process of its own; prints its figures as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from insights import themes
from insights.language.embeddings import MiniLMEmbedder
from insights.themes.tree import wanted_for
from tests.benchmarks.theme_figures import between_resamples, figures

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "reddit_listing"
_WARM = 400
_SEEDS = 5
_RESAMPLES = 5
_TERMS = 10


@dataclass
class Run:
    """What a side found: a theme per post, -1 for none, ten terms per theme, and the seconds of each step."""

    labels: NDArray[np.int64]
    terms: list[list[str]]
    steps: dict[str, float] = field(default_factory=dict)


class Reader:
    """Gives vectors of rows: made anew and timed, or held from before."""

    def __init__(self, texts: Sequence[str], held: NDArray[np.float32] | None = None) -> None:
        self._texts, self._held = texts, held
        self._model = MiniLMEmbedder() if held is None else None
        self.seconds, self.asked = 0.0, 0

    def __call__(self, rows: Sequence[int]) -> NDArray[np.float32]:
        began = time.perf_counter()
        found = (
            self._model.encode([self._texts[row] for row in rows])
            if self._model is not None
            else self._held[list(rows)]  # type: ignore[index]
        )
        self.seconds += time.perf_counter() - began
        self.asked += len(rows)
        return found


def ours(texts: Sequence[str], read: Reader, *, seed: int | None, count: int) -> Run:
    del count
    marks: list[tuple[str, float]] = []
    began = time.perf_counter()
    run = themes.fit(
        texts,
        encode=read,
        segments=["patient"] * len(texts),
        seed=7 if seed is None else seed,
        progress=lambda step, _done: marks.append((step, time.perf_counter())),
    )
    steps = {"read by the sentence model": read.seconds, "start": marks[0][1] - began}
    for (step, start), (_, end) in pairwise(marks):
        steps[step] = end - start - (read.seconds if step == "meaning" else 0)
    tops = [number for number, one in enumerate(run.found) if one.part_of is None]
    place = np.full(len(run.found) + 1, -1)
    place[tops] = np.arange(len(tops))
    return Run(place[run.assignment], [[term for term, _ in run.found[one].theme.terms] for one in tops], steps)


def bertopic(texts: Sequence[str], read: Reader, *, seed: int | None, count: int) -> Run:
    """BERTopic with the steps of its documentation; without a seed, as there."""
    del count
    from bertopic import BERTopic
    from hdbscan import HDBSCAN
    from sklearn.feature_extraction.text import CountVectorizer
    from umap import UMAP

    vectors = read(range(len(texts)))
    steps = {"read by the sentence model": read.seconds}
    began = time.perf_counter()
    reduction = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
    short = reduction.fit_transform(vectors)
    steps["UMAP"] = time.perf_counter() - began
    began = time.perf_counter()
    clustering = HDBSCAN(min_cluster_size=10, metric="euclidean", cluster_selection_method="eom", prediction_data=True)
    model = BERTopic(
        embedding_model=None, umap_model=_Kept(short), hdbscan_model=clustering, vectorizer_model=CountVectorizer()
    )
    labels, _ = model.fit_transform(list(texts), embeddings=vectors)
    steps["HDBSCAN and c-TF-IDF"] = time.perf_counter() - began
    topics = sorted(topic for topic in model.get_topics() if topic >= 0)
    return Run(np.array(labels), [[term for term, _ in model.get_topic(one) if term] for one in topics], steps)


class _Kept:
    """Hands BERTopic the rows already reduced, so that the step is timed alone."""

    def __init__(self, rows: Any) -> None:
        self._rows = rows

    def fit(self, _rows: Any, y: Any = None) -> _Kept:
        del y
        return self

    def fit_transform(self, rows: Any, y: Any = None) -> Any:
        del rows, y
        return self._rows

    def transform(self, _rows: Any) -> Any:
        return self._rows


def nmf(texts: Sequence[str], read: Reader, *, seed: int | None, count: int) -> Run:
    """Non-negative matrix factorisation of TF-IDF, scikit-learn's example; each post in its heaviest topic."""
    del read
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    began = time.perf_counter()
    weighing = TfidfVectorizer(max_df=0.95, min_df=2, stop_words="english")
    table = weighing.fit_transform(texts)
    model = NMF(n_components=count, random_state=seed, init="nndsvda" if seed is None else "nndsvdar")
    loads = model.fit_transform(table)
    names = weighing.get_feature_names_out()
    terms = [[str(names[one]) for one in np.argsort(-row)[:_TERMS]] for row in model.components_]
    labels = np.where(loads.max(axis=1) > 0, loads.argmax(axis=1), -1)
    return Run(labels, terms, {"TF-IDF and factorisation": time.perf_counter() - began})


SIDES: dict[str, Callable[..., Run]] = {"ours": ours, "bertopic": bertopic, "nmf": nmf}


def posts_of(count: int, *, made: bool) -> tuple[list[str], list[str]]:
    """Return texts and the names of their communities: a seeded choice of the real ones, or made-up mixes of them."""
    texts, names = [], []
    for path in sorted(DATA.glob("*.csv")):
        table = pd.read_csv(path, keep_default_na=False, dtype=str)
        texts += [f"{title}\n{body}".strip() for title, body in zip(table.title, table.selftext, strict=True)]
        names += [path.stem] * len(table)
    chance = np.random.default_rng(0)
    if made:  # the beginning of one post and the end of another of the same community
        place = {name: np.flatnonzero(np.array(names) == name) for name in set(names)}
        mixed = []
        for row in chance.integers(0, len(texts), count):
            first, last = texts[row].split(), texts[chance.choice(place[names[row]])].split()
            mixed.append(" ".join([*first[: len(first) // 2 + 1], *last[len(last) // 2 :]]))
        return mixed, [""] * count
    rows = np.sort(chance.choice(len(texts), min(count, len(texts)), replace=False))
    return [texts[row] for row in rows], [names[row] for row in rows]


def main(side: str, part: str, count: int, folder: Path, *, made: bool = False) -> dict[str, Any]:
    texts, names = posts_of(count, made=made)
    run = SIDES[side]
    if part == "time":
        run(texts[:_WARM], Reader(texts[:_WARM]), seed=None, count=10)
        if side == "bertopic":  # UMAP searches otherwise, and compiles, above 4,096 rows
            run(texts[:4_200], Reader(texts[:4_200], _noise(4_200)), seed=None, count=10)
        read = Reader(texts)
        began, spent = time.perf_counter(), time.process_time()
        found = run(texts, read, seed=None, count=wanted_for(count))
        seconds = {"all": time.perf_counter() - began, **found.steps}
        return {
            "seconds": {step: round(value, 2) for step, value in seconds.items()},
            "processor_seconds": round(time.process_time() - spent, 1),
            "posts_read_by_the_sentence_model": read.asked,
            "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
    vectors = _vectors(texts, folder / f"{count}.npy") if side != "nmf" else None
    if part == "quality":
        runs = [run(texts, Reader(texts, vectors), seed=_seed(side, n), count=wanted_for(count)) for n in range(_SEEDS)]
        return figures(runs, texts, names)
    chance = np.random.default_rng(1)
    drawn = [np.sort(chance.integers(0, len(texts), len(texts))) for _ in range(_RESAMPLES)]
    found_in = []
    for rows in drawn:
        some = [texts[row] for row in rows]
        held = vectors[rows] if vectors is not None else None
        found_in.append((rows, run(some, Reader(some, held), seed=_seed(side, 0), count=wanted_for(count)).labels))
    return between_resamples(found_in)


def _seed(side: str, number: int) -> int | None:
    """Return a seed; none for BERTopic, which its documentation starts without."""
    return None if side == "bertopic" else number + 1


def _noise(count: int) -> NDArray[np.float32]:
    return np.random.default_rng(0).normal(size=(count, 384)).astype(np.float32)


def _vectors(texts: Sequence[str], path: Path) -> NDArray[np.float32]:
    if not path.exists():
        np.save(path, MiniLMEmbedder().encode(texts))
    return np.asarray(np.load(path))


if __name__ == "__main__":
    _side, _part, _count, _folder, *_made = sys.argv[1:]
    print(json.dumps(main(_side, _part, int(_count), Path(_folder), made=bool(_made))))
