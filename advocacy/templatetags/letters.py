"""What pages of other apps show of letters."""

from django import template
from django.db.models import QuerySet

from accounts.models import User
from advocacy.models import Letter
from cases.models import Case

register = template.Library()


@register.simple_tag
def letters_of(case: Case, user: User) -> QuerySet[Letter]:
    """The letters that name the case, as far as the user sees all their cases."""
    seen = Letter.objects.visible_to(user).filter(cases__case=case)
    return seen.select_related("occasion", "addressee__office", "addressee__person")
