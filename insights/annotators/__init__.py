"""Annotators: each finds one kind of thing in a post. One file an annotator; the folder is the registry.

An annotator is a function from a Document to annotations, decorated with the kinds it finds and the
kinds it needs found first:

    @annotator(finds=(Kind.SIDE_EFFECT,), needs=(Kind.MEDICATION,))
    def side_effects(document: Document) -> Iterator[Annotation]: ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from insights.discover import modules
from insights.language.document import Document
from insights.language.lexicon import Lexicon
from insights.model import Annotation, Kind, Post

Annotate = Callable[[Document], Iterable[Annotation]]


@dataclass(frozen=True, slots=True)
class Annotator:
    """A registered annotator: what it finds, and what must be found before it runs."""

    name: str
    finds: tuple[Kind, ...]
    needs: tuple[Kind, ...]
    run: Annotate


def annotator(*, finds: tuple[Kind, ...], needs: tuple[Kind, ...] = ()) -> Callable[[Annotate], Annotator]:
    """Return a decorator that makes a function an Annotator."""

    def register(function: Annotate) -> Annotator:
        return Annotator(function.__name__, finds, needs, function)

    return register


@cache
def annotators() -> tuple[Annotator, ...]:
    """Return every annotator of this folder, each after those it needs. Raises ValueError on a circle."""
    waiting = [
        member for module in modules(__name__) for member in vars(module).values() if isinstance(member, Annotator)
    ]
    ordered: list[Annotator] = []
    while waiting:
        pending = {kind for member in waiting for kind in member.finds}
        ready = [member for member in waiting if not pending & (set(member.needs) - set(member.finds))]
        if not ready:
            raise ValueError("annotators need each other in a circle: " + ", ".join(m.name for m in waiting))
        ordered += ready
        waiting = [member for member in waiting if member not in ready]
    return tuple(ordered)


def annotate(post: Post, lexicon: Lexicon) -> tuple[Annotation, ...]:
    """Return every finding in `post`, by kind and place."""
    document = Document(post, lexicon)
    for member in annotators():
        document.annotations.extend(member.run(document))
    return tuple(sorted(document.annotations, key=lambda a: (a.kind, a.start, a.end, a.value, a.target or "")))
