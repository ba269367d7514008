"""Dates as sources give them: partly known, in words, never made more exact than they are."""

from core.dates.field import PartialDateColumns
from core.dates.value import PartialDate, Precision

__all__ = ["PartialDate", "PartialDateColumns", "Precision"]
