"""Beginning a letter: what is offered and why, what is prefilled, and what is refused."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from advocacy.composing import asks, cases
from advocacy.gate import Telling
from advocacy.models import Letter, LetterKind, LetterStatus, ParagraphPurpose, Readers
from cases.models import Case
from core.actor import acting
from core.clock import today, today_is
from core.models import Vocabulary
from people.models import UsualCopy
from tests.advocacy.builders import MacronVisit, clear, make_ask, make_paragraph, make_visit
from tests.factories import make_case, make_party, make_person, term

ClientOf = Callable[[User], Client]


def a_case(by: User, name: str = "Aibek Testov", *, cleared: bool = True, **fields: Any) -> Case:
    person = make_person(name, by=by)
    if cleared:
        clear(person)
    case = make_case(by, **fields)
    make_party(case, person)
    return case


def of_visit(macron: MacronVisit, kind: str = "VISIT_LETTER") -> str:
    return reverse("letter-new", args=[macron.visit.reference]) + f"?kind={kind}"


def chosen(macron: MacronVisit, **changes: object) -> dict[str, object]:
    return {
        "preset": "VISIT_LETTER", "visit": macron.visit.reference, "addressee": macron.guest.pk,
        "sender": macron.sender.pk, "signatories": "B. Testova; Director", "place": "Brussels",
        "date": "2023-10-30", "countries": "Kazakhstan and Uzbekistan", "languages": "en",
        "readers": "CONFIDENTIAL", "asks": [ask.pk for ask in macron.asks],
        "paragraphs": [row.pk for row in macron.paragraphs], **changes,
    }  # fmt: skip


def unsaved(macron: MacronVisit, **fields: object) -> Letter:
    return Letter(**{"addressee": macron.guest, "occasion": macron.visit, **fields})


def test_the_kind_that_an_event_calls_for_is_offered_first(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    client = client_of(teammate)
    url = reverse("letter-new", args=[macron.visit.reference])
    assert client.get(url).context["kinds"][0] == "VISIT_LETTER"
    day = make_visit(title="Day")
    day.kind = term(Vocabulary.VISIT, "UN_DAY")
    day.save()
    url = reverse("letter-new", args=[day.reference])
    assert client.get(url).context["kinds"][0] == "UN_DAY"


def test_all_but_the_open_choices_is_prefilled(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    office = macron.guest.office
    office.language = "fr"
    office.save()
    UsualCopy(office=office, words="The ambassador").save()
    macron.letter(teammate)
    form = client_of(teammate).get(of_visit(macron)).context["form"]
    now = form.initial
    assert (now["addressee"], now["sender"]) == (macron.guest, macron.sender)
    assert (now["place"], now["date"]) == ("Brussels", today())
    assert now["signatories"] == "Brigitte Dufour; Director"
    assert (now["copies"], now["languages"]) == ("The ambassador", "fr")
    assert now["countries"] == ["KZ", "UZ"]
    assert set(now["asks"]) == {ask.pk for ask in macron.asks}
    assert not form.unfold


def test_fitting_paragraphs_are_ticked_and_those_past_their_review_are_marked(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    old = make_paragraph(ParagraphPurpose.HOOK, "Old words.", review_on=today() - timedelta(1))
    page = client_of(teammate).get(of_visit(macron))
    assert set(page.context["form"].initial["paragraphs"]) == {row.pk for row in macron.paragraphs}
    assert str(old.pk) in page.content.decode()
    assert "to be looked at again since" in page.content.decode()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_text_without_a_review_date_is_not_ticked_a_year_after_its_day(
    macron: MacronVisit, teammate: User, client_of: ClientOf, language: str
) -> None:
    fields = {"language": language, "review_on": None}
    old, recent = (
        make_paragraph(ParagraphPurpose.HOOK, f"Words of {days} days.", **fields)
        for days in (366, 365)
    )
    for row, days in ((old, 366), (recent, 365)):
        row.as_of = today() - timedelta(days)
        row.save()
    office = macron.guest.office
    office.language = language
    office.save()
    page = client_of(teammate).get(of_visit(macron))
    field = page.context["form"]["paragraphs"]
    ticked = set(map(str, field.value()))
    assert str(recent.pk) in ticked
    assert str(old.pk) not in ticked
    # In sight all the same, with the reason.
    [label] = [row.choice_label for row in field.likely if str(row.data["value"]) == str(old.pk)]
    assert "to be looked at again since" in label


def test_each_case_is_offered_with_its_reasons_the_likeliest_first(
    macron: MacronVisit, teammate: User
) -> None:
    hidden = a_case(teammate, "Dana Testova", cleared=False, checked_on=today())
    checked = a_case(teammate, checked_on=today() - timedelta(5))
    stale = a_case(teammate, "Erlan Testuly")
    make_ask("free him", macron.guest.office, case=checked)
    found = cases.suggested(unsaved(macron), teammate, countries=["KZ"])
    assert [one.case for one in found] == [checked, stale, hidden]
    assert found[0].why == (
        "in Kazakhstan; may be named to officials in private; checked 5 days ago; "
        "ask open to the President of France; in no letter yet"
    )
    assert "cannot be named" in found[2].why
    assert found[2].telling == Telling.WITHHELD


@pytest.mark.parametrize(
    ("later", "said"),
    [(2, "in a letter of 30 October 2023"), (200, "in no letter since 30 October 2023")],
)
def test_when_a_case_was_last_in_a_letter_is_said_in_words(
    macron: MacronVisit, teammate: User, later: int, said: str
) -> None:
    letter = macron.letter(teammate, a_case(teammate))
    with acting("test"):
        letter.status = LetterStatus.SENT
        letter.save()
    with today_is(letter.date + timedelta(later)):
        found = cases.suggested(unsaved(macron), teammate, countries=["KZ"])
    assert said in found[0].why


def test_who_may_read_it_decides_who_may_be_named(macron: MacronVisit, teammate: User) -> None:
    a_case(teammate)
    open_letter = unsaved(macron, readers=Readers.OPEN, addressee=None)
    found = cases.suggested(open_letter, teammate, countries=["KZ"])
    assert "may be named in public" in found[0].why


def test_asks_come_with_a_reason_and_those_of_others_are_marked(
    macron: MacronVisit, teammate: User
) -> None:
    other = make_ask("do something", macron.hosts[0].office, countries=["KZ"])
    found = asks.suggested(unsaved(macron), teammate, countries=["KZ", "UZ"])
    assert [one.ask for one in found] == [*macron.asks, other]
    assert found[0].why == "asked of the President of France"
    assert found[-1].is_other
    assert "not whom this letter goes to" in found[-1].why


def test_denial_hidden_cases_and_asks_are_neither_offered_nor_taken(
    macron: MacronVisit, teammate: User, outsider: User, client_of: ClientOf
) -> None:
    case = a_case(outsider)
    ask = make_ask("free him", macron.guest.office, case=case)
    assert cases.suggested(unsaved(macron), teammate, countries=["KZ"], keep=[case.pk]) == []
    offered = asks.suggested(unsaved(macron), teammate, countries=["KZ"], keep=[ask.pk])
    assert ask not in [one.ask for one in offered]
    client = client_of(teammate)
    for changes in ({"cases": [case.pk]}, {"asks": [ask.pk]}, {"more_cases": case.reference}):
        assert client.post(of_visit(macron), chosen(macron, **changes)).status_code == 200
    assert not Letter.objects.exists()
    with pytest.raises(ValueError, match="case"):
        macron.letter(teammate, case)
    with pytest.raises(ValueError, match="ask"):
        macron.letter(teammate, asks=[ask])


def test_denial_a_case_that_may_not_be_told_of_is_refused(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    case = a_case(teammate, cleared=False)
    page = client_of(teammate).post(of_visit(macron), chosen(macron, cases=[case.pk]))
    assert "cannot be told of here" in page.content.decode()
    assert not Letter.objects.exists()


def test_choices_become_a_letter_in_two_languages_with_an_annex(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    told = [a_case(teammate, f"Testov {number}") for number in range(7)]
    data = chosen(macron, cases=[case.pk for case in told], languages="en fr")
    response = client_of(teammate).post(of_visit(macron), data)
    letter = Letter.objects.get()
    assert response.headers["Location"] == letter.get_absolute_url()
    assert (letter.kind, letter.date) == (LetterKind.VISIT_LETTER, date(2023, 10, 30))
    assert letter.cases.filter(in_annex=True).count() == 2
    assert [row.printed_name for row in letter.signatories.all()] == ["B. Testova"]
    pairs = [
        [(row.kind, row.subject) for row in letter.sections.filter(language=code)]
        for code in ("en", "fr")
    ]
    assert pairs[0] == pairs[1]


def test_bad_choices_say_so_and_keep_what_was_typed(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    data = chosen(macron, date="30 Octember", countries="Kazakhstan", visit="", annex="all")
    page = client_of(teammate).post(of_visit(macron), data).content.decode()
    for said in ("about Uzbekistan", "30 Octember", "B. Testova; Director", "Choose the visit"):
        assert said in page
    assert not Letter.objects.exists()


def test_a_statement_is_begun_from_its_case(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    case = a_case(teammate)
    url = reverse("letter-on-case", args=[case.reference])
    page = client_of(teammate).get(f"{url}?kind=CASE_STATEMENT")
    assert page.context["form"]["cases"].value() == [case.pk]
    data = chosen(macron, preset="CASE_STATEMENT", visit="", addressee="", readers="OPEN",
                  countries="", cases=[case.pk], asks=[], paragraphs=[])  # fmt: skip
    client_of(teammate).post(url, data)
    letter = Letter.objects.get()
    assert (letter.kind, letter.countries) == ("CASE_STATEMENT", ["KZ"])


def test_denial_of_hidden_cases_and_of_who_may_not_write(
    macron: MacronVisit, owner: User, outsider: User, client_of: ClientOf
) -> None:
    case = a_case(owner)
    url = reverse("letter-on-case", args=[case.reference])
    assert client_of(outsider).get(url).status_code in (403, 404)
    assert client_of(owner).get(reverse("letter-write")).status_code == 403


def test_the_form_takes_as_many_queries_for_ten_cases_as_for_one(
    macron: MacronVisit, teammate: User, client_of: ClientOf,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    client = client_of(teammate)
    a_case(teammate)
    with django_assert_num_queries(200, exact=False) as one:
        client.get(of_visit(macron))
    for number in range(9):
        a_case(teammate, f"Testov {number}")
        make_ask(f"ask {number}", macron.guest.office)
    with django_assert_num_queries(len(one)):
        client.get(of_visit(macron))


def test_denial_asks_on_hidden_persons_are_not_offered(
    macron: MacronVisit, teammate: User, outsider: User
) -> None:
    hidden = make_person(by=outsider)
    ask = make_ask("free the person", macron.guest.office, persons=[hidden.pk])
    offered = asks.suggested(unsaved(macron), teammate, countries=["KZ", "UZ"], keep=[ask.pk])
    assert {one.ask for one in offered} == {*macron.asks}
    with pytest.raises(ValueError, match="ask"):
        macron.letter(teammate, asks=[ask])


def test_two_cases_that_cannot_be_named_are_told_apart_by_their_references(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    told = [a_case(teammate, cleared=False, country="UZ") for _ in range(2)]
    page = client_of(teammate).get(of_visit(macron)).content.decode()
    for case in told:
        assert f"Uzbekistan, {case.reference}" in page


def test_an_event_without_countries_can_have_a_letter(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    visit = make_visit(guest=macron.guest, countries=())
    url = reverse("letter-new", args=[visit.reference])
    data = chosen(macron, visit=visit.reference, countries="", paragraphs=[])
    client_of(teammate).post(url, {**data, "asks": [macron.asks[0].pk]})
    assert Letter.objects.get().occasion == visit
