"""Rules of order: what is unlikely in a life as it is logged is said, and never refused.

A warning names the facts that it doubts. Whoever has checked them says so once; the answer holds
until one of these facts changes. What can never be true is refused by the database instead.
"""

from cases.order.answers import AnswerError, answer_warning
from cases.order.panel import panel
from cases.order.reading import warnings_among, warnings_of
from cases.order.rules import FactWarning

__all__ = [
    "AnswerError", "FactWarning", "answer_warning", "panel", "warnings_among", "warnings_of",
]  # fmt: skip
