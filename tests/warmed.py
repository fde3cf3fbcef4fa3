"""Imported by a server that forks: its forks find annotators and the words of the corpus ready."""

from __future__ import annotations

from insights.annotators import annotate
from insights.model import Post
from tests.compiled import compiled
from tests.store.corpus import PACK

annotate(Post(post_id="p", source="forum", text="my testitis is calm since I take testamab"), compiled(PACK))
