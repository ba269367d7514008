"""What pages of other apps show of letters."""

from django import template
from django.db.models import QuerySet

from accounts.models import User
from advocacy.actions import visible_asks
from advocacy.models import Ask, Letter
from cases.models import Case

register = template.Library()


@register.simple_tag
def letters_of(case: Case, user: User) -> QuerySet[Letter]:
    """The letters that name the case, as far as the user sees all their cases."""
    seen = Letter.objects.visible_to(user).filter(cases__case=case)
    return seen.select_related("occasion", "addressee__office", "addressee__person")


@register.simple_tag
def asks_of(case: Case, user: User) -> QuerySet[Ask]:
    """What is asked for the case, as far as the user sees all whom it is asked for."""
    asks = visible_asks(user).filter(case=case)
    return asks.select_related("kind", "addressee_office", "addressee_organisation")
