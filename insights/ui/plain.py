"""Words in places where Streamlit reads markdown: labels, captions, tooltips, notices."""

from __future__ import annotations

import re
import string

_MARKS = re.compile(f"([{re.escape(string.punctuation)}])")
_BREAKS = re.compile(r"\s+")
_INVISIBLE = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0], "")
"""Marks that reorder or hide text: what people wrote must read on screen as it is stored."""


def plain(text: str) -> str:
    """Return `text`, in one line, so that markdown shows it as it is: no link, image, icon, colour or formula."""
    return _MARKS.sub(r"\\\1", _BREAKS.sub(" ", visible(text)))


def visible(text: str) -> str:
    """Return `text` without marks that reorder or hide it."""
    return text.translate(_INVISIBLE)
