"""Partial dates in templates."""

from django import template
from django.utils.translation import get_language

from core.dates import PartialDate, show

register = template.Library()


@register.filter
def partial_date(when: PartialDate) -> str:
    """`{{ event.date|partial_date }}`: as exact as it is known, "" where nothing is."""
    return show(when, get_language() or "en")
