"""What staff do with cases is recorded as theirs, cited, and whole."""

from datetime import date

import pytest

from accounts.models import Level, User
from cases import actions, standing
from cases.actions import Said
from cases.codes import EventType, Outcome
from cases.models import Case, Charge, Event, Party, Source
from core.clock import today
from core.dates import PartialDate
from core.models import Vocabulary
from core.sealed import unseal
from tests.factories import make_event, make_party, make_source, term


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def logged(by: User, party: Party, **more: object) -> Event:
    event = Event(type=EventType.SENTENCE)
    return actions.log_event(by=by, event=event, concerned={party: Outcome.GUILTY}, **more)


def test_a_case_is_opened_for_the_team_of_who_opens_it(owner: User, outsider: User) -> None:
    case = Case(country="KZ")
    parties = actions.open_case(by=owner, case=case, names=["Aibek Testov", "Bolot Exampleev"])
    assert [str(party) for party in parties] == ["Aibek Testov", "Bolot Exampleev"]
    assert case.scope.level == Level.TEAMS
    assert case.checked_on == today()
    assert Case.objects.visible_to(owner).get() == case
    assert not Case.objects.visible_to(outsider).exists()


def test_what_happened_is_recorded_with_outcome_source_and_actor(owner, party: Party) -> None:
    said = Said(source=make_source(), quote="guilty", paragraph=3)
    event = logged(owner, party, said=said)
    assert event.concerned.get().outcome == Outcome.GUILTY
    assert event.citations.get().quote == "guilty"
    assert event.history.get().history_user_name == "Owner"


def test_where_things_stand_follows(owner: User, party: Party) -> None:
    event = Event(type=EventType.APPREHENDED)
    event.date = PartialDate.on(date(2023, 5, 1))
    actions.log_event(by=owner, event=event, concerned={party: ""})
    party.refresh_from_db()
    assert party.standing.since.earliest == date(2023, 5, 1)


def test_an_exact_place_is_kept_encrypted_under_the_persons_key(owner, party: Party) -> None:
    event = logged(owner, party, exact_place="12 Example Street")
    assert event.exact_place.subject == party.person_id
    assert unseal(event.exact_place) == "12 Example Street"
    assert "Example Street" not in str(event.history.values())


def test_a_correction_takes_out_and_adds_only_whom_it_was_shown(owner, party: Party) -> None:
    other, hidden = make_party(by=owner), make_party(by=owner)
    event = make_event(party, hidden)
    actions.change_event(
        by=owner, event=event, concerned={other: ""}, among=[party, other], reason="mixed up"
    )
    assert {link.party for link in event.concerned.all()} == {other, hidden}
    assert event.history.first().history_change_reason == "mixed up"


def test_a_correction_moves_where_the_others_of_the_event_stand(owner, party: Party) -> None:
    elsewhere, gone = make_party(by=owner), make_party(by=owner)
    event = make_event(party, elsewhere, gone)
    standing.refresh([party, elsewhere, gone])
    event.concerned.get(party=gone).withdraw(why="mixed up")
    event.date = PartialDate.on(date(2024, 2, 2))
    actions.change_event(
        by=owner, event=event, concerned={party: ""}, among=[party], reason="heard again"
    )
    assert list(standing.differences()) == []
    assert elsewhere.standing.__class__.objects.get(party=elsewhere).since.earliest.year == 2024


def test_a_charge_is_cited(owner: User, party: Party) -> None:
    charge = Charge(party=party, words="extremism")
    actions.add_fact(by=owner, fact=charge, said=Said(source=make_source()))
    assert charge.citations.count() == 1


@pytest.mark.parametrize(
    ("kind", "url", "protected"),
    [
        ("NGO_STATEMENT", "https://example.org/1", False),
        ("CALL", "https://example.org/1", True),
        ("NGO_STATEMENT", "", True),
    ],
)
def test_what_was_only_said_to_us_is_the_teams(owner: User, kind, url, protected) -> None:
    source = Source(title="A source", kind=term(Vocabulary.SOURCE, kind), url=url)
    actions.add_source(by=owner, source=source)
    assert (source.scope is not None) == protected
