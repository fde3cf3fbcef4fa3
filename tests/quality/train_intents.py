"""Train the models of intents and needs: `python -m tests.quality.train_intents` writes their weights anew.

Logistic regression on the labelled posts of `real_dev.jsonl`: what rules find, the shape of the post, and words and
pairs of words that many posts of many communities share, so that no disease, medicine or phrase of one post is
among them. Short made-up posts of the demonstration count a little beside them: few of the real ones are replies.
Prints how right they are on real posts of communities they have not seen.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from insights import conditions
from insights.annotators import annotators, intent, need
from insights.annotators._voice_view import view
from insights.annotators._weighing import BIAS, Weighing, path_of, terms
from insights.language.document import Document
from insights.language.lexicon import Lexicon, compile_lexicon
from insights.model import Intent, Kind, Post
from tests.quality.real import DATA, digest, keyed, posts
from tests.test_samples import CORPORA, SAMPLES, read

_POSTS = 20
"""Posts a term has to stand in."""
_COMMUNITIES = 8
_SHARE = 0.4
"""The most of a term's rate that one community may have."""
_FOLDS = 5
_LEAST = 0.005
_SHORT = 60
"""Words a made-up post may have."""
_MADE_UP = 0.1
"""What a made-up post counts beside a real one: what lost nothing on real posts not seen."""
NO_POST = {"foreign", "non_post", "deleted", "empty", "repost", "markup"}
_STRENGTH = {intent.MODEL: 0.25, need.MODEL: 0.3}
_HEAD = "# Made by `python -m tests.quality.train_intents` from real_dev.jsonl, sha256 {digest}.\n"

Signs = Mapping[str, float]
Truths = NDArray[np.bool_]
Shares = NDArray[np.float64]


class Told(NamedTuple):
    """A post with all that is found before its intents, where it comes from, what it is for, and what it counts."""

    document: Document
    group: str
    intents: frozenset[str]
    needs: frozenset[str]
    counts: float = 1.0


def real() -> Iterator[Told]:
    """Yield the labelled real posts."""
    for (post, labels, lexicon), key in zip(posts("dev"), keyed("dev"), strict=True):
        group = key.file if key.file.startswith("reddit") else key.file.split("/")[0]
        yield Told(_annotated(post, lexicon), group, frozenset(labels.intents), frozenset(labels.needs))


def made_up() -> Iterator[Told]:
    """Yield the short posts of the demonstration."""
    for name in CORPORA:
        lexicon = compile_lexicon(conditions.load(name))
        for row, label in zip(
            read(SAMPLES / f"{name}.ndjson"), read(SAMPLES / "labels" / f"{name}.ndjson"), strict=True
        ):
            text = f"{row['title'] or ''}\n\n{row['text'] or ''}".strip()
            if not text or NO_POST & set(label["tags"]):
                continue
            document = _annotated(Post(post_id=row["id"], source=row["source"], text=text), lexicon)
            if len(view(document).words) <= _SHORT:
                yield Told(document, name, frozenset(label["intents"]), frozenset(label["needs"]), _MADE_UP)


def _annotated(post: Post, lexicon: Lexicon) -> Document:
    document = Document(post, lexicon)
    for member in annotators():
        if not {Kind.INTENT, Kind.NEED} & set(member.finds):
            document.annotations.extend(member.run(document))
    return document


def common_terms(told: Sequence[Told]) -> set[str]:
    """Return the terms of many posts of many communities, none of which has most of them."""
    stand_in: dict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        for term in set(terms([word for word, _ in view(one.document).words])):
            stand_in[term][one.group] += 1
    size = Counter(one.group for one in told)

    def is_common(counts: Counter[str]) -> bool:
        rates = [counts[group] / size[group] for group in counts]
        return counts.total() >= _POSTS and len(counts) >= _COMMUNITIES and max(rates) < _SHARE * sum(rates)

    return {term for term, counts in stand_in.items() if is_common(counts)}


def fit(rows: Sequence[Signs], truths: Truths, counts: Shares, strength: float) -> dict[str, list[float]]:
    """Return the weights of each sign, a column of `truths` a value; the same rows always give the same."""
    names = sorted({name for row in rows for name in row})
    matrix = _matrix(rows, names)
    models = [
        LogisticRegression(C=strength, solver="liblinear", intercept_scaling=3, random_state=0).fit(
            matrix, column, sample_weight=counts
        )
        for column in truths.T
    ]
    weights = {name: [float(model.coef_[0, at]) for model in models] for at, name in enumerate(names)}
    return weights | {BIAS: [float(model.intercept_[0]) for model in models]}


def _matrix(rows: Sequence[Signs], names: Sequence[str]) -> csr_matrix:
    column = {name: at for at, name in enumerate(names)}
    cells = [(at, column[name], value) for at, row in enumerate(rows) for name, value in row.items() if value]
    at, to, values = zip(*cells, strict=True)
    return csr_matrix((values, (at, to)), shape=(len(rows), len(names)))


def out_of_fold(rows: Sequence[Signs], truths: Truths, told: Sequence[Told], strength: float) -> Shares:
    """Return the probabilities by models that have not seen the community of the post."""
    often = [group for group, _ in Counter(sorted(one.group for one in told)).most_common()]
    folds = np.array([often.index(one.group) % _FOLDS for one in told])
    counts = np.array([one.counts for one in told])
    shares = np.zeros(truths.shape)
    for fold in range(_FOLDS):
        seen = np.flatnonzero((folds != fold) | (counts < 1))
        unseen = np.flatnonzero(folds == fold)
        weights = fit([rows[at] for at in seen], truths[seen], counts[seen], strength)
        model = Weighing(_lines(weights, range(truths.shape[1])).splitlines())
        shares[unseen] = [list(model.likelihoods(rows[at]).values()) for at in unseen]
    return shares


def _lines(weights: Mapping[str, Sequence[float]], values: Iterable[object]) -> str:
    lines = ["\t".join(["", *map(str, values)])]
    for name in sorted(weights):
        if name == BIAS or max(map(abs, weights[name])) >= _LEAST:
            lines.append("\t".join([name, *(f"{weight:.2f}" for weight in weights[name])]))
    return "\n".join(lines) + "\n"


def _truths(told: Iterable[Iterable[str]], values: Sequence[str]) -> Truths:
    return np.array([[value in one for value in values] for one in told])


def _say(name: str, values: Sequence[str], told: Sequence[Told], truths: Truths, found: Truths) -> None:
    real = np.array([one.counts == 1 for one in told])
    truths, found = truths[real], found[real]

    def figures(truth: Truths, guess: Truths) -> str:
        right = int((truth & guess).sum())
        precision, recall = right / max(int(guess.sum()), 1), right / max(int(truth.sum()), 1)
        return f"P {precision:.2f} R {recall:.2f} F1 {2 * right / max(int(truth.sum() + guess.sum()), 1):.3f}"

    sys.stdout.write(f"{name} on communities not seen: {figures(truths, found)}\n")
    for at, value in enumerate(values):
        sys.stdout.write(f"  {value:18} {figures(truths[:, at], found[:, at])}\n")


def train() -> dict[str, str]:
    """Return the content of the two files of weights, by name."""
    told = [*real(), *made_up()]
    common = common_terms([one for one in told if one.counts == 1])
    values = [str(value) for value in Intent]
    rows = [intent.signs(one.document, common) for one in told]
    truths = _truths([one.intents for one in told], values)
    shares = out_of_fold(rows, truths, told, _STRENGTH[intent.MODEL])
    found = shares >= np.array([intent.enough(value) for value in values])
    _say("Intents", values, told, truths, found)
    files = {intent.MODEL: _file(rows, truths, told, values, _STRENGTH[intent.MODEL])}

    seen = [{value for value, holds in zip(values, row, strict=True) if holds} for row in found]
    wanted = [str(value) for value in need.WEIGHED]
    asking = [at for at, intents in enumerate(seen) if intents & need.SEEKING]
    asked = [told[at] for at in asking]
    rows = [need.signs(told[at].document, seen[at], common) for at in asking]
    truths = _truths([one.needs for one in told], wanted)
    shares = out_of_fold(rows, truths[asking], asked, _STRENGTH[need.MODEL])
    found = np.zeros_like(truths)
    for at, row in zip(asking, shares, strict=True):
        likely = need.likeliest(dict(zip(wanted, row, strict=True)))
        found[at] = [value in likely for value in wanted]
    _say("Needs", wanted, told, truths, found)
    files[need.MODEL] = _file(rows, truths[asking], asked, wanted, _STRENGTH[need.MODEL])
    return files


def _file(rows: list[Signs], truths: Truths, told: list[Told], values: list[str], strength: float) -> str:
    counts = np.array([one.counts for one in told])
    return _HEAD.format(digest=digest("dev")) + _lines(fit(rows, truths, counts, strength), values)


if __name__ == "__main__":
    if not DATA.is_dir():
        sys.exit(f"{DATA} is missing: the models are trained on the posts there.")
    for file, content in train().items():
        path_of(file).write_text(content, encoding="utf-8")
        sys.stdout.write(f"{path_of(file)}: {path_of(file).stat().st_size} bytes\n")
