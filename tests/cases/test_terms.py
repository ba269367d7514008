"""A sentence is the sum of its orders."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import standing
from cases.codes import EventType, StandingCode
from cases.models import OrderEffect, OrderKind, Party
from cases.standing.terms import NOTHING, Part, Term, net
from core.dates import PartialDate
from tests.cases.lives import DECEMBER, order, party_in
from tests.factories import make_event

E, F, K = EventType, OrderEffect, OrderKind
terms = st.builds(Term, st.integers(0, 600), st.integers(0, 400))


def part(effect: OrderEffect, term: Term) -> Part:
    return Part(K.IMPRISONMENT, effect, 0, term.months, term.days, "", "", None, False)


@given(first=terms, more=st.lists(terms, max_size=6))
def test_what_is_added_sums_up_in_any_order(first: Term, more: list[Term]) -> None:
    parts = [part(F.IMPOSES, first), *(part(F.ADDS, one) for one in more)]
    assert net(parts) == sum(more, first) == net([parts[0], *parts[:0:-1]])


@given(first=terms, changes=st.lists(st.tuples(st.sampled_from([F.ADDS, F.CUTS]), terms)))
def test_no_sentence_is_less_than_nothing(first: Term, changes: list) -> None:
    total = net([part(F.IMPOSES, first), *(part(*change) for change in changes)])
    assert total is not None
    assert total.weight >= 0


@given(parts=st.lists(terms, min_size=1), limit=terms)
def test_a_limit_is_never_passed_whenever_it_was_set(parts: list[Term], limit: Term) -> None:
    added = [part(F.ADDS, one) for one in parts]
    for orders in ([part(F.CAPS, limit), *added], [*added, part(F.CAPS, limit)]):
        total = net(orders)
        assert total is not None
        assert total.weight <= limit.weight


@given(first=terms, cut=terms)
def test_what_is_cut_and_added_again_leaves_the_sentence(first: Term, cut: Term) -> None:
    longer = first + cut
    assert net([part(F.IMPOSES, longer), part(F.CUTS, cut), part(F.ADDS, cut)]) == longer


def test_a_part_of_unknown_length_leaves_the_sum_unknown() -> None:
    unknown = Part(K.IMPRISONMENT, F.CUTS, None, None, None, "", "", None, False)
    assert net([part(F.IMPOSES, Term(24)), unknown]) is None
    assert net([]) == NOTHING


@pytest.fixture
def party(actor: None) -> Party:
    return party_in("TJ")


def lengthened_and_cut(party: Party) -> None:
    for effect, years in ((F.IMPOSES, 23), (F.ADDS, 2), (F.ADDS, 3), (F.CUTS, 6), (F.ADDS, 10)):
        order(party, K.IMPRISONMENT, years, effect=effect)


@pytest.mark.django_db
def test_a_sentence_lengthened_and_cut_is_said_net_and_with_its_parts(party: Party) -> None:
    lengthened_and_cut(party)
    now = standing.compute(party, on=DECEMBER)
    assert standing.sentence_in_words(now.terms) == "32 years in prison"
    assert standing.sum_in_words(now.terms) == (
        "23 years, 2 years added, 3 years added, 10 years added and 6 years taken off"
    )
    assert standing.end_in_words(now) == "not computable: the start is not known"


@pytest.mark.django_db
def test_a_limit_on_the_sum_of_sentences_holds(party: Party) -> None:
    lengthened_and_cut(party)
    order(party, K.IMPRISONMENT, 30, effect=F.CAPS)
    now = standing.compute(party, on=DECEMBER)
    assert standing.sentence_in_words(now.terms) == "30 years in prison"


@pytest.mark.django_db
def test_the_order_of_entry_does_not_change_the_sum(party: Party) -> None:
    order(party, K.IMPRISONMENT, 2, "1 March 2021", effect=F.ADDS)
    order(party, K.IMPRISONMENT, 7, "1 March 2020")
    now = standing.compute(party, on=DECEMBER)
    assert standing.sentence_in_words(now.terms) == "9 years in prison"
    assert now.until == PartialDate.on(date(2029, 3, 1))


@pytest.mark.django_db
def test_a_term_counts_from_its_start_less_the_days_credited(party: Party) -> None:
    made = order(party, K.IMPRISONMENT, 2, "1 March 2020", credited_days=100)
    made.starts = PartialDate.on(date(2020, 2, 1))
    made.save()
    now = standing.compute(party, on=DECEMBER)
    assert now.until == PartialDate.on(date(2021, 10, 24))
    assert standing.end_in_words(now).endswith("(nominal, with 100 days credited)")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "years", "reason"),
    [
        (K.LIFE, None, "none, the sentence is for life"),
        (K.IMPRISONMENT, None, "not computable: the length is not known"),
    ],
)
def test_an_end_that_cannot_be_computed_says_why(
    party: Party, kind: OrderKind, years: int | None, reason: str
) -> None:
    order(party, kind, years, "1 March 2020")
    assert standing.end_in_words(standing.compute(party, on=DECEMBER)) == reason


@pytest.mark.django_db
def test_a_replaced_sentence_is_gone_and_a_later_fine_stands_beside(party: Party) -> None:
    first = order(party, K.IMPRISONMENT, 7, "1 March 2020")
    order(party, K.IMPRISONMENT, 4, "1 June 2020", effect=F.REPLACES, modifies=first)
    order(party, K.FINE, None, "1 July 2020", amount=500, currency="USD")
    now = standing.compute(party, on=DECEMBER)
    words = "4 years in prison, with a fine of USD 500"
    assert standing.sentence_in_words(now.terms) == words


@pytest.mark.django_db
def test_an_amnesty_that_only_cut_the_sentence_freed_nobody(party: Party) -> None:
    order(party, K.IMPRISONMENT, 7, "1 March 2020")
    amnesty = make_event(party, type=E.AMNESTY, on=date(2021, 9, 9))
    order(party, K.IMPRISONMENT, 1, effect=F.CUTS, event=amnesty)
    now = standing.compute(party, on=DECEMBER)
    assert now.code == StandingCode.IMPRISONED
    assert standing.sentence_in_words(now.terms) == "6 years in prison"
