"""How alike two texts are in their words, told from signatures alone, without the texts.

A signature is a MinHash of the pairs of words that follow each other, a byte a hash (Li and König, "b-bit
minwise hashing", 2010): the share of equal bytes estimates the share of pairs that two texts have in common
(Jaccard), within .03 either way in two of three cases.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from datasketch import MinHash
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

ALIKE = 0.55
"""Share of pairs of words that a copy has in common with its original, at least."""

LEAST_WORDS = 8
"""A shorter text is nobody's copy: many write "thank you so much for sharing this"."""

BYTES = 256
_MOST_WORDS = 1_000
_NOT_WORD = re.compile(r"[\W_]+")
_EMPTY = MinHash(num_perm=BYTES, seed=1, scheme="affine32")
_MIX = np.uint32(0x9E3779B1)
_EQUAL = math.ceil(ALIKE * (BYTES - BYTES / 256) + BYTES / 256)
_FEW = 24
_AT_ONCE = 1 << 16


def signature(text: str) -> bytes | None:
    """Return 256 bytes that tell how alike a text is to others; None for one under eight words.

    Equal for texts that differ in case and punctuation only. Words after the first thousand do not count.
    """
    words = _NOT_WORD.sub(" ", text.casefold()).split()[:_MOST_WORDS]
    if len(words) < LEAST_WORDS:
        return None
    found = _EMPTY.copy()
    found.update_batch([" ".join(pair).encode("utf-8", "surrogatepass") for pair in pairwise(words)])
    return bytes((found.hashvalues * _MIX >> np.uint32(24)).astype(np.uint8))


def chains(signatures: np.ndarray, fresh: np.ndarray) -> np.ndarray:
    """Return a number for each signature (n, 256; bytes), equal for those that a chain of likeness joins.

    Two that are not `fresh` (n; bool) are taken as compared before. What is returned depends on the set of
    signatures only, never on their order. Candidates are those with four bytes in a row in common, at one of 64
    places: of pairs just alike enough 99.8 % are among them.
    """
    labels = np.arange(len(signatures))
    if not fresh.any():
        return labels
    for keys in np.ascontiguousarray(signatures).view(np.uint32).T:
        pairs = list(_alike_in_band(keys, signatures, fresh, labels))
        if pairs:
            labels = _joined(labels, np.concatenate(pairs))
    return labels


def _joined(labels: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Return the labels after each pair (m, 2) became one."""
    ends = labels[pairs]
    graph = coo_array((np.ones(len(ends), np.bool_), (ends[:, 0], ends[:, 1])), shape=(len(labels), len(labels)))
    joined: np.ndarray = connected_components(graph, directed=False)[1][labels]
    return joined


def _alike_in_band(
    keys: np.ndarray, signatures: np.ndarray, fresh: np.ndarray, labels: np.ndarray
) -> Iterator[np.ndarray]:
    """Yield pairs (m, 2) of signatures that have a key in common and are alike; those joined before are left out."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    sizes = np.diff(np.r_[starts, len(ordered)])
    worth = (sizes > 1) & np.logical_or.reduceat(fresh[order], starts)
    small = np.repeat(worth & (sizes <= _FEW), sizes)
    members, key = order[small], ordered[small]
    for distance in range(1, _FEW):
        same = key[distance:] == key[:-distance]
        if not same.any():
            break
        one, other = members[:-distance][same], members[distance:][same]
        open_ = (labels[one] != labels[other]) & (fresh[one] | fresh[other])
        yield from _alike_pairs(one[open_], other[open_], signatures)
    for start, size in zip(starts[worth & (sizes > _FEW)], sizes[worth & (sizes > _FEW)], strict=True):
        yield from _alike_among(order[start : start + size], signatures, labels)


def _alike_pairs(one: np.ndarray, other: np.ndarray, signatures: np.ndarray) -> Iterator[np.ndarray]:
    for at in range(0, len(one), _AT_ONCE):
        left, right = one[at : at + _AT_ONCE], other[at : at + _AT_ONCE]
        found = (signatures[left] == signatures[right]).sum(axis=1) >= _EQUAL
        yield np.column_stack([left[found], right[found]])


def _alike_among(members: np.ndarray, signatures: np.ndarray, labels: np.ndarray) -> Iterator[np.ndarray]:
    """Yield pairs that join the many members of one key; each member is compared with those not yet joined to it."""
    rest = members
    while rest.size > 1:
        waiting, rest = [rest[0]], rest[1:]
        while waiting and rest.size:
            one = waiting.pop()
            found = labels[rest] == labels[one]
            found[~found] = (signatures[rest[~found]] == signatures[one]).sum(axis=1) >= _EQUAL
            yield np.column_stack([np.full(int(found.sum()), one), rest[found]])
            waiting.extend(rest[found])
            rest = rest[~found]
