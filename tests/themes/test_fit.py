"""The themes of a corpus: found, named, counted honestly, the same each time, with ids that last."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from collections.abc import Callable

import numpy as np
import pytest

from insights.themes import Previous, ThemeRun, fit
from insights.themes.labels import MIXED
from insights.themes.subjects import subjects_of
from tests.themes.conftest import Corpus

Make = Callable[..., Corpus]


def run(corpus: Corpus, **options: object) -> ThemeRun:
    texts, rows, segments = corpus
    return fit(texts, embeddings=rows, segments=segments, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def found(corpus: Make) -> ThemeRun:
    return run(corpus(400))


def test_the_subjects_of_a_corpus_are_its_themes(found: ThemeRun) -> None:
    assert 8 <= len(found.themes) <= 15
    for index in range(len(found.themes)):
        subjects = {row % 10 for row in np.flatnonzero(found.assignment == index)}
        assert len(subjects) == 1


def test_the_numbers_agree_with_each_other(found: ThemeRun) -> None:
    sizes = np.bincount(found.assignment[found.assignment >= 0], minlength=len(found.themes))
    assert [theme.size for theme in found.themes] == sizes.tolist() == sorted(sizes, reverse=True)
    assert found.coverage == pytest.approx((found.assignment >= 0).mean())
    assert found.centroids.shape == (len(found.themes), 64)
    assert np.allclose(np.linalg.norm(found.centroids, axis=1), 1, atol=1e-5)
    assert ((found.strength > 0) == (found.assignment >= 0)).all()
    assert found.strength.max() <= 1
    assert all(theme.stability is not None and 0 <= theme.stability <= 1 for theme in found.themes)
    assert {term.theme_id for term in found.segment_terms} <= {theme.theme_id for theme in found.themes}
    assert {term.segment for term in found.segment_terms} == {"patient", "caregiver"}


def test_labels_and_terms_are_of_the_subject(corpus: Make, found: ThemeRun) -> None:
    texts = corpus(400)[0]
    labels = [theme.label for theme in found.themes]
    assert len({label.lower() for label in labels}) == len(labels)
    for index, theme in enumerate(found.themes):
        inside = " ".join(texts[row] for row in np.flatnonzero(found.assignment == index)).lower()
        assert 1 <= len(theme.label.split()) <= 5
        own = all(word.lower() in inside for word in theme.label.split() if word != "and")
        assert own or theme.label in subjects_of([inside])[0]
        assert theme.terms
        assert all(weight > 0 for _, weight in theme.terms)
        assert not {"the", "my", "and", "is"} & {term for term, _ in theme.terms}


def test_what_no_name_fits_is_no_theme(corpus: Make, found: ThemeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules["insights.themes.fit"]
    named, unclear = module.labels_of, {found.themes[0].label, found.themes[3].label}

    def labels_of(*given: object, **more: object) -> tuple[str, ...]:
        return tuple(f"{MIXED}a, b" if more and label in unclear else label for label in named(*given, **more))

    monkeypatch.setattr(module, "labels_of", labels_of)
    left = run(corpus(400))
    assert len(left.themes) == len(found.themes) - 2
    assert not any(theme.label.startswith(MIXED) for theme in left.themes)
    gone = np.isin(found.assignment, (0, 3))
    assert ((left.assignment == -1) == (gone | (found.assignment == -1))).all()
    assert left.coverage == pytest.approx((left.assignment >= 0).mean())


def test_representatives_are_three_different_posts_of_the_theme(corpus: Make, found: ThemeRun) -> None:
    texts = corpus(400)[0]
    for index, theme in enumerate(found.themes):
        rows = found.representatives[theme.theme_id]
        assert len({texts[row] for row in rows}) == len(rows) == 3
        assert all(found.assignment[row] == index for row in rows)


def test_the_same_posts_give_the_same_themes(corpus: Make, found: ThemeRun) -> None:
    again = run(corpus(400))
    assert again.themes == found.themes
    assert np.array_equal(again.assignment, found.assignment)
    assert again.representatives == found.representatives


def test_another_process_finds_the_same_themes() -> None:
    code = """
from tests.themes.conftest import made
from insights.themes import fit
from insights.themes import Mention
texts, rows, segments = made(200)
said = [[Mention('symptom', f'sign {n % 10}')] for n in range(200)]
run = fit(texts, embeddings=rows, segments=segments, threads=[str(n // 4) for n in range(200)], mentions=said)
print(run.themes, run.assignment.tolist(), run.representatives, run.segment_terms, run.strength.tolist())
"""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1
    assert "theme_id" in outputs.pop()


def test_a_short_reply_follows_its_thread(corpus: Make) -> None:
    texts, rows, segments = corpus(200)
    stray = np.random.default_rng(5).normal(size=(20, 64)).astype(np.float32) / 8
    answered = list(range(20))
    threads = [str(n) for n in range(200)] + [str(n) for n in answered]
    whole = fit(
        [*texts, *["Thank you so much"] * 20],
        embeddings=np.vstack([rows, stray]),
        segments=[*segments, *["patient"] * 20],
        threads=threads,
    )
    inside = [(whole.assignment[200 + n], whole.assignment[n]) for n in answered if whole.assignment[200 + n] >= 0]
    assert len(inside) >= 10
    assert np.mean([reply == post for reply, post in inside]) > 0.8


@pytest.mark.parametrize("count", [0, 1, 5, 39])
def test_too_few_posts_have_no_themes(corpus: Make, count: int) -> None:
    none = run(corpus(count))
    assert none.themes == ()
    assert none.assignment.tolist() == [-1] * count
    assert none.coverage == 0


def test_posts_that_all_say_the_same_have_no_themes() -> None:
    none = fit(["the same pump"] * 100, embeddings=np.ones((100, 8), np.float32), segments=["patient"] * 100)
    assert none.themes == ()


@pytest.mark.parametrize("text", ["", "!!!", "and then it was so"])
def test_posts_without_a_word_that_says_something_have_no_themes(corpus: Make, text: str) -> None:
    _, rows, segments = corpus(100)
    assert fit([text] * 100, embeddings=rows, segments=segments).themes == ()


def test_few_subjects_are_flagged_as_holding_too_much(corpus: Make) -> None:
    few = run(corpus(300, subjects=3))
    sizes = {theme.theme_id: theme.size for theme in few.themes}
    assert few.flagged == tuple(name for name, size in sizes.items() if size > 45)
    assert few.flagged


def test_what_is_near_no_theme_is_left_out(corpus: Make) -> None:
    texts, rows, segments = corpus(400)
    stray = np.random.default_rng(5).normal(size=(40, 64)).astype(np.float32)
    mixed = fit(
        texts + [f"odd remark number {n}" for n in range(40)],
        embeddings=np.vstack([rows, stray]),
        segments=[*segments, *["patient"] * 40],
    )
    assert (mixed.assignment[400:] == -1).mean() > 0.5
    assert mixed.coverage < 1


def test_ids_survive_more_posts(corpus: Make, found: ThemeRun) -> None:
    previous = Previous(tuple(theme.theme_id for theme in found.themes), found.centroids)
    later = run(corpus(460, seed=2), previous=previous)
    before = {theme.label: theme.theme_id for theme in found.themes}
    same = [theme for theme in later.themes if theme.label in before]
    assert len(same) >= 5
    assert all(before[theme.label] == theme.theme_id for theme in same)
    assert len({theme.theme_id for theme in later.themes}) == len(later.themes)


def test_above_the_sample_the_rest_is_assigned(corpus: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[fit.__module__], "_SAMPLE", 400)
    large = run(corpus(1200))
    assert len(large.assignment) == 1200
    assert large.coverage > 0.7
    for index in range(len(large.themes)):
        assert len({row % 10 for row in np.flatnonzero(large.assignment == index)}) == 1


def test_words_to_avoid_name_no_theme(corpus: Make) -> None:
    two = run(corpus(300, subjects=2), avoid=["insurance"])
    assert two.themes
    assert "insurance" not in {theme.label.lower() for theme in two.themes}
    assert "insurance" not in {term for theme in two.themes for term, _ in theme.terms}


def test_progress_is_told_up_to_the_end(corpus: Make) -> None:
    told: list[tuple[str, float]] = []
    run(corpus(200), progress=lambda step, done: told.append((step, done)))
    shares = [done for _, done in told]
    assert shares == sorted(shares)
    assert told[-1] == ("done", 1.0)


def test_nothing_is_silenced_for_others(corpus: Make) -> None:
    before = list(warnings.filters)
    run(corpus(60))
    assert list(warnings.filters) == before


def test_importing_themes_is_light() -> None:
    code = "import sys, insights.themes; print({'umap', 'bertopic', 'sklearn', 'torch'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
