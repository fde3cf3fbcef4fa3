"""When themes are kept: few new posts, the same model, enough to tell where these belong."""

from __future__ import annotations

import pytest

from insights.placing import few_came
from insights.store.earlier import Made


@pytest.mark.parametrize(
    ("made", "posts", "stored", "expected"),
    [
        (Made("model", 1_000, 12), 1_000, 900, True),
        (Made("model", 1_000, 12), 1_100, 900, True),
        (Made("model", 1_000, 12), 1_101, 900, False),
        (Made("model", 600, 12), 1_000, 600, False),  # 400 of 1,000 were erased, as many came
        (Made("another", 1_000, 12), 1_000, 900, False),
        (Made("model", 39, 0), 41, 39, False),  # there were too few for themes
        (Made("model", 1_000, 12), 1_000, 39, False),
        (Made("model", 0, 3), 0, 50, True),
        (None, 10, 50, False),
    ],
)
def test_few_posts_keep_the_themes(made: Made | None, posts: int, stored: int, expected: bool) -> None:
    assert few_came(made, posts, "model", stored=stored) is expected
