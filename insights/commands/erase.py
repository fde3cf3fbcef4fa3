"""The command that takes posts and authors out."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from insights.commands._options import AsJson, StoreOption
from insights.settings import load_settings
from insights.terminal import print_report

if TYPE_CHECKING:
    pass

EXAMPLE = "python -m insights erase --post reddit:abc123 --author forum:some_name"


def erase(
    post: Annotated[
        list[str] | None, typer.Option("--post", help="A post, by its platform's id; repeatable.", metavar="SOURCE:ID")
    ] = None,
    author: Annotated[
        list[str] | None, typer.Option("--author", help="All posts of an author; repeatable.", metavar="SOURCE:HANDLE")
    ] = None,
    listed: Annotated[
        list[Path] | None, typer.Option("--list", help="One id a line, or CSV: id and perhaps source; repeatable.")
    ] = None,
    expired: Annotated[bool, typer.Option("--expired", help="Posts kept for as long as their source allows.")] = False,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Take posts or authors out of every snapshot, keep them out from then on, and prove that nothing is left.

    Ids and handles are turned into this store's keyed hashes, the only thing kept of them. Snapshots are written anew
    without the posts, what people decided about them is erased, files waiting to be imported are removed, then every
    file of the store is searched for words of what was erased. An id without a source is erased of any source. Exit
    code 12 where something is left in a file.
    """
    from insights import deletions, erasing

    targets = deletions.asked(post=post, author=author, lists=listed)
    done = erasing.erase(store or load_settings().store, targets, expired=expired)
    if as_json:
        print(json.dumps(asdict(done), ensure_ascii=False, indent=2))
    else:
        print_report("Erased", asdict(done))
        print(f"searched {done.searched:,} files, found {done.found}")
