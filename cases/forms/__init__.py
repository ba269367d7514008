"""The forms of a case."""

from cases.forms.case import CaseForm
from cases.forms.charge import ChargeForm
from cases.forms.event import EventForm

__all__ = ["CaseForm", "ChargeForm", "EventForm"]
