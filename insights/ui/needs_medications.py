"""What a page about medications says in a condition that has none."""

from __future__ import annotations

import streamlit as st

from insights.ui.view import View


def stop_without_medications(view: View) -> None:
    """End the page with a sentence if the condition in view has no medications."""
    if not view.condition.has_medications:
        st.text(
            f"{view.condition.label} is treated without medicines, so this page has nothing to show. "
            "Themes and Posts hold what people say."
        )
        view.link("Themes", "Go to Themes")
        st.stop()
