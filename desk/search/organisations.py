"""Organisations, by any of their names."""

from django.urls import reverse

from accounts.models import User
from core.countries import country_name
from desk.search.kinds import Answer
from people.finding_organisations import FoundOrganisation, find_organisations
from people.models import Organisation


def answers(typed: str, user: User, limit: int, *, as_you_type: bool) -> list[Answer]:
    found = find_organisations(typed, user, limit=limit, as_you_type=as_you_type)
    return [_found(one) for one in found]


def answer(organisation: Organisation, *, also: str = "") -> Answer:
    return Answer(
        name=organisation.name,
        url=reverse("organisation", args=[organisation.reference]),
        what=str(organisation.kind),
        also=also,
        country=country_name(organisation.country),
        reference=organisation.reference,
    )


def _found(one: FoundOrganisation) -> Answer:
    same = one.name.casefold() == one.organisation.name.casefold()
    return answer(one.organisation, also="" if same else one.name)
