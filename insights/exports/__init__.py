"""Exports: frame to bytes. One format a file."""
