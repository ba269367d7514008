"""The pages that bring two records together and part them again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from cases.models import Answer, Consent, Party
from core.models import Term, Vocabulary
from people.merging import merge
from people.models import Attribute, AttributeKind, Merge, Name, NameKind, Person, Relation
from people.same import say_two
from tests.factories import make_case, make_event, make_organisation, make_party, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(owner: User) -> Person:
    return make_person("Aibek Testov", by=owner, biography="A teacher.")


@pytest.fixture
def gone(owner: User) -> Person:
    return make_person("Aybek Testoff", by=owner, biography="Writes poems.")


def address(kept: Person, gone: Person) -> str:
    return reverse("merge", args=[kept.reference, gone.reference])


def answers(kept: Person, gone: Person, **more: str) -> dict[str, str]:
    """The form as the page shows it, with a reason."""
    given = {"display_name": "kept", "biography": "both", "reason": "same trial", **more}
    return {"versions": f"{kept.version}-{gone.version}", **given}


def merged(client, kept: Person, gone: Person, **more: str) -> Merge:
    response = client.post(address(kept, gone), answers(kept, gone, **more))
    assert response.status_code == 302
    return Merge.objects.latest("pk")


def test_both_are_shown_side_by_side_and_brought_together(client_of, teammate, kept, gone) -> None:
    client = client_of(teammate)
    page = client.get(address(kept, gone)).content.decode()
    assert "Aybek Testoff" in page
    assert "1 name" in page
    merge = merged(client, kept, gone)
    kept.refresh_from_db()
    assert kept.biography == "A teacher.\n\nWrites poems."
    assert {name.text for name in kept.names.all()} == {"Aibek Testov", "Aybek Testoff"}
    assert (merge.by, merge.reason) == (teammate, "same trial")


def test_no_name_is_in_the_title(client_of, teammate: User, kept, gone) -> None:
    page = client_of(teammate).get(address(kept, gone)).content.decode()
    title = page.split("<title>")[1].split("</title>")[0]
    assert kept.reference in title
    assert "Testov" not in title


def test_an_old_reference_leads_to_the_kept_record(client_of, teammate, kept, gone) -> None:
    client = client_of(teammate)
    merged(client, kept, gone)
    assert client.get(gone.get_absolute_url()).url == kept.get_absolute_url()
    assert client.get(address(gone, kept)).url == gone.get_absolute_url()
    page = client.get(kept.get_absolute_url()).content.decode()
    assert f"Brought together with {gone.reference}" in page


def test_the_undo_is_offered_to_those_alone_who_may(client_of, owner, teammate, kept, gone) -> None:
    merged(client_of(teammate), kept, gone)
    page = client_of(owner).get(kept.get_absolute_url()).content.decode()
    assert "Brought together" not in page


def test_contradictions_stand_side_by_side_and_stay(client_of, teammate, kept, gone) -> None:
    for person, sex in ((kept, "M"), (gone, "F")):
        Attribute(person=person, kind=AttributeKind.SEX, value=sex).save()
    client = client_of(teammate)
    assert (
        "Both are kept, each with its sources" in client.get(address(kept, gone)).content.decode()
    )
    merged(client, kept, gone)
    assert {one.value for one in kept.attributes.all()} == {"M", "F"}


def test_different_answers_on_who_may_know_are_told(client_of, teammate, kept, gone) -> None:
    for person, answer in ((kept, Answer.ONLY_US), (gone, Answer.PARTNERS)):
        Consent(person=person, basis="CONSENT", answer=answer).save()
    page = client_of(teammate).get(address(kept, gone)).content.decode()
    assert "“only us” and “named partners”" in page


def test_who_sees_it_must_be_chosen_where_two_differ(client_of, teammate, kept, gone) -> None:
    kept.scope.level = "OFFICE"
    kept.scope.save()
    client = client_of(teammate)
    page = client.get(address(kept, gone)).content.decode()
    assert "everyone in the office" in page
    assert "teams: Desk" in page
    response = client.post(address(kept, gone), answers(kept, gone))
    assert "This field is required" in response.content.decode()
    assert not Merge.objects.exists()
    merged(client, kept, gone, scope="other")
    kept.refresh_from_db()
    assert kept.scope.level == "TEAMS"


def test_a_relation_of_the_two_to_each_other_refuses(client_of, teammate, kept, gone) -> None:
    kind = Term.objects.of(Vocabulary.RELATION).first()
    Relation(person=kept, to_person=gone, kind=kind).save()
    client = client_of(teammate)
    assert "take it back first" in client.get(address(kept, gone)).content.decode()
    page = client.post(address(kept, gone), answers(kept, gone)).content.decode()
    assert "take the relation back first" in page
    assert not Merge.objects.exists()


def test_that_they_were_said_to_be_two_is_told(client_of, teammate, owner, kept, gone) -> None:
    say_two(by=owner, one=kept, other=gone, reason="another father")
    page = client_of(teammate).get(address(kept, gone)).content.decode()
    assert "Owner has said that these are two" in page
    assert "another father" in page


def test_what_changed_meanwhile_is_shown_and_nothing_saved(client_of, teammate, kept, gone) -> None:
    given = answers(kept, gone)
    kept.biography = "A nurse."
    kept.save()
    client = client_of(teammate)
    page = client.post(address(kept, gone), given).content.decode()
    assert "What was changed meanwhile" in page
    assert "A nurse." in page
    assert not Merge.objects.exists()
    merged(client, kept, gone)


def test_a_form_sent_twice_merges_once(client_of, teammate: User, kept, gone) -> None:
    client, given = client_of(teammate), {**answers(kept, gone), "once": "a token"}
    for _ in range(2):
        assert client.post(address(kept, gone), given).url == kept.get_absolute_url()
    assert Merge.objects.count() == 1


def test_the_page_tells_nothing_of_hidden_cases(client_of, teammate, outsider, kept, gone) -> None:
    hidden = make_party(make_case(outsider), gone)
    make_event(hidden)
    client = client_of(teammate)
    page = client.get(address(kept, gone)).content.decode()
    assert "case" not in page.split("will move:")[1].split("</p>")[0]
    merge = merged(client, kept, gone)
    assert Party.objects.get().person == kept
    hidden.refresh_from_db()
    hidden.rank_reason = "a hidden thought"
    hidden.save()
    page = client.get(reverse("merge-undo", args=[merge.pk])).content.decode()
    assert "Nothing that you see was edited since" in page


def test_it_costs_the_same_however_much_there_is(client_of, teammate, owner, kept, gone) -> None:
    client = client_of(teammate)
    client.get(address(kept, gone))
    count = queries_of(client, address(kept, gone))
    for number in range(3):
        make_event(make_party(make_case(owner), gone))
        Name(person=gone, text=f"Testov {number}", kind=NameKind.ALIAS).save()
        Attribute(person=kept, kind=AttributeKind.OCCUPATION, value=f"job {number}").save()
    assert queries_of(client, address(kept, gone)) == count


def queries_of(client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_denial_a_caseworker_may_not(client_of, owner: User, kept, gone) -> None:
    assert client_of(owner).get(address(kept, gone)).status_code == 403
    assert client_of(owner).post(address(kept, gone), answers(kept, gone)).status_code == 403


def test_denial_an_outsider_finds_neither(client_of, outsider, teammate, kept, gone) -> None:
    assert client_of(outsider).get(address(kept, gone)).status_code == 404
    assert client_of(outsider).post(address(kept, gone), answers(kept, gone)).status_code == 404
    merge = merged(client_of(teammate), kept, gone)
    undo = reverse("merge-undo", args=[merge.pk])
    assert client_of(outsider).post(undo, {"seen": ""}).status_code == 404
    assert client_of(outsider).get(gone.get_absolute_url()).status_code == 404


def test_denial_one_of_the_two_hidden_is_not_found(client_of, teammate, outsider, kept) -> None:
    hidden = make_person("Hidden Testova", by=outsider)
    assert client_of(teammate).get(address(kept, hidden)).status_code == 404
    assert client_of(teammate).get(address(kept, kept)).status_code == 404


def test_denial_why_two_are_one_is_not_told_to_who_sees_neither(
    client_of, owner: User, outsider: User, teammate: User
) -> None:
    kept, gone = (make_person(name, by=outsider) for name in ("Hidden Testova", "Hidden Testoff"))
    case = make_case(owner)
    make_party(case, gone)
    merge(by=outsider, kept=kept, gone=gone, choices={}, reason="Testoff is her maiden name")
    page = client_of(teammate).get(reverse("case-history", args=[case.reference])).content.decode()
    assert "two records brought together" in page
    assert "maiden" not in page


def test_two_organisations_are_brought_together(client_of, teammate: User) -> None:
    kept, gone = make_organisation("Test Fund"), make_organisation("Fund of Tests")
    url = reverse("organisation-merge", args=[kept.reference, gone.reference])
    client = client_of(teammate)
    assert "Fund of Tests" in client.get(url).content.decode()
    given = {"versions": "1-1", "name": "other", "reason": "one address"}
    assert client.post(url, given).status_code == 302
    kept.refresh_from_db()
    assert kept.name == "Fund of Tests"
    assert [name.text for name in kept.names.all()] == ["Test Fund"]


def test_a_name_that_only_tables_made_is_marked_and_no_evidence(client_of, teammate, kept) -> None:
    other = make_person("Bolot Exampleev", by=teammate)
    made = {"kind": NameKind.TRANSLITERATION, "generated": True}
    Name(person=kept, text="Bolot Exampleev", **made).save()
    page = client_of(teammate).get(address(kept, other)).content.decode()
    assert "Bolot Exampleev (generated)" in page
    assert "same: Exampleev" not in page
