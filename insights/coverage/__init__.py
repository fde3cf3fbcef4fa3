"""What a condition pack misses in an export: words nobody listed, misspellings, phrases never seen."""

from __future__ import annotations

from insights.coverage.against import check_against
from insights.coverage.report import Coverage, Group, Row

__all__ = ["Coverage", "Group", "Row", "check_against"]
