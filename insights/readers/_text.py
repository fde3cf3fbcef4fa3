"""Text as people see it: no tags, no entities, no mojibake."""

from __future__ import annotations

import html
import re
from typing import Any

import ftfy

_BREAKING = "p br div li ul ol tr table blockquote h1 h2 h3 h4 h5 h6 pre hr section article aside details summary"
_INLINE = (
    "a abbr audio b big center cite code del em figcaption figure font i iframe img ins kbd label link mark"
    " picture q s small source span strike strong sub sup svg tbody td th thead time tt u video wbr"
)
_BREAKS = frozenset(_BREAKING.split())
_TAGS = _BREAKS | frozenset(_INLINE.split())
_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,12})"
    r"(?:\s++[\w:-]++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]++)|\s++(?:allowfullscreen|controls|hidden|async))*+"
    r"\s*+/?>"
)
_MAYBE_ENTITY = re.compile(r"&#?\w")
_HIDDEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_STRAIGHT = {"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "}
_INVISIBLE = dict.fromkeys("\u200b\ufeff\u00ad\u2060", "")
_PLAIN = str.maketrans(_STRAIGHT | _INVISIBLE)
_TRAILING = re.compile(r"(?<![ \t])[ \t]++\n")
_GAPS = re.compile(r"\n{3,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def clean(value: Any) -> str:
    """Return the value as plain text: HTML and entities undone, encoding faults mended, quotes straight."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else _joined(value)
    if not text.isascii():
        text = ftfy.fix_encoding(text).translate(_PLAIN)
    for _ in range(2):  # exports escape twice now and then
        if "<" in text:
            text = _without_tags(text)
        if "&" not in text or not _MAYBE_ENTITY.search(text):
            break
        text = html.unescape(text)
    text = text.translate(_PLAIN).replace("\r\n", "\n").replace("\r", "\n")
    return _GAPS.sub("\n\n", _TRAILING.sub("\n", printable(text))).strip()


def printable(text: str) -> str:
    """Return the text without control characters and halves of characters, which no store or terminal takes."""
    return _CONTROL.sub("", text)


def joined(title: str, body: str) -> str:
    """Return title and body with a blank line between; one of them where the other is empty or repeated."""
    if not title or not body:
        return title or body
    if body.casefold().startswith(title.casefold().rstrip(" .…")):
        return body
    return f"{title}\n\n{body}"


def with_excerpt(text: Any, excerpt: Any) -> str:
    """Return the text, with the excerpt behind it where it says what the text does not."""
    whole, part = clean(text), clean(excerpt)
    if _letters(part) in _letters(whole):
        return whole
    return part if _letters(whole) in _letters(part) else f"{whole}\n\n{part}"


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _without_tags(text: str) -> str:
    for start, end in _HIDDEN:
        text = _cut(text, start, end)
    return _TAG.sub(_replacement, text)


def _replacement(found: re.Match[str]) -> str:
    name = found[2].lower()
    if name not in _TAGS:
        return found[0]
    if name == "li":
        return "" if found[1] else "\n- "
    return "\n" if name in _BREAKS else ""


def _cut(text: str, start: str, end: str) -> str:
    lower = text.lower()
    if start not in lower or end not in lower:
        return text
    kept, at = [], 0
    while (opening := lower.find(start, at)) >= 0 and (closing := lower.find(end, opening)) >= 0:
        kept.append(text[at:opening])
        at = closing + len(end)
    return "".join((*kept, text[at:]))


def _joined(value: Any) -> str:
    return " ".join(str(item) for item in value) if isinstance(value, list | tuple) else str(value)
