"""Whether a text of the library may be used without looking at it again."""

from datetime import date, timedelta

from django.db.models import Q

from advocacy.models import Paragraph

LOOKED_AT_FOR = timedelta(days=182)


def needs_check(paragraph: Paragraph, on: date) -> bool:
    """Whether its review date is past: it warns, and blocks approval, until somebody looks."""
    return paragraph.review_on is not None and paragraph.review_on < on


def past_review(on: date) -> Q:
    """The same of rows."""
    return Q(review_on__lt=on)


def next_review(on: date) -> date:
    """When a text that was looked at is to be looked at again."""
    return on + LOOKED_AT_FOR
