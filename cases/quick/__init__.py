"""Logging in a minute: the quick line, the likeliest next steps, and verbs of one click."""

from cases.quick.panel import panel

__all__ = ["panel"]
