"""Protected values: shown on request to those who may, to nobody else a word, and always told."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts import roles
from accounts.models import Act, AuditEntry, User
from accounts.roles import Permission, Role
from accounts.visibility import new_scope
from cases.actions import log_event
from cases.models import Event, Source
from core.models import DataKey, Sealed
from core.sealed import seal
from people.merging import merge
from people.models import Person
from people.protected import Protected, protect
from tests.factories import make_case, make_party, make_person, make_source

NUMBER = "+7 701 234 56 78 (Qanary sister)"


@pytest.fixture
def person(owner: User) -> Person:
    person = make_person(by=owner)
    protect(by=owner, person=person, kind=Protected.CONTACT, text=NUMBER)
    return person


@pytest.fixture
def without_the_right(monkeypatch) -> None:
    """A caseworker who may do everything but read protected values."""
    less = roles.PERMISSIONS[Role.CASEWORKER] - {Permission.READ_PROTECTED}
    monkeypatch.setitem(roles.PERMISSIONS, Role.CASEWORKER, less)


def page(person: Person, *more: str) -> str:
    return reverse("protected-edit" if more else "person-protected", args=[person.reference, *more])


def by_contact(client: Client, words: str) -> str:
    return client.post(reverse("by-contact"), {"words": words}).content.decode()


def reads(subject: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(act=Act.PROTECTED_READ, subject=subject))


def test_it_is_shown_on_its_own_page_and_told(client_of, owner, person) -> None:
    client = client_of(owner)
    at_first = client.get(person.get_absolute_url()).content.decode()
    assert page(person) in at_first
    assert "Qanary" not in at_first
    assert reads(person.reference) == []
    assert "+7 701 234 56 78 (Qanary sister)" in client.get(page(person)).content.decode()
    (line,) = reads(person.reference)
    assert (line.user, line.details) == (owner.pk, {"kinds": ["contact"]})


def test_nothing_recorded_is_said_and_is_no_reading(client_of, owner) -> None:
    nobody = make_person(by=owner)
    assert client_of(owner).get(page(nobody)).content.decode().count("not recorded") == 3
    assert reads(nobody.reference) == []


def test_a_change_is_sealed_anew_and_the_value_of_before_stays(client_of, owner, person) -> None:
    client, before = client_of(owner), person.contact_id
    shown = client.get(page(person, "contact")).content.decode()
    assert "Qanary sister" in shown
    sent = {"words": "new@example.org", "version": person.version, "reason": "she moved"}
    client.post(page(person, "contact"), sent)
    person.refresh_from_db()
    assert person.contact_id != before
    assert Sealed.objects.filter(pk=before).exists()
    assert "new@example.org" in client.get(page(person)).content.decode()
    assert person.history.first().history_change_reason == "she moved"


def test_the_first_record_asks_for_no_reason_and_empty_takes_it_out(client_of, owner) -> None:
    person, client = make_person(by=owner), client_of(owner)
    client.post(page(person, "health"), {"words": "asthma", "version": person.version})
    person.refresh_from_db()
    assert person.health_id
    sent = {"words": "", "version": person.version, "reason": "an error"}
    client.post(page(person, "health"), sent)
    person.refresh_from_db()
    assert person.health_id is None


def test_a_change_without_a_reason_or_on_an_old_version_is_not_made(
    client_of, owner, person
) -> None:
    client = client_of(owner)
    for sent in (
        {"words": "typed", "version": person.version},
        {"words": "typed", "version": person.version - 1, "reason": "x"},
    ):
        response = client.post(page(person, "contact"), sent)
        assert response.status_code == 200
        assert "typed" in response.content.decode()
    assert Person.objects.get(pk=person.pk).contact_id == person.contact_id


def test_what_was_tampered_with_says_so_and_shows_nothing(client_of, owner, person) -> None:
    other = seal("other", subject=person.pk)
    wrapped = DataKey.objects.get(subject=person.pk).wrapped
    broken = Sealed(subject=person.pk, ciphertext=bytes(other.ciphertext))
    broken.save()
    person.contact = broken
    person.save()
    for url in (page(person), page(person, "contact")):
        response = client_of(owner).get(url)
        assert response.status_code == 200
        assert "This cannot be read" in response.content.decode()
        assert "other" not in response.content.decode().split("This cannot be read")[0][-200:]
    assert bytes(DataKey.objects.get(subject=person.pk).wrapped) == bytes(wrapped)


@pytest.mark.parametrize(
    "typed", ["+7 701 234 56 78", "87012345678", "007 (701) 234-56-78", "call 7012345678 now"]
)
def test_whoever_has_a_number_is_found_however_it_is_dialled(
    client_of, owner, person, typed
) -> None:
    assert person.reference in by_contact(client_of(owner), typed)
    assert reads(person.reference)
    assert "701" not in str(list(AuditEntry.objects.values_list("details", "subject", "reason")))


def test_addresses_and_names_in_messengers_are_found_whole(client_of, owner) -> None:
    person = make_person(by=owner)
    text = "Anna.T@Example.org, Telegram @anna_test"
    protect(by=owner, person=person, kind=Protected.CONTACT, text=text)
    client = client_of(owner)
    for typed in ("anna.t@example.org", "@Anna_Test"):
        assert person.reference in by_contact(client, typed)
    for typed in ("t@example.org", "@anna", "@example"):
        assert person.reference not in by_contact(client, typed)


def test_too_little_to_look_for_is_said(client_of, owner, person) -> None:
    assert "Type the whole number" in by_contact(client_of(owner), "7012")


def test_what_was_replaced_finds_nobody_and_a_merged_contact_its_person(
    client_of, owner, teammate, person
) -> None:
    kept = make_person("Aybek Testoff", by=owner)
    merge(by=teammate, kept=kept, gone=person, choices={"contact": "other"})
    client = client_of(owner)
    assert kept.reference in by_contact(client, NUMBER)
    kept.refresh_from_db()
    protect(by=owner, person=kept, kind=Protected.CONTACT, text="+7 777 000 00 00", reason="x")
    assert kept.reference not in by_contact(client, NUMBER)


def test_an_exact_place_is_shown_by_itself(client_of, owner) -> None:
    party = make_party(make_case(owner), make_person(by=owner))
    event = Event(type="DETAINED")
    log_event(by=owner, event=event, concerned={party: ""}, exact_place="Qanary street 5")
    client, url = client_of(owner), reverse("exact-place", args=[event.pk])
    case = client.get(party.case.get_absolute_url()).content.decode()
    assert url in case
    assert "Qanary" not in case
    assert "Qanary street 5" in client.get(url).content.decode()
    (line,) = reads(party.case.reference)
    assert line.case == party.case_id


def test_who_spoke_is_shown_to_those_who_know_sources_and_to_who_was_told(
    client_of, owner, teammate
) -> None:
    url = reverse("source-identity", args=[(source := _call(owner)).reference])
    for user in (owner, teammate):
        assert url in client_of(user).get(source.get_absolute_url()).content.decode()
        assert "Qanary cousin" in client_of(user).get(url).content.decode()
    assert len(reads(source.reference)) == 2


def _call(owner: User) -> Source:
    from core.actor import acting

    with acting(owner):
        source = make_source("A call", scope=new_scope(owner))
        source.identity = seal("Qanary cousin", subject=source.pk)
        source.save()
    return source


def test_denial_another_caseworker_is_not_told_that_there_is_a_speaker(
    client_of, owner, desk
) -> None:
    from tests.conftest import join

    source, other = _call(owner), join("other", Role.CASEWORKER, desk)
    url, client = reverse("source-identity", args=[source.reference]), client_of(other)
    assert "Who spoke" not in client.get(source.get_absolute_url()).content.decode()
    assert client.get(url).status_code == 404
    edit = client.get(reverse("source-edit", args=[source.reference])).content.decode()
    assert "identity_words" not in edit
    assert not [line for line in reads(source.reference) if line.outcome == "OK"]


def test_denial_an_outsider_sees_none_of_it(client_of, owner, outsider, person) -> None:
    party = make_party(make_case(owner), person)
    event = Event(type="DETAINED")
    log_event(by=owner, event=event, concerned={party: ""}, exact_place="Qanary street 5")
    source, client = _call(owner), client_of(outsider)
    for url in (
        page(person), page(person, "contact"), reverse("exact-place", args=[event.pk]),
        reverse("source-identity", args=[source.reference]),
    ):  # fmt: skip
        assert client.get(url).status_code == 404
    assert person.reference not in by_contact(client, NUMBER)
    assert "Nobody whom you see" in by_contact(client, NUMBER)


def test_denial_without_the_right_nothing_tells_that_there_is_something(
    client_of, owner, person, without_the_right
) -> None:
    party = make_party(make_case(owner), person)
    event = Event(type="DETAINED")
    log_event(by=owner, event=event, concerned={party: ""}, exact_place="Qanary street 5")
    client = client_of(owner)
    history = reverse("case-history", args=[party.case.reference])
    for url in (
        person.get_absolute_url(), party.case.get_absolute_url(), reverse("people"),
        reverse("event-edit", args=[event.pk]), history,
        f"{history}?of=person-{person.pk}&version={person.version}",
    ):  # fmt: skip
        shown = client.get(url, follow=True).content.decode().lower()
        for word in ("qanary", "protected/", "recorded, protected", "exact place:", "by-contact"):
            assert word not in shown, (url, word)
    for url in (page(person), page(person, "contact"), reverse("by-contact")):
        assert client.get(url).status_code == 403
    assert client.get(reverse("exact-place", args=[event.pk])).status_code == 403


def test_history_says_that_a_value_changed_and_never_the_value(client_of, owner, person) -> None:
    party = make_party(make_case(owner), person)
    protect(by=owner, person=person, kind=Protected.CONTACT, text="Qanary two", reason="moved")
    history = reverse("case-history", args=[party.case.reference])
    url = f"{history}?of=person-{person.pk}&version={person.version}"
    shown = client_of(owner).get(url).content.decode()
    assert "changed, protected" in shown
    assert "Qanary" not in shown


def test_no_table_holds_what_is_protected(owner, person, django_db_blocker) -> None:
    """As pg_dump would: every table, as text."""
    protect(by=owner, person=person, kind=Protected.FAMILY, text="Qanaryfamily", reason="x")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        readable = [t for t in tables if _may_read(cursor, t)]
        for table in readable:
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE t::text ~ %s', ["Qanary|2345678"]
            )
            assert cursor.fetchone() == (0,), table
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE position(%s in t::text) > 0',
                [b"Qanary".hex()],
            )
            assert cursor.fetchone() == (0,), table
        assert {"core_sealed", "people_person", "people_contactkey"} <= set(readable)
        cursor.execute("SELECT count(*) FROM people_person t WHERE t::text ~ %s", ["Aibek Testov"])
        assert cursor.fetchone() == (1,)  # the control


def _may_read(cursor, table: str) -> bool:
    cursor.execute("SELECT has_table_privilege(%s, 'SELECT')", [f'"{table}"'])
    return cursor.fetchone()[0]
