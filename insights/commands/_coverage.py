"""How `check --against` prints what a pack misses."""

from __future__ import annotations

from collections.abc import Iterator

from insights.coverage import Coverage, Group, Row
from insights.wording import name as in_words
from insights.wording import on_terminal

_WIDEST = 30


def print_coverage(found: Coverage) -> None:
    """Print the groups that hold something, a row a line, and how to go on."""
    for line in _told(found):
        print(on_terminal(line).rstrip())


def print_lines(found: Coverage) -> None:
    """Print whole lines and tables to paste, and nothing else that is not a comment."""
    print(f"# {found.pack}: read each, leave out what is wrong, look up companies and stages.")
    for block in found.lines:
        print("\n" + "\n".join(map(on_terminal, block.splitlines())))


def _told(found: Coverage) -> Iterator[str]:
    reasons = ", ".join(f"{posts:,} {in_words(reason).lower()}" for reason, posts in found.left_out.items())
    left = f" of {found.rows:,} rows; left out: {reasons}" if reasons else ""
    yield f"  against          {', '.join(found.exports)}"
    yield f"  counted          {found.posts:,} posts{left}. Shares are of these {found.posts:,} posts."
    for group in found.groups:
        if group.rows:
            yield from _group(group)
    none = [group.title.lower() for group in found.groups if not group.rows]
    if none:
        yield f"\n  Nothing to show: {'; '.join(none)}."
    if found.lines:
        ready = f"{len(found.lines):,} whole lines and tables are ready to paste"
        yield f"\n  {ready}: the same command with --lines prints them."


def _group(group: Group) -> Iterator[str]:
    yield f"\n  {group.title}: {group.advice}" if group.advice else f"\n  {group.title}"
    width = min(_WIDEST, max(len(row.text) for row in group.rows))
    for row in group.rows:
        yield f"  {row.posts:8,}  {100 * row.share:5.1f} %  {row.text:{width}}  {_tail(row)}"
    if group.left_out:
        yield f"            and {group.left_out:,} more: --top {len(group.rows) + group.left_out}"


def _tail(row: Row) -> str:
    if not row.paste:
        return row.why
    if row.place and row.place.new:
        paste = f"a table of {row.place.owner}, with --lines"
    else:
        paste = row.paste.replace("\n", " ")
    told = f"in {row.where}: {paste}" if row.place and row.place.table and not row.place.new else paste
    return f"{row.why}{'  ->  ' if row.why else '->  '}{told}"
