"""The text of a post is text: nothing in it becomes markup; what stands above it."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from insights.model import Annotation, Kind
from insights.ui.post_list import facts
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


def test_a_suspected_adverse_event_stands_above_its_post() -> None:
    post = SimpleNamespace(
        segment="patient", community="testers", source="forum", label=None, reactions=1, vendor=False, bot=False,
        off_topic=True,
    )  # fmt: skip
    before = ["Living with it", "testers", "1 reaction", "On something else"]
    other = Annotation(kind=Kind.MEDICATION, value="testamab", start=0, end=1, score=1.0, evidence="T")
    event = Annotation(
        kind=Kind.ADVERSE_EVENT, value="suspected", start=0, end=1, score=0.6, evidence="T",
        attributes={"situation": "likely"},
    )  # fmt: skip
    assert facts(post, [other]) == before
    assert facts(post, [other, event]) == [
        *before,
        "suspected adverse event: likely a reaction, by the wording of the review",
    ]
