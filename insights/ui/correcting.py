"""The dialog in which a reader says what is right of one post."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from insights.decisions.corrections import Correction, text_hash
from insights.errors import EarshotError
from insights.model import Filters, Intent, Need, Polarity, Segment
from insights.quality.in_words import FEELINGS, in_words, quoted, spoken_of
from insights.quality.missed import MISSED, WITH_FEELING, missed, place
from insights.ui.correction_state import ReadPost, Row, changed
from insights.ui.deciding import decisions_of
from insights.ui.plain import plain, visible
from insights.ui.view import View
from insights.ui.viewer import viewer
from insights.wording import name

UNDONE = "earshot.uncorrected"
_OPEN = "earshot.correcting"
_NOT_THERE = "These words do not stand in the post. Copy them as they are written above."
_NOTHING = "Nothing is said yet: change or judge something, or say that you read the whole post."
_NOT_YOURS = "You may no longer correct here. Reload the page."
_GONE = "This post has changed or gone since you opened it. Close this and look again."


def begin() -> None:
    """Forget what was typed for a post before, so that the dialog opens anew."""
    opened = st.session_state.get(_OPEN, {"number": 0})
    st.session_state[_OPEN] = {"number": opened["number"] + 1, "added": [], "message": ""}


@st.dialog("What is right of this post?", width="large")
def correct(view: View, post: ReadPost) -> None:
    """Draw the form over one post, filled with what was found and corrected so far, and keep what is said in it."""
    form = st.session_state.setdefault(_OPEN, {"number": 0, "added": [], "message": ""})
    key = f"earshot_correct_{form['number']}"
    st.caption("Your word is kept beside what was found. It does not change the numbers on any page.")
    text = f'<p class="earshot-text" dir="auto">{escape(visible(post.text))}</p>'
    with st.container(border=True, height=200 if len(post.text) > 400 else "content"):
        st.html(text)
    chosen = _choices(post, key)
    rows = _table(post, key)
    _missed(post, key)
    whole = st.toggle(
        "I read the whole post; all else is right",
        value=spoken_of(post.corrected) == "the whole post",
        key=f"{key}_whole",
    )
    if form["message"]:
        st.warning(form["message"], icon=":material/info:")
    if st.button("Save", type="primary", key=f"{key}_save"):
        form["message"] = _save(view, post, chosen, rows, key, whole=whole)
        st.rerun(scope="fragment" if form["message"] else "app")


def _choices(post: ReadPost, key: str) -> dict[str, Any]:
    said, found = post.corrected, post.found

    def now(field: str) -> Any:
        return getattr(said, field) if getattr(said, field) is not None else getattr(found, field)

    voices = list(Segment)
    voice = st.selectbox(
        "Whose voice is it?",
        voices,
        index=voices.index(now("segment")) if now("segment") else None,
        format_func=name,
        key=f"{key}_voice",
    )
    intents = st.pills(
        "What is it for?", list(Intent), selection_mode="multi", default=now("intents"), format_func=name,
        key=f"{key}_intents",
    )  # fmt: skip
    needs = st.pills(
        "What is sought?", list(Need), selection_mode="multi", default=now("needs"), format_func=name,
        key=f"{key}_needs",
    )  # fmt: skip
    adverse = st.radio(
        "Did something unwanted happen to a person under a medicine? (suspected adverse event)",
        [True, False],
        index=0 if now("adverse_event") else 1,
        format_func=lambda yes: "Yes" if yes else "No",
        horizontal=True,
        key=f"{key}_adverse",
    )
    return {
        "segment": voice,
        "intents": tuple(one for one in Intent if one in intents),
        "needs": tuple(one for one in Need if one in needs),
        "adverse_event": adverse,
    }


def _table(post: ReadPost, key: str) -> list[Row]:
    """Draw what else was found, a line each, and return it as judged."""
    st.html('<h3 class="earshot-part">What else was found</h3>')
    if not post.rows:
        st.text("Nothing.")
        return []
    st.caption("Where you judge one finding, others of its kind count as right unless you say they are wrong.")
    return [_judge(row, post, f"{key}_row{number}") for number, row in enumerate(post.rows)]


def _judge(row: Row, post: ReadPost, key: str) -> Row:
    what = in_words(row.told)
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_line"):
        words = escape(visible(quoted(row.told, post.text)))
        note = " <small>added by a reader</small>" if row.added else ""
        st.html(f'<p class="earshot-found">{escape(visible(what))}{note}<br><span>{words}</span></p>', width="stretch")
        feeling = row.feeling
        if feeling is not None:
            feeling = _feeling(f"{what}, how the writer speaks of it", feeling, key)
        right = st.segmented_control(
            plain(what),
            [True, False],
            default=row.right,
            format_func=lambda yes: "Right" if yes else "Wrong",
            label_visibility="collapsed",
            key=f"{key}_right",
        )
    return replace(row, right=right, feeling=feeling)


def _feeling(label: str, now: Polarity, key: str) -> Polarity:
    feelings = list(FEELINGS)
    return st.selectbox(
        plain(label),
        feelings,
        index=feelings.index(now),
        format_func=FEELINGS.__getitem__,
        label_visibility="collapsed",
        width=170,
        key=f"{key}_feeling",
    )


def _missed(post: ReadPost, key: str) -> None:
    """Draw what was pointed out so far, and the fields to point out more."""
    st.html('<h3 class="earshot-part">Something was missed</h3>')
    form = st.session_state[_OPEN]
    for number, one in enumerate(form["added"]):
        told = missed(one[0], one[1], post.text, one[2])
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(visible(f"{in_words(told)} {quoted(told, post.text)}"))
            st.button("Remove", type="tertiary", key=f"{key}_drop{number}", on_click=form["added"].pop, args=(number,))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        what = st.selectbox(
            "What", list(MISSED), index=None, format_func=MISSED.__getitem__, placeholder="Choose …", width=260,
            key=f"{key}_what",
        )  # fmt: skip
        st.text_input("Its words, as they stand in the post", max_chars=200, key=f"{key}_words")
        if what in WITH_FEELING:
            _feeling("How the writer speaks of it", Polarity.NEUTRAL, f"{key}_missed")
        st.button("Add", key=f"{key}_add", on_click=_add, args=(post, key))


def _add(post: ReadPost, key: str) -> None:
    """Take what is typed among what was missed, or say why not."""
    form, state = st.session_state[_OPEN], st.session_state
    what, words = state.get(f"{key}_what"), state.get(f"{key}_words", "")
    at = place(words, post.text)
    if what is None or at is None:
        form["message"] = _NOT_THERE if words.strip() and at is None else "Choose what was missed, and give its words."
        return
    form["added"].append((what, at, state.get(f"{key}_missed_feeling", Polarity.NEUTRAL)))
    form["message"], state[f"{key}_words"], state[f"{key}_what"] = "", "", None


def _save(view: View, post: ReadPost, chosen: dict[str, Any], rows: list[Row], key: str, *, whole: bool) -> str:
    """Keep what is said of the post, and return why that cannot be; empty where it was kept."""
    if viewer() != view.grant:
        return _NOT_YOURS
    if st.session_state.get(f"{key}_words", "").strip():
        return "Press Add for what was missed, or clear its words; then save."
    added = [missed(what, at, post.text, feeling) for what, at, feeling in st.session_state[_OPEN]["added"]]
    labels = changed(post, chosen, rows, added, whole=whole)
    if all(value is None for _, value in labels):
        return _NOTHING
    try:
        if not _still_there(view, post):
            return _GONE
        payload = Correction(
            condition=view.condition.name, post_id=post.post_id, text_sha256=text_hash(post.text), labels=labels
        )
        seen = post.decided.version if post.decided else None
        decisions_of(view.store.folder).decide(payload, by=view.grant.subject, expected_version=seen)
    except EarshotError as error:
        return plain(str(error))
    st.session_state.pop(UNDONE, None)
    return ""


def _still_there(view: View, post: ReadPost) -> bool:
    """Return whether the newest snapshot holds the post as it was read: nothing is kept of one that was erased."""
    view.store.refresh()
    everyone = Filters(condition=view.condition.name, voices="everyone")
    found = view.ask("posts", filters=everyone, ids=[post.post_id], limit=1).frame
    return len(found) == 1 and found.iloc[0]["text"] == post.text
