"""open_view: the first statement of every page. Nothing is shown before it has said yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from insights.access import Action, Grant, allows, opens_page
from insights.arrangement import Arrangement
from insights.errors import AccessDenied, EarshotError, StoreError
from insights.filters import to_query
from insights.model import Filters
from insights.settings import Settings
from insights.store import Answer, ConditionInfo, FilterOptions, Store, ask, offered, open_store
from insights.store.ask import as_seen, shown_scope
from insights.ui import frame
from insights.ui.deciding import arrangement_in_view, as_mined_note, saved_views
from insights.ui.filter_bar import filter_bar
from insights.ui.findings import Finding, post_query
from insights.ui.importing import import_panel
from insights.ui.pages import PageInfo, pages_of
from insights.ui.plain import plain
from insights.ui.running import current
from insights.ui.state import read_filters
from insights.ui.viewer import viewer

WATCH_SECONDS = 30


RoleName = Literal["analyst", "marketer", "approver", "safety", "client", "admin"]


@dataclass(frozen=True, kw_only=True)
class View:
    """What one viewer sees on one page: the grant, the filters in force and the snapshot they apply to.

    `arrangement` is how themes are shown to this viewer.
    """

    title: str
    grant: Grant
    filters: Filters
    condition: ConditionInfo
    options: FilterOptions
    theme: Literal["light", "dark"]
    settings: Settings
    store: Store
    pages: tuple[PageInfo, ...]
    arrangement: Arrangement

    def ask(self, question: str, *, filters: Filters | None = None, **parameters: object) -> Answer:
        """Return the answer to `question` within the view's filters, or within `filters` for a comparison.

        Where the question cannot be answered, says so on the page and stops it.
        """
        try:
            return ask(
                self.store,
                question,
                filters or self.filters,
                grant=self.grant,
                arrangement=self.arrangement,
                **parameters,
            )
        except EarshotError as error:
            frame.explain(str(error))
            st.stop()

    def ask_over_time(self, question: str, *, enough: int = 80, **parameters: Any) -> Answer:
        """Return the answer by month, or by quarter or year where the median month holds fewer than `enough` posts.

        By week where there are four times as many in the median week, and a year of them at most; for a viewer of
        whole months only, never.
        """
        for grain in ("week", "month", "quarter", "year"):
            weekly = grain == "week"
            if weekly and (self.grant.floor > 1 or not self._within_a_year()):
                continue
            answer = self.ask(question, grain=grain, **parameters)
            told = answer.frame["denominator"].dropna()
            if (answer.frame.empty and not weekly) or (len(told) and told.median() >= enough * (4 if weekly else 1)):
                break
        return answer

    def _within_a_year(self) -> bool:
        first, last = self.filters.since or self.options.first, self.filters.until or self.options.last
        return first is not None and last is not None and (last - first).days <= 371

    def filters_with(self, **changes: Any) -> Filters:
        """Return the view's filters, some of them changed."""
        return replace(self.filters, **changes)

    def events(self, *, medications: Sequence[str] = (), companies: Sequence[str] = ()) -> list[tuple[date, str]]:
        """Return day and words of the pack's events about any of these, within the time of the posts."""
        first, last = self.filters.since or self.options.first, self.filters.until or self.options.last
        if first is None or last is None:
            return []
        return [
            (event.on, event.label)
            for event in self.store.events(self.condition.name)
            if first <= event.on <= last and (event.medication in medications or event.company in companies)
        ]

    def allows(self, action: Action | str) -> bool:
        """Return whether the viewer may do `action`."""
        return allows(self.grant, action)

    def link(
        self,
        title: str,
        label: str,
        *,
        finding: Finding | None = None,
        icon: str | None = None,
        help: str | None = None,
        post: str | None = None,
        **changes: Any,
    ) -> None:
        """Draw a link to the page called `title` with the view's filters, some of them changed; to one `post` if told.

        For a viewer who may not open that page it is the label alone.
        """
        if page := self._page(title):
            query = {**self._query(finding, changes), **(post_query(post) if post else {})}
            st.page_link(page.path, label=plain(label), icon=icon, help=help and plain(help), query_params=query)
        elif icon:
            st.text(label, help=help and plain(help))

    def go(self, title: str, *, finding: Finding | None = None, post: str | None = None, **changes: Any) -> None:
        """Leave for the page called `title`, as `link` does when it is clicked."""
        if page := self._page(title):
            query = {**self._query(finding, changes), **(post_query(post) if post else {})}
            st.switch_page(page.path, query_params=query)

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
    needs: str | None = None,
    filtered: bool = True,
) -> View:
    """Return the view of a page, after checking that the visitor holds one of `roles` and `permission`.

    Anyone else gets one sentence, the same for every reason, and the page ends there. The arguments are
    literals: the navigation and the tests read them from the source. `icon` is a `:material/` name. A page
    ends with a sentence, and is no longer in the navigation, in a condition whose pack lacks the group of facts it
    `needs`, such as "medications". The filter bar is left out where a page is not `filtered`.
    """
    grant = viewer()
    if grant is None or not opens_page(grant, title, roles=roles) or not allows(grant, permission):
        frame.turn_away()
        st.stop()
        raise AccessDenied("This page opens in the dashboard only.")  # outside of it, stop() does not stop
    settings = current().settings
    frame.set_page(title)
    pages = _open_pages(grant)
    store = _store_or_stop(settings, pages, grant)
    conditions = _within_reach(store.conditions(), grant)
    if settings.public_demo and not all(condition.demo for condition in conditions):
        frame.explain("This address shows the demonstration only, and its store holds more than that.")
        st.stop()
    arranged = cache(lambda name: as_seen(store, arrangement_in_view(store, grant, name), grant))
    scope = shown_scope(grant, arranged(grant.locked.condition)) if grant.locked else grant
    filters = read_filters(conditions, lambda name: offered(store, name, grant, arranged(name)), scope)
    arrangement = arranged(filters.condition)
    options = offered(store, filters.condition, grant, arrangement)
    condition = _as_seen(next(info for info in conditions if info.name == filters.condition), options, grant)
    pages = tuple(page for page in pages if page.needs is None or page.needs in condition.holds)
    frame.navigation(pages, filters)
    frame.heading(title, condition)
    if filtered:
        filters = filter_bar(filters, conditions, options, grant)
        as_mined_note(grant)
    saved_views(store.folder, grant, title, filters, {page.title: page.path for page in pages})
    st.fragment(_watch, run_every=WATCH_SECONDS)(store, store.snapshot, grant)
    if needs is not None and needs not in condition.holds:
        frame.nothing_listed(title, needs, condition.label, pages, filters)
        st.stop()
    return View(
        title=title,
        grant=grant,
        filters=filters,
        condition=condition,
        options=options,
        theme="dark" if st.context.theme.type == "dark" else "light",
        settings=settings,
        store=store,
        pages=pages,
        arrangement=arrangement,
    )


def _watch(store: Store, snapshot: str, grant: Grant) -> None:
    """Start the page again once the viewer's grant has changed or a newer snapshot is there."""
    store.refresh()
    if viewer() != grant or store.snapshot != snapshot:
        st.rerun()


def _open_pages(grant: Grant) -> tuple[PageInfo, ...]:
    return tuple(
        page
        for page in pages_of(frame.main_script())
        if opens_page(grant, page.title, roles=page.roles) and allows(grant, page.permission)
    )


def _within_reach(conditions: Sequence[ConditionInfo], grant: Grant) -> list[ConditionInfo]:
    """Return the conditions a viewer may know of: all, unless one is locked."""
    return [info for info in conditions if grant.locked is None or info.name == grant.locked.condition]


def _as_seen(condition: ConditionInfo, options: FilterOptions, grant: Grant) -> ConditionInfo:
    """Return what a viewer may know of a condition: where a floor holds, no counts of the run and no single day."""
    if grant.floor <= 1:
        return condition
    return replace(condition, report="{}", first=options.first, last=options.last)


def _store_or_stop(settings: Settings, pages: tuple[PageInfo, ...], grant: Grant) -> Store:
    try:
        store = _opened(settings.store.resolve())
        store.refresh()
        if not _within_reach(store.conditions(), grant):
            raise StoreError(f"The store {settings.store} holds no posts.")
    except StoreError as error:
        frame.no_store(
            pages,
            reason=str(error) if allows(grant, Action.IMPORT_POSTS) else "",
            first_import=lambda: import_panel(settings.store.resolve(), grant),
        )
        st.stop()
    return store


@st.cache_resource(show_spinner="Opening the store …", max_entries=2)
def _opened(folder: Path) -> Store:
    return open_store(folder)
