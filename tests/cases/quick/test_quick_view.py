"""The line becomes a proposal, and the proposal facts only when it is confirmed."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from cases.codes import EventType, StandingCode
from cases.models import Charge, ChargeStatus, Event, Law, Order, OrderKind, Party, Provision
from cases.quick.form import ShortForm
from cases.quick.steps import BY_CODE, BY_CODE_THEN, BY_STAGE, likeliest, types_like
from tests.factories import make_case, make_event, make_party, make_person

LINE = "12 May 2023 sentenced 7y Art. 191-1, Almaly district court"


def url_of(party: Party) -> str:
    return reverse("quick", args=[party.case.reference])


def confirmed(response) -> dict[str, str]:
    """What the browser would send: the form as proposed."""
    form = response.context["form"]
    told = {field.html_name: field.value() for field in form}
    return {"confirm": "yes", **{name: value for name, value in told.items() if value}}


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def test_a_line_alone_logs_nothing(party: Party, owner: User, client_of) -> None:
    response = client_of(owner).post(url_of(party), {"line": LINE})
    assert response.context["form"].initial["authority_words"] == "Almaly district court"
    assert not Event.objects.exists()


def test_the_whole_line_is_logged_when_confirmed(party: Party, owner: User, client_of) -> None:
    client = client_of(owner)
    sent = confirmed(client.post(url_of(party), {"line": LINE}))
    assert client.post(url_of(party), sent).url == party.case.get_absolute_url()
    event, order, charge = Event.objects.get(), Order.objects.get(), Charge.objects.get()
    assert (event.type, event.date.earliest) == (EventType.SENTENCE, date(2023, 5, 12))
    assert event.authority_words == "Almaly district court"
    assert (order.kind, order.years, order.event) == (OrderKind.IMPRISONMENT, 7, event)
    assert (charge.words, charge.status) == ("Art. 191-1", ChargeStatus.CONVICTED)
    party.refresh_from_db()
    assert party.standing.code == StandingCode.IMPRISONED


def test_an_article_of_the_country_is_found_and_charged_once(
    party: Party, owner: User, client_of
) -> None:
    law = Law(country="KZ", name={"en": "Criminal Code"})
    law.save()
    article = Provision(law=law, article="191-1")
    article.save()
    client = client_of(owner)
    for line in ("charged under art. 191-1", LINE):
        client.post(url_of(party), confirmed(client.post(url_of(party), {"line": line})))
    assert Charge.objects.get().provision == article


def test_what_is_not_understood_is_kept_as_text(party: Party, owner: User, client_of) -> None:
    client = client_of(owner)
    response = client.post(url_of(party), {"line": "arrested yesterday for picketing alone"})
    client.post(url_of(party), confirmed(response))
    assert Event.objects.get().summary == "for picketing alone"


def test_it_refuses_what_it_does_not_understand_of_a_sentence(
    party: Party, owner: User, client_of
) -> None:
    step = reverse("quick-step", args=[party.case.reference, "SENTENCE"])
    page = client_of(owner).post(step, {"type": "SENTENCE", "imposed": "7 years of something"})
    assert "We do not understand “of something”" in page.content.decode()
    assert 'value="7 years of something"' in page.content.decode()
    assert not Event.objects.exists()


def test_it_refuses_a_sentence_for_who_was_acquitted(party: Party, owner: User, client_of) -> None:
    sent = {"confirm": "yes", "type": "SENTENCE", "imposed": "2 years", "outcome": "NOT_GUILTY"}
    page = client_of(owner).post(url_of(party), sent)
    assert "Nothing is imposed with this outcome" in page.content.decode()
    assert not Order.objects.exists()


def test_a_date_that_cannot_be_read_is_asked_about_once(
    party: Party, owner: User, client_of
) -> None:
    client = client_of(owner)
    sent = {"confirm": "yes", "type": "APPREHENDED", "date_words": "31 February 2024"}
    assert "We cannot read this date" in client.post(url_of(party), sent).content.decode()
    client.post(url_of(party), {**sent, "keep_date_words": "31 February 2024"})
    assert Event.objects.get().date.text == "31 February 2024"


def test_for_whom_is_asked_where_there_are_several(owner: User, client_of) -> None:
    case = make_case(owner)
    both = [make_party(case, make_person(name, by=owner)) for name in ("Aibek A", "Dana Probova")]
    client = client_of(owner)
    page = client.post(url_of(both[0]), {"confirm": "yes", "type": "RELEASE"})
    assert "Say whom it concerns" in page.content.decode()
    response = client.post(url_of(both[0]), {"line": "Probova released yesterday"})
    client.post(url_of(both[0]), confirmed(response))
    assert [link.party for link in Event.objects.get().concerned.all()] == [both[1]]


def test_another_type_asks_for_its_own_field_and_keeps_what_was_typed(
    party: Party, owner: User, client_of
) -> None:
    sent = {"line": "x", "type": "REMAND_ORDERED", "summary": "typed"}
    form = client_of(owner).post(url_of(party), sent).context["form"]
    assert "until_words" in form.fields
    assert form["summary"].value() == "typed"


def test_it_refuses_a_type_that_is_none(party: Party, owner: User, client_of) -> None:
    step = reverse("quick-step", args=[party.case.reference, "NONSENSE"])
    assert client_of(owner).get(step).status_code == 404


def test_every_step_has_at_most_four_fields(party: Party, owner: User) -> None:
    for kind in EventType:
        form = ShortForm(initial={"type": kind}, case=party.case, parties=[party], user=owner)
        assert len(form.visible_fields()) <= 4, kind


def test_the_steps_follow_the_stage(owner: User, party: Party, client_of) -> None:
    make_event(party, type=EventType.REMAND_ORDERED)
    client = client_of(owner)
    client.post(url_of(party), {"confirm": "yes", "type": "ACCESS", "date_words": "2 May 2023"})
    party = Party.objects.select_related("standing").get(pk=party.pk)
    assert likeliest([party]) == (
        EventType.HEARING_SCHEDULED, EventType.REMAND_EXTENDED, EventType.TRANSFER,
        EventType.INDICTMENT_TO_COURT, EventType.RELEASE,
    )  # fmt: skip


def test_there_are_always_five_likeliest_steps() -> None:
    for table in (BY_CODE, BY_STAGE, BY_CODE_THEN):
        for steps in table.values():
            assert len(set(steps)) == 5


@pytest.mark.parametrize("words", ["postponed", "отложен", "REPORTÉ", "hearing post"])
def test_types_are_found_in_plain_words_of_three_languages(words: str) -> None:
    assert EventType.HEARING_POSTPONED in types_like(words)


def test_a_rumour_is_kept_as_one(party: Party, owner: User, client_of) -> None:
    client = client_of(owner)
    response = client.post(url_of(party), {"line": "rumour: beaten in SIZO-1"})
    client.post(url_of(party), confirmed(response))
    event = Event.objects.get()
    assert (event.sureness, event.place_words) == ("RUMOUR", "SIZO-1")


def test_what_a_rumour_charges_and_imposes_is_no_surer(party: Party, owner, client_of) -> None:
    client = client_of(owner)
    client.post(url_of(party), confirmed(client.post(url_of(party), {"line": f"rumour: {LINE}"})))
    assert Charge.objects.get().sureness == "RUMOUR"
    party.refresh_from_db()
    assert party.standing.code == StandingCode.UNKNOWN


def test_the_line_is_on_the_page_of_the_case(party: Party, owner: User, client_of) -> None:
    page = client_of(owner).get(party.case.get_absolute_url()).content.decode()
    assert 'id="quick-line"' in page
