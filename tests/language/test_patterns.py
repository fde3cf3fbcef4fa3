from __future__ import annotations

import pytest

from insights.language.patterns import effects

EFFECTS = [
    ("i gained about 20 lbs", ["weight gain"]),
    ("put on 3 kilos", ["weight gain"]),
    ("lost 15 pounds", ["weight loss"]),
    ("it killed my sex drive", ["loss of sex drive"]),
    ("my libido is gone", ["loss of sex drive"]),
    ("could not reach orgasm", ["difficulty reaching orgasm"]),
    ("i have not slept", ["insomnia"]),
    ("it messes with my sleep", ["insomnia"]),
    ("trouble focusing", ["poor concentration"]),
    ("i lost 20 dollars", []),
    ("i lost my keys", []),
    ("i slept well", []),
    ("20 lbs of flour", []),
]


@pytest.mark.parametrize(("text", "expected"), EFFECTS)
def test_effects(text, expected):
    assert [match.phrase.name for match in effects(text)] == expected
