"""What is to be erased, as typed or listed: posts and authors, each with its source."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from insights.errors import InputError
from insights.privacy import author_key, policies, post_key

_PREFIXES = {"post": ("t1_", "t3_"), "author": ("@", "u/", "/u/")}


@dataclass(frozen=True, slots=True)
class Target:
    """One post or author to erase: `kind` is "post" or "author"; without a source, of any."""

    kind: str
    source: str | None
    name: str

    def keys(self, key: bytes) -> frozenset[str]:
        """Return the pseudonyms it has under the secret `key`, with and without what platforms put before a name."""
        made = post_key if self.kind == "post" else author_key
        sources = [self.source] if self.source else list(policies())
        return frozenset(made(source, name, key=key) for source in sources for name in self.names())

    def names(self) -> frozenset[str]:
        """Return the ways an export may write it."""
        bare = self.name
        for prefix in _PREFIXES[self.kind]:
            bare = bare.removeprefix(prefix)
        return frozenset({self.name, bare, *(prefix + bare for prefix in _PREFIXES[self.kind])})


def asked(*, post: Sequence[str] | None, author: Sequence[str] | None, lists: Sequence[Path] | None) -> list[Target]:
    """Return all that the command line names. Raises as `typed` and `listed` do."""
    found = [*typed("post", post), *typed("author", author)]
    return found + [target for path in lists or () for target in listed(path)]


def typed(kind: str, words: Sequence[str] | None) -> list[Target]:
    """Return what `--post` or `--author` name. Raises InputError for one without its source."""
    found = []
    for word in words or ():
        source, _, name = word.partition(":")
        if not (source.strip() and name.strip()):
            raise InputError(
                f"--{kind}: write it as SOURCE:{'ID' if kind == 'post' else 'HANDLE'}, e.g. reddit:abc123."
            )
        found.append(Target(kind, source.strip(), name.strip()))
    return found


def listed(path: Path) -> list[Target]:
    """Return the posts a deletion list names: one id a line, or a CSV with a column `id` and perhaps `source`.

    Raises InputError for a file that cannot be read or names none.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            found = list(_targets(file.read().splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read as a list; give a text file, one id a line.") from error
    if not found:
        raise InputError(f"{path}: names no post; give one id a line, or a CSV with a column id.")
    return found


def _targets(lines: Sequence[str]) -> Iterator[Target]:
    columns = [name.strip().casefold() for name in next(csv.reader(lines[:1]), [])]
    if "id" not in columns:
        yield from (Target("post", None, line.strip()) for line in lines if line.strip())
        return
    for row in csv.DictReader(lines[1:], fieldnames=columns):
        if name := (row["id"] or "").strip():
            yield Target("post", (row.get("source") or "").strip() or None, name)
