"""Writing and editing a letter: right to, refusals, stale forms, hostile text, the PDF."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from accounts.models import Team, User
from advocacy.forms import asks_for
from advocacy.models import Letter, LetterStatus
from core.pdf import PdfError
from tests.advocacy.builders import MacronVisit, clear, make_ask, make_visit
from tests.factories import make_case, make_party, make_person

ClientOf = Callable[[User], Client]
HOSTILE = '<script>alert(1)</script><img src="https://example.org/x.png"> [a](javascript:alert(1))'


@pytest.fixture
def macron(desk: Team) -> MacronVisit:
    return MacronVisit()


@pytest.fixture
def letter(macron: MacronVisit, teammate: User) -> Letter:
    person = make_person(by=teammate)
    clear(person)
    case = make_case(teammate)
    make_party(case, person)
    return macron.letter(teammate, case)


def typed(letter: Letter, **texts: str) -> dict[str, object]:
    data: dict[str, object] = {}
    for section in letter.sections.all():
        data[f"{section.kind}-text"] = texts.get(section.kind, section.text)
        data[f"{section.kind}-version"] = section.version
    return data


def choices(macron: MacronVisit, **changes: object) -> dict[str, object]:
    return {
        "addressee": macron.guest.pk, "sender": macron.sender.pk, "printed_name": "B. Testova",
        "place": "Brussels", "date": "2023-10-30", "countries": ["KZ", "UZ"],
        "asks": [ask.pk for ask in macron.asks],
        "paragraphs": [row.pk for row in macron.paragraphs], **changes,
    }  # fmt: skip


def test_the_guest_with_fitting_asks_and_paragraphs_is_prefilled(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    url = reverse("letter-new", args=[macron.visit.reference])
    form = client_of(teammate).get(url).context["form"]
    assert form.initial["addressee"] == macron.guest
    assert set(form.initial["paragraphs"]) == {*macron.paragraphs}
    assert set(form.initial["asks"]) == {*macron.asks}


def test_two_cases_of_withheld_names_are_told_apart_by_their_references(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    cases = [make_case(teammate, country="UZ") for _ in range(2)]
    for case in cases:
        make_party(case)
    page = client_of(teammate).get(reverse("letter-new", args=[macron.visit.reference]))
    for case in cases:
        assert f"(name withheld), Uzbekistan, {case.reference}" in page.content.decode()


def test_choices_become_a_letter(macron: MacronVisit, teammate: User, client_of: ClientOf) -> None:
    url = reverse("letter-new", args=[macron.visit.reference])
    response = client_of(teammate).post(url, choices(macron))
    letter = Letter.objects.get()
    assert response.headers["Location"] == letter.get_absolute_url()
    assert letter.date == date(2023, 10, 30)


def test_bad_choices_say_so_and_keep_what_was_typed(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    url = reverse("letter-new", args=[macron.visit.reference])
    data = choices(macron, date="30 Octember", countries=["KZ"])
    page = client_of(teammate).post(url, data).content.decode()
    assert "Ticked, but about Uzbekistan." in page
    assert "30 Octember" in page
    assert "B. Testova" in page
    assert not Letter.objects.exists()


def test_a_changed_section_is_in_own_words_and_can_be_written_again(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    client = client_of(teammate)
    client.post(letter.get_absolute_url(), typed(letter, THANKS="Thank you.\r\n"))
    thanks = letter.sections.get(kind="THANKS")
    assert (thanks.text, thanks.own_words) == ("Thank you.", True)
    assert letter.sections.filter(own_words=True).count() == 1
    client.post(letter.get_absolute_url(), {**typed(letter), "again": "THANKS"})
    thanks.refresh_from_db()
    assert (thanks.text, thanks.own_words) == ("We thank you for your attention.", False)


def test_a_stale_form_is_refused_and_keeps_what_was_typed(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    client, late = client_of(teammate), typed(letter, HOOK="Mine.", THANKS="Also mine.")
    client.post(letter.get_absolute_url(), typed(letter, HOOK="Theirs."))
    response = client.post(letter.get_absolute_url(), late)
    page = response.content.decode()
    assert response.status_code == 422
    assert all(words in page for words in ("Mine.", "Also mine.", "Theirs."))
    assert letter.sections.get(kind="HOOK").text == "Theirs."
    assert letter.sections.get(kind="THANKS").text != "Also mine."


def test_ready_is_refused_with_the_list_of_gaps(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    client = client_of(teammate)
    data = {**typed(letter, CASES="- [[age of X]]", HOOK="[[when"), "ready": ""}
    page = client.post(letter.get_absolute_url(), data, follow=True).content.decode()
    assert "Age of X" in page
    assert "When" in page
    letter.refresh_from_db()
    assert letter.status == LetterStatus.DRAFT


def test_a_change_makes_a_ready_letter_a_draft_again(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    client = client_of(teammate)
    client.post(letter.get_absolute_url(), {**typed(letter, CASES=""), "ready": ""})
    letter.refresh_from_db()
    assert letter.status == LetterStatus.READY
    client.post(letter.get_absolute_url(), typed(letter, HOOK="More."))
    letter.refresh_from_db()
    assert letter.status == LetterStatus.DRAFT


def test_hostile_text_is_inert_on_the_page_and_in_the_preview(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    client = client_of(teammate)
    data = typed(letter, HOOK=f"[[{HOSTILE}]] {HOSTILE}")
    preview = client.post(reverse("letter-preview", args=[letter.reference]), data)
    client.post(letter.get_absolute_url(), data)
    for response in (preview, client.get(letter.get_absolute_url())):
        page = response.content.decode()
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>" not in page
        assert "<img" not in page
        assert 'href="javascript' not in page


def test_the_preview_saves_nothing(letter: Letter, teammate: User, client_of: ClientOf) -> None:
    data = typed(letter, HOOK="Typed now.")
    response = client_of(teammate).post(reverse("letter-preview", args=[letter.reference]), data)
    assert "Typed now." in response.content.decode()
    assert letter.sections.get(kind="HOOK").version == 1


def pdf_of(client: Client, letter: Letter) -> tuple[PdfReader, str]:
    response = client.get(reverse("letter-pdf", args=[letter.reference]))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Cache-Control"] == "no-store"
    assert f"{letter.reference}.pdf" in response.headers["Content-Disposition"]
    reader = PdfReader(BytesIO(response.content))
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_pdf_holds_the_letter_and_no_name_in_its_metadata(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    reader, text = pdf_of(client_of(teammate), letter)
    for said in ("To: President of France, Emmanuel Macron", "Brussels, 30 October 2023",
                 "Dear President Macron,", "Brigitte Dufour", "DEMONSTRATION"):  # fmt: skip
        assert said in text
    assert reader.metadata.title == letter.reference
    assert "Macron" not in str(reader.metadata)


def test_hostile_text_is_inert_in_the_pdf(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    client = client_of(teammate)
    client.post(letter.get_absolute_url(), typed(letter, HOOK=HOSTILE))
    reader, text = pdf_of(client, letter)
    assert "<script>alert(1)</script>" in text
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert links == []


def test_a_case_page_shows_its_letters_to_those_who_see_all_their_cases(
    letter: Letter, owner: User, outsider: User
) -> None:
    def panel(user: User) -> str:
        context = {"case": letter.cases.get().case, "user": user}
        return render_to_string("advocacy/_case_letters.html", context)

    assert letter.get_absolute_url() in panel(owner)
    assert letter.get_absolute_url() not in panel(outsider)


def test_denial_who_does_not_see_a_case_does_not_see_its_letter(
    letter: Letter, outsider: User, client_of: ClientOf
) -> None:
    client = client_of(outsider)
    assert client.get(letter.get_absolute_url()).status_code == 404
    assert client.post(letter.get_absolute_url(), typed(letter)).status_code == 404
    assert client.get(reverse("letter-pdf", args=[letter.reference])).status_code == 404
    assert letter.reference not in client.get(reverse("letters")).content.decode()


def test_denial_a_caseworker_reads_and_does_not_write(
    macron: MacronVisit, letter: Letter, owner: User, client_of: ClientOf
) -> None:
    client = client_of(owner)
    assert client.get(letter.get_absolute_url()).status_code == 200
    assert client.post(letter.get_absolute_url(), typed(letter)).status_code == 403
    assert client.get(reverse("letter-new", args=[macron.visit.reference])).status_code == 403
    assert client.get(reverse("letter-pdf", args=[letter.reference])).status_code == 403
    preview = reverse("letter-preview", args=[letter.reference])
    assert client.post(preview, typed(letter)).status_code == 403


def test_the_list_takes_as_many_queries_for_ten_letters_as_for_one(
    macron: MacronVisit, letter: Letter, teammate: User, client_of: ClientOf,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    client = client_of(teammate)
    with django_assert_num_queries(100, exact=False) as one:
        client.get(reverse("letters"))
    for _ in range(9):
        macron.letter(teammate)
    with django_assert_num_queries(len(one)):
        client.get(reverse("letters"))


def test_denial_asks_on_hidden_cases_or_persons_are_not_offered_and_not_taken(
    macron: MacronVisit, teammate: User, outsider: User
) -> None:
    hidden = make_party(make_case(outsider), make_person(by=outsider))
    office = macron.guest.office
    on_case = make_ask("free them", office, case=hidden.case)
    on_person = make_ask("free the person", office, persons=[hidden.person_id])
    assert set(asks_for(macron.visit, teammate)) == {*macron.asks}
    for ask in (on_case, on_person):
        with pytest.raises(ValueError, match="ask"):
            macron.letter(teammate, asks=[ask])


def test_asks_of_the_guest_come_first(macron: MacronVisit, teammate: User) -> None:
    other = make_ask("do something", macron.hosts[0].office)
    last = make_ask("do something else", macron.guest.office)
    assert [*asks_for(macron.visit, teammate)] == [*macron.asks, last, other]


def test_a_letter_made_ready_meanwhile_goes_back_to_draft(
    letter: Letter, teammate: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_lock, data = Letter.lock, typed(letter, HOOK="More.")

    def quicker(found: Letter) -> Letter:
        other = plain_lock(found)
        other.status = LetterStatus.READY
        other.save()
        return other

    monkeypatch.setattr(Letter, "lock", quicker)
    assert client_of(teammate).post(letter.get_absolute_url(), data).status_code == 302
    letter.refresh_from_db()
    assert letter.status == LetterStatus.DRAFT


def test_the_preview_of_a_form_without_a_field_is_shown(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    url = reverse("letter-preview", args=[letter.reference])
    assert client_of(teammate).post(url, {}).status_code == 200


def test_a_pdf_that_cannot_be_made_says_so(
    letter: Letter, teammate: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object, **kwargs: object) -> bytes:
        raise PdfError("no fonts")

    monkeypatch.setattr("core.pdf.render", fails)
    url = reverse("letter-pdf", args=[letter.reference])
    page = client_of(teammate).get(url, follow=True).content.decode()
    assert "The PDF could not be made" in page


def test_a_visit_without_countries_can_have_a_letter(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    visit = make_visit(guest=macron.guest, countries=())
    data = choices(macron, countries=[], asks=[macron.asks[0].pk], paragraphs=[])
    client_of(teammate).post(reverse("letter-new", args=[visit.reference]), data)
    assert Letter.objects.get().occasion == visit
