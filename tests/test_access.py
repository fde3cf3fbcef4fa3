"""Every cell of the role x action table, written out a second time by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from insights.access import (
    ACTIONS_OF,
    DEMO_GUEST,
    LOCAL_OWNER,
    READS,
    Action,
    Grant,
    Role,
    allows,
    opens_page,
    scoped,
)
from insights.model import Filters

# One column a role: analyst, marketer, approver, safety, client, admin.
TABLE = """
read_numbers        x x x x x x
read_posts          x x x x . .
read_queued_posts   x . . x . .
import_posts        x . . . . .
correct_finding     x . . . . .
rename_theme        x . . . . .
save_view           x x x . . .
propose_quote       x x . . . .
approve_quote       . . x . . .
open_vault          . . . x . .
handle_case         . . . x . .
export_numbers      x x . . . .
export_posts        x . . . . .
make_link           . . . . . x
revoke_link         . . . . . x
set_roles           . . . . . x
read_audit          . . . . . x
erase               . . . . . x
"""
ROLES = ("analyst", "marketer", "approver", "safety", "client", "admin")
ROWS = {line.split()[0]: line.split()[1:] for line in TABLE.strip().splitlines()}
CELLS = [(role, action, mark == "x") for action, marks in ROWS.items() for role, mark in zip(ROLES, marks, strict=True)]


def grant(*roles: str, **others: object) -> Grant:
    floor = 11 if "client" in roles else 1
    return replace(Grant(roles=frozenset(map(Role, roles)), subject="s", floor=floor), **others)


@pytest.mark.parametrize(("role", "action", "expected"), CELLS)
def test_every_cell(role: str, action: str, expected: bool) -> None:
    assert allows(grant(role), action) is expected


def test_the_table_is_whole() -> None:
    assert set(ROLES) == set(Role) == set(ACTIONS_OF)
    assert set(ROWS) == set(Action)


def test_an_admin_cannot_approve_and_an_approver_cannot_propose() -> None:
    assert not allows(grant("admin"), Action.APPROVE_QUOTE)
    assert not allows(grant("approver"), Action.PROPOSE_QUOTE)


def test_a_client_only_reads_numbers() -> None:
    assert [action for action in Action if allows(grant("client"), action)] == [Action.READ_NUMBERS]


def test_roles_add_up() -> None:
    both = grant("marketer", "admin")
    assert allows(both, Action.SAVE_VIEW)
    assert allows(both, Action.ERASE)
    assert not allows(both, Action.OPEN_VAULT)


@pytest.mark.parametrize("action", [*Action])
def test_the_local_owner_may_do_everything(action: Action) -> None:
    assert allows(LOCAL_OWNER, action)


@pytest.mark.parametrize("action", [*Action])
def test_the_demo_guest_reads_and_writes_nothing(action: Action) -> None:
    assert allows(DEMO_GUEST, action) is (action in ("read_numbers", "read_posts"))


@pytest.mark.parametrize("action", sorted(set(Action) - READS))
def test_read_only_takes_every_other_action_even_from_all_roles(action: Action) -> None:
    assert not allows(replace(LOCAL_OWNER, read_only=True), action)


@pytest.mark.parametrize("action", ["", "READ_NUMBERS", "fly", "read_numbers "])
def test_an_unknown_action_is_not_allowed(action: str) -> None:
    assert not allows(LOCAL_OWNER, action)


def test_no_role_no_right() -> None:
    assert not any(allows(grant(), action) for action in Action)


@pytest.mark.parametrize(
    ("roles", "floor"), [(("client",), 7), (("client",), 1), (("client", "analyst"), 11), (("analyst",), 0)]
)
def test_a_grant_that_shows_too_much_cannot_be_made(roles: tuple[str, ...], floor: int) -> None:
    with pytest.raises(ValueError, match=r"client|floor"):
        Grant(roles=frozenset(map(Role, roles)), subject="s", floor=floor)


@pytest.mark.parametrize(
    ("held", "pages", "title", "roles", "expected"),
    [
        (("analyst",), None, "Themes", ("analyst", "marketer"), True),
        (("safety",), None, "Themes", ("analyst", "marketer"), False),
        (("client",), frozenset({"Themes"}), "Themes", ("client",), True),
        (("client",), frozenset({"Brands"}), "Themes", ("client",), False),
        (("client",), frozenset(), "Themes", ("client",), False),
        (("analyst",), None, "Themes", (), False),
        ((), None, "Themes", ("analyst",), False),
    ],
)
def test_opens_page(
    held: tuple[str, ...],
    pages: frozenset[str] | None,
    title: str,
    roles: tuple[str, ...],
    expected: bool,
) -> None:
    assert opens_page(grant(*held, pages=pages), title, roles=roles) is expected


LOCKED = Filters(
    condition="multiple_sclerosis",
    since=date(2024, 1, 1),
    until=date(2025, 1, 1),
    medications=("ocrelizumab", "natalizumab"),
)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filters(condition="diabetes"), LOCKED),
        (Filters(condition="multiple_sclerosis", medications=("rituximab",)), LOCKED),
        (replace(LOCKED, since=None, until=None, medications=()), LOCKED),
        (replace(LOCKED, since=date(2020, 1, 1), until=date(2030, 1, 1)), LOCKED),
        (replace(LOCKED, voices="everyone"), LOCKED),
        (
            replace(LOCKED, medications=("rituximab", "natalizumab")),
            replace(LOCKED, medications=("natalizumab",)),
        ),
        (replace(LOCKED, since=date(2024, 6, 1)), replace(LOCKED, since=date(2024, 6, 1))),
        (replace(LOCKED, segments=("caregiver",)), replace(LOCKED, segments=("caregiver",))),
    ],
)
def test_no_choice_leaves_what_is_locked(chosen: Filters, expected: Filters) -> None:
    assert scoped(chosen, grant("client", locked=LOCKED)) == expected


def test_without_a_lock_filters_stay() -> None:
    assert scoped(LOCKED, LOCAL_OWNER) == LOCKED
