"""Importing on a page: files dropped, looked at, imported by a process of its own, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from insights import conditions, jobs, received
from insights.access import Action, Grant, allows
from insights.checking import Checked, check
from insights.errors import EarshotError
from insights.job_state import State
from insights.jobs import Job
from insights.received import Upload
from insights.ui import frame
from insights.ui.checked import choose_columns, draw_checked
from insights.ui.import_report import draw_report
from insights.ui.plain import plain
from insights.ui.uploads import forget
from insights.ui.viewer import viewer
from insights.wording import counted, sentence_case

EVERY_SECONDS = 1
_NUMBER, _SEEN, _MAPPING = "earshot.upload_number", "earshot.checked", "earshot.upload_columns"
_HOW = {
    "add": "Add to the posts that are there; those it brings again are counted as copies",
    "replace": "Replace all posts there are about it",
}
_UPTO = {"read and annotate": 0.6, "recall earlier posts": 0.65, "settle copies": 0.7, "themes": 0.95, "publish": 1.0}
_WORDS = {
    "": "Starting",
    "read and annotate": "Reading, taking out personal data, finding what is said",
    "recall earlier posts": "Bringing in the posts of earlier imports",
    "settle copies": "Setting copies aside",
    "themes": "Finding themes",
    "publish": "Publishing",
}


def import_panel(store: Path, grant: Grant, *, condition: str | None = None) -> None:
    """Draw what an import needs now: a place to drop files, what is in them, or how far it is; below, the last one.

    Draws nothing for a viewer who may not import. `condition` is the one chosen at first.
    """
    if not allows(grant, Action.IMPORT_POSTS):
        return
    try:
        jobs.tidy(store)
        job, upload = jobs.latest(store), received.waiting(store)
        if job is not None and job.state is State.RUNNING:
            st.fragment(_under_way, run_every=EVERY_SECONDS)(store, job.id, grant)
            return
        if upload is not None:
            _look(store, upload, condition)
        else:
            _drop(store)
        if job is not None:
            with st.container(border=True):
                draw_report(job, _labels().get(job.condition, job.condition), frame.main_script().name)
    except EarshotError as error:
        frame.explain(str(error))


def _drop(store: Path) -> None:
    number = st.session_state.get(_NUMBER, 0)
    key = f"earshot_upload_{number}"
    files = st.file_uploader(
        "Drop exports here",
        accept_multiple_files=True,
        key=key,
        help="As your tool exported them: CSV, TSV, Excel, JSON, JSON Lines, Parquet, also packed as zip, gz or zst.",
    )
    if not files:
        st.text("Nothing is imported before you have seen what is in a file. It stays on this machine.")
        return
    with st.spinner("Keeping the files …"):
        try:
            received.receive(store, [(file.name, file) for file in files])
        finally:
            forget(files, key)
            st.session_state[_NUMBER] = number + 1
    st.rerun()


def _look(store: Path, upload: Upload, first: str | None) -> None:
    """Draw what is in files that wait, and the choices before they are imported."""
    labels = _labels()
    names = list(labels)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        condition = st.selectbox(
            "What the posts are about",
            names,
            index=names.index(first) if first in names else None,
            placeholder="Choose …",
            format_func=lambda name: labels[name],
            key=f"earshot_about_{upload.id}",
            width=260,
        )
        how = st.radio("How", list(_HOW), format_func=_HOW.__getitem__, key=f"earshot_how_{upload.id}")
    found = _checked(upload, condition, st.session_state.get(_MAPPING, {}).get(upload.id))
    for one in found:
        with st.container(border=True):
            draw_checked(one)
    fits = [(path, one) for path, one in zip(upload.files, found, strict=True) if one.readable]
    mapping = fits[0][1].mapping if fits else {}
    alike = all(one.mapping == mapping for _, one in fits)
    if fits and all(set(one.header) == set(fits[0][1].header) for _, one in fits):
        chosen = choose_columns(fits[0][1], key=upload.id)
        if chosen is not None:
            st.session_state[_MAPPING] = {upload.id: chosen}
            st.rerun()
    if not alike:
        frame.explain("These files name their columns differently. Drop them one at a time.")
    elif len(fits) < len(found):
        left = counted(len(found) - len(fits), "file")
        frame.explain(f"{left} cannot be read and will be left out." if fits else "There is nothing here to import.")
    if condition is None:
        st.text("Choose what the posts are about, then import them.")
    rows = sum(one.readable for _, one in fits)
    with st.container(horizontal=True, vertical_alignment="center"):
        if (
            st.button(
                f"Import {counted(rows, 'row')}",
                type="primary",
                disabled=not (fits and alike and condition),
                key="earshot_import",
            )
            and condition
        ):
            files = tuple(path for path, _ in fits)
            total = sum(int(one.report.get("rows", 0)) for _, one in fits)
            with st.spinner("Starting …"):
                jobs.start(
                    store,
                    Upload(id=upload.id, files=files),
                    condition=condition,
                    replace=how == "replace",
                    mapping=mapping,
                    rows=total,
                )
            st.rerun()
        if st.button("Discard these files", type="tertiary", key="earshot_discard"):
            received.discard(store, upload)
            st.rerun()


def _checked(upload: Upload, condition: str | None, mapping: Mapping[str, str] | None) -> Sequence[Checked]:
    """Return what `check` says of each file; kept in the session, as the page runs again at every touch."""
    wanted = (upload.id, condition, mapping)
    seen, found = st.session_state.get(_SEEN, (None, ()))
    if seen != wanted:
        before = [one.mapping for one in found] if seen and (seen[0], seen[2]) == (upload.id, mapping) else None
        columns = before or [mapping] * len(upload.files)  # another condition changes nothing about the columns
        with st.spinner(f"Looking into {counted(len(upload.files), 'file')} …", show_time=True):
            found = [
                check(path, condition=condition, mapping=of) for path, of in zip(upload.files, columns, strict=True)
            ]
        st.session_state[_SEEN] = (wanted, found)
    return tuple(found)


def _under_way(store: Path, job_id: str, grant: Grant) -> None:
    """Draw how far an import is, with a way to stop it; once it is over the page starts again."""
    job = jobs.latest(store)
    if job is None or job.id != job_id or job.state is not State.RUNNING or viewer() != grant:
        st.rerun()
    with st.container(border=True):
        st.html(f'<h2 class="earshot-tile">Importing {escape(", ".join(job.files))}</h2>')
        st.progress(_share(job), text=plain(_told(job)))
        st.caption("It goes on when you leave this page. The posts in view stay as they are until it is done.")
        if st.button("Cancel", key="earshot_cancel"):
            with st.spinner("Stopping …"):
                jobs.cancel(store, job)
            st.rerun()


def _share(job: Job) -> float:
    """Return how much of a job is done, 0 to 1: most of the time goes into reading, then into themes."""
    steps = list(_UPTO)
    if job.step not in _UPTO:
        return 0.0
    before = _UPTO[steps[steps.index(job.step) - 1]] if job.step != steps[0] else 0.0
    within = min(job.read / job.rows, 1.0) if job.step == steps[0] and job.rows else 0.0
    return before + (_UPTO[job.step] - before) * within


def _told(job: Job) -> str:
    words = _WORDS.get(job.step, sentence_case(job.step))
    return f"{words}: {job.read:,} of {job.rows:,} rows" if job.step == "read and annotate" and job.rows else words


@cache
def _labels() -> dict[str, str]:
    """Return the name of every condition pack there is to its label."""
    return {name: conditions.load(name).label for name in conditions.names()}
