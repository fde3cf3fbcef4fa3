from __future__ import annotations

from pathlib import Path

import pytest

from insights.conditions import Company, ConditionPack, load
from insights.language.document import Document
from insights.language.lexicon import Lexicon, compile_lexicon
from insights.model import Kind, Post

PACK = Path(__file__).parent.parent / "annotators" / "pack.toml"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return compile_lexicon(load(PACK))


def document(lexicon: Lexicon, text: str, subject: str | None = None) -> Document:
    return Document(Post(post_id="p", source="test", text=text, subject=subject), lexicon)


NAMES = [
    ("Ovalor", ("ovaltrexin", "Ovalor")),
    ("ovaltrexin (Ovalor)", ("ovaltrexin", "")),
    ("MERIVO", ("merizumab", "Merivo")),
    ("  Quuxol ", ("quuxol", "")),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_medication(lexicon, text, expected):
    assert lexicon.medication(text) == expected


SELLERS = [
    ("merizumab", "Merivo", {"Castellan"}),
    ("merizumab", "merilink", {"Tarn Biotech"}),
    ("merizumab", "", {"Castellan", "Tarn Biotech"}),
    ("pelotinib", "", {"Castellan"}),
    ("quuxol", "", set()),
]


@pytest.mark.parametrize(("generic", "brand", "expected"), SELLERS)
def test_companies(lexicon, generic, brand, expected):
    assert lexicon.companies(generic, brand) == expected


AMBIGUOUS = [
    ("on dul now", 0),
    ("on dul for brindle", 1),
    ("dul and Ovalor", 2),
]


@pytest.mark.parametrize(("text", "count"), AMBIGUOUS)
def test_ambiguous_names_need_company(lexicon, text, count):
    assert len(document(lexicon, text).matches("medication")) == count


def test_a_review_is_company_enough(lexicon):
    assert len(document(lexicon, "on dul now", subject="Dulfex").matches("medication")) == 1


def test_a_look_alike_is_no_condition(lexicon):
    assert document(lexicon, "my brindle dog").matches("condition") == []


def test_names_that_redaction_leaves_standing(lexicon):
    assert {"Ovalor", "Castellan", "@castellan", "Brindle Trust"} <= lexicon.kept_phrases
    assert "headache" not in lexicon.kept_phrases


def test_places(lexicon):
    text = "One here. Two, but three.\n\nFour"
    found = document(lexicon, text)
    assert text[slice(*found.sentence(text.index("Two")))] == "Two, but three."
    assert text[slice(*found.clause(text.index("three")))] == "but three."
    assert [found.sentence_index(text.index(word)) for word in ("One", "Two", "Four")] == [0, 1, 2]
    assert text[slice(*found.sentence(text.index("\n") + 1))] == "Two, but three."


def test_an_empty_post(lexicon):
    found = document(lexicon, "")
    assert found.sentence(0) == (0, 0)
    assert found.matches("medication") == []


def test_an_annotation_carries_its_context(lexicon):
    found = document(lexicon, "no headaches").annotation(Kind.SYMPTOM, "headache", 3, 12)
    assert (found.evidence, found.negated) == ("headaches", True)
    told = document(lexicon, "no headaches").annotation(Kind.SYMPTOM, "headache", 3, 12, negated=False)
    assert not told.negated


def test_a_medicine_of_the_pack_keeps_the_general_names() -> None:
    pack = ConditionPack.model_validate(
        {"name": "p", "label": "P", "terms": ["p"], "medications": [{"generic": "sertraline", "company": "Own Ltd"}]}
    )
    assert compile_lexicon(pack).medication("Zoloft") == ("sertraline", "Zoloft")


def test_a_company_of_the_pack_goes_before_the_general_one() -> None:
    pack = ConditionPack(name="gout", label="Gout", terms=("gout",), companies=(Company(name="Wyeth"),))
    found = compile_lexicon(pack).matcher.find("Wyeth, not Hospira")
    assert [m.phrase.name for m in found if m.phrase.category == "company"] == ["Wyeth", "Pfizer"]
