"""From raw posts to posts without personal data. The only maker of Post.

What a source allows is in `policies.toml`; kinds of personal data are files of `recognisers/`.
"""

from __future__ import annotations

from insights.privacy.exclusions import exclusion
from insights.privacy.keys import pseudonym, store_key
from insights.privacy.policies import Policy, policies, policy
from insights.privacy.posts import NO_POST, author_key, de_identify, post_key, stored
from insights.privacy.recognisers._names import given_names
from insights.privacy.redaction import redact, unmarked

__all__ = [
    "NO_POST",
    "Policy",
    "author_key",
    "de_identify",
    "exclusion",
    "given_names",
    "policies",
    "policy",
    "post_key",
    "pseudonym",
    "redact",
    "store_key",
    "stored",
    "unmarked",
]
