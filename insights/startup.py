"""The local owner: who sits at this machine and presented the start-up token."""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")

_FORWARDING = frozenset({"forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "true-client-ip"})
_FORWARDING_PREFIXES = (
    *("x-forwarded", "x-original-", "x-proxyuser-", "x-envoy-", "x-amzn-", "x-vercel-", "x-arr-"),
    *("cf-", "fly-", "fastly-", "tailscale-"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """A connection as the server saw it: peer address, Host header, and headers by any case of name."""

    peer: str | None
    host: str | None
    headers: Mapping[str, str] = field(default_factory=dict)


def is_local(visitor: Visitor) -> bool:
    """Return whether `visitor` sits at this machine: peer and Host are loopback, nothing was forwarded."""
    return _is_loopback(visitor.peer) and hostname(visitor.host) in LOOPBACK_NAMES and not _forwarded(visitor)


def hostname(host: str | None) -> str | None:
    """Return the name in a Host header, lower-case and without port; None if it is not a plain host."""
    if not host:
        return None
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # raises ValueError where the port is not a number in range
    except ValueError:
        return None
    if parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        return None
    return parts.hostname


def _is_loopback(peer: str | None) -> bool:
    try:
        address = ipaddress.ip_address(peer or "")
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def _forwarded(visitor: Visitor) -> bool:
    names = (name.lower().replace("_", "-") for name in visitor.headers)
    return any(name in _FORWARDING or name.startswith(_FORWARDING_PREFIXES) for name in names)


class StartTokens:
    """The start-up tokens of one running server; only their hashes stay in memory.

    A token is 256 random bits. Presenting one yields a key of its own, which the visitor keeps.
    """

    def __init__(self) -> None:
        self._tokens: set[bytes] = set()
        self._once: set[bytes] = set()
        self._keys: set[bytes] = set()

    def issue(self, *, once: bool = False) -> str:
        """Return a new token; with `once` it is good for one visit, otherwise until the server stops."""
        token = secrets.token_urlsafe(32)
        (self._once if once else self._tokens).add(_hash(token))
        return token

    def redeem(self, token: str) -> str | None:
        """Return a new key for a token issued here, or None."""
        found = _among(token, self._once)
        if found is not None:
            self._once.discard(found)
        elif _among(token, self._tokens) is None:
            return None
        key = secrets.token_urlsafe(32)
        self._keys.add(_hash(key))
        return key

    def holds(self, key: str | None) -> bool:
        """Return whether `key` was given out here."""
        return key is not None and _among(key, self._keys) is not None

    def pending(self) -> bool:
        """Return whether a single-visit token waits to be presented."""
        return bool(self._once)


def _hash(value: str) -> bytes:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).digest()


def _among(value: str, known: set[bytes]) -> bytes | None:
    given, found = _hash(value), None
    for candidate in known:
        if secrets.compare_digest(given, candidate):
            found = candidate
    return found
