"""Figures: a frame in, a Plotly figure out. One kind of figure a file; none knows what the page is about.

Every mark carries `customdata`: the words to show on hover, then the values it stands for, so that a click
can open the posts behind it.
"""

from insights.charts.feelings import feelings
from insights.charts.flow import flow
from insights.charts.grid import grid
from insights.charts.over_time import over_time
from insights.charts.parts import parts
from insights.charts.ranked import ranked
from insights.charts.theme_map import theme_map

__all__ = ["feelings", "flow", "grid", "over_time", "parts", "ranked", "theme_map"]
