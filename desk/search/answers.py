"""What the search box answers: a few of each kind, all of them visible to whoever asks."""

import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from desk.search import articles, cases, officials, organisations, people
from desk.search.kinds import Group
from desk.search.references import begins_reference, referenced
from people.finding import find

LONGEST = 200  # characters that are searched for; comparing takes time with every word
LEAST = 2  # letters


@dataclass(frozen=True)
class Answers:
    """`typed` is empty where too little was typed to look for."""

    typed: str
    groups: list[Group]

    @property
    def count(self) -> int:
        return sum(len(group.answers) for group in self.groups)


def answers(text: str, user: User, *, limit: int, as_you_type: bool) -> Answers:
    """At most `limit` of each kind, in a fixed number of queries; none for a single letter."""
    typed = unicodedata.normalize("NFC", text.replace("\0", ""))[:LONGEST].strip()
    if sum(character.isalnum() for character in typed) < LEAST:
        return Answers("", [])
    if begins_reference(typed):
        groups = [Group(_("References"), referenced(typed, user, limit))]
    else:
        groups = _named(typed, user, limit, as_you_type=as_you_type)
    return Answers(typed, [group for group in groups if group.answers])


def _named(typed: str, user: User, limit: int, *, as_you_type: bool) -> list[Group]:
    found = find(typed, user, limit=limit, as_you_type=as_you_type)
    keys = [one.person.pk for one in found]
    about = cases.meant(keys, user, typed="" if as_you_type else typed, limit=limit)
    offices = officials.holdings(typed, keys, user, limit)
    in_office = {holding.person_id for holding in offices}
    private = [one for one in found if one.person.pk not in in_office]
    return [
        Group(_("People"), people.answers(typed, private, about)),
        Group(_("Cases"), cases.answers(about, keys)),
        Group(
            _("Organisations"),
            organisations.answers(typed, user, limit, as_you_type=as_you_type),
        ),
        Group(_("Officials"), [officials.answer(holding) for holding in offices]),
        Group(_("Articles"), articles.answers(typed, limit)),
    ]
