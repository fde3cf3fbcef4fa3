"""What a page is made of: `open_view` first, then `view.ask`, `tile` and `post_card`."""

from insights.ui.findings import Finding
from insights.ui.posts import post_card
from insights.ui.tiles import tile
from insights.ui.view import View, open_view

__all__ = ["Finding", "View", "open_view", "post_card", "tile"]
