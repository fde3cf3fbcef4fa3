"""Earshot: hear what patients say, on one machine. The map is README.md beside this file."""

__version__ = "0.1.0"
