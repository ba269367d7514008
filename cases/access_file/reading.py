"""What is on record about a person, as plain lists and words."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from cases.codes import Outcome
from cases.models import (
    Assessment,
    Case,
    Charge,
    Citation,
    Consent,
    Document,
    Event,
    Mention,
    Note,
    NoteKind,
    Order,
    Party,
    Source,
)
from core.dates import PartialDate, show
from core.sealed import unseal
from people.attributes import value_in_words
from people.models import Attribute, AttributeKind, Name, NameKind, Person, Relation

Section = dict[str, Any]
PROTECTED = ("contact", "health", "family")


def about(people: list[Person], user: User) -> Section:
    """The person: names, what is said of them, protected values, who may know."""
    return {
        "references": [one.reference for one in people],
        "country": people[0].country,
        "about": [one.biography for one in people if one.biography],
        "names": [
            {"name": one.text, "kind": str(NameKind(one.kind).label)}
            for one in Name.objects.filter(person__in=people, generated=False)
        ],
        "said_of_the_person": [
            {"what": _said(one), "on": _day(one.date)}
            for one in Attribute.objects.filter(person__in=people).select_related("term")
        ],
        "related": [
            {"relation": str(one.kind)}  # not in words: a name in them may be on no record
            for one in Relation.objects.filter(person__in=people).select_related("kind")
        ],
        "protected": {
            name: unseal(sealed)
            for one in people
            for name in PROTECTED
            if (sealed := getattr(one, name))
        },
        "who_may_know": [
            {"answer": str(one), "on": _day(one.date), "reason": one.reason, "wishes": one.wishes}
            for one in Consent.objects.filter(person__in=people)
        ],
        "named_in": [
            {"source": _source(one.source), "as": str(one.role), "words": one.words}
            for one in Mention.objects.filter(
                person__in=people, source__in=Source.objects.visible_to(user)
            ).select_related("source", "role")
        ],
    }


def cases_of(people: list[Person], user: User) -> list[Section]:
    """Each case that `user` sees, with what in it concerns the person."""
    mine = Party.objects.filter(person__in=people)
    cases = Case.objects.visible_to(user).filter(pk__in=mine.values("case")).order_by("pk")
    return [
        _case(case, list(mine.filter(case=case).select_related("role")), user) for case in cases
    ]


def _case(case: Case, parties: list[Party], user: User) -> Section:
    events = Event.objects.filter(concerned__party__in=parties, concerned__withdrawn_at=None)
    events = events.distinct().in_order()
    return {
        "reference": case.reference,
        "title": case.title,
        "country": case.country,
        "summary": dict(case.summary),
        "your_part": [str(party.role) for party in parties],
        "others": [
            str(one.role)
            for one in Party.objects.filter(case=case, person__isnull=False)
            .exclude(pk__in=[party.pk for party in parties])
            .select_related("role")
        ],
        "what_happened": [_event(event, parties, user) for event in events],
        "charges": [
            {"charge": str(one), "on": _day(one.date), "sources": _sources(user, charge=one)}
            for one in Charge.objects.filter(party__in=parties).select_related("provision__law")
        ],
        "decisions": [
            {"decision": str(one), "as_worded": one.words, "on": _day(one.date),
             "sources": _sources(user, order=one)}
            for one in Order.objects.filter(party__in=parties)
        ],
        "assessments": [
            {"assessment": str(one.term), "on": _day(one.date)}
            for one in Assessment.objects.filter(
                Q(party__in=parties) | Q(charge__party__in=parties) | Q(order__party__in=parties)
                | Q(event__in=events) | Q(case=case)
            ).select_related("term")
        ],
        "notes": [
            {"on": str(one.on), "by": _staff(one.by), "kind": str(NoteKind(one.kind).label),
             "note": one.text}
            for one in Note.objects.filter(case=case).select_related("by")
        ],
        "files": [
            {"kind": one.media_type, "bytes": one.size, "what_it_shows": one.description}
            for one in Document.objects.visible_to(user).filter(case=case)
        ],
    }  # fmt: skip


def _event(event: Event, parties: list[Party], user: User) -> Section:
    keys = {party.pk for party in parties}
    outcomes = [one.outcome for one in event.concerned.all() if one.party_id in keys]
    return {
        "what": str(event),
        "on": _day(event.date),
        "where": event.place_words,
        "authority": event.authority_words,
        "in_a_few_words": event.summary,
        "outcome": [str(Outcome(one).label) for one in outcomes if one],
        "sources": _sources(user, event=event),
    }


def _said(one: Attribute) -> str:
    """ "occupation: journalist": a code says nothing to the person, a term is not in `value`."""
    label, value = AttributeKind(one.kind).label, value_in_words(one)
    return f"{label}: {value}" if value else str(label)


def _sources(user: User, **fact: Any) -> list[Section]:
    said = Citation.objects.filter(**fact).select_related("source")
    return [
        {"source": _source(one.source), "as_written": "" if _protected(one.source) else one.quote}
        for one in said
    ]


def _source(source: Source) -> str:
    """A protected source is never told, not even to the person whom it speaks of."""
    return _("a protected source") if _protected(source) else source.title


def _protected(source: Source) -> bool:
    return bool(source.scope_id or source.identity_id or source.told_by_id)


def _staff(user: User | None) -> str:
    return str(_("a member of staff")) if user else ""


def _day(date: PartialDate) -> str:
    return show(date)


def near(people: list[Person]) -> list[Person]:
    """Everybody who stands beside the person: in a case, a relation, an opinion, a source."""
    cases = Party.with_withdrawn.filter(person__in=people).values("case")
    beside = Q(parties__case__in=cases)
    beside |= Q(relations__to_person__in=people) | Q(relations_of__person__in=people)
    beside |= Q(told__citations__event__concerned__party__case__in=cases)
    beside |= Q(assessments__event__concerned__party__case__in=cases)
    return list(Person.objects.filter(beside).exclude(pk__in=[one.pk for one in people]).distinct())
