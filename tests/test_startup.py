"""Who counts as sitting at this machine, and what a start-up token opens."""

from __future__ import annotations

import pytest

from insights.startup import StartTokens, Visitor, hostname, is_local


@pytest.mark.parametrize(
    ("peer", "host", "headers", "expected"),
    [
        ("127.0.0.1", "127.0.0.1:8501", {}, True),
        ("127.0.0.1", "localhost", {}, True),
        ("::1", "[::1]:8501", {}, True),
        ("::ffff:127.0.0.1", "LOCALHOST:8501", {"Accept-Language": "en"}, True),
        ("192.168.1.7", "127.0.0.1:8501", {}, False),
        ("::ffff:192.168.1.7", "localhost", {}, False),
        (None, "127.0.0.1:8501", {}, False),
        ("", "127.0.0.1:8501", {}, False),
        ("localhost", "127.0.0.1:8501", {}, False),
        ("127.0.0.1", None, {}, False),
        ("127.0.0.1", "", {}, False),
        ("127.0.0.1", "earshot.example", {}, False),
        ("127.0.0.1", "127.0.0.1.evil.example", {}, False),
        ("127.0.0.1", "localhost@evil.example", {}, False),
        ("127.0.0.1", "evil.example#localhost", {}, False),
        ("127.0.0.1", "localhost:port", {}, False),
        ("127.0.0.1", "0.0.0.0", {}, False),
        ("127.0.0.1", "localhost", {"X-Forwarded-For": "127.0.0.1"}, False),
        ("127.0.0.1", "localhost", {"x-forwarded-proto": "http"}, False),
        ("127.0.0.1", "localhost", {"X_Forwarded_Host": "localhost"}, False),
        ("127.0.0.1", "localhost", {"Forwarded": ""}, False),
        ("127.0.0.1", "localhost", {"Via": "1.1 proxy"}, False),
        ("127.0.0.1", "localhost", {"X-Real-IP": "127.0.0.1"}, False),
        ("127.0.0.1", "localhost", {"CF-Connecting-IP": "127.0.0.1"}, False),
    ],
)
def test_is_local(peer: str | None, host: str | None, headers: dict[str, str], expected: bool) -> None:
    assert is_local(Visitor(peer=peer, host=host, headers=headers)) is expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("Earshot.Example:443", "earshot.example"),
        ("[::1]", "::1"),
        ("a.example/b", None),
        ("[::1", None),
        ("a.example:99999", None),
        (None, None),
    ],
)
def test_hostname(host: str | None, expected: str | None) -> None:
    assert hostname(host) == expected


def test_a_token_opens_until_the_server_stops_and_each_visit_has_its_own_key() -> None:
    tokens = StartTokens()
    token = tokens.issue()
    first, second = tokens.redeem(token), tokens.redeem(token)
    assert first is not None
    assert second is not None
    assert first != second
    assert tokens.holds(first)
    assert tokens.holds(second)


def test_a_token_for_one_visit_opens_once() -> None:
    tokens = StartTokens()
    token = tokens.issue(once=True)
    assert tokens.pending()
    assert tokens.redeem(token)
    assert not tokens.pending()
    assert tokens.redeem(token) is None


@pytest.mark.parametrize("guess", ["", "x", "\udcff", "é" * 1000, "0" * 43])
def test_a_guess_opens_nothing(guess: str) -> None:
    tokens = StartTokens()
    tokens.issue()
    tokens.issue(once=True)
    assert tokens.redeem(guess) is None
    assert not tokens.holds(guess)
    assert tokens.pending()


def test_a_token_is_no_key_and_a_key_no_token() -> None:
    tokens = StartTokens()
    token = tokens.issue()
    key = tokens.redeem(token)
    assert key is not None
    assert not tokens.holds(token)
    assert tokens.redeem(key) is None
    assert not tokens.holds(None)


def test_a_token_of_another_start_opens_nothing() -> None:
    token = StartTokens().issue()
    assert StartTokens().redeem(token) is None


def test_tokens_are_long_and_only_hashes_stay() -> None:
    tokens = StartTokens()
    token = tokens.issue()
    key = tokens.redeem(token)
    assert len(token) * 6 >= 128
    assert token not in repr(vars(tokens))
    assert str(key) not in repr(vars(tokens))
