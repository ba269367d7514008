"""Reading a source beside a form."""

import pytest
from django.urls import reverse

from accounts.models import User
from accounts.visibility import new_scope
from cases.models import Case, Citation, Document, Event, Party, Source
from core.models import Vocabulary
from tests.factories import make_case, make_party, make_person, make_source, term

TEXT = """A man is held
On 3 May police in Almaty arrested Aibek Testov. He was released on 5 May 2023.
We fear that he will be arrested again."""


@pytest.fixture
def case(owner: User) -> Case:
    case = make_case(owner)
    make_party(case, make_person(by=owner))
    return case


@pytest.fixture
def source(client_of, owner: User, case: Case) -> Source:
    """Pasted on the page of the case."""
    sent = {
        "text": TEXT, "publisher": "Test Partnership", "published": "10 May 2023",
        "kind": term(Vocabulary.SOURCE, "NGO_STATEMENT").pk,
    }  # fmt: skip
    client_of(owner).post(reverse("reading-new", args=[case.reference]), sent)
    return Source.objects.get()


def at(name: str, case: Case, source: Source) -> str:
    return reverse(name, args=[case.reference, source.reference])


def test_a_pasted_text_is_kept_as_a_document_of_its_source(source: Source) -> None:
    assert (source.title, source.published.edtf) == ("A man is held", "2023-05-10")
    assert Document.objects.get(source=source).media_type.startswith("text/plain")


def test_a_sentence_fills_the_form_and_stores_nothing(client_of, owner, case, source) -> None:
    page = client_of(owner).post(at("reading-passage", case, source), {"use": "2.1"})
    form = page.context["form"]
    assert form["type"].value() == "APPREHENDED"
    assert form["date_words"].value() == "3 May"
    assert form["concerns_0"].value() is True
    assert "Understood as 3 May 2023" in page.content.decode()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    "words",
    ["Bolot Exampleev was arrested on 3 May.", "The court sentenced Bolot Exampleev to a fine."],
)
def test_what_befell_somebody_else_is_not_laid_to_the_only_person(
    client_of, owner, case, source, words
) -> None:
    page = client_of(owner).post(at("reading-passage", case, source), {"selected": words})
    assert not page.context["form"]["concerns_0"].value()
    sent = {"selected": "Then he was arrested."}
    page = client_of(owner).post(at("reading-passage", case, source), sent)
    assert page.context["form"]["concerns_0"].value() is True


def test_one_submit_logs_the_fact_with_its_quote_and_marks_the_words(
    client_of, owner, case, source
) -> None:
    client = client_of(owner)
    sent = {
        "fact": "event", "type": "APPREHENDED", "polarity": "HAPPENED", "date_words": "3 May",
        "concerns_0": "on", "paragraph": "2", "place_words": "Almaty",
        "quote": "On 3 May police in Almaty arrested Aibek Testov.",
    }  # fmt: skip
    answer = client.post(at("reading", case, source), sent)
    assert answer.url.endswith("#p2")
    event = Event.objects.get()
    assert event.date.edtf == "2023-05-03"
    citation = Citation.objects.get(event=event)
    assert (citation.source, citation.paragraph) == (source, 2)
    page = client.get(at("reading", case, source))
    logged = [one.logged for p in page.context["paragraphs"] for one in p.sentences]
    assert logged == [False, True, False, False]


def test_it_refuses_a_fact_of_nobody_and_keeps_what_was_typed(
    client_of, owner, case, source
) -> None:
    sent = {"fact": "event", "type": "RELEASE", "date_words": "5 May", "quote": "He was released"}
    page = client_of(owner).post(at("reading", case, source), sent).content.decode()
    assert "Say whom it concerns." in page
    assert 'value="5 May"' in page
    assert not Event.objects.exists()


def test_it_refuses_a_reading_without_text(client_of, owner, case) -> None:
    sent = {"title": "Nothing", "kind": term(Vocabulary.SOURCE, "NGO_STATEMENT").pk}
    page = client_of(owner).post(reverse("reading-new", args=[case.reference]), sent)
    assert "Paste the text" in page.content.decode()
    assert not Source.objects.exists()


def test_a_text_about_somebody_new_opens_a_case(client_of, owner) -> None:
    sent = {
        "names": "Dana Sagyn", "country": "KZ", "text": TEXT, "published": "10 May 2023",
        "kind": term(Vocabulary.SOURCE, "NGO_STATEMENT").pk,
    }  # fmt: skip
    answer = client_of(owner).post(reverse("source-read"), sent)
    party = Party.objects.get()
    assert str(party.person) == "Dana Sagyn"
    assert answer.url == at("reading", party.case, Source.objects.get())


def test_denial_an_outsider_reads_for_no_hidden_case(client_of, outsider, case, source) -> None:
    client = client_of(outsider)
    for name in ("reading", "reading-passage"):
        assert client.post(at(name, case, source), {"use": "2.1"}).status_code == 404
    assert client.get(reverse("reading-new", args=[case.reference])).status_code == 404


def test_denial_a_protected_source_is_not_read_by_others(client_of, owner, outsider) -> None:
    own = make_case(outsider)
    hidden = make_source("Call with a cousin", scope=new_scope(owner))
    assert client_of(outsider).get(at("reading", own, hidden)).status_code == 404
