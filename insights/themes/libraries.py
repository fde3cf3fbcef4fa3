"""Imports of the theme libraries, with what each one does on import put right."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any


@cache
def umap() -> Any:
    """Return the umap module, what it compiles kept on disk for the next process (code, no data)."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Tensorflow not installed", ImportWarning)
        import umap
    from umap import layouts, umap_

    for module, name in (
        (umap_, "smooth_knn_dist"),
        (umap_, "compute_membership_strengths"),
        (layouts, "_nb_optimize_layout_euclidean_single_epoch"),
    ):
        try:
            getattr(module, name).enable_caching()
        except (AttributeError, RuntimeError):  # another UMAP, or nowhere to write: it compiles again
            continue
    return umap


@cache
def bertopic() -> Any:
    """Return the bertopic module; on import it silences warnings for everyone, which is undone here."""
    umap()
    with warnings.catch_warnings():
        import bertopic
        import bertopic.vectorizers
    return bertopic
