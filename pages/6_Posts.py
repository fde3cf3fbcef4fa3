"""Posts: read them, with what was found in them marked."""

from __future__ import annotations

import streamlit as st

from insights.ui import open_view
from insights.ui.findings import forget_finding, forget_post, read_finding, read_post
from insights.ui.plain import plain
from insights.ui.post_list import draw_posts
from insights.wording import counted

view = open_view(
    "Posts",
    roles=("analyst", "marketer", "approver", "safety"),
    permission="read_posts",
    icon=":material/article:",
)

PAGE = 20
SORTS = {"newest": "Newest first", "oldest": "Oldest first", "reactions": "Most reactions first"}

finding, one = read_finding(), read_post()
with st.container(horizontal=True, vertical_alignment="bottom"):
    search = st.text_input("Search", placeholder="Words as they were typed", max_chars=80)
    sort = st.selectbox("Order", list(SORTS), format_func=SORTS.__getitem__, width=220)
if finding:
    st.button(
        plain(finding.words()),
        icon=":material/close:",
        icon_position="right",
        help="Stop narrowing to this finding",
        on_click=forget_finding,
    )

if one:
    st.button(
        "One post",
        icon=":material/close:",
        icon_position="right",
        help="Show the other posts again",
        on_click=forget_post,
    )

words = search.strip().strip('"“”') or None
narrowed = {**(finding.to_parameters() if finding else {}), "search": words, "ids": one}
where = (view.filters, finding, words, tuple(one), sort)
if st.session_state.get("earshot_posts_where") != where:
    st.session_state["earshot_posts_where"] = where
    st.session_state["earshot_posts_asked"] = st.session_state.get("earshot_posts_asked", 0) + 1
turned = f"earshot_posts_page_{st.session_state['earshot_posts_asked']}"
page = st.session_state.get(turned, 1)

posts = view.ask("posts", **narrowed, sort=sort, limit=PAGE, offset=(page - 1) * PAGE).frame
if posts.empty:
    st.text("No post matches. Search for fewer words, stop narrowing to a finding, or reset the filters.")
    st.stop()
total = int(posts.iloc[0]["total"])
found = counted(total, "post matches", "posts match")
st.caption(f"{found}. De-identified; marks show what was found, point at one to see what.")
if total > PAGE:
    st.pagination(-(-total // PAGE), key=turned)
draw_posts(view, posts)
