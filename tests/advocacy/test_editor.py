"""The page of one letter: typed over, moved, switched off, reset; frozen; hostile text."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Team, User
from advocacy import editing
from advocacy.models import Letter, LetterStatus
from tests.advocacy.builders import MacronVisit
from tests.advocacy.letters import section_of, typed
from tests.factories import make_case, make_party

ClientOf = Callable[[User], Client]
HOSTILE = '<script>alert(1)</script><img src="https://example.org/x.png"> [a](javascript:alert(1))'


@pytest.fixture
def letter(desk: Team, teammate: User) -> Letter:
    case = make_case(teammate)
    make_party(case)
    return MacronVisit().letter(teammate, case, languages=("en", "fr"))


def order(letter: Letter, language: str) -> list[str]:
    return [str(one.kind) for one in letter.sections.filter(language=language)]


def test_a_typed_section_is_own_words_and_can_be_reset(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    client, url = client_of(teammate), letter.get_absolute_url()
    client.post(url, typed(letter, THANKS="Thank you.\r\n"))
    thanks = section_of(letter, "THANKS")
    assert (thanks.text, thanks.own_words) == ("Thank you.", True)
    assert letter.sections.filter(own_words=True).count() == 1
    asked = client.post(url, {**typed(letter), "do": "ask-reset THANKS"}, follow=True)
    page = asked.content.decode()
    assert "Own words that would be lost" in page
    assert "<del" in page
    thanks.refresh_from_db()
    assert thanks.text == "Thank you."
    client.post(url, {**typed(letter), "do": "reset THANKS"})
    thanks.refresh_from_db()
    assert (thanks.text, thanks.own_words) == ("We thank you for your attention.", False)


def test_words_added_to_the_facts_make_a_section_partly_own(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    client, opening = client_of(teammate), section_of(letter, "OPENING")
    client.post(letter.get_absolute_url(), typed(letter, OPENING=f"{opening.text} We worry."))
    page = client.get(letter.get_absolute_url()).content.decode()
    assert "partly own words" in page
    assert "from the facts" in page
    assert "2 by hand" in page


def test_a_section_moves_in_each_language_and_the_head_stays(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    client, url = client_of(teammate), letter.get_absolute_url()
    client.post(url, {**typed(letter, HOOK="Mine."), "do": "up ASKS"})
    for language in ("en", "fr"):
        kinds = order(letter, language)
        assert kinds.index("ASKS") == kinds.index("CASES") - 1
    assert section_of(letter, "HOOK").text == "Mine."
    client.post(url, {**typed(letter), "do": "down ASKS"})
    assert order(letter, "en").index("ASKS") == order(letter, "en").index("CASES") + 1
    before = order(letter, "en")
    client.post(url, {**typed(letter), "do": "up OPENING"})
    assert order(letter, "en") == before


def test_a_section_is_switched_off_in_each_language_and_keeps_its_text(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    client, url = client_of(teammate), letter.get_absolute_url()
    client.post(url, {**typed(letter), "do": "off HOOK"})
    assert {one.language for one in letter.sections.filter(is_off=True)} == {"en", "fr"}
    assert section_of(letter, "HOOK").text == "France has made promises."
    page = client.get(url)
    assert "switched off" in page.content.decode()
    assert "France has made promises." not in page.context["sheet"]
    client.post(url, {**typed(letter), "do": "on HOOK"})
    assert not letter.sections.filter(is_off=True).exists()


def test_a_letter_keeps_its_salutation(letter: Letter, teammate: User) -> None:
    with pytest.raises(ValueError, match="salutation"):
        editing.switch_section(
            by=teammate, letter=letter, section=section_of(letter, "SALUTATION"), off=True
        )


def test_each_language_has_its_own_page(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    client, french = client_of(teammate), f"{letter.get_absolute_url()}?language=fr"
    page = client.get(french).content.decode()
    assert section_of(letter, "DATELINE", "fr").text in page
    assert f"{reverse('letter-preview', args=[letter.reference])}?language=fr" in page
    assert f"{letter.reference}.fr.pdf" in page
    client.post(french, typed(letter, "fr", THANKS="Merci."))
    assert section_of(letter, "THANKS", "fr").text == "Merci."
    assert section_of(letter, "THANKS", "en").text == "We thank you for your attention."
    assert client.get(f"{letter.get_absolute_url()}?language=ru").status_code == 404


def test_a_form_over_an_older_text_is_refused_and_keeps_what_was_typed(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    client, late = client_of(teammate), typed(letter, HOOK="Mine.", THANKS="Also mine.")
    client.post(letter.get_absolute_url(), typed(letter, HOOK="Theirs."))
    response = client.post(letter.get_absolute_url(), late)
    page = response.content.decode()
    assert response.status_code == 422
    assert all(words in page for words in ("Mine.", "Also mine.", "Theirs."))
    assert section_of(letter, "HOOK").text == "Theirs."
    assert section_of(letter, "THANKS").text != "Also mine."


def test_a_change_makes_a_ready_letter_a_draft_again(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    letter.status = LetterStatus.READY
    letter.save()
    client_of(teammate).post(letter.get_absolute_url(), typed(letter, HOOK="More."))
    letter.refresh_from_db()
    assert letter.status == LetterStatus.DRAFT


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
    client, url = client_of(teammate), reverse("letter-preview", args=[letter.reference])
    response = client.post(url, typed(letter, HOOK="Typed now."))
    assert "Typed now." in response.content.decode()
    assert section_of(letter, "HOOK").version == 1
    assert client.post(url, {}).status_code == 200


@pytest.mark.parametrize("verb", ["", "up ASKS", "off HOOK", "reset HOOK", "take HOOK x", "annex"])
def test_denial_what_is_approved_is_frozen(
    letter: Letter, teammate: User, client_of: ClientOf, verb: str
) -> None:
    before = {one.pk: (one.text, one.order, one.is_off) for one in letter.sections.all()}
    data = {**typed(letter, HOOK="More."), "do": verb}
    letter.status = LetterStatus.SENT
    letter.save()
    response = client_of(teammate).post(letter.get_absolute_url(), data)
    assert response.status_code == 409
    assert "frozen" in response.content.decode()
    assert before == {one.pk: (one.text, one.order, one.is_off) for one in letter.sections.all()}


def test_denial_no_verb_works_on_a_frozen_letter(letter: Letter, teammate: User) -> None:
    hook = section_of(letter, "HOOK")
    letter.status = LetterStatus.APPROVED
    letter.save()
    on = {"by": teammate, "letter": letter}
    for verb in (
        lambda: editing.change_sections(**on, texts={hook: (hook.version, "More.")}),
        lambda: editing.reset_section(**on, section=hook),
        lambda: editing.move_section(**on, section=hook, step=1),
        lambda: editing.switch_section(**on, section=hook, off=True),
        lambda: editing.take_offer(**on, section=hook, key="x"),
        lambda: editing.keep_sentence(**on, section=hook, key="x"),
        lambda: editing.cases_into_annex(**on),
    ):
        with pytest.raises(editing.FrozenError):
            verb()


def test_denial_who_does_not_see_a_case_does_not_see_its_letter(
    letter: Letter, outsider: User, client_of: ClientOf
) -> None:
    client, section = client_of(outsider), section_of(letter, "ASKS")
    assert client.get(letter.get_absolute_url()).status_code == 404
    assert client.post(letter.get_absolute_url(), typed(letter)).status_code == 404
    facts = reverse("letter-facts", args=[letter.reference, section.pk])
    assert client.get(f"{facts}?key=asks").status_code == 404
    assert letter.reference not in client.get(reverse("letters")).content.decode()


def test_denial_a_caseworker_reads_and_does_not_write(
    letter: Letter, owner: User, client_of: ClientOf
) -> None:
    client = client_of(owner)
    page = client.get(letter.get_absolute_url())
    assert page.status_code == 200
    assert "<textarea" not in page.content.decode()
    assert client.post(letter.get_absolute_url(), typed(letter)).status_code == 403
    preview = reverse("letter-preview", args=[letter.reference])
    assert client.post(preview, typed(letter)).status_code == 403
    assert client.get(reverse("letters-stale")).status_code == 403
