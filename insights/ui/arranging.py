"""Arranging themes on pages: rename, merge, split, hide, pin, and one line that says what people changed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from insights.access import Action
from insights.arrangement import Arrangement
from insights.decisions import Payload
from insights.decisions.theme_hidden import ThemeHidden
from insights.decisions.theme_merges import ThemeMerge
from insights.decisions.theme_names import ThemeName
from insights.decisions.theme_pins import ThemePin
from insights.decisions.theme_splits import ThemeSplit
from insights.ui.arranging_steps import decide, last_step, leave, refusal, seen, undo, withdraw
from insights.ui.deciding import AS_MINED
from insights.ui.plain import plain, visible
from insights.ui.view import View
from insights.wording import counted


def arrange_theme(view: View, theme_id: str, label: str) -> None:
    """Draw the menu in which people change a theme that is shown; nothing for a viewer who may not.

    What was done last, with its undo, is drawn by `arranged_note`.
    """
    if not _may(view) or st.session_state.get(AS_MINED):
        return
    mined = {one.theme_id: one for one in view.store.themes(view.condition.name)}
    above = mined[theme_id].part_of if theme_id in mined else None
    with st.popover("Change this theme", icon=":material/edit:", type="tertiary", key=f"earshot_arrange_{theme_id}"):
        if theme_id in view.arrangement.split:
            _whole(view, theme_id)
            return
        _rename(view, theme_id, label)
        _merge(view, theme_id, label)
        for one, into in view.arrangement.merged.items():
            if into == theme_id:
                _take_out(view, one)
        if parts := [one.label for one in mined.values() if one.part_of == theme_id]:
            _split(view, theme_id, label, parts)
        if above and above in view.arrangement.split:
            _whole(view, above, place=f"menu_{theme_id}")
        _pin(view, theme_id, label)
        _hide(view, theme_id, label)


def arranged_note(view: View) -> None:
    """Draw what was done last with its undo, and what people changed, in one line; nothing for those who may not.

    Belongs once on every page with `arrange_theme`. Who asked for themes as mined is told so by `open_view`.
    """
    if not _may(view):
        return
    if why := refusal():
        st.warning(plain(why), icon=":material/info:")
    step, words = last_step(view), changed_words(view.arrangement)
    if st.session_state.get(AS_MINED) or not (step or words):
        return
    with _line("earshot_arranged"):
        if step:
            st.html(f'<p class="earshot-of" role="status">{escape(visible(step.said))}</p>', width="content")
            st.button("Undo", type="tertiary", key="earshot_arrange_undo", on_click=undo, args=(view, step))
        if words:
            st.html(f'<p class="earshot-of">{words}</p>', width="content")
            with st.popover("See what", type="tertiary", key="earshot_arranged_what"):
                _changes(view)
            st.button("Show as mined", type="tertiary", key="earshot_as_mined_on", on_click=_show_mined)


def changed_words(arrangement: Arrangement) -> str:
    """Return what people changed in a line: "3 themes merged, 1 hidden by people"; empty where they did not."""
    named = [one for one in arrangement.wanted.names if one in arrangement.labels]
    kinds = (
        ("merged", arrangement.merged),
        ("hidden", arrangement.hidden),
        ("split", arrangement.split),
        ("renamed", named),
        ("pinned", arrangement.pinned),
    )
    told = [(len(ids), word) for word, ids in kinds if ids]
    if not told:
        lost = len(arrangement.without_effect)
        return f"{counted(lost, 'change')} by people without effect" if lost else ""
    (first, word), *others = told
    return ", ".join([f"{counted(first, 'theme')} {word}", *(f"{n:,} {what}" for n, what in others)]) + " by people"


def _changes(view: View) -> None:
    arrangement = view.arrangement
    for one in arrangement.hidden:
        _withdrawn(
            view,
            f"Show “{arrangement.labels[one]}” again",
            ThemeHidden,
            one,
            f"“{arrangement.labels[one]}” is shown again.",
            place="note",
        )
    for one in arrangement.merged:
        _take_out(view, one, place="note")
    for one in arrangement.split:
        _whole(view, one, place="note")
    for sentence in arrangement.without_effect:
        st.caption(plain(sentence))


def _rename(view: View, theme_id: str, label: str) -> None:
    key, about = f"earshot_name_{theme_id}", seen(view, ThemeName, theme_id)

    def keep() -> None:
        wanted = str(st.session_state.get(key, "")).strip()
        if wanted and wanted != label:
            decide(view, about, f"“{label}” is now called “{wanted}”.", label=wanted)

    with st.form(f"earshot_rename_{theme_id}", border=False), _row():
        st.text_input("Name", value=label, max_chars=60, key=key)
        st.form_submit_button("Rename", on_click=keep)
    if theme_id in view.arrangement.wanted.names:
        _withdrawn(view, "Take this name back", ThemeName, theme_id, f"“{label}” has its first name again.")


def _merge(view: View, theme_id: str, label: str) -> None:
    others = {one: name for one, name in view.options.themes if one not in (theme_id, *view.arrangement.split)}
    if not others:
        return
    key, about = f"earshot_into_{theme_id}", seen(view, ThemeMerge, theme_id)

    def keep() -> None:
        if (into := st.session_state.get(key)) in others:
            decide(view, about, f"“{label}” is now in “{others[into]}”.", into=into)

    with st.form(f"earshot_merge_{theme_id}", border=False), _row():
        st.selectbox(
            "Merge into",
            list(others),
            format_func=lambda one: others.get(one, one),
            index=None,
            placeholder="Choose a theme …",
            key=key,
        )
        st.form_submit_button("Merge", on_click=keep)


def _hide(view: View, theme_id: str, label: str) -> None:
    key, about = f"earshot_why_{theme_id}", seen(view, ThemeHidden, theme_id)

    def keep() -> None:
        reason = str(st.session_state.get(key, "")).strip()
        decide(view, about, f"“{label}” is hidden; its posts still count among all posts.", reason=reason)
        leave(view, (theme_id,))

    with st.form(f"earshot_hide_{theme_id}", border=False), _row():
        st.text_input("Why hide it?", max_chars=200, placeholder="If you like", key=key)
        st.form_submit_button("Hide", on_click=keep)


def _split(view: View, theme_id: str, label: str, parts: list[str]) -> None:
    about = seen(view, ThemeSplit, theme_id)
    said = f"“{label}” is now shown by its {len(parts)} parts."
    _button(
        f"Split into its {len(parts)} parts",
        f"earshot_split_{theme_id}",
        lambda: decide(view, about, said),
        icon="call_split",
        help=", ".join(parts),
    )


def _pin(view: View, theme_id: str, label: str) -> None:
    if theme_id in view.arrangement.pinned:
        _withdrawn(view, "Unpin", ThemePin, theme_id, f"“{label}” no longer leads the lists.")
        return
    about = seen(view, ThemePin, theme_id)
    _button(
        "Pin: show it first",
        f"earshot_pin_{theme_id}",
        lambda: decide(view, about, f"“{label}” now leads the lists."),
        icon="push_pin",
    )


def _take_out(view: View, theme_id: str, *, place: str = "menu") -> None:
    labels = view.arrangement.labels
    into = labels.get(view.arrangement.merged[theme_id], "")
    said = f"“{labels[theme_id]}” stands by itself again."
    _withdrawn(view, f"Take “{labels[theme_id]}” out of “{into}”", ThemeMerge, theme_id, said, place=place)


def _whole(view: View, theme_id: str, *, place: str = "menu") -> None:
    label, about = view.arrangement.split[theme_id], seen(view, ThemeSplit, theme_id)

    def keep() -> None:
        withdraw(view, about, f"“{label}” is shown as a whole again.")
        parts = [one.theme_id for one in view.store.themes(view.condition.name) if one.part_of == theme_id]
        leave(view, parts, instead=(theme_id,))

    _button(f"Show “{label}” as a whole", f"earshot_{place}_{ThemeSplit.kind}_{theme_id}", keep, icon="merge")


def _withdrawn(view: View, label: str, kind: type[Payload], theme_id: str, said: str, *, place: str = "menu") -> None:
    about = seen(view, kind, theme_id)
    _button(label, f"earshot_{place}_{kind.kind}_{theme_id}", lambda: withdraw(view, about, said), icon="undo")


def _button(label: str, key: str, on_click: Callable[[], None], *, icon: str, help: str | None = None) -> None:
    sign = f":material/{icon}:"
    st.button(plain(label), key=key, on_click=on_click, icon=sign, help=help and plain(help), type="tertiary")


def _row() -> Any:
    return st.container(horizontal=True, vertical_alignment="bottom", gap="small")


def _line(key: str) -> Any:
    return st.container(horizontal=True, vertical_alignment="center", gap="small", key=key)


def _may(view: View) -> bool:
    return view.allows(Action.RENAME_THEME)


def _show_mined() -> None:
    st.session_state[AS_MINED] = True
