"""The first rows of a file as they would be kept: without personal data."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from insights import readers
from insights.conditions import ConditionPack
from insights.language.lexicon import compile_lexicon
from insights.model import RawPost
from insights.privacy import de_identify, exclusion

_SHOWN = 600


def preview(
    path: Path, *, rows: int, mapping: Mapping[str, str] | None = None, pack: ConditionPack | None = None
) -> list[dict[str, object]]:
    """Return the first `rows` readable rows of a file, de-identified, and why one would be left out.

    Medicines and places of care of `pack` are not taken for names. Pseudonyms are left out: they are of a key
    that is thrown away.
    """
    keep = compile_lexicon(pack).kept_phrases if pack else frozenset[str]()
    readable = (row for row in readers.read(path, mapping=mapping) if isinstance(row, RawPost))
    key = secrets.token_bytes(32)
    shown = []
    for raw in islice(readable, rows):
        post, left_out = de_identify(raw, key=key, keep=keep), exclusion(raw)
        shown.append(
            {
                "line": raw.line,
                "source": post.source,
                "community": post.community,
                "created_at": post.created_at,
                "text": post.text[:_SHOWN],
                "left_out": left_out.value if left_out else None,
            }
        )
    return shown
