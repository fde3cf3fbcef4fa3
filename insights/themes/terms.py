"""The terms of each post: words and runs of two or three, plural folded into singular."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from insights.themes.words import is_content, lists, runs, singulars

_LONGEST = 3
_LARGE = 2_000
_BEFORE_NOUN = frozenset(
    "a an the my your his her our their its this that these those some any no of with for about from in on".split()
)
_BEFORE_VERB = frozenset(
    "i you we they he she it to not never can could will would should might must cant dont didnt wont "
    "im youre be been being am is are was were always just really".split()
)


@dataclass(frozen=True, slots=True)
class Terms:
    """`posts` holds the terms of each post, joined by `_`; `shown` how people write a term most often.

    `nouns` are words seen in a noun's place: they may end a label.
    """

    posts: tuple[tuple[str, ...], ...]
    shown: dict[str, str]
    nouns: frozenset[str]


def terms_of(texts: Sequence[str], *, avoid: Collection[str] = ()) -> Terms:
    """Return the terms of each text; a term of nothing but avoided words is left out."""
    spoken = [[tuple(run) for run in runs(text)] for text in texts]
    counts = Counter(word for post in spoken for run in post for word in run)
    singular = singulars(counts)
    avoided = {singular.get(word, word) for phrase in avoid for word in phrase.lower().split()}
    surfaces: dict[str, Counter[str]] = {}
    posts = []
    for post in spoken:
        found: list[str] = []
        for run in post:
            for start in range(len(run)):
                for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
                    if not is_content(run[end - 1]):
                        break
                    words = [singular[word] for word in run[start:end]]
                    if avoided.issuperset(words) or len(set(words)) < len(words):
                        continue
                    term = "_".join(words)
                    found.append(term)
                    surfaces.setdefault(term, Counter())[" ".join(run[start:end])] += 1
        posts.append(tuple(found))
    seen = Counter(term for post in posts for term in set(post))
    fewest = 2 if len(texts) < _LARGE else 3
    posts = [tuple(term for term in post if seen[term] >= fewest) for post in posts]
    shown = {term: min(forms, key=lambda form: (-forms[form], form)) for term, forms in surfaces.items() if seen[term] >= fewest}
    return Terms(tuple(posts), shown, _nouns(spoken, singular))


def _nouns(spoken: list[list[tuple[str, ...]]], singular: dict[str, str]) -> frozenset[str]:
    """Return the words that stand where nouns stand: after "the", before a stop word or a pause."""
    total, after, verbal, final = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    stop = lists().stop
    for post in spoken:
        for run in post:
            for place, word in enumerate(run):
                word = singular[word]
                before = run[place - 1] if place else ""
                total[word] += 1
                after[word] += before in _BEFORE_NOUN
                verbal[word] += before in _BEFORE_VERB
                final[word] += place + 1 == len(run) or run[place + 1] in stop
    return frozenset(
        word
        for word, seen in total.items()
        if final[word] >= 0.45 * seen and (after[word] + 1) > 1.2 * verbal[word] and word not in lists().verbs
    )
