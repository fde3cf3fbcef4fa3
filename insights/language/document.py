"""A post under the reader's eye: text, sentences, phrases found, and what was found so far."""

from __future__ import annotations

from functools import cached_property

from insights.language.context import Context, context
from insights.language.lexicon import Lexicon, in_company
from insights.language.phrases import Match, fold
from insights.language.sentences import Span, clauses, sentences
from insights.model import Annotation, Kind, Post


class Document:
    """One post with all that annotators need; they read it, the engine adds what they find."""

    def __init__(self, post: Post, lexicon: Lexicon) -> None:
        self.post = post
        self.lexicon = lexicon
        self.text = post.text
        self.annotations: list[Annotation] = []

    @cached_property
    def lowered(self) -> str:
        """The text in lower case with plain apostrophes; offsets agree with `text`."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return sentences(self.text)

    @cached_property
    def _matches(self) -> list[Match]:
        return in_company(self.lexicon.matcher.find(self.text))

    def matches(self, category: str) -> list[Match]:
        """Return the phrases of `category` in the post, by start; ambiguous and look-alike ones are gone."""
        return [match for match in self._matches if match.phrase.category == category]

    def found(self, kind: Kind) -> list[Annotation]:
        """Return what earlier annotators found of `kind`."""
        return [annotation for annotation in self.annotations if annotation.kind is kind]

    def sentence(self, position: int) -> Span:
        """Return the sentence at `position` (the whole text if between sentences)."""
        for span in self.sentences:
            if span[0] <= position < span[1]:
                return span
        return (0, len(self.text))

    def sentence_index(self, position: int) -> int:
        """Return the number of the sentence at or before `position`."""
        index = 0
        for number, span in enumerate(self.sentences):
            if span[0] <= position:
                index = number
        return index

    def clause(self, position: int) -> Span:
        """Return the clause at `position`."""
        sentence = self.sentence(position)
        for span in clauses(self.text, *sentence):
            if span[0] <= position < span[1]:
                return span
        return sentence

    def context(self, start: int, end: int) -> Context:
        """Return whether `text[start:end]` is negated, hypothetical, past, or somebody else's."""
        return context(self.text, start, end, sentence=self.sentence(start))

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
