"""Nobody is recorded twice: who is known here is shown, with reasons, before anything is saved."""

import re
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import Membership, Team, User
from cases.forms.known import NOT_SURE, SOMEBODY_ELSE
from cases.models import Case
from core.dates import PartialDate
from people.jobs import app, look_for_same
from people.models import Attribute, LikelySame, Name, NotSame, Organisation, Person
from people.same import are_two
from tests.factories import make_case, make_event, make_organisation, make_party, make_person, term

TYPED = "Жанболат Мамай"
QUESTION = re.compile(r'name="(known_[0-9a-f]{32})"')
# What differs from one sending to the next by itself: keys, references, tokens, the time.
KEYS = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Z]-[0-9A-Z]{6}-[0-9A-Z]"
    r'|value="\w{64}"|"X-CSRFToken": "\w+"|\d\d:\d\d'
)


@pytest.fixture
def known(owner: User) -> Person:
    return make_person("Zhanbolat Mamai", by=owner)


def intake(client, names: str = TYPED, **more: str):
    given = {"names": names, "type": "APPREHENDED", "country": "KZ", **more}
    return client.post(f"{reverse('case-new')}?what=detained", given)


def reading(client, **more: str):
    given = {"names": TYPED, "text": "He was held.", "kind": term("SOURCE", "NGO_STATEMENT").pk}
    return client.post(reverse("source-read"), {**given, "country": "KZ", **more})


def party(client, case: Case, name: str = TYPED, who: str = "PERSON", **more: str):
    role = term("ROLE", "LAWYER").pk
    given = {"who": who, "name": name, "role": role, **more}
    return client.post(reverse("party-new", args=[case.reference]), given)


def answered(send, answer: str):
    """Sends, is asked, and answers every question."""
    asked = set(QUESTION.findall(send().content.decode()))
    assert asked
    return send(**dict.fromkeys(asked, answer))


def queue() -> list[set[object]]:
    pairs = LikelySame.objects.all()
    return [
        {one.person, one.other_person} - {None} or {one.organisation, one.other_organisation}
        for one in pairs
    ]


def test_a_match_is_shown_with_what_tells_namesakes_apart(client_of, owner: User, known) -> None:
    Name(person=known, text=TYPED).save()
    Attribute(person=known, kind="BIRTH", date=PartialDate.on(date(1988, 6, 15))).save()
    make_event(make_party(person=known, by=owner))
    page = intake(client_of(owner)).content.decode()
    assert f'href="{known.get_absolute_url()}" target="_blank" rel="noopener"' in page
    for shown in ("Zhanbolat Mamai", TYPED, "Kazakhstan", "1988", "guard-why"):
        assert shown in page
    assert not Case.objects.filter(parties__person__display_name=TYPED).exists()


def test_what_was_typed_stays_while_it_is_asked(client_of, owner: User, known) -> None:
    page = intake(client_of(owner), place_words="at the market", caller="an aunt").content.decode()
    for typed in (TYPED, "at the market", "an aunt"):
        assert typed in page


def test_denial_where_things_stand_in_a_hidden_case_is_not_told(
    client_of, owner: User, outsider: User, known
) -> None:
    make_event(make_party(make_case(outsider), known), type="DISAPPEARED")
    page = intake(client_of(owner)).content.decode()
    assert known.reference in page
    assert 'class="status"' not in page[page.index('class="guard"') : page.index("id_country")]


@pytest.mark.parametrize("send", [intake, reading])
def test_use_this_one_records_nobody_new(client_of, owner: User, known, send) -> None:
    client = client_of(owner)
    answered(lambda **answers: send(client, **answers), known.reference)
    assert Person.objects.get() == known
    assert Case.objects.get().parties.get().person == known


@pytest.mark.parametrize("send", [intake, reading])
def test_somebody_else_is_remembered(client_of, owner: User, known, send) -> None:
    client = client_of(owner)
    answered(lambda **answers: send(client, **answers), SOMEBODY_ELSE)
    new = Case.objects.get().parties.get().person
    assert are_two(new, [known]) == {known.pk}
    look_for_same(person=str(new.pk))
    assert queue() == []


@pytest.mark.parametrize("send", [intake, reading])
def test_create_anyway_leaves_the_pair_in_the_queue(client_of, owner: User, known, send) -> None:
    client = client_of(owner)
    answered(lambda **answers: send(client, **answers), NOT_SURE)
    new = Case.objects.get().parties.get().person
    assert queue() == [{new, known}]
    assert not NotSame.objects.exists()


def test_an_answer_says_nothing_of_somebody_recorded_meanwhile(client_of, owner, known) -> None:
    client = client_of(owner)
    (question,) = set(QUESTION.findall(intake(client).content.decode()))
    late = make_person("Zhanbolat Mamai", by=owner)
    page = intake(client, **{question: SOMEBODY_ELSE}).content.decode()
    assert late.reference in page
    assert not NotSame.objects.exists()


def test_each_of_several_names_has_its_own_question(client_of, owner: User, known) -> None:
    other = make_person("Aibek Testov", by=owner)
    page = intake(client_of(owner), f"{TYPED}\nAibek Testov\nBolot Exampleev").content.decode()
    assert len(set(QUESTION.findall(page))) == 2
    assert page.count('class="guard-one"') == 2
    assert other.reference in page


def test_more_matches_take_no_more_queries_to_show(client_of, owner: User, known) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            intake(client_of(owner))
        return len(captured)

    make_party(person=known, by=owner)
    one = queries()
    for _ in range(3):
        make_party(person=make_person("Zhanbolat Mamai", by=owner), by=owner)
    assert queries() == one


def recorded(client) -> tuple[str, str, int]:
    """The answer, the page it leads to, and how many queries it took; taken back afterwards."""
    with transaction.atomic(), CaptureQueriesContext(connection) as captured:
        answer = intake(client)
        page = answer if answer.status_code == 200 else client.get(answer.url)
        transaction.set_rollback(True)
    shown = [KEYS.sub("", text) for text in (str(answer.headers), page.content.decode())]
    return shown[0], shown[1], len(captured)


@pytest.mark.parametrize("one_is_visible", [False, True])
def test_denial_a_hidden_match_changes_neither_page_nor_work(
    client_of, owner: User, outsider: User, one_is_visible: bool
) -> None:
    if one_is_visible:
        make_person("Zhanbolat Mamai", by=owner)
    client = client_of(owner)
    alone = recorded(client)
    make_person("Zhanbolat Mamai", by=outsider)
    assert recorded(client) == alone


def test_a_hidden_match_comes_to_the_queue_of_those_who_see_both(
    client_of, owner: User, outsider: User, desk: Team
) -> None:
    hidden = make_person("Zhanbolat Mamai", by=outsider)
    intake(client_of(owner))
    new = Case.objects.get().parties.get().person
    (job,) = ProcrastinateJob.objects.filter(args={"person": str(new.pk)})
    app.tasks[job.task_name](**job.args)
    assert queue() == [{new, hidden}]
    Membership(user=outsider, team=desk).save()
    seen = [LikelySame.objects.visible_to(user).count() for user in (owner, outsider)]
    assert seen == [0, 1]


def test_a_person_added_to_a_case_is_asked_about(client_of, owner: User, known) -> None:
    client, case = client_of(owner), make_case(owner)
    answered(lambda **answers: party(client, case, **answers), SOMEBODY_ELSE)
    new = case.parties.get().person
    assert are_two(new, [known]) == {known.pk}


def test_an_organisation_is_asked_about_however_it_is_spelt(client_of, owner: User) -> None:
    known = make_organisation("Test Partnership")
    client, case = client_of(owner), make_case(owner)

    def send(**answers: str):
        return party(client, case, "The Test Partnership", "ORGANISATION", **answers)

    assert "Say what kind" not in send().content.decode()
    answered(send, known.reference)
    assert case.parties.get().organisation == Organisation.objects.get() == known


def test_an_organisation_of_another_country_than_the_case_is_asked_about(client_of, owner) -> None:
    known = make_organisation("Test Partnership")
    known.country = "NO"
    known.save()
    page = party(client_of(owner), make_case(owner), "Test Partnership", "ORGANISATION")
    assert known.reference in page.content.decode()


@pytest.mark.parametrize(("answer", "queued"), [(SOMEBODY_ELSE, 0), (NOT_SURE, 1)])
def test_a_new_organisation_keeps_what_was_answered(client_of, owner, answer, queued) -> None:
    known = make_organisation("Test Partnership")
    client, case = client_of(owner), make_case(owner)
    kind = str(known.kind_id)

    def send(**answers: str):
        return party(client, case, "Test Partnership", "ORGANISATION", kind=kind, **answers)

    answered(send, answer)
    assert case.parties.get().organisation != known
    assert (len(queue()), NotSame.objects.count()) == (queued, 1 - queued)


def test_a_reference_stands_for_the_record(client_of, owner: User, known) -> None:
    intake(client_of(owner), known.reference.lower())
    assert Case.objects.get().parties.get().person == known


def test_denial_the_reference_of_somebody_hidden_is_not_known(client_of, owner, outsider) -> None:
    hidden = make_person(by=outsider)
    page = intake(client_of(owner), hidden.reference).content.decode()
    assert "No person here has the reference" in page
    assert not Case.objects.exists()
