"""Sources corrected, and their publishers graded."""

from django.urls import reverse

from accounts.visibility import new_scope
from cases.models import Source
from core.models import Sealed
from core.sealed import unseal
from people.merging import merge
from people.models import Reliability
from tests.factories import make_organisation, make_person, make_source


def data(source: Source, **changes: object) -> dict[str, object]:
    return {
        "title": source.title, "kind": source.kind_id, "reliability": "F",
        "version": source.version, "published_words": "1 May 2023", "reason": "read again",
        **changes,
    }  # fmt: skip


def test_a_source_is_corrected_and_who_spoke_is_sealed(client_of, owner, teammate) -> None:
    source = make_source("A call", scope=new_scope(owner))
    url = reverse("source-edit", args=[source.reference])
    client_of(teammate).post(url, data(source, title="A second call", identity_words="his cousin"))
    source.refresh_from_db()
    assert (source.title, source.published.edtf) == ("A second call", "2023-05-01")
    assert unseal(Sealed.objects.get(pk=source.identity_id)) == "his cousin"
    assert "cousin" not in client_of(teammate).get(url).content.decode()


def test_denial_who_went_into_another_record_tells_nothing_new(client_of, owner, teammate) -> None:
    kept, gone = (make_person(name, by=owner) for name in ("Aibek Testov", "Aybek Testoff"))
    merge(by=teammate, kept=kept, gone=gone, choices={})
    source = make_source("A call", scope=new_scope(owner))
    url = reverse("source-edit", args=[source.reference])
    client_of(owner).post(url, data(source, told_by=gone.reference))
    assert Source.objects.get().told_by is None
    client_of(owner).post(url, data(source, told_by=kept.reference))
    assert Source.objects.get().told_by == kept


def test_a_publishers_grade_is_told_of_its_sources(client_of, owner) -> None:
    publisher = make_organisation("Test Partnership")
    source, client = make_source(publisher=publisher), client_of(owner)
    sent = {"reliability": "B", "version": publisher.version, "reason": "years of work"}
    client.post(reverse("publisher-edit", args=[publisher.reference]), sent)
    assert Source.objects.get().grade == Reliability.B
    for url in (reverse("sources"), source.get_absolute_url()):
        assert "usually reliable" in client.get(url).content.decode()


def test_words_for_a_publisher_are_offered_and_not_forced(client_of, owner) -> None:
    publisher = make_organisation("Test Partnership")
    source, client = make_source(publisher_words="test partnership"), client_of(owner)
    assert "is that Test Partnership?" in client.get(source.get_absolute_url()).content.decode()
    source.refresh_from_db()
    assert source.publisher is None
    url = reverse("source-publisher", args=[source.reference])
    client.post(url, {"publisher": publisher.reference})
    source.refresh_from_db()
    assert source.publisher == publisher


def test_it_refuses_a_source_without_a_title(client_of, owner) -> None:
    source = make_source()
    url = reverse("source-edit", args=[source.reference])
    assert client_of(owner).post(url, data(source, title="")).status_code == 200
    source.refresh_from_db()
    assert source.title == "A statement"


def test_denial_an_outsider_edits_no_protected_source(client_of, owner, outsider) -> None:
    source = make_source("A call", scope=new_scope(owner))
    for name in ("source-edit", "source-publisher"):
        url = reverse(name, args=[source.reference])
        assert client_of(outsider).post(url, data(source)).status_code == 404
