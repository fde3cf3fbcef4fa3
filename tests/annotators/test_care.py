"""Care besides medicines, and what is said of it."""

from __future__ import annotations

import pytest

from insights.annotators import annotate
from insights.conditions import ConditionPack, Term
from insights.language.lexicon import compile_lexicon
from insights.model import Kind, Post

LEXICON = compile_lexicon(
    ConditionPack(
        name="crooked_toe",
        label="Crooked toe",
        terms=("crooked toe",),
        care=(
            Term(name="bracing", phrases=("the brace", "boots and bar")),
            Term(name="casting", phrases=("casts", "plaster cast")),
            Term(name="tendon release", clinical="tenotomy"),
        ),
        look_alikes=("brace yourself",),
    )
)


def found(text: str) -> list[tuple[str, str]]:
    post = Post(post_id="p", source="forum", text=text)
    return [
        (finding.value, finding.polarity.value if finding.polarity else "")
        for finding in annotate(post, LEXICON)
        if finding.kind is Kind.CARE
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She had her tenotomy on Monday.", [("tendon release", "neutral")]),
        ("We love the brace.", [("bracing", "positive")]),
        ("He hates the brace.", [("bracing", "negative")]),
        ("The boots and bar are a nightmare.", [("bracing", "negative")]),
        ("The casts were awful but the brace is great.", [("casting", "negative"), ("bracing", "positive")]),
        ("Is the brace terrible?", [("bracing", "neutral")]),
        ("Brace yourself for a long winter.", []),
        ("A broadcast about toes.", []),
        ("", []),
    ],
)
def test_care_is_found_with_what_is_said_of_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_without_medicines_only_the_symptoms_of_the_pack_are_told() -> None:
    pack = LEXICON.pack.model_copy(update={"symptoms": (Term(name="sleep", phrases=("slept",)),)})
    post = Post(post_id="p", source="forum", text="She slept badly, I have a headache and heartburn.")
    told = [found.value for found in annotate(post, compile_lexicon(pack)) if found.kind is Kind.SYMPTOM]
    assert told == ["sleep"]
