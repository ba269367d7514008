"""What came of letters, on pages of cases, people and officials."""

from django import template
from django.db.models import QuerySet

from accounts.models import User
from advocacy.actions import visible_asks
from advocacy.after import reading
from advocacy.models import Ask, Letter, Response, Result
from cases.models import Case
from people.models import Office, Person

register = template.Library()


@register.simple_tag
def asked_for(case: Case, user: User) -> list[reading.Asked]:
    """What is asked for the case, in which letters, and what came back."""
    asks = visible_asks(user).filter(case=case)
    rows = asks.select_related("kind", "addressee_office", "addressee_organisation")
    return reading.with_letters_and_answers(rows, user)


@register.simple_tag
def answers_to(ask: Ask, user: User) -> QuerySet[Response]:
    return reading.visible_answers(user).filter(ask=ask)


@register.simple_tag
def results_of(case: Case, user: User) -> QuerySet[Result]:
    return reading.visible_results(user).filter(case=case)


@register.simple_tag
def before_release(case: Case, user: User) -> list[reading.Before]:
    return reading.before_releases([case], user)


@register.simple_tag
def before_release_of(person: Person, user: User) -> list[reading.Before]:
    """The same for one person, over all cases that the user sees."""
    cases = Case.objects.visible_to(user).filter(parties__person=person, parties__withdrawn_at=None)
    found = reading.before_releases(cases.distinct(), user)
    return [one for one in found if one.person == person]


@register.simple_tag
def asked_of(office: Office, user: User) -> list[reading.Asked]:
    return reading.asked_of(office, user)


@register.simple_tag
def letters_to(office: Office, user: User) -> QuerySet[Letter]:
    return reading.letters_to(office, user)


@register.simple_tag
def unanswered(user: User) -> QuerySet[Letter]:
    return reading.unanswered(user)
