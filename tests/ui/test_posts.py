"""The text of a post is text: nothing in it becomes markup."""

from __future__ import annotations

import re

import pytest

from insights.ui.posts import marked


@pytest.mark.parametrize(
    ("text", "highlights", "expected"),
    [
        ("Left Testra", [], "Left Testra"),
        ("Left Testra", [(5, 11, "medication")], 'Left <mark title="medication">Testra</mark>'),
        ("a<b>c", [(1, 4, "x")], 'a<mark title="x">&lt;b&gt;</mark>c'),
        ("abc", [(0, 2, "one"), (1, 3, "two")], '<mark title="one">ab</mark>c'),
        ("abc", [(2, 3, "two"), (0, 1, "one")], '<mark title="one">a</mark>b<mark title="two">c</mark>'),
        ("abc", [(0, 99, "x"), (2, 2, "x"), (3, 1, "x"), (-1, 2, "x")], "abc"),
        ("abc", [(0, 1, '"><script>')], '<mark title="&quot;&gt;&lt;script&gt;">a</mark>bc'),
        ("a\u202eb\u2066c\x00d", [], "abcd"),
        ("A & B\nC", [], "A &amp; B\nC"),
    ],
)
def test_marked(text: str, highlights: list[tuple[int, int, str]], expected: str) -> None:
    assert marked(text, highlights) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</p></article><iframe src=//elsewhere.example>",
        "![x](http://elsewhere.example/x.png)",
        "&lt;script&gt;",
        "<mark title=x>",
    ],
)
def test_no_tag_of_a_post_survives(text: str) -> None:
    assert re.findall(r"<[^>]*>", marked(text, [(0, len(text), "all")])) == ['<mark title="all">', "</mark>"]
