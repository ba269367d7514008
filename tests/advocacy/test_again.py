"""A new letter from an earlier one."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from advocacy.composing.carried import carried, mark_of
from advocacy.editing import change_sections
from advocacy.models import AskStatus, Letter, Section
from cases.models import Answer, Basis, Charge, Consent
from core.dates import PartialDate, Precision
from people.models import Holding
from tests.advocacy.builders import MacronVisit, clear
from tests.factories import make_case, make_event, make_party, make_person

ClientOf = Callable[[User], Client]


@pytest.fixture
def letter(macron: MacronVisit, teammate: User) -> Letter:
    cases = []
    for name in ("Aibek Testov", "Dana Testova"):
        person = make_person(name, by=teammate)
        clear(person)
        cases.append(make_party(make_case(teammate), person).case)
    return macron.letter(teammate, *cases)


def page_of(client: Client, letter: Letter) -> str:
    return client.get(reverse("letter-again", args=[letter.reference])).content.decode()


def written_again(client: Client, letter: Letter, **changes: object) -> Letter:
    page = client.get(reverse("letter-again", args=[letter.reference]))
    form = page.context["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in data.items() if value is not None}
    visit = letter.occasion.reference if letter.occasion else ""
    given = {**data, "visit": visit, "date": "2024-05-02", **changes}
    response = client.post(reverse("letter-again", args=[letter.reference]), given)
    assert response.status_code == 302, response.context["form"].errors
    return Letter.objects.get(begun_from=letter)


def test_own_words_are_carried_over_with_their_date_and_facts_are_read_anew(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    thanks = letter.sections.get(kind="THANKS")
    thanks.text += "\n\nWe remember your words of May."
    thanks.own_words = True
    thanks.save()
    hook = letter.sections.get(kind="HOOK")
    hook.is_off = True
    hook.save()
    new = written_again(client_of(teammate), letter)
    carried = new.sections.get(kind="THANKS")
    assert (
        "[[written on 30 October 2023: still right?]] We remember your words of May."
        in carried.text
    )
    assert carried.own_words
    assert carried.text.count("We thank you for your attention.") == 1
    assert new.sections.get(kind="HOOK").is_off
    assert "2 May 2024" in new.sections.get(kind="DATELINE").text
    assert "written on" not in new.sections.get(kind="CASES").text


DAY = {"en": "written on 30 October 2023: still right?",
       "fr": "écrit le 30 octobre 2023 : toujours exact ?"}  # fmt: skip


@pytest.mark.parametrize("language", DAY)
def test_an_edited_bullet_is_carried_over_once_and_whole(
    macron: MacronVisit, letter: Letter, teammate: User, client_of: ClientOf, language: str
) -> None:
    cases = [row.case for row in letter.cases.all()]
    for case in cases:
        make_event(case.parties.get(), on=date(2023, 5, 1))
        Charge(party=case.parties.get(), words="smuggling", status="SUSPECTED").save()
    old = macron.letter(teammate, *cases, languages=["en", "fr"])
    section = old.sections.get(kind="CASES", language=language)
    first, second = (row["text"] for row in section.sentences if "happened" in row["key"])
    edited = f"{first.rstrip('.')} with great force."
    text = section.text.replace(first, edited) + "\n- **Somebody else** was held."
    change_sections(by=teammate, letter=old, texts={section: (section.version, text)})
    new = written_again(client_of(teammate), old, languages="en fr")
    anew = new.sections.get(kind="CASES", language=language)
    lines = [line for line in anew.text.split("\n") if line.startswith("- ")]
    assert lines.pop() == f"- [[{DAY[language]}]] **Somebody else** was held."
    assert len(lines) == len(cases)
    for begins in (f"- [[{DAY[language]}]] {edited}", f"- {second}"):
        assert sum(line.startswith(begins) for line in lines) == 1
    assert anew.text.count("**Aibek Testov**") == 1
    assert anew.own_words
    other = "fr" if language == "en" else "en"
    assert not new.sections.get(kind="CASES", language=other).own_words


def a_section(text: str, **sentences: str) -> Section:
    rows = [{"key": key, "text": words, "facts": []} for key, words in sentences.items()]
    return Section(text=text, sentences=rows, own_words=True, language="en")


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("- **A** was held in May. A is free.", "- M **A** was held in May.[1] A is tried."),
        ("- **A** was held. A is free. Well.", "- **A** was held.[1] A is tried. M Well."),
        ("- **A** was held. A is free.\n\nWell.", "- **A** was held.[1] A is tried.\n\nM Well."),
        ("- A** went. A is free.", "- M A went.[1] A is tried."),
        ("- **A** was held, and A is free now.", "- M **A** was held, and A is free now.[1]"),
        ("- **A** was held. A is free.", "- **A** was held.[1] A is tried."),
        ("- Well.", "- **A** was held.[1] A is tried.\n- M Well."),
    ],
)
def test_what_was_typed_over_is_in_the_place_of_what_is_written_anew(old: str, now: str) -> None:
    before = a_section(old, a="**A** was held.", b="A is free.")
    anew = a_section("- **A** was held.[1] A is tried.", a="**A** was held.[1]", b="A is tried.")
    assert carried(before, anew, "M") == now


def test_words_carried_over_twice_keep_the_day_on_which_they_were_written() -> None:
    before = a_section("[[written on 1 May 2023: still right?]] Well.")
    mark = mark_of(date(2024, 5, 1), "en")
    assert carried(before, a_section(""), mark) == before.text


def test_the_present_holder_takes_the_place_of_a_former_one(
    macron: MacronVisit, letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    former = macron.guest
    former.term = PartialDate.given("until 2023", edtf="../2023-12-31", precision=Precision.RANGE)
    former.save()
    now = Holding(office=former.office, person=make_person("Anna Testova", by=teammate))
    now.save()
    page = client_of(teammate).get(reverse("letter-again", args=[letter.reference]))
    assert page.context["form"].initial["addressee"] == now
    assert "no longer is President of France; Anna Testova is." in page.content.decode()


def test_denial_who_has_withdrawn_is_left_out_and_it_is_said(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    gone = letter.cases.all()[0].case
    person = gone.parties.get().person
    for consent in Consent.objects.filter(person=person):
        consent.withdraw(why="asked us to")
    Consent(person=person, basis=Basis.CONSENT, answer=Answer.ONLY_US).save()
    page = client_of(teammate).get(reverse("letter-again", args=[letter.reference]))
    assert gone.pk not in page.context["form"].initial["cases"]
    assert f"{gone.reference} was left out" in page.content.decode()


def test_asks_that_were_met_and_texts_to_be_reviewed_are_said(
    macron: MacronVisit, letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    ask, old = macron.asks[0], macron.paragraphs[3]
    ask.status = AskStatus.MET
    ask.save()
    old.review_on = date(2023, 12, 1)
    old.save()
    page = page_of(client_of(teammate), letter)
    assert "Asks left out, since they are no longer open: 1." in page
    assert "was to be looked at again by 1 December 2023" in page


def test_denial_a_hidden_letter_begins_none(
    letter: Letter, outsider: User, owner: User, client_of: ClientOf
) -> None:
    url = reverse("letter-again", args=[letter.reference])
    assert client_of(owner).get(url).status_code == 403
    assert client_of(outsider).get(url).status_code in (403, 404)
