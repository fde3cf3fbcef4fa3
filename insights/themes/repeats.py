"""What a text says of its own: the lines that many texts repeat, such as rules or a signature, tell none apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_FEWEST_WORDS = 6
_OFTEN = 3
_TITLE_WORDS = 3
_OFTEN_A_TITLE = 5
_CHANGING = re.compile(
    r"\d+(?:st|nd|rd|th)?|\b(?:(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber)\b"
)


def without_repeats(texts: Sequence[str]) -> list[str]:
    """Return the texts without lines of six words and more that three texts hold.

    A first line stays, unless five texts that go on have it but for numbers and months, as weekly threads do.
    """
    seen = Counter(line for text in texts for line in set(_after_the_first(text)) if len(line.split()) >= _FEWEST_WORDS)
    repeated = {line for line, count in seen.items() if count >= _OFTEN}
    return [
        "\n".join([*title, *(line for line in _after_the_first(text) if line not in repeated)])
        for text, title in zip(texts, _titles(texts), strict=True)
    ]


def _titles(texts: Sequence[str]) -> list[list[str]]:
    """Return the first line of each text, nothing for that of a weekly thread."""
    firsts = [text.split("\n", 1)[0] for text in texts]
    plain = [
        _CHANGING.sub("", first.lower()) if first != text else "" for first, text in zip(firsts, texts, strict=True)
    ]
    seen = Counter(one for one in plain if len(one.split()) >= _TITLE_WORDS)
    return [[] if seen[one] >= _OFTEN_A_TITLE else [first] for first, one in zip(firsts, plain, strict=True)]


def _after_the_first(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n")[1:]]
