"""The timeline of a case."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from accounts.models import User
from cases.codes import Custody, EventType, Outcome, Polarity
from cases.happenings import moment
from cases.models import Assessment, Case, Event
from cases.pages.chronology import chronology
from cases.pages.record import record_of
from cases.sourcing.cites import Cites
from cases.timeline import timeline, wording
from core.dates import PartialDate, read
from core.facts import same_thing
from core.models import Vocabulary
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_organisation,
    make_party,
    make_source,
    term,
)  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(owner: User) -> Case:
    return make_case(owner, country="UZ")


def test_an_entry_says_when_what_where_and_who_said_so(case: Case, owner: User) -> None:
    party = make_party(case)
    event = make_event(
        party, type=EventType.DEPORTED, on=date(2023, 11, 15), country="FR", from_country="FR",
        to_country="UZ", place_words="Paris", authority_words="police",
    )  # fmt: skip
    statement = make_source(publisher=make_organisation("Test Partnership"))
    make_citation(statement, event=event, quote="was put on a plane", paragraph=4,
                  origin=make_source("A call", publisher_words="his sister"))  # fmt: skip
    (entry,) = timeline(case, owner)
    assert (entry.when, entry.shown.what) == (
        "15 November 2023",
        "deported from France to Uzbekistan",
    )
    assert (entry.shown.where, entry.shown.authority) == ("Paris", "police")
    (said,) = entry.said
    assert (said.publisher, said.quote, said.paragraph) == (
        "Test Partnership",
        "was put on a plane",
        4,
    )
    assert said.told_by == "according to his sister"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("FR", "UZ", "депортация: Франция → Узбекистан"),
        ("FR", "", "депортация (откуда: Франция)"),
        ("", "UZ", "депортация (куда: Узбекистан)"),
    ],
)
def test_the_way_is_one_phrase_in_each_language(case: Case, start: str, end: str, said) -> None:
    event = make_event(
        make_party(case), type=EventType.DEPORTED, from_country=start, to_country=end
    )
    with override("ru"):
        assert wording.what(event) == said


def test_what_did_not_happen_says_so_with_the_colon_of_the_language(case: Case) -> None:
    event = make_event(
        make_party(case), type=EventType.ILL_TREATED, polarity=Polarity.DID_NOT_HAPPEN
    )
    with override("fr"):
        assert wording.what(event) == "mauvais traitements : n'a pas eu lieu"


def test_an_event_is_named_in_the_language_of_the_reader(case: Case) -> None:
    event = make_event(make_party(case), type=EventType.DEPORTED, on=date(2023, 11, 15))
    with override("ru"):
        assert str(event) == "депортация, 15 ноября 2023 г."


def test_what_did_not_happen_says_so(case: Case, owner: User) -> None:
    make_event(make_party(case), type=EventType.ILL_TREATED, polarity=Polarity.DID_NOT_HAPPEN)
    assert timeline(case, owner)[0].shown.what == "ill-treated: did not happen"


def test_each_of_several_people_has_an_outcome_of_their_own(case: Case, owner: User) -> None:
    one, two = make_party(case), make_party(case)
    event = make_event(one, type=EventType.VERDICT, outcome=Outcome.GUILTY)
    two.events.create(event=event, party=two, outcome=Outcome.NOT_GUILTY)
    (entry,) = timeline(case, owner, naming=lambda party: "A" if party == one else "B")
    assert entry.shown.outcomes == ("A: found guilty", "B: acquitted")


def test_accounts_that_contradict_each_other_stand_side_by_side(case: Case, owner: User) -> None:
    party = make_party(case)
    accounts = [
        make_event(party, type=EventType.EXTRADITED, on=date(2023, 5, 19)),
        make_event(party, type=EventType.DEPORTED, on=read("late May 2023", None)),
    ]
    same_thing(accounts)
    (entry,) = timeline(case, owner)
    assert entry.differ
    assert not entry.dates_agree
    assert entry.when == "19–31 May 2023"
    assert entry.when_note == "sources differ"
    assert {account.what for account in entry.accounts} == {"extradited", "deported"}


def test_the_preferred_account_is_the_one_to_read(case: Case, owner: User) -> None:
    party = make_party(case)
    vague, exact = make_event(party, on=read("2023", None)), make_event(party)
    same_thing([vague, exact], prefer=exact, reason="It names the day.")
    (entry,) = timeline(case, owner)
    assert entry.event == exact
    assert entry.shown.reason == "It names the day."
    assert entry.dates_agree


def test_an_assessment_says_whose_it_is_once_for_all_who_share_it(case: Case, owner: User) -> None:
    event = make_event(make_party(case))
    arbitrary = term(Vocabulary.ASSESSMENT, "ARBITRARY_ARREST")
    for name in ("Test Committee", "Test Watch"):
        organisation = make_organisation(name)
        Assessment(event=event, term=arbitrary, by_organisation=organisation).save()
    (opinion,) = timeline(case, owner)[0].opinions
    assert (opinion.words, opinion.whose) == ("arbitrary arrest", "Test Committee, Test Watch")


def test_who_is_held_after_an_entry_shows_until_the_release(case: Case, owner: User) -> None:
    party = make_party(case)
    make_event(party, on=date(2023, 5, 1), custody=Custody.REMAND)
    make_event(party, type=EventType.HEARING_HELD, on=date(2023, 6, 1))
    make_event(party, type=EventType.RELEASE, on=date(2023, 7, 1))
    shown = chronology(record_of(case, owner, rumours=True), owner, Cites(owner, []), [])
    assert [item.in_custody for item in shown if item.anchor] == [True, True, False]


def test_what_has_no_date_says_so_and_what_bounds_it(case: Case, owner: User) -> None:
    make_event(make_party(case), on=PartialDate(latest=date(2023, 12, 31)))
    (entry,) = timeline(case, owner)
    assert (entry.when, entry.when_note) == ("date not known", "by 31 December 2023")


def test_denial_of_a_protected_source_nothing_is_shown(
    case: Case, owner: User, outsider: User
) -> None:
    from accounts.visibility import new_scope

    hidden = make_source("A relative", scope=new_scope(outsider))
    make_citation(hidden, event=make_event(make_party(case)), quote="told us")
    (said,) = timeline(case, owner)[0].said
    assert (said.visible, said.publisher, said.quote, said.reference) == (
        False, "a protected source", "", "",
    )  # fmt: skip


def test_denial_people_of_a_case_out_of_sight_are_not_shown(
    case: Case, owner: User, outsider: User
) -> None:
    event = make_event(make_party(case), make_party(make_case(outsider)))
    (entry,) = timeline(case, owner)
    assert entry.event == event
    assert len(entry.shown.who) == 1
    assert timeline(case, outsider)[0].event == event


def test_a_longer_timeline_takes_no_more_queries(case: Case, owner: User) -> None:
    party = make_party(case)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            timeline(case, owner)
        return len(queries)

    def add(day: int) -> None:
        event = make_event(party, on=date(2023, 5, day), custody=Custody.REMAND)
        make_citation(make_source(publisher=make_organisation()), event=event)
        assessed = Assessment(
            event=event, term=term(Vocabulary.ASSESSMENT, "TORTURE"), by_words="us"
        )
        assessed.save()
        make_citation(assessment=assessed)

    add(1)
    count()
    before = count()
    for day in range(2, 12):
        add(day)
    assert count() == before


def test_denial_a_withdrawn_link_does_not_open_an_event(
    case: Case, owner: User, outsider: User
) -> None:
    event = make_event(make_party(case, by=owner))
    context = make_event()
    event.concerned.get().withdraw(why="another person")
    assert set(Event.objects.visible_to(outsider)) == {context}


@pytest.mark.parametrize(
    ("since", "whole"),
    [
        ("since 2015", "2015"),
        ("since March 2015", "March 2015"),
        ("since 5 May 2015", "5 May 2015"),
    ],
)
def test_what_goes_on_takes_the_place_of_its_beginning(since: str, whole: str) -> None:
    written = date(2023, 12, 14)
    assert moment(read(since, written)) == moment(read(whole, written))
    begun = PartialDate.given("2015", edtf="2015", earliest=date(2015, 1, 1), precision="YEAR")
    assert moment(begun) == moment(read("2015", written))
