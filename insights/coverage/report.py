"""What a pack misses in an export, as rows to read and lines to paste."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """The list of a pack that a word belongs in: of the file itself, or of the `owner` in a table."""

    key: str
    table: str = ""
    owner: str = ""
    brand: str = ""
    new: bool = False
    """The owner is not in the pack yet."""

    def told(self) -> str:
        """Return where the list stands, in words."""
        if not self.table:
            return "the top of the file"
        brand = f", brand {self.brand}" if self.brand else ""
        new = ", not in the pack yet" if self.new else ""
        return f"[[{self.table}]] {self.owner}{brand}{new}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A word, a name or a group, and the posts that hold it; `paste` goes into the pack at `where`."""

    text: str
    posts: int
    share: float
    """Share of the posts counted, 0..1."""
    why: str = ""
    where: str = ""
    paste: str = ""
    place: Place | None = None
    """Where it belongs for certain; None where a person has to tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows of one kind, the most telling first; `left_out` counts those beyond `--top`."""

    name: str
    title: str
    advice: str
    rows: tuple[Row, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A pack held against exports."""

    pack: str
    exports: tuple[str, ...]
    rows: int
    """Rows read."""
    posts: int
    """Rows counted: the denominator of every share."""
    left_out: dict[str, int]
    """Rows not counted, by reason."""
    groups: tuple[Group, ...]
    lines: tuple[str, ...]
    """Whole lines and tables to paste, each under a comment that says where."""
