"""Sources, and what each of them says."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.visibility import new_scope
from cases.models import Charge
from tests.factories import make_citation, make_event, make_party, make_source


def test_a_source_shows_the_facts_that_rest_on_it(client_of, owner: User) -> None:
    party, source = make_party(by=owner), make_source("A statement", reliability="B")
    charge = Charge(party=party, words="extremism")
    charge.save()
    make_citation(source, event=make_event(party), quote="was arrested", paragraph=2)
    make_citation(source, charge=charge)
    page = client_of(owner).get(source.get_absolute_url()).content.decode()
    for words in ("usually reliable", "arrested", "“was arrested”", "paragraph 2", "extremism"):
        assert words in page
    assert party.case.get_absolute_url() in page


def test_denial_facts_of_hidden_cases_are_not_told(client_of, owner, outsider: User) -> None:
    party, source = make_party(by=owner), make_source()
    charge = Charge(party=party, words="extremism")
    charge.save()
    make_citation(source, event=make_event(party), quote="was arrested")
    make_citation(source, charge=charge)
    make_citation(source, name=party.person.names.get())
    page = client_of(outsider).get(source.get_absolute_url()).content.decode()
    for words in ("was arrested", "extremism", "Testov"):
        assert words not in page


def test_denial_a_protected_source_is_nobody_elses(client_of, owner, outsider: User) -> None:
    source = make_source("Call with a cousin", scope=new_scope(owner))
    client = client_of(outsider)
    assert client.get(source.get_absolute_url()).status_code == 404
    assert "cousin" not in client.get(reverse("sources")).content.decode()
    assert "cousin" in client_of(owner).get(reverse("sources")).content.decode()


def test_more_facts_take_no_more_queries(client_of, owner: User) -> None:
    client, counts, source = client_of(owner), [], make_source()
    for more in (2, 12):
        for _number in range(more):
            make_citation(source, event=make_event(make_party(by=owner)))
        with CaptureQueriesContext(connection) as queries:
            client.get(source.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_denial_a_published_source_names_no_protected_one(client_of, owner, outsider) -> None:
    hidden = make_source("Call with a cousin", scope=new_scope(owner))
    source = make_source("A statement", relays=hidden, noted_in=hidden)
    page = client_of(outsider).get(source.get_absolute_url()).content.decode()
    assert "A statement" in page
    assert "cousin" not in page
    assert "Call with a cousin" in client_of(owner).get(source.get_absolute_url()).content.decode()


def test_denial_the_list_does_not_count_facts_of_hidden_cases(client_of, owner, outsider) -> None:
    source, client = make_source("A statement"), client_of(outsider)
    before = client.get(reverse("sources")).content.decode().partition("<tbody>")[2]
    make_citation(source, event=make_event(make_party(by=owner)))
    after = client.get(reverse("sources")).content.decode().partition("<tbody>")[2]
    assert before == after
