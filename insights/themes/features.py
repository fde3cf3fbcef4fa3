"""What a theme may be named by: what its posts say, what is found in them, the subjects they touch on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from insights.themes.result import Mention
from insights.themes.subjects import subjects_of
from insights.themes.terms import Terms
from insights.themes.words import lists, runs

_SUFFIXES = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ies", "ed", "er", "es")
_ENDINGS = (*_SUFFIXES, "e", "s", "y")
_SHORTEST_STEM = 4
_PAST = re.compile(r"[^e]{3}ed$")
_EFFECTS = frozenset({"side_effect", "symptom"})


class Sort(IntEnum):
    """Where a feature comes from."""

    TERM = 0
    EFFECT = 1
    MEDICATION = 2
    OTHER = 3
    SUBJECT = 4


@dataclass(frozen=True, slots=True)
class Features:
    """`posts` holds per post its features and how each is written there, `lengths` its number of words."""

    posts: tuple[Mapping[str, str], ...]
    lengths: tuple[int, ...]
    sorts: Mapping[str, Sort]

    def written(self, feature: str, rows: Iterable[int]) -> str:
        """Return how most of the rows write the feature."""
        forms = Counter(self.posts[row][feature] for row in rows)
        return min(forms, key=lambda one: (-forms[one], one))


def features_of(texts: Sequence[str], terms: Terms, mentions: Sequence[Sequence[Mention]] | None = None) -> Features:
    """Return the features of each text; forms of one word ("inject", "injections") count as one."""
    sorts: dict[str, Sort] = {}
    posts: list[dict[str, str]] = []
    usable = {term: _may_label(term.split("_"), terms.nouns) for term in terms.shown}
    stems = {term: stem(term) for term in terms.shown}
    noun_stems = {stems[term] for term, may in usable.items() if may}
    nouns: dict[str, str] = {}
    for term, may in usable.items():
        if may:
            nouns.setdefault(stems[term], term)
    for row, (post, subjects) in enumerate(zip(terms.posts, subjects_of(texts), strict=True)):
        found: dict[str, str] = {}
        for term in post:
            if stems[term] in noun_stems:
                form = term if usable[term] else nouns[stems[term]]
                if usable[term] or f"t {stems[term]}" not in found:
                    found[f"t {stems[term]}"] = terms.shown[form]
        sorts |= dict.fromkeys(found, Sort.TERM)
        for mention in mentions[row] if mentions else ():
            key = f"m {mention.name}"
            found[key] = mention.written or found.get(key, mention.name)
            sorts[key] = _sort(mention.kind)
        for subject in sorted(subjects):
            found[f"s {subject}"] = subject
            sorts[f"s {subject}"] = Sort.SUBJECT
        posts.append(found)
    lengths = tuple(sum(map(len, runs(text))) for text in texts)
    return Features(tuple(posts), lengths, sorts)


def stem(term: str) -> str:
    """Return a word without its ending; a phrase as it is."""
    if "_" in term:
        return term
    for ending in _ENDINGS:
        if term.endswith(ending) and len(term) - len(ending) >= _SHORTEST_STEM:
            return term[: -len(ending)]
    return term


def _sort(kind: str) -> Sort:
    if kind in _EFFECTS:
        return Sort.EFFECT
    return Sort.MEDICATION if kind == "medication" else Sort.OTHER


def _may_label(words: Sequence[str], nouns: frozenset[str]) -> bool:
    alone = lists().alone
    if words[-1] not in nouns or _PAST.search(words[-1]) or all(word in alone for word in words):
        return False
    if len(words) == 1:
        return len(words[0]) > 2
    return words[-1] not in alone and words[0] not in lists().verbs
