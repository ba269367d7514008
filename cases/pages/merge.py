"""Two records side by side, as the page shows them that brings them together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Level, Scope, User
from accounts.roles import Permission
from accounts.visibility import in_scope
from cases.models import Answer, Case, Consent, Event, Party, Source
from core.countries import country_name
from people.attributes import value_in_words
from people.merging import related
from people.merging_fields import FIELDS, column, seen_alike
from people.models import (
    Attribute,
    AttributeKind,
    Merge,
    Name,
    NotSame,
    Organisation,
    Person,
    Relation,
    Reliability,
)
from people.same import pair

PROTECTED = ("contact", "health", "family")


@dataclass(frozen=True)
class Row:
    """What each of the two says; `field` is the choice, where there is one, in a form."""

    label: str
    kept: list[str]
    other: list[str]
    name: str = ""

    @property
    def differs(self) -> bool:
        return bool(self.kept and self.other) and set(self.kept) != set(self.other)


def fields_of(kept: Any, other: Any) -> list[Row]:
    """The fields of the record itself, those that one of the two fills."""
    rows = [
        Row(
            str(kept._meta.get_field(name).verbose_name),
            in_words(kept, name),
            in_words(other, name),
            name,
        )
        for name in FIELDS[type(kept)]
    ]
    if isinstance(kept, Person) and not seen_alike(kept, other):
        seen = ([who_sees(kept.scope)], [who_sees(other.scope)])
        rows.append(Row(_("who sees it"), *seen, "scope"))
    return [row for row in rows if row.kept or row.other]


def in_words(record: Any, name: str) -> list[str]:
    """What a field says, as a list of none or one."""
    value = getattr(record, column(record, name))
    if value in (None, "", Reliability.F):
        return []
    if name in PROTECTED:
        return [_("recorded, protected")]
    if name in ("country", "exiled_from"):
        return [country_name(value)]
    if name == "reliability":
        return [f"{value}, {Reliability(value).label}"]
    return [str(getattr(record, name))]


def who_sees(scope: Scope) -> str:
    """ "its teams: Desk, Elsewhere; by name: Ada Admin" """
    if scope.level == Level.OFFICE:
        return str(Level.OFFICE.label)
    teams = [str(one.team) for one in scope.teams.all()] if scope.level == Level.TEAMS else []
    named = [str(one.user) for one in scope.users.all()]
    parts = [
        _("teams: %(names)s") % {"names": ", ".join(sorted(teams))} if teams else "",
        _("by name: %(names)s") % {"names": ", ".join(sorted(named))} if named else "",
    ]
    return "; ".join(part for part in parts if part) or _("nobody")


def facts_of(kept: Any, other: Any) -> list[Row]:
    """What stays of both in any case: names, and what sources say; contradictions side by side."""
    rows = [Row(_("names"), _names(kept), _names(other))]
    if isinstance(kept, Person):
        said, also = _attributes(kept), _attributes(other)
        rows += [
            Row(str(kind.label), said.get(kind, []), also.get(kind, [])) for kind in AttributeKind
        ]
        rows.append(Row(_("who may know"), _words(kept.consents), _words(other.consents)))
    return [row for row in rows if row.kept or row.other]


def _names(record: Any) -> list[str]:
    """As they are written; those that only tables made are marked."""
    made = _("%(name)s (generated)")
    return _once(
        made % {"name": name} if name.generated else str(name) for name in record.names.all()
    )


def _attributes(person: Person) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for attribute in person.attributes.all():
        words = said.setdefault(attribute.kind, [])
        if (value := value_in_words(attribute)) not in words:
            words.append(value)
    return said


def _words(facts: Any) -> list[str]:
    return _once(map(str, facts.all()))


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def said_two(kept: Any, other: Any) -> NotSame | None:
    """That somebody has said they are two."""
    return NotSame.objects.filter(**pair(kept, other)).select_related("by").first()


def relations_of_each_other(kept: Any, other: Any) -> list[Relation]:
    """What would be a relation of somebody to themselves; who sees both sees these."""
    if not isinstance(kept, Person):
        return []
    return list(related(kept, other).select_related("kind", "person", "to_person"))


def answers_differ(kept: Person, other: Person) -> tuple[str, str] | None:
    """The newest answers on who may know, where the two records hold different ones."""
    newest = [_newest(record.consents.all()) for record in (kept, other)]
    one, two = (consent and Answer(consent.answer) for consent in newest)
    return (str(one.label), str(two.label)) if one and two and one != two else None


def _newest(consents: Iterable[Consent]) -> Consent | None:
    dated = [one for one in consents if one.date.latest]
    return max(dated, key=lambda one: (one.date.latest, one.pk), default=next(iter(consents), None))


def moving(gone: Any, user: User) -> list[str]:
    """What will move, as far as `user` sees it: "3 names", "2 cases"."""
    counted = _of_person(gone, user) if isinstance(gone, Person) else _of_organisation(gone, user)
    return [words for words in counted if not words.startswith("0 ")]


def _of_person(person: Person, user: User) -> list[str]:
    own = Party.objects.visible_to(user).filter(person=person)
    happened = Event.objects.visible_to(user).filter(concerned__party__in=own, withdrawn_at=None)
    related = Relation.objects.visible_to(user).filter(person=person)
    return [
        *_names_and_cases(person, own.values("case").distinct().count()),
        _happenings(happened.distinct().count()),
        _said(Attribute.objects.filter(person=person).count() + related.count()),
        _answers(Consent.objects.filter(person=person).count()),
    ]


def _of_organisation(organisation: Organisation, user: User) -> list[str]:
    cases = Case.objects.visible_to(user).filter(parties__organisation=organisation)
    here = Event.objects.visible_to(user).filter(place=organisation)
    by = Event.objects.visible_to(user).filter(authority=organisation)
    issued = Source.objects.visible_to(user).filter(publisher=organisation).count()
    return [
        *_names_and_cases(organisation, cases.distinct().count()),
        _happenings(len({*here.values_list("pk"), *by.values_list("pk")})),
        ngettext("%(n)d source", "%(n)d sources", issued) % {"n": issued},
    ]


def _names_and_cases(record: Any, cases: int) -> list[str]:
    names = Name.objects.filter(**{record._meta.model_name: record}).count()
    return [
        ngettext("%(n)d name", "%(n)d names", names) % {"n": names},
        ngettext("%(n)d case", "%(n)d cases", cases) % {"n": cases},
    ]


def _happenings(n: int) -> str:
    return ngettext("%(n)d happening", "%(n)d happenings", n) % {"n": n}


def _said(n: int) -> str:
    words = ngettext("%(n)d thing said of the person", "%(n)d things said of the person", n)
    return words % {"n": n}


def _answers(n: int) -> str:
    words = ngettext("%(n)d answer on who may know", "%(n)d answers on who may know", n)
    return words % {"n": n}


def brought_together(record: Any, user: User) -> list[Merge]:
    """What was brought into the record, with `on`, for those who see both and may part them."""
    if not user.may(Permission.MERGE_RECORDS):
        return []
    name = record._meta.model_name
    into = Q(**{name: record}) | Q(**{f"{name}__merged_into": record})
    first = Merge.history.filter(id=OuterRef("pk"), version=1).values("history_date")
    merges = Merge.objects.filter(into, undone_at=None).annotate(on=Subquery(first))
    if isinstance(record, Person):
        merges = merges.filter(in_scope(user, "other_person__scope"))
        merges = merges.filter(in_scope(user, "person__scope"))
    return list(merges.select_related("by", "other_person", "other_organisation"))
