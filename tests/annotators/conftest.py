"""Fixtures for annotators: a lexicon of an invented disease, and a way to annotate a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from insights.annotators import annotate
from insights.conditions import load
from insights.language.lexicon import Lexicon, compile_lexicon
from insights.model import Annotation, Kind, Post

Find = Callable[..., list[Annotation]]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return compile_lexicon(load(Path(__file__).parent / "pack.toml"))


@pytest.fixture(scope="session")
def find(lexicon: Lexicon) -> Find:
    """Return the findings of one kind in a text; spans and evidence agree, whatever the annotator."""

    def found(kind: Kind, text: str, **fields: object) -> list[Annotation]:
        fields.setdefault("community", "brindlesyndrome")
        post = Post(post_id="p", source="test", text=text, **fields)  # type: ignore[arg-type]
        annotations = annotate(post, lexicon)
        for annotation in annotations:
            assert annotation.evidence == text[annotation.start : annotation.end]
            assert 0 < annotation.score <= 1
        return [annotation for annotation in annotations if annotation.kind is kind]

    return found
