"""The library of approved texts: who stands for each, until when, and which figures it cites."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Team, User
from advocacy.models import Paragraph, ParagraphFigure, ParagraphPurpose
from advocacy.texts.state import needs_check
from cases.models import Figure
from core.clock import today_is
from tests.advocacy.builders import make_paragraph
from tests.factories import make_organisation, make_party

ClientOf = Callable[[User], Client]
NEW_DAY = date(2024, 3, 1)


@pytest.fixture
def paragraph(desk: Team) -> Paragraph:
    return make_paragraph(
        ParagraphPurpose.CONCERN, "People in {countries} wait.", country="KZ",
        review_on=date(2024, 1, 1), checked_by="Somebody", checked_on=date(2023, 6, 1),
    )  # fmt: skip


def make_figure(**fields: object) -> Figure:
    figure = Figure(kind="NUMBER", what="people held", words="at least 12", **fields)
    figure.save()
    return figure


def typed(**more: object) -> dict[str, object]:
    return {
        "title": "A concern", "purpose": "CONCERN", "language": "en", "author": "A. Writer",
        "text": "People in {countries} wait.", "as_of": "2024-02-01", **more,
    }  # fmt: skip


def test_a_new_text_is_approved_by_who_saves_it(
    desk: Team, teammate: User, client_of: ClientOf
) -> None:
    figure = make_figure()
    text = "{sender_short} counts {figure_2} in {countries}."
    client_of(teammate).post(reverse("text-new"), typed(text=text, figure_2=str(figure.pk)))
    made = Paragraph.objects.get()
    assert (made.approved_by, made.author) == ("Teammate", "A. Writer")
    assert [(row.order, row.figure) for row in made.figures.all()] == [(2, figure)]


@pytest.mark.parametrize(
    ("text", "field", "said"),
    [
        ("For {president}.", "text", "Not known here: {president}"),
        ("There are {figure_1}.", "figure_1", "The text cites {figure_1}: choose the figure."),
    ],
)
def test_a_place_that_means_nothing_is_refused_beside_its_field(
    text: str, field: str, said: str, desk: Team, teammate: User, client_of: ClientOf
) -> None:
    page = client_of(teammate).post(reverse("text-new"), typed(text=text))
    assert said in page.context["form"].errors[field][0]
    assert page.context["form"]["text"].value() == text
    assert not Paragraph.objects.exists()


def test_denial_a_figure_of_a_case_is_not_offered(
    desk: Team, owner: User, teammate: User, client_of: ClientOf
) -> None:
    of_case = make_figure(party=make_party(by=owner))
    given = typed(text="{figure_1}", figure_1=str(of_case.pk))
    page = client_of(teammate).post(reverse("text-new"), given)
    assert "figure_1" in page.context["form"].errors


def test_changed_words_need_a_new_approval_and_other_changes_do_not(
    paragraph: Paragraph, admin: User, client_of: ClientOf
) -> None:
    client, url = client_of(admin), reverse("text-edit", args=[paragraph.pk])
    given = typed(version=paragraph.version, reason="clearer", country="KZ")
    client.post(url, given)
    again = Paragraph.objects.get()
    assert (again.title, again.approved_by, again.checked_by) == ("A concern", "Desk", "Somebody")
    given = typed(version=again.version, reason="new facts", text="People still wait.")
    client.post(url, given)
    again = Paragraph.objects.get()
    assert (again.approved_by, again.checked_on, again.checked_by) == ("Admin", None, "")


def test_a_stale_text_is_refused_and_keeps_what_was_typed(
    paragraph: Paragraph, teammate: User, client_of: ClientOf
) -> None:
    paragraph.sources = "A report"
    paragraph.save()
    given = typed(version=1, reason="x", text="Typed by me.")
    page = client_of(teammate).post(reverse("text-edit", args=[paragraph.pk]), given)
    assert [change.after for change in page.context["theirs"]] == ["A report"]
    assert "Typed by me." in page.content.decode()
    assert Paragraph.objects.get().text == paragraph.text


def test_past_its_review_date_it_warns_until_somebody_says_still_right(
    paragraph: Paragraph, teammate: User, client_of: ClientOf
) -> None:
    client, url = client_of(teammate), reverse("text", args=[paragraph.pk])
    with today_is(date(2024, 1, 1)):
        assert "was to be looked at again" not in client.get(url).content.decode()
    with today_is(NEW_DAY):
        assert "was to be looked at again" in client.get(url).content.decode()
        assert needs_check(paragraph, NEW_DAY)
        client.post(reverse("text-right", args=[paragraph.pk]))
        again = Paragraph.objects.get()
        assert (again.checked_on, again.checked_by) == (NEW_DAY, "Teammate")
        assert again.review_on > NEW_DAY
        assert "was to be looked at again" not in client.get(url).content.decode()
        assert again.approved_by == "Desk"


def test_without_a_review_date_it_is_to_be_looked_at_a_year_after_its_day(
    desk: Team, teammate: User, client_of: ClientOf
) -> None:
    text = make_paragraph(ParagraphPurpose.THANKS, "We thank you.", review_on=None)
    client = client_of(teammate)
    due = f"{reverse('texts')}?due=on"
    with today_is(date(2024, 9, 30)):
        assert not needs_check(text, date(2024, 9, 30))
        assert not client.get(due).context["rows"]
    with today_is(date(2024, 10, 1)):
        assert needs_check(text, date(2024, 10, 1))
        assert [row.text for row in client.get(due).context["rows"]] == [text]
        page = client.get(reverse("text", args=[text.pk])).content.decode()
        assert "looked at again on 30 September 2024" in page
        client.post(reverse("text-right", args=[text.pk]))
        assert not client.get(due).context["rows"]


def test_the_list_is_narrowed(paragraph: Paragraph, owner: User, client_of: ClientOf) -> None:
    body = make_organisation()
    who = make_paragraph(
        ParagraphPurpose.WHO_WE_ARE, "Nous agissons.", language="fr", organisation=body,
        theme="torture",
    )  # fmt: skip
    client = client_of(owner)

    def shown(**filters: object) -> list[Paragraph]:
        return [row.text for row in client.get(reverse("texts"), filters).context["rows"]]

    assert set(shown()) == {paragraph, who}
    for filters in ({"purpose": "WHO_WE_ARE"}, {"language": "fr"}, {"theme": "torture"},
                    {"organisation": body.reference}):  # fmt: skip
        assert shown(**filters) == [who]
    assert shown(country="KZ") == [paragraph]
    with today_is(NEW_DAY):
        assert shown(due="on") == [paragraph]


def test_denial_a_caseworker_reads_the_library_and_changes_nothing(
    paragraph: Paragraph, owner: User, client_of: ClientOf
) -> None:
    client = client_of(owner)
    assert client.get(reverse("text", args=[paragraph.pk])).status_code == 200
    assert client.get(reverse("text-new")).status_code == 403
    assert client.get(reverse("text-edit", args=[paragraph.pk])).status_code == 403
    assert client.post(reverse("text-right", args=[paragraph.pk])).status_code == 403


def test_the_list_takes_as_many_queries_for_ten_texts_as_for_one(
    paragraph: Paragraph, owner: User, client_of: ClientOf,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    ParagraphFigure(paragraph=paragraph, figure=make_figure(), order=1).save()
    client = client_of(owner)
    with django_assert_num_queries(100, exact=False) as one:
        client.get(reverse("texts"))
    for number in range(9):
        body = make_organisation(f"Body {number}")
        make_paragraph(ParagraphPurpose.THANKS, f"Thanks {number}", organisation=body)
    with django_assert_num_queries(len(one)):
        client.get(reverse("texts"))
