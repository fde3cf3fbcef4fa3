from __future__ import annotations

import pytest

from insights.annotators._suffered import BIAS, WEIGHTS, likelihood, terms, tokens
from insights.language.document import Document
from insights.model import Post


@pytest.fixture
def document(lexicon):
    return lambda text: Document(Post(post_id="p", source="test", text=text), lexicon)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Took 20 mg of Ovalor!", ["took", "0", "mg", "of", "<medicine>", "!"]),
        ("It didn\u2019t help, Merivo did.", ["it", "didn't", "help", "<medicine>", "did"]),
        ("Dulfex", ["<medicine>"]),
        ("\u2026", []),
        ("", []),
    ],
)
def test_every_medicine_reads_the_same(document, text, words):
    assert tokens(document(text), (0, len(text))) == words


def test_a_term_counts_once_and_the_ends_of_the_sentence_are_words():
    assert terms(["so", "so", "tired"]) == ["< so", "so", "so so", "so tired", "tired", "tired >"]
    assert terms([]) == ["< >"]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("I was dizzy and could not sleep.", "I can sleep and feel well."),
        ("Night sweats, dry mouth.", "A good doctor, a good clinic."),
        ("Brain zaps when I stopped it.", "My doctor stopped it."),
    ],
)
def test_a_sentence_of_suffering_is_likelier(document, more, less):
    one, other = (likelihood(document(text), (0, len(text))) for text in (more, less))
    assert 0 < other < one < 1


def test_weights_are_words_and_pairs_with_their_origin():
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    head = "\n".join(line for line in lines if line.startswith("#"))
    assert "Zolnoori" in head
    assert "CC BY 4.0" in head
    rows = dict(line.split("\t") for line in lines if not line.startswith("#"))
    assert BIAS in rows
    assert all(len(term.split()) <= 2 and abs(float(weight)) < 20 for term, weight in rows.items())
