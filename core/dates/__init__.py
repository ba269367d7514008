"""Dates as sources give them: partly known, in words, never made more exact than they are."""

from core.dates.display import show, show_birth, show_in_sentence, show_since
from core.dates.field import PartialDateColumns
from core.dates.grammar import read
from core.dates.lengths import read_length
from core.dates.spans import add_term, age_on, birth_from_age, days_between
from core.dates.value import PartialDate, Precision

__all__ = [
    "PartialDate",
    "PartialDateColumns",
    "Precision",
    "add_term",
    "age_on",
    "birth_from_age",
    "days_between",
    "read",
    "read_length",
    "show",
    "show_birth",
    "show_in_sentence",
    "show_since",
]
