"""A post without the words of others that it quotes."""

from __future__ import annotations

import re

_QUOTED_LINE = re.compile(r"[ \t]{0,3}(?:>|&gt;)(?!!)")  # >!…!< hides a spoiler, the writer's own
_TAG = re.compile(r"<(/?)(aside|blockquote)\b[^<>]{0,2000}>", re.IGNORECASE)


def without_quoted_lines(markdown: str) -> str:
    """Return the text without the lines that Markdown shows as quoted."""
    if ">" not in markdown and "&gt;" not in markdown:
        return markdown
    return "\n".join(line for line in markdown.split("\n") if not _QUOTED_LINE.match(line)).strip()


def without_quoted_html(html: str) -> str:
    """Return the HTML without its `aside` and `blockquote` elements; one that is never closed stays."""
    kept, at, opened, depth = [], 0, 0, 0
    for tag in _TAG.finditer(html):
        if not tag[1]:
            opened, depth = (opened, depth + 1) if depth else (tag.start(), 1)
        elif depth:
            depth -= 1
            if not depth:
                kept.append(html[at:opened])
                at = tag.end()
    return "\n".join((*kept, html[at:]))
