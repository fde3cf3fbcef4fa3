"""What a text says of its own: the lines that many texts repeat, such as rules or a signature, tell none apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_FEWEST_WORDS = 6
_OFTEN = 3


def without_repeats(texts: Sequence[str]) -> list[str]:
    """Return the texts without lines of six words and more that three texts hold; the first line stays."""
    seen = Counter(line for text in texts for line in set(_after_the_first(text)) if len(line.split()) >= _FEWEST_WORDS)
    repeated = {line for line, count in seen.items() if count >= _OFTEN}
    return [
        "\n".join([*text.split("\n", 1)[:1], *(line for line in _after_the_first(text) if line not in repeated)])
        for text in texts
    ]


def _after_the_first(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n")[1:]]
