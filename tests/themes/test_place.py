"""New posts in stored themes: placed by the rule of a full run, nothing made anew."""

from __future__ import annotations

import numpy as np

from insights.themes import fit, place
from tests.themes.conftest import made


def test_new_posts_join_the_stored_themes() -> None:
    texts, rows, segments = made(400)
    run = fit(texts, encode=lambda some: rows[list(some)], segments=segments)
    ids = [one.theme.theme_id for one in run.found]
    theme_of = [ids[one] if one >= 0 else None for one in run.assignment]
    finer_of = [ids[one] if one >= 0 else None for one in run.parts]
    more, vectors, _ = made(60, seed=5)
    placed = place(more, vectors, known=rows, theme_of=theme_of, finer_of=finer_of, positions=run.positions)
    inside = [number for number in range(60) if placed.themes[number] is not None]
    assert len(inside) > 45
    usual = {subject: theme_of[subject] for subject in range(10)}
    assert np.mean([placed.themes[number] == usual[number % 10] for number in inside]) > 0.9
    above = {one.theme.theme_id: one.part_of for one in run.found}
    for number in range(60):
        part = placed.parts[number]
        assert part is None or above[part] == placed.themes[number]
        assert (placed.strength[number] > 0) == (placed.themes[number] is not None)
    assert np.isfinite(placed.positions).all()
    again = place(more, vectors, known=rows, theme_of=theme_of, finer_of=finer_of, positions=run.positions)
    assert again.themes == placed.themes
    assert np.array_equal(again.positions, placed.positions)


def test_a_long_post_is_no_short_remark() -> None:
    _, rows, _ = made(100, subjects=2)
    theme_of = ["remarks" if number % 2 else "other" for number in range(100)]
    positions = np.zeros((100, 2), np.float32)
    options = {"known": rows, "theme_of": theme_of, "finer_of": [None] * 100, "positions": positions}
    texts = ["Well!", "word " * 30]
    placed = place(texts, rows[[1, 1]], remarks=["remarks"], **options)  # type: ignore[arg-type]
    assert placed.themes == ("remarks", None)


def test_without_themes_nothing_is_placed() -> None:
    _, rows, _ = made(3)
    empty = place(
        ["one"], rows[:1], known=rows[:2], theme_of=[None] * 2, finer_of=[None] * 2, positions=np.zeros((2, 2))
    )
    assert empty.themes == empty.parts == (None,)
    assert np.isnan(empty.positions).all()
    assert place([], rows[:0], known=rows, theme_of=["a"] * 3, finer_of=[None] * 3, positions=rows[:, :2]).themes == ()
