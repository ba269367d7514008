"""Sending files in and getting them out again, through the pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.files import add_document
from cases.models import Document
from core.keys import uuid7
from core.models import Blob
from tests.cases import sent_files as sent
from tests.factories import make_case, make_party, make_source, scope_of


def upload(name="photo.jpg", data=None):
    return SimpleUploadedFile(name, sent.SOUND[name] if data is None else data)


@pytest.fixture
def case(owner):
    return make_party(by=owner).case


@pytest.fixture
def photo(owner, case):
    return add_document(by=owner, upload=upload(), case=case)


def send(client, of, *files, **fields):
    name = "source-document-new" if of.reference.startswith("S") else "case-document-new"
    return client.post(reverse(name, args=[of.reference]), {"uploads": files, **fields})


def test_several_files_are_sent_at_once(client_of, owner, case):
    answer = send(client_of(owner), case, upload(), upload("plain.txt"), upload("judgment.pdf"))
    assert answer.url == f"{case.get_absolute_url()}#files"
    assert {one.file_name for one in case.documents.all()} == {
        "photo.jpg", "plain.txt", "judgment.pdf",
    }  # fmt: skip


def test_a_photo_can_be_taken_instead(client_of, owner, case):
    url = reverse("case-document-new", args=[case.reference])
    assert client_of(owner).post(url, {"photo": upload()}).status_code == 302
    assert case.documents.get().media_type == "image/jpeg"


def test_it_refuses_all_where_one_is_hostile_and_says_which(client_of, owner, case):
    answer = send(client_of(owner), case, upload(), upload("drawing.jpg", sent.SVG))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "drawing.jpg: Inside, the file is not what its name says." in page
    assert "Nothing was saved yet." in page
    assert not Document.objects.exists()
    assert not Blob.objects.exists()


def test_the_errors_of_files_are_text_and_no_code(client_of, owner, case):
    page = send(client_of(owner), case, upload("<img src=x onerror=alert(1)>.svg", b"x"))
    assert b"<img src=x" not in page.content


@pytest.mark.parametrize("fields", [{}, {"description": "x"}])
def test_it_asks_for_a_file(client_of, owner, case, fields):
    assert b"Choose a file." in send(client_of(owner), case, **fields).content


def test_what_is_larger_than_allowed_together_is_not_taken_in(client_of, owner, case, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    assert b"Choose a file." in send(client_of(owner), case, upload()).content
    assert not Document.objects.exists()


def test_it_asks_what_a_graphic_file_shows(client_of, owner, case):
    answer = send(client_of(owner), case, upload(), graphic="on")
    assert b"Say in one sentence what a graphic file shows." in answer.content
    assert not Document.objects.exists()


def test_a_graphic_picture_is_folded_and_described(client_of, owner, case):
    words = "Bruises on both arms."
    send(client_of(owner), case, upload(), graphic="on", description=words)
    page = client_of(owner).get(case.get_absolute_url()).content.decode()
    preview = reverse("document-preview", args=[case.documents.get().pk])
    assert words in page
    assert page.index("<summary>Show the picture") < page.index(f'src="{preview}"')
    assert page.count(preview) == 1


def test_the_page_shows_name_size_hash_and_who_added_it(client_of, owner, case, photo):
    page = client_of(owner).get(case.get_absolute_url()).content.decode()
    for shown in ("photo.jpg", photo.sha256, "added by Owner on"):
        assert shown in page


def test_the_original_leaves_only_as_a_download_without_a_telling_name(client_of, owner, case):
    send(client_of(owner), case, upload("Aibek Testov.txt", b"words"))
    document = case.documents.get()
    answer = client_of(owner).get(reverse("document", args=[document.pk]))
    assert answer.content == b"words"
    name = f"{case.reference}-{document.sha256[:8]}.txt"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", sent.SOUND)
def test_no_original_is_ever_served_inline(client_of, owner, case, name):
    document = add_document(by=owner, upload=upload(name), case=case)
    answer = client_of(owner).get(reverse("document", args=[document.pk]))
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Type"] == document.media_type
    preview = client_of(owner).get(reverse("document-preview", args=[document.pk]))
    assert preview.status_code == (200 if document.media_type.startswith("image/") else 404)
    assert preview.status_code == 404 or preview["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize("name", ["document", "document-preview", "document-edit"])
def test_an_outsider_gets_no_file_and_no_preview(client_of, outsider, photo, name):
    assert client_of(outsider).get(reverse(name, args=[photo.pk])).status_code == 404


def test_an_outsider_cannot_send_files(client_of, outsider, case):
    assert send(client_of(outsider), case, upload()).status_code == 404
    assert not Document.objects.exists()


def test_a_teammate_gets_the_file(client_of, teammate, photo):
    assert client_of(teammate).get(reverse("document", args=[photo.pk])).status_code == 200


def test_a_file_of_a_published_source_is_everybodys(client_of, owner, outsider):
    source = make_source()
    assert send(client_of(owner), source, upload()).status_code == 302
    url = reverse("document", args=[source.documents.get().pk])
    assert client_of(outsider).get(url).status_code == 200
    assert b"photo.jpg" in client_of(outsider).get(source.get_absolute_url()).content


def test_denial_a_file_of_a_protected_source_is_not_everybodys(client_of, owner, outsider):
    source = make_source(scope=scope_of(owner))
    send(client_of(owner), source, upload())
    url = reverse("document", args=[source.documents.get().pk])
    assert client_of(owner).get(url).status_code == 200
    assert client_of(outsider).get(url).status_code == 404


def test_denial_a_file_of_a_case_is_not_seen_through_its_published_source(owner, outsider, case):
    add_document(by=owner, upload=upload(), case=case, source=make_source())
    assert not Document.objects.visible_to(outsider).exists()
    assert Document.objects.visible_to(owner).exists()


def test_what_is_said_of_a_file_can_change_and_the_file_cannot(client_of, owner, photo):
    url = reverse("document-edit", args=[photo.pk])
    fields = {"graphic": "on", "description": "A bruise.", "reason": "looked", "version": 1}
    assert client_of(owner).post(url, fields).status_code == 302
    changed = Document.objects.get(pk=photo.pk)
    assert (changed.graphic, changed.description, changed.version) == (True, "A bruise.", 2)
    assert changed.sha256 == photo.sha256


def test_a_stale_description_is_refused(client_of, owner, photo):
    url = reverse("document-edit", args=[photo.pk])
    fields = {"description": "A bruise.", "reason": "looked"}
    client_of(owner).post(url, {**fields, "version": 1})
    answer = client_of(owner).post(url, {"description": "Other", "reason": "x", "version": 1})
    assert b"Somebody else changed this" in answer.content


def test_a_document_that_is_only_known_of_can_be_listed(client_of, owner, case):
    Document(
        case=case, file_name="a.pdf", media_type="application/pdf", sha256="0" * 64, size=5
    ).save()
    page = client_of(owner).get(case.get_absolute_url())
    assert b"the file itself is not here" in page.content
    url = reverse("document", args=[case.documents.get().pk])
    assert client_of(owner).get(url).status_code == 404


def test_no_file_is_found_by_an_unknown_key(client_of, owner):
    assert client_of(owner).get(reverse("document", args=[uuid7()])).status_code == 404


def test_many_files_take_no_more_queries_than_two(
    client_of, owner, django_assert_num_queries, actor
):
    from cases.files.listing import documents_of

    few, many = make_case(owner), make_case(owner)
    for case, number in ((few, 2), (many, 40)):
        for n in range(number):
            add_document(by=owner, upload=upload("a.txt", b"%d" % n), case=case)
        with django_assert_num_queries(2):
            assert len(documents_of(case, owner)) == number
