"""Intake: from "What happened?" to a case with its people, in one submit."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from accounts.models import User
from cases.codes import Custody, EventType, Polarity
from cases.forms.known import question
from cases.intake.kinds import FIELDS, What
from cases.models import Case, Charge, Event, Figure, Party, Source
from cases.upkeep import HELD
from core.clock import today_is
from core.history import tracked_models
from core.models import Sealed, Vocabulary
from core.sealed import unseal
from people.models import Person
from tests.factories import make_person, term

DAY = date(2024, 3, 4)


def asked_of(name: str, *known: Person) -> str:
    return question(name, [person.reference for person in known])


def types_of(what: str) -> str:
    return {
        "detained": "APPREHENDED", "return": "REMOVAL_SCHEDULED", "disappeared": "DISAPPEARED",
        "died": "DEATH", "court": "CHARGED", "pressure": "SEARCH", "released": "RELEASE",
        "other": "PROTEST",
    }[what]  # fmt: skip


def told(what: str = "detained", **given: object) -> dict[str, object]:
    where = {"country": "KZ"} if what != "return" else {"from_country": "FR", "to_country": "UZ"}
    return {"names": "Aibek Testov", "type": types_of(what), **where, **given}


def send(client, given: dict, what: str = "detained"):
    with today_is(DAY):
        return client.post(f"{reverse('case-new')}?what={what}", given)


def test_it_begins_with_what_happened(client_of, owner: User) -> None:
    page = client_of(owner).get(reverse("case-new")).content.decode()
    for what in What:
        assert f'href="?what={what.value}"' in page
    assert "id_names" not in page


@pytest.mark.parametrize("what", What.values)
def test_each_answer_asks_for_its_own_fields_and_at_most_twelve(client_of, owner, what) -> None:
    asked = FIELDS[What(what)]
    assert len(asked) <= 12
    page = client_of(owner).get(f"{reverse('case-new')}?what={what}").content.decode()
    form = page[page.index("data-draft=") :]
    shown = {
        name
        for name in {n for fields in FIELDS.values() for n in fields}
        if f'name="{name}"' in form
    }
    assert shown - {"type"} == set(asked) - {"type"}


@pytest.mark.parametrize("what", What.values)
def test_each_answer_opens_a_case_with_what_happened(client_of, owner: User, what: str) -> None:
    response = send(client_of(owner), told(what, date_words="1 March"), what)
    case = Case.objects.get()
    assert response.url == case.get_absolute_url()
    assert [str(party) for party in case.parties.all()] == ["Aibek Testov"]
    event = Event.objects.get()
    assert event.type == types_of(what)
    assert event.concerned.get().party.case == case


def test_a_detention_keeps_where_how_and_for_what(client_of, owner: User) -> None:
    given = {
        "date_words": "1 March 2024", "custody": "APPREHENSION", "place_words": "the police of Osh",
        "authority_words": "the GKNB", "charge": "calls for unrest", "summary": "on the street",
    }  # fmt: skip
    send(client_of(owner), told(**given))
    event = Event.objects.get()
    assert (event.custody, event.place_words, event.country) == (
        Custody.APPREHENSION, "the police of Osh", "KZ",
    )  # fmt: skip
    assert event.date.earliest == date(2024, 3, 1)
    assert Charge.objects.get().words == "calls for unrest"
    assert Party.objects.get().standing.code in HELD
    assert Case.objects.get().checked_on == DAY


@pytest.mark.parametrize("what", FIELDS)
def test_what_may_be_printed_asks_not_to_say_who_told(client_of, owner: User, what: What) -> None:
    page = client_of(owner).get(f"{reverse('case-new')}?what={what}").content.decode()
    assert "What was done, not who told us" in page


def test_a_caller_is_a_protected_source(client_of, owner: User, outsider: User) -> None:
    send(client_of(owner), told(caller="Her aunt, 700 100"))
    source = Source.objects.get()
    assert source.kind.code == "CALL"
    assert source.scope is not None
    assert source.received_on == DAY
    assert unseal(source.identity) == "Her aunt, 700 100"
    assert source.citations.get().event == Event.objects.get()
    assert list(Source.objects.visible_to(owner)) == [source]
    assert not Source.objects.visible_to(outsider).exists()


def test_no_tracked_row_holds_who_called(client_of, owner: User) -> None:
    send(client_of(owner), told(caller="Her aunt, 700 100"))
    tables = [table for m in tracked_models() for table in (m, m.history.model)]
    with connection.cursor() as cursor:
        for table in (model._meta.db_table for model in tables):
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', ["%aunt%"])
            assert cursor.fetchone() == (0,), table
    assert Sealed.objects.count() == 1


def test_what_was_published_is_everybodys_and_dates_what_happened(client_of, owner) -> None:
    given = {
        "date_words": "on 28 February", "publication": "https://news.example.org/1",
        "kind": term(Vocabulary.SOURCE, "MEDIA").pk, "new_published": "2 March 2023",
    }  # fmt: skip
    send(client_of(owner), told(**given))
    source = Source.objects.get()
    assert (source.url, source.title) == ("https://news.example.org/1", "news.example.org")
    assert source.scope is None
    assert Event.objects.get().date.earliest == date(2023, 2, 28)


def test_a_call_and_a_publication_are_two_sources_of_one_fact(client_of, owner: User) -> None:
    media = term(Vocabulary.SOURCE, "MEDIA").pk
    given = {"caller": "an aunt", "publication": "A bulletin", "kind": media, "charge": "unrest"}
    send(client_of(owner), told(**given))
    assert Event.objects.get().citations.count() == 2
    assert Charge.objects.get().citations.count() == 2


def test_a_removal_keeps_its_time_its_place_and_the_lawyer(client_of, owner: User) -> None:
    given = {
        "date_words": "6 March 2024 at 10:30", "place_words": "the centre of Lyon", "lawyer": "no",
        "custody": "IMMIGRATION",
    }  # fmt: skip
    response = send(client_of(owner), told("return", **given), "return")
    removal = Event.objects.get(type=EventType.REMOVAL_SCHEDULED)
    assert (removal.date.time.hour, removal.date.zone) == (10, "Europe/Paris")
    assert (removal.from_country, removal.to_country, removal.country) == ("FR", "UZ", "FR")
    assert removal.custody == ""
    held = Event.objects.get(type=EventType.DETAINED)
    assert (held.custody, held.place_words, held.date.earliest, held.date.latest) == (
        "IMMIGRATION", "the centre of Lyon", None, DAY,
    )  # fmt: skip
    assert Event.objects.get(type=EventType.ACCESS).polarity == Polarity.DID_NOT_HAPPEN
    assert Case.objects.get().country == "UZ"
    assert response.status_code == 302


def test_the_hours_to_a_rule_39_request_are_told_while_typing(client_of, owner: User) -> None:
    given = {"date_words": "6 March 2024 at 10:00", "from_country": "FR"}
    with today_is(DAY):
        page = client_of(owner).post(reverse("rule39-reading"), given).content.decode()
    assert page.strip() == ""  # long past by the computer's clock
    ahead = {**given, "date_words": "6 March 2199 at 10:00"}
    page = client_of(owner).post(reverse("rule39-reading"), ahead).content.decode()
    assert "left for a Rule 39 request" in page
    assert "Check the Court" in page


def test_many_at_once_are_that_many_people_in_one_case(client_of, owner: User) -> None:
    names = [f"Person Number{letter}" for letter in "ABCDEFGH"]
    send(client_of(owner), told(names="\n".join([*names, "and about 40 others"])))
    case = Case.objects.get()
    assert [str(party) for party in case.parties.all()] == [*names, "about 40 others"]
    assert Event.objects.get().concerned.count() == 9
    figure = Figure.objects.get()
    assert (figure.words, figure.low, figure.high) == ("about 40 others", 40, 40)
    assert figure.party == Party.objects.get(unnamed="about 40 others")
    assert client_of(owner).get(case.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"names": ""}, "This field is required"),
        ({"names": " \n "}, "This field is required"),
        ({"names": "x" * 15_000}, "A name has at most 200 characters"),
        ({"names": "\n".join(f"Aibek {n}" for n in range(51))}, "At most 50 names"),
        ({"names": "Same Name\nSAME  NAME"}, "The same name stands here twice"),
        ({"names": "a\x00b"}, "Null characters are not allowed"),
        ({"country": ""}, "This field is required"),
        ({"country": "XX"}, "Select a valid choice"),
        ({"type": "SENTENCE"}, "Select a valid choice"),
        ({"date_words": "31 February 2023"}, "We cannot read this date"),
        ({"date_words": "8 March 2024"}, "This day is still to come"),
        ({"kind": "nonsense"}, "is not a valid UUID"),
    ],
)
def test_bad_input_opens_nothing(client_of, owner: User, given: dict, message: str) -> None:
    page = send(client_of(owner), told(summary="typed at length", **given)).content.decode()
    assert message in page
    assert "typed at length" in page
    assert not Case.objects.exists()
    assert not Person.objects.exists()
    assert not Source.objects.exists()


def test_a_day_still_to_come_is_taken_once_it_is_confirmed(client_of, owner: User) -> None:
    given = told(date_words="8 March 2024", keep_date_words="8 March 2024")
    assert send(client_of(owner), given).status_code == 302
    assert Event.objects.get().date.earliest == date(2024, 3, 8)


def test_a_year_that_no_source_gave_is_not_said_to_be_the_sources(client_of, owner) -> None:
    given = told(names="", date_words="1 March")
    page = send(client_of(owner), given).content.decode()
    assert "the year counted from today" in page
    page = send(client_of(owner), {**given, "new_published": "2 March 2024"}).content.decode()
    assert "the year taken from the source" in page


def test_another_answer_takes_along_what_was_typed(client_of, owner: User) -> None:
    url = f"{reverse('case-new')}?what=disappeared"
    given = told(place_words="at the market", caller="an aunt")
    page = client_of(owner).post(url, given, headers={"HX-Request": "true"}).content.decode()
    for typed in ("Aibek Testov", "at the market", "an aunt"):
        assert typed in page
    assert 'value="DISAPPEARED"' in page
    assert not Case.objects.exists()


def test_a_likely_same_person_is_shown_until_it_is_confirmed(client_of, owner: User) -> None:
    known = make_person("Zhanbolat Mamai", by=owner)
    client, given = client_of(owner), told(names="Жанболат Мамай")
    page = send(client, given).content.decode()
    assert known.get_absolute_url() in page
    assert not Case.objects.exists()
    send(client, {**given, asked_of("Жанболат Мамай", known): "somebody-else"})
    assert Case.objects.get().parties.get().person != known


def test_a_second_case_is_about_the_same_person(client_of, owner: User) -> None:
    known = make_person("Aibek Testov", by=owner)
    given = told(names="aibek testov")
    send(client_of(owner), {**given, asked_of("aibek testov", known): known.reference})
    assert Case.objects.get().parties.get().person == known


def test_denial_a_hidden_person_cannot_be_chosen(client_of, owner, outsider: User) -> None:
    known = make_person("Aibek Testov", by=owner)
    hidden = make_person("Aibek Testov", by=outsider)
    chosen = {asked_of("Aibek Testov", known): hidden.reference}
    page = send(client_of(owner), {**told(), **chosen}).content.decode()
    assert "Look, then choose" in page
    assert hidden.reference not in page
    assert not Case.objects.exists()


def test_two_names_of_one_person_are_refused(client_of, owner: User) -> None:
    known = make_person("Aibek Testov", by=owner)
    lines = ("aibek testov", "Айбек Тестов")
    chosen = {asked_of(line, known): known.reference for line in lines}
    page = send(client_of(owner), {**told(names="\n".join(lines)), **chosen}).content.decode()
    assert "Two of these names are of the same person" in page
    assert not Case.objects.exists()


def test_denial_a_hidden_person_is_not_given_away(client_of, owner, outsider: User) -> None:
    make_person("Aibek Testov", by=owner)
    send(client_of(outsider), told())
    assert Case.objects.exists()


def test_denial_an_outsider_finds_no_stub(client_of, owner, outsider: User) -> None:
    url = send(client_of(owner), told()).url
    assert client_of(outsider).get(url).status_code == 404
