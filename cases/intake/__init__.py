"""Intake: what a first call or news item tells, taken in on one page in under a minute."""

from cases.intake.panel import panel

__all__ = ["panel"]
