"""The words of packs, compiled once a process."""

from __future__ import annotations

from insights.conditions import ConditionPack
from insights.language.lexicon import Lexicon, compile_lexicon

_LEXICONS: dict[str, Lexicon] = {}


def compiled(pack: ConditionPack) -> Lexicon:
    """Return what `compile_lexicon` does, the same one each time."""
    key = pack.model_dump_json()
    if key not in _LEXICONS:
        _LEXICONS[key] = compile_lexicon(pack)
    return _LEXICONS[key]
