"""Which theme a page is about, and what to say where the address asks for one that is no longer there."""

from __future__ import annotations

from html import escape

import streamlit as st

from insights.ui.state import lost_themes
from insights.ui.view import View


def chosen_theme(view: View) -> str | None:
    """Return the one theme that the filters hold; None where they hold none or several."""
    known = dict(view.options.themes)
    return view.filters.themes[0] if len(view.filters.themes) == 1 and view.filters.themes[0] in known else None


def lost_notice(view: View) -> None:
    """Say of each theme that the address asked for in vain what became of it, with links to where its posts are."""
    labels = dict(view.options.themes)
    lost = [theme for theme in lost_themes() if theme not in labels]
    if not lost:
        return
    gone = _gone(view)
    for theme in lost:
        label, now = gone.get(theme, ("", ()))
        if now:
            told = f"“{label}” is no longer a theme of its own: most of its posts are now in"
        elif label:
            told = f"“{label}” is no longer a theme: too few posts are about it now."
        else:
            told = "The theme this address asks for is not there. Look for it among all themes."
        st.html(f'<p class="earshot-notice" role="status">{escape(told)}</p>')
        for heir in now:
            view.link("Themes", labels[heir], icon=":material/arrow_forward:", themes=(heir,))


def _gone(view: View) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return for each theme that is gone its label and the themes that hold most of its posts now."""
    if view.grant.floor > 1:
        return {}
    known = dict(view.options.themes)
    changed = view.ask("themes_changed", filters=view.filters_with(themes=())).frame
    return {
        str(row.theme_id): (str(row.label), tuple(one for one in view.arrangement.reach(row.became) if one in known))
        for row in changed[(changed["change"] == "gone") & changed["numerator"].notna()].itertuples()
    }
