"""Whether a text of the library may be used without looking at it again."""

from datetime import date, timedelta

from django.db.models import Q

from advocacy.models import Paragraph

LOOKED_AT_FOR = timedelta(days=182)
# Nobody said until when it holds: no text of the library is right for ever.
RIGHT_FOR = timedelta(days=365)


def review_of(paragraph: Paragraph) -> date:
    """By when it is to be looked at again; without a date, a year after the day as of which it is
    right."""
    return paragraph.review_on or paragraph.as_of + RIGHT_FOR


def needs_check(paragraph: Paragraph, on: date) -> bool:
    """Whether its review date is past: it warns, and blocks approval, until somebody looks."""
    return review_of(paragraph) < on


def past_review(on: date) -> Q:
    """The same of rows."""
    return Q(review_on__lt=on) | Q(review_on=None, as_of__lt=on - RIGHT_FOR)


def next_review(on: date) -> date:
    """When a text that was looked at is to be looked at again."""
    return on + LOOKED_AT_FOR
