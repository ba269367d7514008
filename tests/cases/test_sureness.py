"""How sure a fact is: by its sources, unless somebody says otherwise."""

from datetime import date

import pytest

from cases import standing
from cases.codes import EventType, StandingCode, Sureness
from cases.dossier.reading import read
from cases.history.past import as_known
from cases.models import Case, Charge, Citation, Event, Order, OrderKind
from cases.naming import Naming
from cases.sourcing.sureness import origins, sureness_of
from cases.timeline import timeline
from core.clock import today, today_is
from people.models import Reliability
from tests.factories import make_citation, make_event, make_organisation, make_party, make_source

pytestmark = pytest.mark.django_db


def sure(event: Event) -> Sureness:
    return sureness_of(event, Citation.objects.filter(event=event).with_sources())


def publisher(name: str, grade: str = "B"):
    organisation = make_organisation(name)
    organisation.reliability = grade
    organisation.save()
    return organisation


@pytest.mark.parametrize(
    ("own", "publishers", "expected"),
    [("F", "B", "B"), ("C", "B", "C"), ("F", "F", "F")],
)
def test_the_grade_is_inherited_from_the_publisher(actor, own, publishers, expected) -> None:
    source = make_source(publisher=publisher("Test Partnership", publishers), reliability=own)
    assert source.grade == Reliability(expected)


def test_an_act_of_an_authority_from_a_usual_source_is_established(owner) -> None:
    event = make_event(make_party(by=owner), type=EventType.REMAND_ORDERED)
    assert sure(event) == Sureness.REPORTED
    make_citation(make_source(publisher=publisher("Usual")), event=event)
    assert sure(event) == Sureness.ESTABLISHED


def test_what_was_done_to_a_person_needs_two_independent_origins(owner) -> None:
    event = make_event(make_party(by=owner), type=EventType.ILL_TREATED)
    one = publisher("One", "C")
    make_citation(make_source(publisher=one), event=event)
    make_citation(make_source("Its second statement", publisher=one), event=event)
    assert sure(event) == Sureness.REPORTED
    make_citation(make_source(publisher=publisher("Another", "C")), event=event)
    assert sure(event) == Sureness.ESTABLISHED


def test_reprints_of_one_report_do_not_establish_it(owner) -> None:
    event, report = make_event(make_party(by=owner), type=EventType.DEATH), make_source("A report")
    for name in ("Paper", "Agency"):
        reprint = make_source(name, publisher=publisher(name), relays=report)
        make_citation(reprint, event=event)
    cited = list(Citation.objects.filter(event=event).with_sources())
    assert (origins(cited), sureness_of(event, cited)) == (1, Sureness.REPORTED)


def test_a_source_that_says_otherwise_makes_it_reported(owner) -> None:
    event = make_event(make_party(by=owner))
    make_citation(make_source(publisher=publisher("Usual")), event=event)
    make_citation(make_source(publisher=publisher("Other")), event=event, contradicts=True)
    assert sure(event) == Sureness.REPORTED


def test_an_answer_by_hand_stands_against_the_sources(owner) -> None:
    event = make_event(make_party(by=owner), sureness=Sureness.RUMOUR)
    make_citation(make_source(publisher=publisher("Usual")), event=event)
    assert sure(event) == Sureness.RUMOUR


def test_the_timeline_counts_origins_and_leaves_rumours_inside(owner) -> None:
    party = make_party(by=owner)
    told, rumour = make_event(party), make_event(party, sureness=Sureness.RUMOUR)
    for name in ("One", "Another"):
        make_citation(make_source(publisher=publisher(name)), event=told)
    make_citation(make_source("Gossip"), event=rumour)
    inside = {entry.event: (entry.sureness, entry.origins) for entry in timeline(party.case, owner)}
    assert inside == {told: (Sureness.ESTABLISHED, 2), rumour: (Sureness.RUMOUR, 1)}
    assert [entry.event for entry in timeline(party.case, owner, rumours=False)] == [told]


def test_denial_a_rumour_is_in_no_dossier(owner) -> None:
    party = make_party(by=owner)
    rumour = make_event(party, sureness=Sureness.RUMOUR)
    make_citation(make_source("Gossip"), event=rumour)
    Charge(party=party, words="high treason", sureness=Sureness.RUMOUR).save()
    Order(party=party, event=rumour, kind=OrderKind.IMPRISONMENT, years=9).save()
    standing.refresh([party])
    case = Case.objects.for_list(owner).get()
    dossier = read(case, owner, Naming([case]))
    assert (dossier.entries, dossier.page["sources"]) == ([], [])
    assert dossier.parties[0].block.charges == []
    assert dossier.parties[0].block.orders == []
    assert party.standing.code == StandingCode.UNKNOWN
    with today_is(date(2024, 1, 1)):
        past = as_known(case, owner, today())
    assert past.steps[party.pk] == []
