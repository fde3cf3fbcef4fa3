"""From a row as read to a row as understood: why it is left out, if it is, its post, and its findings.

Every readable row is annotated, also one that is left out, so that no adverse event passes unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from insights import __version__
from insights.annotators import annotate
from insights.conditions import ConditionPack
from insights.language.lexicon import Lexicon, compile_lexicon
from insights.model import Annotation, BadRow, Exclusion, Post, RawPost
from insights.privacy import NO_POST, author_key, de_identify, exclusion


@dataclass(frozen=True, slots=True)
class Row:
    """One row of input: `post` and `annotations` are missing only where it could not be read."""

    source_id: str | None
    excluded: Exclusion | None
    post: Post | None
    annotations: tuple[Annotation, ...]


class Analyst:
    """Analyses rows for one condition; `key` makes the pseudonyms (bytes, secret).

    Posts and authors whose pseudonyms are in `erased` are screened and left out; none is too old without `today`.
    """

    def __init__(
        self, pack: ConditionPack, key: bytes, *, erased: Collection[str] = frozenset(), today: date | None = None
    ) -> None:
        self._lexicon: Lexicon = compile_lexicon(pack)
        self._key = key
        self._erased = erased
        self._today = today

    def row(self, raw: RawPost | BadRow) -> Row:
        """Return what is made of one row."""
        if isinstance(raw, BadRow):
            return Row(None, Exclusion.UNREADABLE, None, ())
        post = de_identify(raw, key=self._key, keep=self._lexicon.kept_phrases)
        if self._is_erased(raw, post):
            return Row(raw.source_id, Exclusion.ERASED, NO_POST, self.findings(post))
        return Row(raw.source_id, exclusion(raw, today=self._today), post, self.findings(post))

    def _is_erased(self, raw: RawPost, post: Post) -> bool:
        if not self._erased:
            return False
        by = author_key(raw.source, raw.author, key=self._key) if raw.author else None
        return post.post_id in self._erased or by in self._erased

    def findings(self, post: Post) -> tuple[Annotation, ...]:
        return annotate(post, self._lexicon)


def analysis_digest(pack: ConditionPack) -> str:
    """Return what findings depend on, pack and program: stored posts are annotated anew when it changes."""
    return f"{__version__}-{program_digest()}-{pack.digest}"


@cache
def program_digest() -> str:
    """Return a hash of the code and word lists that findings are made with."""
    root = Path(__file__).resolve().parent
    files = [
        root / "model.py",
        *(path for part in ("language", "annotators") for path in (root / part).rglob("*")),
    ]
    hashed = hashlib.sha256()
    for path in sorted(path for path in files if path.suffix in (".py", ".toml", ".txt")):
        hashed.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return hashed.hexdigest()[:12]
