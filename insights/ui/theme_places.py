"""The map of themes on a page: redrawn by itself when its colours change; a click opens the post."""

from __future__ import annotations

from typing import Any, Literal

import streamlit as st

from insights.access import Action
from insights.charts import theme_map
from insights.ui.tiles import POSTS_PAGE, how
from insights.ui.view import View
from insights.wording import counted

_COLOURS: dict[Literal["theme_id", "segment"], str] = {"theme_id": "Themes", "segment": "Voices"}
_MOST = 3_000  # posts drawn one by one: a browser holds so many at ease
_CELLS_FROM = 20_000
_TITLE = "The map: posts that say alike things lie side by side"


@st.fragment
def draw_map(view: View) -> None:
    """Draw the posts in view on a map, as squares where they are many or may not be read; nothing without places."""
    readable = view.allows(Action.READ_POSTS)
    posts = view.ask("map_posts", limit=_MOST) if readable else None
    many = posts is None or posts.empty or int(posts.frame.iloc[0]["placed"]) > _CELLS_FROM
    answer = view.ask("map_cells") if many or posts is None else posts
    if answer.frame.empty or ("share" in answer.frame.columns and answer.frame["share"].isna().all()):
        return
    squares = "square" in answer.frame.columns
    with st.container(border=True, key="earshot_map"):
        st.html(f'<h2 class="earshot-tile">{_TITLE}</h2>')
        colour: Literal["theme_id", "segment"] = "theme_id"
        if not squares:
            colour = st.segmented_control(
                "Colour",
                list(_COLOURS),
                default="theme_id",
                format_func=_COLOURS.__getitem__,
                required=True,
                key="earshot_map_colour",
            )
        event: Any = st.plotly_chart(
            theme_map(answer.frame, colour=colour, words=dict(view.options.themes), theme=view.theme),
            theme=None,
            config={"displayModeBar": False, "scrollZoom": True},
            alt=_TITLE,
            key=f"earshot_map_by_{colour}",
            on_select="rerun" if readable else "ignore",
            selection_mode="points",
        )
        st.html(f'<p class="earshot-of">{_told(answer.frame, squares=squares)}</p>')
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            view.link(POSTS_PAGE, "Read the posts")
            how(answer)
        if readable:
            _open(view, event)


def _open(view: View, event: Any) -> None:
    """Leave for the post that was clicked; for the theme's page where it is a square."""
    for point in event["selection"]["points"][:1]:
        _, post, theme = point.get("customdata") or ("", "", "")
        if post:
            view.go(POSTS_PAGE, post=str(post))
        elif theme:
            view.go("Themes", themes=(str(theme),))


def _told(frame: Any, *, squares: bool) -> str:
    if squares:
        return "A square is as large as its posts are many. Click one for the theme most of them are in."
    placed, total, drawn = int(frame.iloc[0]["placed"]), int(frame.iloc[0]["total"]), len(frame)
    sample = f"A sample of {drawn:,} of {counted(placed, 'post')} is drawn. " if drawn < placed else ""
    told = f"{placed:,} of {counted(total, 'post')} in view have a place on the map. " if placed < total else ""
    return f"{told}{sample}Click a post to read it; scroll to zoom, drag to move."
