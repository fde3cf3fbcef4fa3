"""A post as one hears it: the writer's own words in lower case, who is spoken of, and how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from insights.language.document import Document

_READ = 20_000
"""Characters listened to: a voice shows itself long before."""
_WORD = re.compile(r"[^\W_][\w'#&]*")
_QUOTED = re.compile(r"^[ \t]*(?:>|&gt;)[^\n]*$", re.MULTILINE)
_SPOKEN = re.compile(r"\"(?:[^\s\"]+[ ]){3}[^\"\n]{0,300}\"|\u201c(?:[^\s\u201d]+[ ]){3}[^\u201d\n]{0,300}\u201d")
_ADDRESSES = (
    ("http", re.compile(r"https?://\S{1,300}")),
    ("www.", re.compile(r"www\.\S{1,300}")),
    ("r/", re.compile(r"r(?<!\wr)/\w{2,30}")),
    ("u/", re.compile(r"u(?<!\wu)/\w{2,30}")),
)
"""How an address begins, and all of it; patterns that open with a letter are found faster."""
_SPOKEN_OF = {
    "i": "i i'm im i've ive i'd i'll ill me my mine myself",
    "we": "we we're we've our us ours",
    "you": "you you're your yours you'll you've u ur",
    "they": "he she him her his hers he's she's hes shes himself herself",
}
_PERSONS = {word: person for person, words in _SPOKEN_OF.items() for word in words.split()}
_person = _PERSONS.get


@dataclass(frozen=True, slots=True)
class View:
    """The writer's own words; quoted words and addresses are blanked, so that offsets agree with the post."""

    text: str
    words: Sequence[tuple[str, int]]
    i: int
    we: int
    you: int
    they: int
    asks: bool
    title: int
    """Where the first line ends."""


def view(document: Document) -> View:
    """Return the view of a post; the last one is kept, since several annotators ask for it in turn."""
    return _view(document.lowered)


@lru_cache(maxsize=1)
def _view(lowered: str) -> View:
    own = lowered[:_READ].replace("*", " ")
    if ">" in own or "&gt;" in own:
        own = _QUOTED.sub(_blank, own)
    if '"' in own or "\u201c" in own:
        quoted = _SPOKEN.sub(_blank, own)
        own = quoted if quoted.strip(" \n.") else own
    for opening, address in _ADDRESSES:
        if opening in own:
            own = address.sub(_blank, own)
    words = [(word[0], word.start()) for word in _WORD.finditer(own)]
    persons = [person for word, _ in words if (person := _person(word))]
    line = own.find("\n")
    return View(
        text=own,
        words=words,
        i=persons.count("i"),
        we=persons.count("we"),
        you=persons.count("you"),
        they=persons.count("they"),
        asks="?" in own,
        title=line if line >= 0 else len(own),
    )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
