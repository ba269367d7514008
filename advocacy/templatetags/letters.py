"""What pages of other apps show of letters."""

import re

from django import template
from django.db.models import QuerySet

from accounts.models import User
from advocacy.models import Letter
from advocacy.out_of_date import stale_letters
from cases.models import Case

register = template.Library()
MARKS = re.compile(r"\*\*|\[\d{1,2}\]|\\(.)")


@register.simple_tag
def letters_of(case: Case, user: User) -> QuerySet[Letter]:
    """The letters that name the case, as far as the user sees all their cases."""
    seen = Letter.objects.visible_to(user).filter(cases__case=case)
    return seen.select_related("occasion", "addressee__office", "addressee__person")


@register.filter
def readable(text: str) -> str:
    """A sentence of a letter without its marks of emphasis, of notes and of escaping."""
    return MARKS.sub(r"\1", text)


@register.simple_tag
def no_longer_right(user: User) -> int:
    """How many letters that went out are out of date."""
    return len(stale_letters(user))
