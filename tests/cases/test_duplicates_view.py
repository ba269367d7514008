"""The queue of likely duplicates: who sees which pair, and what is answered."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from desk.home import home
from people.models import LikelySame, NotSame
from people.same import suggest
from tests.conftest import CommitClient
from tests.factories import make_citation, make_organisation, make_party, make_person
from tests.reading import writes

Clients = Callable[[User], CommitClient]
URL = reverse("duplicates")


def pair(by: User, *names: str, score: float = 0.95, other_by: User | None = None) -> LikelySame:
    one, other = names or ("Aibek Testov", "Aybek Testoff")
    suggest(make_person(one, by=by), make_person(other, by=other_by or by), score)
    return LikelySame.objects.latest("pk")


def page(client_of: Clients, user: User, at: LikelySame | None = None) -> str:
    response = client_of(user).get(URL + (f"?at={at.pk}" if at else ""))
    assert response.status_code == 200
    return response.content.decode()


def test_both_records_stand_side_by_side_with_what_is_known(client_of, teammate: User) -> None:
    shown = pair(teammate)
    party = make_party(person=shown.person, by=teammate)
    make_citation(name=shown.person.names.get())
    said = page(client_of, teammate)
    for word in ("Aibek Testov", "Aybek Testoff", "Kazakhstan", party.case.reference, "1 source"):
        assert word in said
    assert reverse("merge", args=[shown.person.reference, shown.other_person.reference]) in said


def test_no_name_is_in_the_title(client_of, teammate: User) -> None:
    pair(teammate)
    assert "Testov" not in page(client_of, teammate).partition("</title>")[0]


def test_the_likeliest_pair_comes_first_and_the_others_later(client_of, teammate: User) -> None:
    second, first = pair(teammate, score=0.9), pair(teammate, "Serik A", "Serik B", score=0.99)
    said = page(client_of, teammate)
    assert "Serik A" in said
    assert f"?at={second.pk}" in said
    assert f"?at={first.pk}" in page(client_of, teammate, second)


def test_two_is_remembered_with_its_reason_and_the_next_pair_comes(client_of, owner: User) -> None:
    first, second = pair(owner, score=0.99), pair(owner, score=0.9)
    sent = client_of(owner).post(reverse("not-same", args=[first.pk]), {"reason": "Other fathers"})
    assert sent.url == f"{URL}?at={second.pk}"
    said = NotSame.objects.get()
    assert (said.person, said.by, said.reason) == (first.person, owner, "Other fathers")
    assert not LikelySame.objects.filter(pk=first.pk).exists()


def test_a_caseworker_is_told_to_ask_a_coordinator(client_of, owner: User) -> None:
    pair(owner)
    said = page(client_of, owner)
    assert "ask a coordinator" in said
    assert "same-as" not in said


def test_a_pair_that_is_gone_gives_way_to_the_likeliest(client_of, owner: User) -> None:
    gone, _left = pair(owner), pair(owner, "Serik A", "Serik B")
    gone.delete()
    assert "Serik A" in page(client_of, owner, gone)
    assert client_of(owner).get(f"{URL}?at=%00").status_code == 200


def test_organisations_are_in_the_same_queue(client_of, teammate: User) -> None:
    suggest(make_organisation("Test Partnership"), make_organisation("Test Partnerships"), 0.95)
    said = page(client_of, teammate)
    assert "Test Partnerships" in said
    client_of(teammate).post(reverse("not-same", args=[LikelySame.objects.get().pk]))
    assert NotSame.objects.get().organisation


def test_an_empty_queue_says_what_that_means(client_of, owner: User) -> None:
    assert "No likely duplicates" in page(client_of, owner)


def test_denial_a_pair_with_a_hidden_side_is_neither_shown_nor_counted(
    client_of, owner: User, outsider: User
) -> None:
    half = pair(owner, "Aibek Testov", "Aybek Hiddenov", other_by=outsider)
    pair(owner, "Serik A", "Serik B", score=0.9)
    for user in (owner, outsider):
        said = page(client_of, user, half)
        assert "Hiddenov" not in said
        assert reverse("not-same", args=[half.pk]) not in said
        sent = client_of(user).post(reverse("not-same", args=[half.pk]))
        assert sent.status_code == 404
    assert "Pair 1 of 1" in page(client_of, owner)
    assert not NotSame.objects.exists()


def test_denial_home_counts_only_pairs_whose_both_sides_are_seen(
    owner: User, outsider: User
) -> None:
    pair(owner), pair(owner, other_by=outsider)
    (panel,) = [one for one in home(owner).panels if one.title == "Likely duplicates"]
    assert panel.count == 1
    assert "Likely duplicates" not in {one.title for one in home(outsider).panels}


def test_denial_cases_that_one_does_not_see_are_not_told_of(
    client_of, owner: User, outsider: User
) -> None:
    shown = pair(owner)
    hidden = make_party(person=shown.person, by=outsider)
    assert hidden.case.reference not in page(client_of, owner)


def test_the_page_only_reads_and_takes_a_constant_number_of_queries(client_of, owner: User) -> None:
    shown, client = pair(owner), client_of(owner)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(URL)
        assert not writes(asked)
        return len(asked)

    queries()
    before = queries()
    for _ in range(3):
        make_party(person=shown.person, by=owner)
        make_citation(name=shown.person.names.get())
        pair(owner, score=0.9)
    assert queries() == before
