"""Statements, appeals, annexes, figures and laws."""

from typing import Any

from advocacy.languages.english import (
    address,
    annex_head,
    annex_row,
    course,
    figure,
    history,
    law,
    news,
    paragraph,
    qualification,
    source_note,
    stands,
    who,
)
from advocacy.models import Ask, Paragraph, ParagraphFigure
from advocacy.pictures import Telling
from cases.codes import EventType, StandingCode
from cases.models import Assessment, Charge, Event, Figure, Law, Order, Situation, Source
from core.dates import read
from core.fields import LocalText
from people.models import Organisation
from tests.advocacy.english.builders import (
    ON,
    a_holding,
    a_picture,
    a_plan,
    a_term,
    american,
    an_event,
    an_office,
    standing,
    text_of,
)


def a_life() -> tuple[tuple[Event, ...], ...]:
    return (
        (an_event(EventType.ILL_TREATED, "2015"),),
        (an_event(EventType.APPREHENDED, "1 May 2023", country="FR"),),
        (an_event(EventType.DEPORTED, "15 May 2023", from_country="FR", to_country="UZ"),),
    )


def test_news_come_first_and_the_course_tells_what_was_before() -> None:
    plan, person = a_plan(), a_picture(happenings=a_life(), also=("Testoff",))
    assert text_of(news(plan, person)) == (
        "**Aibek Testov** (also seen as Testoff), aged 39, a lawyer, "
        "was deported from France to Uzbekistan on 15 May 2023."
    )
    before = course(plan, person)
    assert text_of(before) == (
        "Testov was ill-treated in 2015. Testov was arrested in France on 1 May 2023."
    )
    assert len({one.key for one in before}) == 2


def test_a_long_course_is_a_list_under_the_name() -> None:
    days = [an_event(EventType.SUMMONED, f"{day} May 2023") for day in (1, 2, 3)]
    short = a_picture(happenings=tuple((one,) for one in days))
    assert history(a_plan(), short) == course(a_plan(), short)
    long = a_picture(happenings=(*short.happenings, *a_life()))
    said = history(a_plan(), long)
    assert "".join(one.before + one.text for one in said[:3]) == (
        " In order of time, Testov:\n\n- was summoned on 1 May 2023\n- was summoned on 2 May 2023"
    )
    assert [one.key for one in said[1:]] == [one.key for one in course(a_plan(), long)]


def test_what_happened_within_a_span_had_happened_by_the_day_of_the_letter() -> None:
    span = an_event(EventType.CHARGES_ADDED, "15 November 2023 - 31 December 2023")
    year = an_event(EventType.CHARGES_ADDED, "2023")
    assert text_of(news(a_plan(), a_picture(happenings=((span,),)))).endswith(
        "between 15 November and 20 December 2023."
    )
    assert text_of(news(a_plan(), a_picture(happenings=((year,),)))).endswith("in 2023.")


def test_where_things_stand_tells_state_charges_and_sentence() -> None:
    charge = Charge(words="smuggling", status="CONVICTED")
    order = Order(kind="IMPRISONMENT", years=9, date=read("May 2023", ON))
    state = standing(StandingCode.PRETRIAL_DETENTION, country="UZ")
    said = stands(a_plan(), a_picture(charges=(charge,), orders=(order,), **state))
    assert text_of(said) == (
        "Testov is in pre-trial detention in Uzbekistan. Testov was convicted of ‘smuggling’. "
        "Testov was sentenced to 9 years in prison in May 2023."
    )


def test_who_this_is_in_one_sentence() -> None:
    assert text_of(who(a_plan(), a_picture())) == "Testov is a lawyer, aged 39."
    assert text_of(who(a_plan(), a_picture(births=()))) == "Testov is a lawyer."
    assert "[[" in text_of(who(a_plan(), a_picture(births=(), roles=())))


def assessed(code: str, **fields: Any) -> Assessment:
    return Assessment(term=a_term(code), **fields)


def test_an_opinion_is_always_somebodys() -> None:
    rows = (
        assessed("POLITICALLY_MOTIVATED", charge=Charge(), by_words="Watch"),
        assessed("RISK_OF_TORTURE", party=a_picture().party, by_words="Some Group"),
        assessed("RISK_OF_TORTURE", party=a_picture().party, by_words="Watch"),
    )
    said = [one.text for one in qualification(a_plan(), a_picture(assessments=rows))]
    assert said == [
        "Watch considers the charge against Testov to be politically motivated.",
        "Some Group and Watch consider Testov to be at risk of torture.",
    ]


def test_what_the_same_have_said_at_the_same_time_is_one_sentence() -> None:
    gone = an_event(EventType.DEPORTED, "2 May 2023")
    then = {"by_words": "Watch", "date": read("June 2023", ON)}
    rows = (
        assessed("FABRICATED", charge=Charge(), **then),
        assessed("REFOULEMENT", event=gone, **then),
        assessed("RISK_OF_TORTURE", party=a_picture().party, by_words="Watch"),
    )
    person = a_picture(assessments=rows, happenings=((gone,),))
    assert [one.text for one in qualification(a_plan(), person)] == [
        "In June 2023, Watch considered the charge against Testov to be fabricated and the "
        "deportation of Testov on 2 May 2023 to be refoulement.",
        "Watch considers Testov to be at risk of torture.",
    ]


def test_denial_of_a_public_case_and_of_the_unnamed_no_story_is_told() -> None:
    for telling in (Telling.PUBLIC_CASE, Telling.ANONYMOUS, Telling.WITHHELD):
        rows = (assessed("TORTURE", party=a_picture().party, by_words="Watch"),)
        person = a_picture(telling=telling, name="Somebody", assessments=rows)
        said = [*who(a_plan(), person), *qualification(a_plan(), person)]
        assert said == []


def test_a_row_of_the_annex_identifies_the_person() -> None:
    person = a_picture(
        also=("Testoff",), charges=(Charge(words="smuggling", status="CHARGED"),),
        orders=(Order(kind="IMPRISONMENT", years=9, date=read("May 2023", ON)),),
        **standing(StandingCode.IMPRISONED_NEW_CHARGES, country="UZ", place="Colony 1"),
    )  # fmt: skip
    release = Ask(kind=a_term("RELEASE_UNCONDITIONAL"), persons=[person.party.person_id])
    plan = a_plan(annexed=(person,), asks=(release,))
    cells = annex_row(plan, person).text.split("\n")
    assert dict(zip(annex_head(plan), cells, strict=True)) == {
        "Name": "Aibek Testov (also seen as Testoff)",
        "Who": "A lawyer, aged 39",
        "What happened": "Was arrested on 1 May 2023.",
        "Charge and sentence": (
            "Is charged with ‘smuggling’. Was sentenced to 9 years in prison in May 2023."
        ),
        "Where things stand": "Is in prison in Colony 1, Uzbekistan and faces new charges.",
        "We ask": "release Aibek Testov immediately and unconditionally",
    }


def test_denial_the_annex_withholds_a_name() -> None:
    hidden = a_picture(name="?", telling=Telling.ANONYMOUS, roles=(), age=(30, 39), happenings=())
    cells = annex_row(a_plan(annexed=(hidden,)), hidden).text.split("\n")
    assert cells == ["Name withheld", "A person aged 30 to 39", "–", "–", "–", "–"]


def a_figure(what: str, words: str, **fields: Any) -> Figure:
    return Figure(kind="NUMBER", what=what, words=words, **{"unit": "people", **fields})


def test_a_figure_has_its_words_and_whose_it_is() -> None:
    situation = Situation(name=LocalText(en="July 2022"))
    shared = {"situation": situation, "said_by_words": "official figures"}
    died, hurt = a_figure("deaths", "at least 21", **shared), a_figure("injured", "270", **shared)
    plan = a_plan(figures=(died, hurt))
    assert [figure(plan, one).text for one in plan.figures] == [
        "At least 21 people died and 270 were injured, according to official figures.",
        "",
    ]
    assert {fact[1] for fact in figure(plan, died).facts} == {str(died.pk), str(hurt.pk)}
    closed = a_figure("NGOs forced to close", "hundreds", said_by=Organisation(name="Watch"))
    assert figure(plan, closed).text == "NGOs forced to close: hundreds, according to Watch."


def test_a_figure_of_nobody_is_a_gap() -> None:
    one = a_figure("deaths", "21")
    assert figure(a_plan(figures=(one,)), one).gaps == ("who says so is not recorded: deaths",)


def test_a_rating_names_country_and_day() -> None:
    one = a_figure(
        "civic space", "closed", country="UZ", said_by_words="A Monitor",
        date=read("September 2023", ON),
    )  # fmt: skip
    one.kind = "RATING"
    assert figure(a_plan(figures=(one,)), one).text == (
        "Civic space in Uzbekistan: rated ‘closed’ in September 2023, according to A Monitor."
    )


def test_a_law_has_edition_stage_and_what_is_asked_of_it() -> None:
    bill = Law(country="KG", name=LocalText(en="Draft NGO law"), edition="2023", stage="DRAFT")
    drop = Ask(kind=a_term("DROP_BILL"), law=bill, addressee_office=an_office())
    assert law(a_plan(asks=(drop,)), bill).text == (
        "Draft NGO law (2023): draft. "
        "We ask the President of Testland to withdraw the Draft NGO law."
    )
    ban = Law(name=LocalText(en="Ban"), stage="ADOPTED", date=read("5 May 2023", ON))
    assert law(a_plan(house=american()), ban).text == "Ban: adopted on May 5, 2023."


def test_readers_are_told_where_and_how_to_write() -> None:
    office = an_office(postal_address="1 Some Street", email="office@example.org")
    holding = a_holding(office=office, addressed_as="MS", honorific="H.E.")
    assert address(a_plan(), holding).text.split("  \n") == [
        "H.E. Ada Testova\nPresident of Testland", "1 Some Street",
        "E-mail: office@example.org", "Salutation: Dear Madam President,",
    ]  # fmt: skip


def test_a_paragraph_has_its_values_and_its_figures() -> None:
    cited = a_figure("deaths", "at least 21")
    row = Paragraph(text="{sender_short} counts {figure_1} dead{dates}{x}.", sources="A *report*")
    row._prefetched_objects_cache = {"figures": [ParagraphFigure(figure=cited, order=1)]}
    plan = a_plan()
    said = paragraph(plan, row)
    assert said.text == ("SP counts at least 21 dead[[no value for dates]][[no value for x]].[1]")
    assert str(cited.pk) in {fact[1] for fact in said.facts}
    assert plan.notes.texts == ["A \\*report\\*"]


def test_a_note_has_the_style_of_the_house() -> None:
    source = Source(
        title="A report", publisher_words="Watch", published=read("2 November 2023", ON),
        url="javascript:alert(1)",
    )  # fmt: skip
    assert source_note(source, a_plan()) == "Watch, ‘A report’, 2 November 2023."
    assert source_note(source, a_plan(house=american())) == ("Watch, “A report,” November 2, 2023.")
    assert source_note(Source(title="Alone")) == "‘Alone’."
