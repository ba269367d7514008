"""Words inside summaries, quotes and notes: found in any language, marked, and escaped."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from cases.models import Case, Note
from core.fields import LocalText
from core.search import LocalWords, Words
from desk.search import passages
from desk.search.marking import START, Piece, pieces
from desk.search.passages import Passage
from desk.search.texts import Holds
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
)


def a_case(by: User, **fields: object) -> Case:
    return make_party(make_case(by, **fields), make_person(by=by)).case


def found(typed: str, user: User) -> list[Passage]:
    return [passage for place in passages(typed, user) for passage in place.passages]


def marked(passage: Passage) -> list[str]:
    return [piece.text for piece in passage.pieces if piece.marked]


def page_of(client, typed: str) -> str:
    response = client.post(reverse("search"), {"q": typed}, follow=True)
    return response.content.decode()


@pytest.mark.parametrize(
    ("text", "typed", "mark"),
    [
        ("He was released from detentions.", "detention", "detentions"),
        ("Был задержан в колонии строгого режима.", "колония", "колонии"),
        ("Les élections furent contestées.", "election", "élections"),
        ("Ещё не освобождён.", "еще", "Ещё"),
        ("He was beaten in custody by guards.", '"beaten in custody"', "beaten"),
    ],
)
def test_words_are_found_in_any_form_and_without_accents(owner: User, text, typed, mark) -> None:
    Note(case=a_case(owner), text=text, on=date(2024, 3, 1)).save()
    (passage,) = found(typed, owner)
    assert mark in marked(passage)
    assert "".join(piece.text for piece in passage.pieces) == text


def test_each_kind_of_text_is_searched_and_leads_to_its_place(owner: User) -> None:
    case = a_case(owner, summary=LocalText(en="A zebra.", ru="Зебра."))
    event = make_event(case.parties.get(), summary="saw a zebra")
    Note(case=case, text="zebra called", on=date(2024, 3, 1)).save()
    source = make_source("A report")
    make_citation(source, event=event, quote="the zebra was there", paragraph=3)
    person = make_person("Bolot Exampleev", by=owner, biography="Keeps a zebra.")
    by_place = {place.title: place.passages[0] for place in passages("zebra", owner)}
    url = case.get_absolute_url()
    assert {title: passage.url for title, passage in by_place.items()} == {
        "Summaries of cases": url,
        "What happened": f"{url}#event-{event.pk}",
        "Quotes from sources": source.get_absolute_url(),
        "Calls and notes": reverse("notes", args=[case.reference]),
        "About people": person.get_absolute_url(),
    }
    quote = by_place["Quotes from sources"]
    assert (quote.title, quote.note) == ("A report", "paragraph 3")
    assert (quote.about, quote.about_url) == ("Aibek Testov", f"{url}#event-{event.pk}")


def test_the_best_passage_comes_first(owner: User) -> None:
    for text in ("zebra once among many other words of a long note", "zebra zebra zebra"):
        Note(case=a_case(owner), text=text, on=date(2024, 3, 1)).save()
    assert "".join(p.text for p in found("zebra", owner)[0].pieces) == "zebra zebra zebra"


def test_one_quote_behind_several_facts_is_shown_once(owner: User) -> None:
    party, source = make_party(by=owner), make_source()
    for _number in range(3):
        make_citation(source, event=make_event(party), quote="a zebra")
    assert len(found("zebra", owner)) == 1


def test_more_than_are_shown_are_said_to_be_the_best(client_of, owner: User) -> None:
    case = a_case(owner)
    for number in range(12):
        Note(case=case, text=f"zebra number {number}", on=date(2024, 3, 1)).save()
    (place,) = passages("zebra", owner)
    assert (len(place.passages), place.more) == (10, True)
    assert "the 10 that fit best" in page_of(client_of(owner), "zebra")


def test_marks_are_ours_and_everything_else_is_escaped(client_of, owner: User) -> None:
    text = f"<script>alert(1)</script> a {START}<b>zebra</b> & <img src=x onerror=y>"
    Note(case=a_case(owner), text=text, on=date(2024, 3, 1)).save()
    page = page_of(client_of(owner), "zebra")
    assert "<mark>zebra</mark>" in page
    for tag in ("<script>alert", "<img src=x", "<b>zebra", "<mark><b>"):
        assert tag not in page


def test_a_long_text_is_cut_between_words_around_what_was_sought(owner: User) -> None:
    text = f"{'before ' * 60}zebra 12 {'between ' * 60}zebra{' after' * 60}"
    Note(case=a_case(owner), text=text, on=date(2024, 3, 1)).save()
    (passage,) = found("zebra", owner)
    shown = "".join(piece.text for piece in passage.pieces)
    assert shown.startswith(" … before before")
    assert " zebra 12 between" in shown
    assert shown.endswith("after after … ")
    assert len(shown) < 600


def test_a_text_in_which_nothing_is_marked_is_shown_from_its_beginning() -> None:
    read = SimpleNamespace(by_english_or_russian="word " * 100, by_french="word " * 100)
    assert pieces(read) == (Piece(f"{'word ' * 23}word … "),)


@pytest.mark.parametrize("typed", ["'", '"', "a & | ! ( <-> :*", "-", "the", "zebra -", "\\", "%"])
def test_whatever_is_typed_is_no_error(client_of, owner: User, typed: str) -> None:
    Note(case=a_case(owner), text="zebra", on=date(2024, 3, 1)).save()
    assert "</html>" in page_of(client_of(owner), typed)


def test_more_texts_take_no_more_queries(client_of, owner: User) -> None:
    client, counts = client_of(owner), []
    page_of(client, "zebra")
    for _round in range(2):
        for _number in range(4):
            case = a_case(owner, summary=LocalText(en="zebra"))
            event = make_event(case.parties.get(), summary="zebra")
            make_citation(event=event, quote="zebra")
            make_citation(name=case.parties.get().person.names.get(), quote="zebra")
            Note(case=case, text="zebra", on=date(2024, 3, 1)).save()
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("search"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("rows", "words", "index"),
    [
        (Case.objects.all(), LocalWords("summary"), "case_summary_words"),
        (Note.objects.all(), Words("text"), "note_words"),
    ],
)
def test_the_index_is_used(db: None, rows, words, index: str) -> None:
    from django.db.models import Value

    from core.search import Sought

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert index in rows.filter(Holds(words, Sought(Value("zebra")))).order_by().explain()
