"""What the ground of a public case covers: name, charge, sentence and place of trial, only those.

Somebody else made the case public and answers for the person's agreement; nobody was asked about
the rest. So of whoever is named on that ground alone, no paper tells health, family, testimony,
exact places, or what else befell them (domain list b.11).
"""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.codes import EventType, StandingCode
from cases.models import Assessment, Charge, ChargeStatus, Event, Order, OrderKind, Party
from people.models import AttributeKind

# What brings, changes or decides upon a charge, and where that is heard.
TRIAL = frozenset(
    {
        EventType.CHARGED, EventType.CHARGES_ADDED, EventType.CHARGES_AMENDED,
        EventType.CHARGES_DROPPED, EventType.HEARING_SCHEDULED, EventType.HEARING_HELD,
        EventType.HEARING_POSTPONED, EventType.ADMIN_SENTENCE, EventType.VERDICT,
        EventType.SENTENCE, EventType.APPEAL_DECISION, EventType.CASSATION_DECISION,
        EventType.SENTENCE_MODIFIED,
    }
)  # fmt: skip
# Of what courts order: not what they order to be done to a body, a mind or a State.
SENTENCES = frozenset(
    {
        OrderKind.IMPRISONMENT, OrderKind.LIFE, OrderKind.SUSPENDED_IMPRISONMENT,
        OrderKind.PROBATION, OrderKind.RESTRICTED_LIBERTY, OrderKind.CORRECTIONAL_LABOUR,
        OrderKind.COMMUNITY_WORK, OrderKind.FINE, OrderKind.ADMINISTRATIVE_ARREST,
        OrderKind.ADMINISTRATIVE_FINE, OrderKind.ACTIVITY_BAN, OrderKind.CONFISCATION,
    }
)  # fmt: skip
# What the ground does not cover and a reader of the accusation must know.
ENDINGS = frozenset(
    {
        StandingCode.DECEASED, StandingCode.DECEASED_IN_CUSTODY, StandingCode.RELEASED,
        StandingCode.RELEASED_UNCONDITIONAL, StandingCode.RELEASED_CONDITIONAL,
        StandingCode.RELEASED_SERVED, StandingCode.RELEASED_PARDONED, StandingCode.EXPELLED,
        StandingCode.FORCIBLY_RETURNED, StandingCode.DISAPPEARED, StandingCode.FATE_UNKNOWN,
    }
)  # fmt: skip
# A charge that has come to this accuses nobody any more.
ANSWERED = frozenset(
    {
        ChargeStatus.ACQUITTED, ChargeStatus.AMENDED, ChargeStatus.DROPPED,
        ChargeStatus.TIME_BARRED, ChargeStatus.OVERTURNED, ChargeStatus.PARDONED,
    }
)  # fmt: skip


def covers(fact: Event | Charge | Order) -> bool:
    if isinstance(fact, Event):
        return fact.type in TRIAL
    return isinstance(fact, Charge) or (fact.kind in SENTENCES and not fact.sought)


def left_out(party: Party) -> list[str]:
    """What is recorded of a party and no paper tells, in words for whoever writes one."""
    facts = (
        (_happened(party), _("what else happened")),
        (_orders(party), _("other decisions")),
        (_stands(party), _("where things stand")),
        (party.person and party.person.relations.exists(), _("relations")),
        (Assessment.objects.filter(party=party).exists(), _("what others made of it")),
        (party.person and _sealed(party), _("health, family and other protected values")),
    )
    return [*_about(party), *(words for known, words in facts if known)]


def _happened(party: Party) -> bool:
    here = Event.objects.filter(concerned__party=party, concerned__withdrawn_at=None)
    return here.exclude(type__in=TRIAL).exists()


def _orders(party: Party) -> bool:
    return any(not covers(order) for order in Order.objects.filter(party=party))


def _stands(party: Party) -> bool:
    code = getattr(getattr(party, "standing", None), "code", StandingCode.UNKNOWN)
    return bool(code != StandingCode.UNKNOWN)


def _sealed(party: Party) -> bool:
    person = party.person
    return bool(person and (person.contact_id or person.health_id or person.family_id))


def _about(party: Party) -> Iterable[str]:
    if party.person is None:
        return []
    kinds = set(party.person.attributes.values_list("kind", flat=True))
    return [capfirst(str(kind.label)) for kind in AttributeKind if kind in kinds]
