"""Lines of the trail in templates."""

from typing import Any

from django import template

from accounts.trail_reading import details_in_words

register = template.Library()


@register.filter
def told(details: dict[str, Any]) -> list[tuple[str, str]]:
    """`{{ line.details|told }}`: pairs of a label and a value."""
    return details_in_words(details)
