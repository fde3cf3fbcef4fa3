"""The terms of each post: words and runs of two or three, plural folded into singular."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from insights.privacy import given_names
from insights.themes.words import is_content, lists, runs, singulars

_LONGEST = 3
_LARGE = 2_000
_MOSTLY = 0.6
_GENERAL = 0.15
_STEM = 5
_NAMED = 0.3
_Runs = list[list[str]]


@dataclass(frozen=True, slots=True)
class Terms:
    """`posts` holds the terms of each post, joined by `_`; `shown` how people write a term most often.

    `nouns` are words seen in a noun's place: they may end a label.
    """

    posts: tuple[tuple[str, ...], ...]
    shown: dict[str, str]
    nouns: frozenset[str]


def terms_of(texts: Sequence[str], *, avoid: Collection[str] = ()) -> Terms:
    """Return the terms of each text that others use too, without those too general to tell posts apart.

    An avoided word counts only where 15 % of the posts use it: what marks a condition may well mark a theme.
    """
    written = _without_names([list(runs(text)) for text in texts])
    spoken = [[[word.lower() for word in run] for run in post] for post in written]
    singular = singulars(Counter(word for post in spoken for run in post for word in run))
    forms: dict[str, Counter[str]] = {}
    posts = []
    for post in spoken:
        found = dict(_terms(post, singular))
        for term, form in found.items():
            forms.setdefault(term, Counter())[form] += 1
        posts.append(tuple(found))
    fewest = 2 if len(texts) < _LARGE else 3
    often = {term: seen.total() for term, seen in forms.items() if seen.total() >= fewest}
    avoided = {"_".join(singular.get(word, word) for word in phrase.lower().split()) for phrase in avoid}
    kept = often.keys() - _general(often, avoided, len(texts))
    cased = _cased(written)
    shown = {}
    for term in sorted(kept):
        form = min(forms[term], key=lambda one: (-forms[term][one], one))
        shown[term] = " ".join(cased.get(word, word) for word in form.split())
    return Terms(tuple(tuple(term for term in post if term in kept) for post in posts), shown, _nouns(spoken, singular))


def _without_names(written: list[_Runs]) -> list[_Runs]:
    """Return the posts cut at given names: at those mostly written with a capital, "Bill" more than "bill"."""
    given = given_names()
    total, capital = Counter[str](), Counter[str]()
    for post in written:
        for run in post:
            for word in run:
                name = _name_of(word, given)
                total[name] += 1
                capital[name] += word[0].isupper()
    names = {name for name in total if name in given and capital[name] >= _NAMED * total[name]}
    return [[part for run in post for part in _cut(run, names, given)] for post in written]


def _name_of(word: str, given: Collection[str]) -> str:
    """Return the word in small letters, without the "s" of an owner ("Maria's")."""
    small = word.lower()
    return small[:-1] if small.endswith("s") and small not in given and small[:-1] in given else small


def _cut(run: list[str], names: Collection[str], given: Collection[str]) -> Iterable[list[str]]:
    part: list[str] = []
    for word in run:
        if _name_of(word, given) in names:
            if part:
                yield part
            part = []
        else:
            part.append(word)
    if part:
        yield part


def _terms(post: _Runs, singular: dict[str, str]) -> Iterable[tuple[str, str]]:
    """Yield each term of a post and its form there."""
    alone = lists().alone
    for run in post:
        for start in range(len(run)):
            for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
                if not is_content(run[end - 1]):
                    break
                words = [singular[word] for word in run[start:end]]
                if len(set(words)) == len(words) and not all(word in alone for word in words):
                    yield "_".join(words), " ".join(run[start:end])


def _general(often: dict[str, int], avoided: Collection[str], posts: int) -> set[str]:
    """Return the avoided terms most talk shares, with words that begin like them (diabetes, diabetic)."""
    common = [term for term in avoided if often.get(term, 0) >= _GENERAL * posts]
    starts = tuple(term[:_STEM] for term in common if len(term) >= _STEM and "_" not in term)
    words = set(common) | {term for term in avoided if starts and term.startswith(starts)}
    return words | {term for term in often if set(term.split("_")) <= words}


def _cased(written: Sequence[_Runs]) -> dict[str, str]:
    """Return the words mostly written with capitals where no sentence starts, as they are written."""
    forms: dict[str, Counter[str]] = {}
    for post in written:
        for run in post:
            for word in run[1:]:
                forms.setdefault(word.lower(), Counter())[word] += 1
    usual = {word: max(seen, key=lambda one: (seen[one], one)) for word, seen in forms.items()}
    return {
        word: form
        for word, form in usual.items()
        if form != word and forms[word][word] <= (1 - _MOSTLY) * forms[word].total()
    }


def _nouns(spoken: Sequence[_Runs], singular: dict[str, str]) -> frozenset[str]:
    """Return the words that stand where nouns stand: after "the", before a stop word or a pause."""
    total, after, verbal, final = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    stop, before_noun, before_verb = lists().stop, lists().before_noun, lists().before_verb
    for post in spoken:
        for run in post:
            for place, written in enumerate(run):
                word = singular[written]
                before = run[place - 1] if place else ""
                wide = run[place - 2] if place > 1 and before not in stop else before  # "a bad cough"
                total[word] += 1
                after[word] += wide in before_noun
                verbal[word] += before in before_verb
                final[word] += place + 1 == len(run) or run[place + 1] in stop
    return frozenset(
        word
        for word, seen in total.items()
        if final[word] >= 0.45 * seen
        and after[word] >= max(2, 0.15 * seen)
        and after[word] > verbal[word]
        and word not in lists().verbs
    )
