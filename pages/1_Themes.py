"""Themes: what they talk about, who brings it up, how it moves; one theme in full where the filters hold one."""

from __future__ import annotations

from insights.ui import open_view
from insights.ui.arranging import arranged_note
from insights.ui.theme_finding import chosen_theme, lost_notice
from insights.ui.theme_page import one_theme
from insights.ui.themes_page import all_themes

view = open_view(
    "Themes",
    roles=("analyst", "marketer", "approver", "client", "admin"),
    permission="read_numbers",
    icon=":material/forum:",
)

lost_notice(view)
arranged_note(view)
theme = chosen_theme(view)
if theme is None:
    all_themes(view)
else:
    one_theme(view, theme)
