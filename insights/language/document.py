"""A post under the reader's eye: text, sentences, phrases found, and what was found so far."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from insights.language.context import Context, context
from insights.language.lexicon import Lexicon, in_company
from insights.language.patterns import effects
from insights.language.phrases import Match, fold, with_longer
from insights.language.sentences import Span, clauses, sentences
from insights.language.sentiment import Feeling, feelings
from insights.model import Annotation, Kind, Post


class Document:
    """One post with all that annotators need; they read it, the engine adds what they find."""

    def __init__(self, post: Post, lexicon: Lexicon) -> None:
        self.post = post
        self.lexicon = lexicon
        self.text = post.text
        self.annotations: list[Annotation] = []
        self._clauses: dict[Span, tuple[Span, ...]] = {}
        self._contexts: dict[Span, Context] = {}

    @cached_property
    def lowered(self) -> str:
        """The text in lower case with plain apostrophes; offsets agree with `text`."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The spans of the sentences, in order."""
        return sentences(self.text)

    @cached_property
    def feelings(self) -> list[Feeling]:
        """The words of praise and complaint in the post, weighed in their clause."""
        return feelings(self.lowered, self.sentences)

    @cached_property
    def subject(self) -> tuple[str, str] | None:
        """Generic and brand (or "") of the drug the post is a review of, if the export says so."""
        return self.lexicon.medication(self.post.subject) if self.post.subject else None

    @cached_property
    def _matches(self) -> dict[str, list[Match]]:
        found: dict[str, list[Match]] = {}
        for match in in_company(self.lexicon.matcher.find(self.text), sure=self.post.subject is not None):
            found.setdefault(match.phrase.category, []).append(match)
        if "medication" in found or self.post.subject:
            found["side_effect"] = with_longer(found.get("side_effect", []), effects(self.lowered))
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def matches(self, category: str) -> list[Match]:
        """Return the phrases of `category` in the post, by start; ambiguous and look-alike ones are gone."""
        return self._matches.get(category, [])

    def gated(self, kind: Kind) -> list[Span]:
        """Return the sentences that hold a word without which nothing of `kind` is told in gapped words."""
        numbers = {self.sentence_index(match.start) for match in self.matches(f"cue.gate_{kind}")}
        return [self.sentences[number] for number in sorted(numbers)]

    def found(self, kind: Kind) -> list[Annotation]:
        """Return what earlier annotators found of `kind`."""
        return [annotation for annotation in self.annotations if annotation.kind is kind]

    def sentence(self, position: int) -> Span:
        """Return the sentence at `position` (the one before if between sentences)."""
        return self.sentences[self.sentence_index(position)] if self.sentences else (0, len(self.text))

    def sentence_index(self, position: int) -> int:
        """Return the number of the sentence at or before `position`."""
        return (bisect_right(self._starts, position) or 1) - 1

    def clauses(self, sentence: Span) -> tuple[Span, ...]:
        """Return the clauses of `sentence`."""
        if sentence not in self._clauses:
            self._clauses[sentence] = clauses(self.text, *sentence)
        return self._clauses[sentence]

    def clause(self, position: int) -> Span:
        """Return the clause at `position`."""
        sentence = self.sentence(position)
        return next((span for span in self.clauses(sentence) if span[0] <= position < span[1]), sentence)

    def context(self, start: int, end: int) -> Context:
        """Return whether `text[start:end]` is negated, hypothetical, past, or somebody else's."""
        if (start, end) not in self._contexts:
            self._contexts[start, end] = context(
                self.lowered, start, end, sentence=self.sentence(start), clause=self.clause(start)
            )
        return self._contexts[start, end]

    def annotation(self, kind: Kind, value: str, start: int, end: int, **fields: object) -> Annotation:
        """Return an annotation of `text[start:end]` with its evidence and, unless given, its context."""
        told = self.context(start, end)
        values: dict[str, object] = {
            "negated": told.negated,
            "hypothetical": told.hypothetical,
            "historical": told.historical,
            "experiencer": told.experiencer,
            "score": 0.8,
            "evidence": self.text[start:end],
            **fields,
        }
        return Annotation(kind=kind, value=value, start=start, end=end, **values)  # type: ignore[arg-type]
