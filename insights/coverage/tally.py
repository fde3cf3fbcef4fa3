"""What is counted of an export, a batch at a time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from insights.coverage.sketch import Sketch

Named = tuple[str, str, str]
"""A phrase of the pack: its category, the thing it names, the phrase as folded."""

_FEW = 20_000


@dataclass(slots=True)
class Tally:
    """Counts of posts; every word is lower case and from de-identified text."""

    posts: int = 0
    tokens: int = 0
    covered: Counter[str] = field(default_factory=Counter)
    """Posts that name something of a group; "pack" is any of them that the pack knows."""
    found: Counter[str] = field(default_factory=Counter)
    """Posts with a finding of a kind, read in context: what a run would count."""
    named: Counter[Named] = field(default_factory=Counter)
    adrift: Counter[Named] = field(default_factory=Counter)
    """Of `named`, the posts that say nothing else about health."""
    astray: Sketch = field(default_factory=lambda: Sketch(_FEW))
    """Words next to a phrase in those posts: "phrase|words"."""
    other_case: Counter[str] = field(default_factory=Counter)
    general: Counter[str] = field(default_factory=Counter)
    """Posts that name a medicine of the general vocabulary that the pack does not list."""
    words: Sketch = field(default_factory=Sketch)
    phrases: Sketch = field(default_factory=Sketch)
    beside: Sketch = field(default_factory=lambda: Sketch(_FEW))
    """Of `words`, the rare ones where they stand as a medicine does."""
    perhaps: Sketch = field(default_factory=lambda: Sketch(_FEW))
    """The same, and where they stand as anything used does."""
    makers: Sketch = field(default_factory=lambda: Sketch(_FEW))
    communities: Sketch = field(default_factory=lambda: Sketch(_FEW))

    def merge(self, other: Tally) -> None:
        """Add the counts of `other`."""
        self.posts += other.posts
        self.tokens += other.tokens
        for name in ("covered", "found", "named", "adrift", "other_case", "general"):
            getattr(self, name).update(getattr(other, name))
        for name in ("astray", "words", "phrases", "beside", "perhaps", "makers", "communities"):
            getattr(self, name).merge(getattr(other, name))
