"""Compares the loaded database with a file of facts, fact by fact and field by field."""

from desk.compare.report import Report, compare

__all__ = ["Report", "compare"]
