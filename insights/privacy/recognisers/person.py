"""Names of private people; those of public life, of fiction and of brands stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.privacy.recognisers._base import recogniser
from insights.privacy.recognisers._introductions import introduced
from insights.privacy.recognisers._names import (
    bare_names,
    extended,
    institution,
    is_only_given,
    joined_names,
    listed,
    title_case,
)
from insights.privacy.recognisers._public import known, public_names

_PART = re.compile(r"[A-ZÀ-ÖØ-Þ](?:[\w-]|'(?!s?\b))+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n*\"(] {0,2})$")


@recogniser("person", soft=True)
def person(text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Yield names after a title, a self-introduction, a relative, a greeting or a closing; given names anywhere.

    A name found once is found wherever it stands again in the text.
    """
    met, bare = {*introduced(text, lower)}, {*_bare(text)}
    if not met and not bare:
        return
    given, surnames = public_names(text)
    famous = {part for span in met | bare if known(text, *span) for part in _PART.findall(text[slice(*span)])}
    public = surnames | famous
    private = {span for span in met | bare if not _stays(text, *span, public)}
    private = {span for span in private if span in met or text[slice(*span)] not in given}
    for start, end in private | {*_again(text, private, public | given)}:
        yield start, end, "[name]"


def _bare(text: str) -> Iterator[tuple[int, int]]:
    for start, end in (*bare_names(text), *joined_names(text)):
        yield start, extended(text, end, most=1 if title_case(text, start, end) else 2)


def _stays(text: str, start: int, end: int, public: frozenset[str]) -> bool:
    if institution(text, start, end) or known(text, start, end):
        return True
    return bool(public) and not public.isdisjoint(_PART.findall(text[start:end]))


def _again(text: str, private: set[tuple[int, int]], public: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where a part of a private name stands once more, as long as it can be nothing else."""
    parts = {part for start, end in private for part in _PART.findall(text[start:end])}
    for part in parts - public:
        if text.count(part) == 1 or listed(part) or (part.lower() in text and not is_only_given(part)):
            continue
        for found in re.finditer(rf"(?<![\w/@.#]){re.escape(part)}(?![\w@]|\.\w)", text):
            opens = _SENTENCE_START.search(text, max(0, found.start() - 4), found.start())
            if (is_only_given(part) or not opens) and not _stays(text, *found.span(), public):
                yield found.span()
