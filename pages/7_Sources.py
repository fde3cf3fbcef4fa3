"""Sources: bring files in, see what became of them, go back to what was there before."""

from __future__ import annotations

import shlex

import streamlit as st

from insights.ui import open_view
from insights.ui.accuracy import draw_accuracy
from insights.ui.importing import import_panel
from insights.ui.past import draw_policies, draw_runs, draw_snapshots
from insights.writing import endpoint_of, what_is_sent

view = open_view(
    "Sources",
    roles=("analyst", "admin"),
    permission="import_posts",
    icon=":material/database:",
    filtered=False,
)

import_panel(view.store.folder, view.grant, condition=view.filters.condition)

with st.container(border=True):
    draw_runs(view.store)
with st.container(border=True):
    draw_snapshots(view.store.folder, view.grant)
with st.container(border=True):
    draw_accuracy(view)
with st.container(border=True):
    draw_policies()
with st.expander("Import what is put into a folder"):
    st.text(
        "This command watches a folder and imports each file once it stops growing. It moves nothing, knows a file "
        "again by its content, and ends with Ctrl-C:"
    )
    folder = shlex.quote(str(view.settings.watch or "FOLDER"))
    condition = shlex.quote(view.settings.watch_condition or view.filters.condition)
    store = shlex.quote(str(view.settings.store))
    st.code(
        f"python -m insights watch {folder} --condition {condition} --store {store}", language=None, wrap_lines=True
    )
    st.text("Folder and condition can be set once, as watch and watch_condition in earshot.toml.")
with st.expander("What leaves this machine"):
    st.text("Reading, mining and showing posts send nothing away.")
    st.text(f"Labels of themes by a language model. {what_is_sent(endpoint_of(view.settings))}")
    st.text("Set as writing_url and writing_model in earshot.toml; a key, if it needs one, as EARSHOT_WRITING_KEY.")
