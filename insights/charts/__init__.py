"""Figures: a frame in, a Plotly figure out. One kind of figure a file; none knows what the page is about."""

from insights.charts.feelings import feelings
from insights.charts.flow import flow
from insights.charts.grid import grid
from insights.charts.over_time import over_time
from insights.charts.parts import parts
from insights.charts.ranked import ranked

__all__ = ["feelings", "flow", "grid", "over_time", "parts", "ranked"]
