"""The search box: what it answers as one types, and the page without JavaScript."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from cases.models import Law, Provision
from core.clock import today
from core.dates import PartialDate
from core.fields import LocalText
from people.models import Holding, Name, Office, Person
from tests.conftest import CommitClient
from tests.factories import (
    make_case,
    make_organisation,
    make_party,
    make_person,
    make_source,
)
from tests.reading import writes


def suggest(client: CommitClient, typed: str) -> str:
    return client.post(reverse("search-suggest"), {"q": typed}).content.decode()


def make_article(number: str = "159", country: str = "UZ", **titles: str) -> Provision:
    law = Law(country=country, name=LocalText(en="Criminal Code", ru="Уголовный кодекс"))
    law.save()
    provision = Provision(law=law, article=number, plain_title=LocalText(titles))
    provision.save()
    return provision


def make_official(by: User, title: str, name: str = "Serik Example", **term: PartialDate) -> Person:
    office = Office(title=LocalText(en=title, fr="Président"), country="KZ")
    office.save()
    person = make_person(name, by=by)
    Holding(office=office, person=person, **term).save()
    return person


@pytest.mark.parametrize("typed", ["mam", "Мам", "zhanbolat mam", "MAMAI", "Жанболат"])
def test_a_person_is_answered_as_the_name_is_typed(client_of, owner: User, typed: str) -> None:
    person = make_person("Zhanbolat Mamai", by=owner)
    page = suggest(client_of(owner), typed)
    assert f'href="{person.get_absolute_url()}"' in page
    assert person.reference in page
    assert "Kazakhstan" in page


def test_the_spelling_that_matched_is_told_beside_the_house_s(client_of, owner: User) -> None:
    person = make_person("Zhanbolat Mamai", by=owner)
    Name(person=person, text="Serik Pen").save()
    page = suggest(client_of(owner), "Serik Pe")
    assert "<b>Zhanbolat Mamai</b>" in page
    assert "<bdi>Serik Pen</bdi>" in page


def test_a_case_about_several_is_answered_by_its_people(client_of, owner: User) -> None:
    case = make_case(owner, title="Two of Almaty")
    make_party(case, make_person("Zhanbolat Mamai", by=owner))
    make_party(case, make_person("Bolot Exampleev", by=owner))
    page = suggest(client_of(owner), "mamai")
    assert f'href="{case.get_absolute_url()}"' in page
    assert "Two of Almaty" in page


def test_a_case_about_one_stands_with_the_person(client_of, owner: User) -> None:
    party = make_party(person=make_person("Zhanbolat Mamai", by=owner), by=owner)
    page = suggest(client_of(owner), "mamai")
    assert page.count("find-row") == 2  # and the row that looks for the words
    assert party.case.reference not in page


@pytest.mark.parametrize("typed", ["president of test", "présid", "presid", "Example Serik"])
def test_an_official_is_answered_by_name_and_by_office(client_of, owner, typed: str) -> None:
    person = make_official(owner, "President of Testland")
    page = suggest(client_of(owner), typed)
    assert "Officials" in page
    assert page.count(f'href="{person.get_absolute_url()}"') == 1
    assert "President of Testland" in page


def test_who_left_office_is_no_official(client_of, owner: User) -> None:
    over = PartialDate.on(today() - timedelta(days=1))
    make_official(owner, "President of Testland", term=over)
    assert "Testland" not in suggest(client_of(owner), "president")
    assert "Officials" not in suggest(client_of(owner), "Serik Example")


@pytest.mark.parametrize(
    "typed",
    ["159", "art. 159", "Article 159 Uzbekistan", "ст. 159 Узб", "смена строя", "order change",
     "159 criminal"],
)  # fmt: skip
def test_an_article_leads_to_the_cases_under_it(client_of, owner: User, typed: str) -> None:
    article = make_article(en="change of the order", ru="смена строя")
    make_article("246", en="smuggling")
    page = suggest(client_of(owner), typed)
    assert f'href="{reverse("cases")}?article={article.pk}"' in page
    assert "Article 159" in page
    assert "smuggling" not in page


def test_an_article_of_another_country_is_not_meant(client_of, owner: User) -> None:
    make_article(country="KZ", en="change of the order")
    assert "Article 159" not in suggest(client_of(owner), "159 Uzbekistan")


def test_every_kind_of_reference_is_answered_by_its_beginning(client_of, owner: User) -> None:
    client = client_of(owner)
    party, source = make_party(by=owner), make_source("A report of tests")
    group = make_organisation("Test Group")
    for one, name in (
        (party.case, "Aibek Testov"), (party.person, "Aibek Testov"),
        (source, "A report of tests"), (group, "Test Group"),
    ):  # fmt: skip
        page = suggest(client, one.reference[:6].lower())
        assert one.reference in page
        assert name in page


def test_the_reference_of_a_merged_record_leads_to_the_kept_one(client_of, owner: User) -> None:
    kept, gone = make_person("Aibek Testov", by=owner), make_person("A. Testov", by=owner)
    gone.merged_into = kept
    gone.save()
    page = suggest(client_of(owner), gone.reference)
    assert f'href="{kept.get_absolute_url()}"' in page
    assert f"{gone.reference} was found to be the same person" in page
    assert gone.get_absolute_url() not in page


def test_a_single_letter_answers_nothing(client_of, owner: User) -> None:
    make_person("Aibek Testov", by=owner)
    for typed in ("", "a", " - ", "\0"):
        assert "find-row" not in suggest(client_of(owner), typed)


def test_the_number_of_answers_is_announced(client_of, owner: User) -> None:
    make_person("Zhanbolat Mamai", by=owner)
    page = suggest(client_of(owner), "mamai")
    assert 'id="find-said" hx-swap-oob="innerHTML">1 answer<' in page


def fill(owner: User) -> None:
    for number in range(6):
        case = make_case(owner)
        make_party(case, make_person(f"Aibek Testov{'a' * number}", by=owner))
        make_party(case, make_person(f"Bolot Exampleev{number}", by=owner))
        make_official(owner, "Testov Minister", f"Serik Testov{number}")
        make_organisation(f"Testov Group {number}")
        make_article(str(number), en="Testov offence")


def test_more_to_find_takes_no_more_queries(client_of, owner: User) -> None:
    client, counts = client_of(owner), []
    suggest(client, "the first of a minute is a line of the trail")
    for _round in range(2):
        fill(owner)
        with CaptureQueriesContext(connection) as queries:
            suggest(client, "testov")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_looking_writes_nothing(client_of, owner: User) -> None:
    fill(owner)
    client = client_of(owner)
    suggest(client, "the first of a minute is a line of the trail")
    with CaptureQueriesContext(connection) as queries:
        suggest(client, "testov")
    assert not writes(queries)


def test_without_javascript_a_reference_opens_its_page(client_of, owner: User) -> None:
    case = make_case(owner)
    response = client_of(owner).post(reverse("search"), {"q": f" {case.reference.lower()} "})
    assert response.url == case.get_absolute_url()


def test_without_javascript_words_are_kept_and_never_in_an_address(client_of, owner) -> None:
    make_person("Zhanbolat Mamai", by=owner)
    response = client_of(owner).post(reverse("search"), {"q": "Mam\0ay"}, follow=True)
    page = response.content.decode()
    assert response.redirect_chain == [("/search/", 302)]
    assert "Zhanbolat Mamai" in page
    assert 'value="Mamay"' in page
    assert "Mam" not in page.partition("<title>")[2].partition("</title>")[0]


def test_a_title_is_found_on_the_page_of_all_answers(client_of, owner: User) -> None:
    case = make_case(owner, title="The élections of Testgrad")
    make_party(case, by=owner)
    page = client_of(owner).post(reverse("search"), {"q": "testgrad elections"}, follow=True)
    assert case.get_absolute_url() in page.content.decode()


def test_nothing_found_says_what_to_try(client_of, owner: User) -> None:
    make_party(by=owner)
    page = client_of(owner).post(reverse("search"), {"q": "Qqqq"}, follow=True).content.decode()
    assert "Nothing that you may see answers to this" in page
    assert reverse("case-new") in page
    assert "a surname alone is enough" in page


def test_an_empty_box_says_what_can_be_looked_for(client_of, owner: User) -> None:
    assert "Type what you look for" in client_of(owner).get(reverse("search")).content.decode()
