"""One step in arranging themes: decided, kept for one undo, or refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from insights.access import Action, allows
from insights.decisions import Decided, Decisions, Payload
from insights.errors import AccessDenied, EarshotError
from insights.filters import with_values
from insights.ui.deciding import decisions_of
from insights.ui.state import keep_filters
from insights.ui.view import View
from insights.ui.viewer import viewer

_LAST = "earshot.arranged"
_REFUSED = "earshot.arrange_refused"


@dataclass(frozen=True, slots=True)
class Seen:
    """A decision as it stood on screen: its kind, the theme it is about and its version, 0 for none yet."""

    kind: type[Payload]
    theme_id: str
    version: int


@dataclass(frozen=True, slots=True)
class Step:
    """What was decided last in this session, in a sentence, and as which version of which decision."""

    said: str
    condition: str
    kind: type[Payload]
    key: str
    version: int


def seen(view: View, kind: type[Payload], theme_id: str) -> Seen:
    """Return a decision as it stands while the page is drawn."""
    past = decisions_of(view.store.folder).history(kind, f"{view.condition.name}/{theme_id}")
    return Seen(kind, theme_id, past[-1].version if past else 0)


def decide(view: View, about: Seen, said: str, **fields: Any) -> None:
    """Decide anew on what was `seen`; `said` is the sentence for it."""
    values = {"condition": view.condition.name, "theme_id": about.theme_id, **fields}

    def change(decisions: Decisions) -> Decided[Payload]:
        return decisions.decide(
            about.kind.model_validate(values), by=view.grant.subject, expected_version=about.version
        )

    _take(view, said, change)


def withdraw(view: View, about: Seen, said: str) -> None:
    """Take back a decision that was `seen`."""
    key = f"{view.condition.name}/{about.theme_id}"
    _take(
        view,
        said,
        lambda decisions: decisions.withdraw(about.kind, key, by=view.grant.subject, expected_version=about.version),
    )


def undo(view: View, step: Step) -> None:
    """Take the last step of this session back, unless somebody decided on the same since."""
    _take(
        view,
        "",
        lambda decisions: decisions.undo(step.kind, step.key, by=view.grant.subject, expected_version=step.version),
    )


def leave(view: View, theme_ids: Collection[str], *, instead: Sequence[str] = ()) -> None:
    """Take themes that are no longer shown out of the filters, and where one was there, others in."""
    kept = [one for one in view.filters.themes if one not in theme_ids]
    if len(kept) < len(view.filters.themes):
        keep_filters(with_values(view.filters, "themes", [*kept, *instead]))


def last_step(view: View) -> Step | None:
    """Return the last step of this session that can be undone, if it was in the condition in view."""
    step: Step | None = st.session_state.get(_LAST)
    return step if step and step.condition == view.condition.name else None


def refusal() -> str:
    """Return why the last step was not taken, told once; empty if it was."""
    return str(st.session_state.pop(_REFUSED, ""))


def _take(view: View, said: str, change: Callable[[Decisions], Decided[Payload]]) -> None:
    st.session_state.pop(_LAST, None)
    try:
        grant = viewer()
        if grant is None or not allows(grant, Action.RENAME_THEME):
            raise AccessDenied("You may no longer change themes here. Reload the page.")
        done = change(decisions_of(view.store.folder))
    except EarshotError as error:
        st.session_state[_REFUSED] = _in_words(error)
        return
    if said:
        st.session_state[_LAST] = Step(said, view.condition.name, type(done.payload), done.key, done.version)


def _in_words(error: EarshotError) -> str:
    """Return the message without the kind of decision that leads it."""
    words = str(error).removeprefix(f"{str(error).partition(': ')[0]}: ")
    return f"{words[:1].upper()}{words[1:]}"
