"""open_view: the first statement of every page. Nothing is shown before it has said yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from insights.access import Action, Grant, allows, opens_page
from insights.errors import EarshotError, StoreError
from insights.filters import to_query
from insights.model import Filters
from insights.settings import Settings
from insights.store import Answer, ConditionInfo, FilterOptions, Store, ask, open_store
from insights.ui import frame
from insights.ui.filter_bar import filter_bar
from insights.ui.findings import Finding
from insights.ui.pages import PageInfo, pages_of
from insights.ui.running import current
from insights.ui.state import read_filters
from insights.ui.viewer import viewer

RoleName = Literal["analyst", "marketer", "approver", "safety", "client", "admin"]


@dataclass(frozen=True, kw_only=True)
class View:
    """What one viewer sees on one page: the grant, the filters in force and the snapshot they apply to."""

    title: str
    grant: Grant
    filters: Filters
    condition: ConditionInfo
    options: FilterOptions
    theme: Literal["light", "dark"]
    settings: Settings
    store: Store
    pages: tuple[PageInfo, ...]

    def ask(self, question: str, *, filters: Filters | None = None, **parameters: object) -> Answer:
        """Return the answer to `question` within the view's filters, or within `filters` for a comparison.

        Where the question cannot be answered, says so on the page and stops it.
        """
        try:
            return ask(self.store, question, filters or self.filters, grant=self.grant, **parameters)
        except EarshotError as error:
            frame.explain(str(error))
            st.stop()

    def allows(self, action: Action | str) -> bool:
        """Return whether the viewer may do `action`."""
        return allows(self.grant, action)

    def link(self, title: str, label: str, *, finding: Finding | None = None, **changes: Any) -> None:
        """Draw a link to the page called `title` with the view's filters, some of them changed.

        Draws nothing if the viewer may not open that page.
        """
        if page := self._page(title):
            st.page_link(page.path, label=label, query_params=self._query(finding, changes))

    def go(self, title: str, *, finding: Finding | None = None, **changes: Any) -> None:
        """Leave for the page called `title`, as `link` does when it is clicked."""
        if page := self._page(title):
            st.switch_page(page.path, query_params=self._query(finding, changes))

    def _page(self, title: str) -> PageInfo | None:
        return next((page for page in self.pages if page.title == title), None)

    def _query(self, finding: Finding | None, changes: Mapping[str, Any]) -> dict[str, list[str]]:
        query = to_query(replace(self.filters, **changes))
        return {**query, **(finding.to_query() if finding else {})}


def open_view(
    title: str,
    *,
    roles: tuple[RoleName, ...],
    permission: str,
    icon: str | None = None,  # noqa: ARG001  the navigation reads it from the source
) -> View:
    """Return the view of a page, after checking that the visitor holds one of `roles` and `permission`.

    Anyone else gets one sentence, the same for every reason, and the page ends there. The arguments are
    literals: the navigation and the tests read them from the source. `icon` is a `:material/` name.
    """
    grant = viewer()
    if grant is None or not opens_page(grant, title, roles=roles) or not allows(grant, permission):
        frame.turn_away()
        st.stop()
    settings = current().settings
    frame.set_page(title)
    pages = _open_pages(grant)
    store = _store_or_stop(settings, pages)
    conditions = store.conditions()
    if settings.public_demo and not all(condition.demo for condition in conditions):
        frame.explain("This address shows the demonstration only, and its store holds more than that.")
        st.stop()
    filters = read_filters(conditions, store.options, grant)
    condition = next(condition for condition in conditions if condition.name == filters.condition)
    frame.navigation(pages, filters)
    frame.heading(title, condition)
    filters = filter_bar(filters, conditions, store.options(filters.condition), grant)
    return View(
        title=title,
        grant=grant,
        filters=filters,
        condition=condition,
        options=store.options(filters.condition),
        theme="dark" if st.context.theme.type == "dark" else "light",
        settings=settings,
        store=store,
        pages=pages,
    )


def _open_pages(grant: Grant) -> tuple[PageInfo, ...]:
    return tuple(
        page
        for page in pages_of(frame.main_script())
        if opens_page(grant, page.title, roles=page.roles) and allows(grant, page.permission)
    )


def _store_or_stop(settings: Settings, pages: tuple[PageInfo, ...]) -> Store:
    try:
        store = _opened(settings.store.resolve())
        store.refresh()
        if not store.conditions():
            raise StoreError(f"The store {settings.store} holds no posts.")
    except StoreError as error:
        frame.no_store(pages, reason=str(error))
        st.stop()
    return store


@st.cache_resource(show_spinner="Opening the store …", max_entries=2)
def _opened(folder: Path) -> Store:
    return open_store(folder)
