"""Who may do what: roles, actions, one table between them, and the grant a viewer holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from insights.model import Filters
from insights.settings import LEAST_CLIENT_FLOOR


class Role(StrEnum):
    ANALYST = "analyst"
    MARKETER = "marketer"
    APPROVER = "approver"
    SAFETY = "safety"
    CLIENT = "client"
    ADMIN = "admin"


class Action(StrEnum):
    """What can be done. `read_queued_posts`: posts in the safety and off-label queues, else counts only."""

    READ_NUMBERS = "read_numbers"
    READ_POSTS = "read_posts"
    READ_QUEUED_POSTS = "read_queued_posts"
    IMPORT_POSTS = "import_posts"
    CORRECT_FINDING = "correct_finding"
    RENAME_THEME = "rename_theme"
    SAVE_VIEW = "save_view"
    PROPOSE_QUOTE = "propose_quote"
    APPROVE_QUOTE = "approve_quote"
    OPEN_VAULT = "open_vault"
    HANDLE_CASE = "handle_case"
    EXPORT_NUMBERS = "export_numbers"
    EXPORT_POSTS = "export_posts"
    MAKE_LINK = "make_link"
    REVOKE_LINK = "revoke_link"
    SET_ROLES = "set_roles"
    READ_AUDIT = "read_audit"
    ERASE = "erase"


READS: frozenset[Action] = frozenset(
    {Action.READ_NUMBERS, Action.READ_POSTS, Action.READ_QUEUED_POSTS, Action.READ_AUDIT}
)

_A = Action

ACTIONS_OF: Mapping[Role, frozenset[Action]] = MappingProxyType(
    {
        Role.ANALYST: frozenset(
            {
                _A.READ_NUMBERS,
                _A.READ_POSTS,
                _A.READ_QUEUED_POSTS,
                _A.IMPORT_POSTS,
                _A.CORRECT_FINDING,
                _A.RENAME_THEME,
                _A.SAVE_VIEW,
                _A.PROPOSE_QUOTE,
                _A.EXPORT_NUMBERS,
                _A.EXPORT_POSTS,
            }
        ),
        Role.MARKETER: frozenset({_A.READ_NUMBERS, _A.READ_POSTS, _A.SAVE_VIEW, _A.PROPOSE_QUOTE, _A.EXPORT_NUMBERS}),
        Role.APPROVER: frozenset({_A.READ_NUMBERS, _A.READ_POSTS, _A.SAVE_VIEW, _A.APPROVE_QUOTE}),
        Role.SAFETY: frozenset({_A.READ_NUMBERS, _A.READ_POSTS, _A.READ_QUEUED_POSTS, _A.OPEN_VAULT, _A.HANDLE_CASE}),
        Role.CLIENT: frozenset({_A.READ_NUMBERS}),
        Role.ADMIN: frozenset({_A.READ_NUMBERS, _A.MAKE_LINK, _A.REVOKE_LINK, _A.SET_ROLES, _A.READ_AUDIT, _A.ERASE}),
    }
)

STAFF: frozenset[Role] = frozenset(Role) - {Role.CLIENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What one viewer may see and do.

    `locked` holds the filter values a viewer cannot leave; `pages` the page titles they may open (None: all
    their roles open); `floor` the fewest distinct authors behind a number (1: own staff); `subject` a
    pseudonymous id for the audit; `label` the words shown for the scope; `read_only` takes from the roles all
    that is not in READS.
    """

    roles: frozenset[Role]
    subject: str
    floor: int = 1
    locked: Filters | None = None
    pages: frozenset[str] | None = None
    label: str = ""
    read_only: bool = False

    def __post_init__(self) -> None:
        if self.floor < 1:
            raise ValueError("floor must be 1 or more")
        if Role.CLIENT in self.roles and len(self.roles) > 1:
            raise ValueError("a client holds no other role")
        if Role.CLIENT in self.roles and self.floor < LEAST_CLIENT_FLOOR:
            raise ValueError(f"a client's floor must be {LEAST_CLIENT_FLOOR} or more")


LOCAL_OWNER = Grant(roles=STAFF, subject="local-owner")
DEMO_GUEST = Grant(roles=frozenset({Role.MARKETER}), subject="demo-guest", label="Public demonstration", read_only=True)


def allows(grant: Grant, action: Action | str) -> bool:
    """Return whether any role of `grant` may do `action`; False for an action nobody has heard of."""
    if grant.read_only and action not in READS:
        return False
    return any(action in ACTIONS_OF[role] for role in grant.roles)


def opens_page(grant: Grant, title: str, *, roles: tuple[str, ...]) -> bool:
    """Return whether `grant` holds one of `roles` and `title` is among its pages."""
    return not grant.roles.isdisjoint(roles) and (grant.pages is None or title in grant.pages)


def scoped(filters: Filters, grant: Grant) -> Filters:
    """Return `filters` inside the scope of `grant`: never wider than what is locked.

    A choice outside the scope counts as no choice, so that it shows the whole scope and nothing beyond. Where a
    floor holds, at most one value of each list may be chosen, and whole months: fewer views to subtract.
    """
    if grant.floor > 1:
        filters = _coarse(filters, grant.locked)
    locked = grant.locked
    if locked is None:
        return filters
    return replace(
        filters,
        condition=locked.condition,
        since=max((day for day in (filters.since, locked.since) if day), default=None),
        until=min((day for day in (filters.until, locked.until) if day), default=None),
        segments=_within(filters.segments, locked.segments),
        sources=_within(filters.sources, locked.sources),
        communities=_within(filters.communities, locked.communities),
        medications=_within(filters.medications, locked.medications),
        themes=_within(filters.themes, locked.themes),
        voices=locked.voices,
    )


def unlocked(filters: Filters, grant: Grant) -> Filters:
    """Return what was chosen in `filters` beyond what is locked, for addresses and chips; `scoped` undoes it."""
    scope, free = scoped(Filters(condition=filters.condition), grant), Filters(condition=filters.condition)
    changed: dict[str, Any] = {
        field.name: getattr(free, field.name)
        for field in fields(Filters)
        if getattr(filters, field.name) == getattr(scope, field.name)
    }
    return replace(filters, **changed)


def _coarse(filters: Filters, locked: Filters | None) -> Filters:
    scope = locked or Filters(condition=filters.condition)
    since, until = filters.since, filters.until
    return replace(
        filters,
        since=since and since.replace(day=1),
        until=until and (until if until.day == 1 else _next_month(until)),
        segments=_one(filters.segments, scope.segments),
        sources=_one(filters.sources, scope.sources),
        communities=_one(filters.communities, scope.communities),
        medications=_one(filters.medications, scope.medications),
        themes=_one(filters.themes, scope.themes),
        voices=scope.voices,
    )


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _one(chosen: tuple[str, ...], locked: tuple[str, ...]) -> tuple[str, ...]:
    """Return at most one of what was chosen: the whole scope, chosen again, is no choice."""
    return () if locked and set(chosen) >= set(locked) else tuple(v for v in chosen if not locked or v in locked)[:1]


def _within(chosen: tuple[str, ...], locked: tuple[str, ...]) -> tuple[str, ...]:
    if not locked:
        return chosen
    return tuple(value for value in chosen if value in locked) or locked
