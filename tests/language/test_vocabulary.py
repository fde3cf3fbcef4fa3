"""The general vocabulary: it loads, nobody claims another's phrase, and everyday words stay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from insights import conditions
from insights.conditions import Medication, Term
from insights.errors import PackError
from insights.language import vocabulary
from insights.language.phrases import Phrase, PhraseMatcher


def _ways(term: Term) -> tuple[str, ...]:
    return (term.name, *term.phrases)


def _names(drug: Medication) -> Iterator[str]:
    yield from (drug.generic, *drug.aliases, *drug.ambiguous)
    for brand in drug.brands:
        yield from (brand.name, *brand.aliases)


@pytest.fixture(scope="module")
def effects() -> PhraseMatcher:
    return PhraseMatcher(
        Phrase(way, "side_effect", term.name) for term in vocabulary.side_effects() for way in _ways(term)
    )


@pytest.fixture(scope="module")
def drugs() -> PhraseMatcher:
    found = []
    for drug in vocabulary.medications():
        unsure = set(drug.ambiguous)
        found += [Phrase(n, "medication", drug.generic, ambiguous=n in unsure) for n in _names(drug)]
    return PhraseMatcher(found)


def test_it_is_large_enough_to_be_general() -> None:
    assert len(vocabulary.medications()) >= 700
    assert len(vocabulary.side_effects()) >= 150
    assert sum(len(_ways(term)) for term in vocabulary.side_effects()) >= 1500
    assert len(vocabulary.cited()) >= 150


def test_a_damaged_file_is_named(tmp_path, monkeypatch) -> None:
    (tmp_path / "cited.toml").write_text("[[cited]]\nnaem = 'x'\n", encoding="utf-8")
    monkeypatch.setattr(vocabulary, "_HERE", tmp_path)
    vocabulary.cited.cache_clear()
    with pytest.raises(PackError, match=r"cited\.toml"):
        vocabulary.cited()


def test_no_name_of_a_medicine_is_claimed_twice() -> None:
    names = Counter(name.casefold() for drug in vocabulary.medications() for name in _names(drug))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("terms", [vocabulary.side_effects(), vocabulary.cited()], ids=["side_effects", "cited"])
def test_no_phrase_is_claimed_twice(terms: tuple[Term, ...]) -> None:
    phrases = Counter(way.casefold() for term in terms for way in _ways(term))
    assert [phrase for phrase, times in phrases.items() if times > 1] == []


def test_clinical_words_belong_to_one_effect() -> None:
    owners: dict[str, set[str]] = {}
    for term in vocabulary.side_effects():
        for way in (*_ways(term), term.clinical):
            owners.setdefault(way.casefold(), set()).add(term.name)
    assert {way: who for way, who in owners.items() if len(who) > 1} == {}


def test_generics_and_effects_are_lower_case() -> None:
    assert [d.generic for d in vocabulary.medications() if d.generic != d.generic.casefold()] == []
    assert [t.name for t in vocabulary.side_effects() if t.name != t.name.casefold()] == []
    assert [p for t in vocabulary.side_effects() for p in t.phrases if p != p.casefold()] == []


def test_every_effect_has_a_clinical_word_and_a_group() -> None:
    assert [t.name for t in vocabulary.side_effects() if not (t.clinical and t.group)] == []
    assert [d.generic for d in vocabulary.medications() if not d.drug_class] == []


def test_every_phrase_has_three_characters_or_more_and_no_stray_blanks() -> None:
    ways = [n for d in vocabulary.medications() for n in _names(d)]
    ways += [w for t in (*vocabulary.side_effects(), *vocabulary.cited()) for w in _ways(t)]
    assert [way for way in ways if len(way) < 3 or way != " ".join(way.split())] == []


def test_phrases_hold_no_sentence_and_no_amount() -> None:
    phrases = [p for t in vocabulary.side_effects() for p in t.phrases]
    assert [p for p in phrases if len(p.split()) > 8] == []
    assert [p for p in phrases if any(part.isdigit() for part in p.split())] == []


@pytest.mark.parametrize("pack", conditions.names())
def test_a_pack_calls_a_medicine_as_the_general_vocabulary_does(pack: str) -> None:
    general = {name.casefold(): drug.generic for drug in vocabulary.medications() for name in _names(drug)}
    wrong = [
        f"{drug.generic} is {general[name.casefold()]}"
        for drug in conditions.load(pack).medications
        for name in (drug.generic, *(brand.name for brand in drug.brands))
        if general.get(name.casefold(), drug.generic) != drug.generic
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By June clumps of hair came away, and now bald patches.", {"hair loss"}),
        ("Three nights and I still can\u2019t sleep", {"insomnia"}),
        ("cant sleep and no sex drive either", {"insomnia", "loss of sex drive"}),
        ("Brain zaps whenever I turn my head", {"brain zaps"}),
        ("Gained weight on it, then lost my appetite", {"weight gain", "loss of appetite"}),
        ("The runs every morning until week four", {"diarrhoea"}),
        ("MY JOINTS ACHE and a metallic taste", {"joint pain", "taste change"}),
        ("felt like a zombie all spring", {"zombie feeling"}),
        ("light-headed, then I blacked out", {"dizziness", "fainting"}),
        ("It took three tries to reach the clinic by bus", set()),
        ("We drove through the gas station on a hot day", set()),
        ("The nurse zapped the form through before lunch", set()),
        ("My meter crashed and the low sugar biscuits were gone", set()),
        ("He is a therapist", set()),
        ("What a jerk, and what a nightmare of a queue for long periods", set()),
        ("Cannot wait to be seeing things differently", set()),
    ],
)
def test_side_effects_in_lay_words(effects: PhraseMatcher, text: str, expected: set[str]) -> None:
    assert {match.phrase.name for match in effects.find(text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wellbutrin and welbutrin are one", {"bupropion"}),
        ("paracetamol, or Tylenol as they call it", {"acetaminophen"}),
        ("salbutamol before the run", {"albuterol"}),
        ("Champix worked where nicotine patches had not", {"varenicline", "nicotine"}),
        ("roaccutane at sixteen, Epiduo at twenty", {"isotretinoin", "adapalene/benzoyl peroxide"}),
        ("Humalog with meals and NovoRapid before that", {"insulin lispro", "insulin aspart"}),
        ("St. John's wort from the market", {"st john's wort"}),
        ("got the flu shot at the pharmacy", {"influenza vaccine"}),
        ("an ounce of prevention, well versed in tandem", set()),
        ("Heather and Camila went to see a sonata", set()),
        ("we need a plan b for Today and a Boost", set()),
    ],
)
def test_medicines_by_every_name(drugs: PhraseMatcher, text: str, expected: set[str]) -> None:
    assert {m.phrase.name for m in drugs.find(text) if not m.phrase.ambiguous} == expected


@pytest.mark.parametrize("word", ["soma", "sonata", "iron", "calcium", "weed", "the pill", "versed", "depo"])
def test_everyday_words_need_company(drugs: PhraseMatcher, word: str) -> None:
    assert [match.phrase.ambiguous for match in drugs.find(f"so much {word} here")] == [True]


def test_no_two_companies_share_a_name() -> None:
    names = Counter(
        name.casefold() for c in vocabulary.companies() for name in {c.name, *c.aliases, *c.handles, *c.programmes}
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_no_company_goes_by_an_everyday_word() -> None:
    everyday = {"lilly", "target", "boots", "anthem", "shire", "embrace", "forest", "sage", "endo", "organon", "hims"}
    assert not everyday & {name.casefold() for c in vocabulary.companies() for name in (c.name, *c.aliases)}
