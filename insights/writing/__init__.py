"""Labels and summaries of themes by a model that the settings name; off unless `writing_url` is set.

The endpoint speaks OpenAI's chat completions, on this machine or elsewhere by https. What it answers is text and
nothing else: it is checked, and where a check fails our own label stays.
"""

from __future__ import annotations

from insights.writing.answers import Unwritten, Written
from insights.writing.endpoint import Endpoint, endpoint_of
from insights.writing.themes import Told, what_is_sent, written

__all__ = ["Endpoint", "Told", "Unwritten", "Written", "endpoint_of", "what_is_sent", "written"]
