"""References, whole or as far as they are typed: only of what there is and may be seen."""

import re
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from advocacy.models import Letter, Occasion
from cases.models import Case, Source
from core.countries import country_name
from core.keys import ALPHABET, is_reference
from desk.search import cases, organisations
from desk.search.kinds import Answer
from people.models import Organisation, Person

PAGES = {
    "C": "case", "P": "person", "O": "organisation", "S": "source", "V": "visit", "L": "letter",
}  # fmt: skip
BEGUN = re.compile(rf"([CPOSVL])-[{ALPHABET}]{{1,6}}(-[{ALPHABET}]?)?")


def page_of(words: str) -> str | None:
    """The page that a reference names, whether or not there is one that the reader may see."""
    reference = words.strip().upper()
    if not is_reference(reference):
        return None
    return reverse(PAGES[reference[0]], args=[reference])


def begins_reference(typed: str) -> bool:
    """Whether it is a reference or the beginning of one: letter, hyphen and a character at least.

    No name is: none has a hyphen behind its first letter and a digit or capitals only after it.
    """
    return BEGUN.fullmatch(typed.strip().upper()) is not None


def referenced(typed: str, user: User, limit: int) -> list[Answer]:
    """What begins with the reference and is visible to `user`, in the order of references."""
    begun = typed.strip().upper()
    return KINDS[begun[0]](begun, user, limit)


def _cases(begun: str, user: User, limit: int) -> list[Answer]:
    found = _begun(cases.to_answer_with(Case.objects.visible_to(user), user), begun, limit)
    return [cases.answer(case) for case in found]


def _people(begun: str, user: User, limit: int) -> list[Answer]:
    """A record that went into another leads to the one that was kept, if that may be seen too."""
    visible = Person.objects.visible_to(user)
    found = list(_begun(visible.select_related("merged_into"), begun, limit))
    kept = [person.merged_into_id for person in found if person.merged_into_id]
    seen = visible.in_bulk(kept)
    return [
        _person(person, seen.get(person.merged_into_id) if person.merged_into_id else person)
        for person in found
        if not person.merged_into_id or person.merged_into_id in seen
    ]


def _person(asked: Person, shown: Any) -> Answer:
    kept = _("%(reference)s was found to be the same person") % {"reference": asked.reference}
    return Answer(
        name=shown.display_name,
        url=shown.get_absolute_url(),
        what=_("person"),
        country=country_name(shown.country),
        reference=shown.reference,
        reason="" if asked is shown else kept,
    )


def _organisations(begun: str, user: User, limit: int) -> list[Answer]:
    found = _begun(Organisation.objects.select_related("kind", "merged_into__kind"), begun, limit)
    return [organisations.answer(one.merged_into or one) for one in found]


def _sources(begun: str, user: User, limit: int) -> list[Answer]:
    found = _begun(Source.objects.visible_to(user).select_related("kind"), begun, limit)
    return [_titled(one, str(one.kind)) for one in found]


def _visits(begun: str, user: User, limit: int) -> list[Answer]:
    found = _begun(Occasion.objects.select_related("kind"), begun, limit)
    return [_titled(one, str(one.kind)) for one in found]


def _letters(begun: str, user: User, limit: int) -> list[Answer]:
    found = _begun(Letter.objects.visible_to(user).select_related("occasion"), begun, limit)
    return [_titled(one.occasion, _("letter"), one) for one in found]


def _titled(one: Any, what: str, of: Any = None) -> Answer:
    page = of or one
    return Answer(name=one.title, url=page.get_absolute_url(), what=what, reference=page.reference)


def _begun(rows: QuerySet, begun: str, limit: int) -> QuerySet:
    return rows.filter(reference__startswith=begun).order_by("reference")[:limit]


KINDS: dict[str, Callable[[str, User, int], list[Answer]]] = {
    "C": _cases, "P": _people, "O": _organisations, "S": _sources, "V": _visits, "L": _letters,
}  # fmt: skip
