"""The letter to a President ahead of a visit, in French: a letter of its own."""

from datetime import date

from advocacy.languages.french import (
    addressee,
    asks,
    copies,
    dateline,
    headline,
    numbered_notes,
    opening,
    pledge,
    salutation,
    signatory,
    signature,
    subject,
)
from advocacy.models import Ask, LetterKind, Pledge
from cases.codes import EventType
from core.dates import read
from core.fields import LocalText
from tests.advocacy.french.builders import (
    CALL,
    NARROW,
    ON,
    a_holding,
    a_picture,
    a_plan,
    a_signatory,
    a_term,
    a_visit,
    an_event,
    an_office,
    the_visit,
    thin,
)


def test_the_frame_of_the_letter_to_the_president() -> None:
    plan = the_visit(on=date(2023, 11, 1))
    assert addressee(plan).text == "Ada Testova\nPrésident de la République"
    assert dateline(plan).text == "Bruxelles, le 1er novembre 2023"
    assert subject(plan).text == (
        f"Objet{NARROW}: droits humains, en vue de votre visite au Kazakhstan et en Ouzbékistan"
    )
    assert salutation(plan).text == f"{CALL},"
    assert signature(plan).text == (
        f"Veuillez agréer, {CALL}, l’expression de notre très haute considération.\n\n"
        "Brigitte Testova\nSome Partnership"
    )


def test_the_opening_says_who_writes_why_now_and_who_is_met() -> None:
    assert opening(the_visit()).text == (
        "Au nom de l’organisation Some Partnership (SP), nous vous écrivons à l’approche de votre "
        "visite au Kazakhstan et en Ouzbékistan, les 1er et 2 janvier 2024, au cours de laquelle "
        "il est prévu que vous rencontriez Bakyt Testov, président du Kazakhstan, et Bakyt Testov, "
        "président du Kazakhstan."
    )


def test_denial_of_nobody_recorded_no_meeting_is_told() -> None:
    said = opening(the_visit(meets={})).text
    assert said.endswith("au Kazakhstan et en Ouzbékistan, les 1er et 2 janvier 2024.")


def test_who_is_written_to_is_met_as_you() -> None:
    host, other = a_holding("Bakyt Testov"), a_holding("Omar Testov")
    said = opening(the_visit(addressee=host, meets={"KZ": other, "UZ": host})).text
    assert "des entretiens sont prévus avec vous, et Omar Testov, président" in said


def test_the_call_and_the_closing_follow_how_the_holder_is_addressed() -> None:
    plan = the_visit(addressee=a_holding(addressed_as="MS"))
    assert salutation(plan).text == "Madame la Présidente de la République,"
    assert "agréer, Madame la Présidente de la République, l’exp" in signature(plan).text


def test_denial_an_office_without_french_is_a_gap_and_never_english() -> None:
    english = LocalText(en="Dear President,")
    office = an_office(
        title=LocalText(en="President"), address_line=english, salutation=english, closing=english
    )
    plan = the_visit(addressee=a_holding(office=office))
    for said in (addressee(plan), salutation(plan), signature(plan)):
        assert said.gaps
        assert "Dear" not in said.text


def test_denial_an_unknown_form_of_the_call_is_a_gap_and_no_guess() -> None:
    plan = the_visit(addressee=a_holding(addressed_as=""))
    assert any("à un homme ou à une femme" in gap for gap in salutation(plan).gaps)
    assert "Monsieur" not in signature(plan).text


def test_the_visit_of_somebody_else_is_named_by_the_guest() -> None:
    plan = the_visit(addressee=a_holding("Omar Testov", addressed_as="MR"))
    said = opening(plan).text
    assert "de la visite d’Ada Testova au Kazakhstan" in said
    assert "des entretiens sont prévus avec" in said


def test_an_event_is_named_by_its_kind_in_french() -> None:
    event = a_visit("HR_DIALOGUE", title="EU dialogue", place="Brussels", date=read("May 2024", ON))
    said = opening(the_visit(occasion=event, countries=("KZ",))).text
    assert (
        "à l’approche du dialogue sur les droits humains avec le Kazakhstan (Bruxelles), en" in said
    )
    unheard = opening(the_visit(occasion=a_visit("SOMETHING", title="EU thing")))
    assert any("EU thing" in gap for gap in unheard.gaps)


def test_a_visit_that_is_over_is_written_of_as_over() -> None:
    said = opening(the_visit(on=date(2024, 2, 1))).text
    assert "à la suite de votre visite" in said
    assert "vous avez rencontré" in said


def test_asks_are_numbered_and_each_has_its_elision() -> None:
    rows = (
        Ask(kind=a_term("RAISE_CONCERN"), countries=["KZ", "UZ"]),
        Ask(kind=a_term("X"), text=LocalText(fr="évoquer ces sujets.", en="to raise it"),
            due_on=date(2024, 3, 1)),
    )  # fmt: skip
    assert thin("\n".join(said.text for said in asks(the_visit(asks=rows)))) == (
        "Nous vous demandons :\n"
        "1. d’exprimer une préoccupation au sujet de la situation des droits humains au Kazakhstan "
        "et en Ouzbékistan ;\n"
        "2. d’évoquer ces sujets, au plus tard le 1er mars 2024."
    )


def test_a_headline_has_a_noun_for_what_happened() -> None:
    deported = an_event(EventType.DEPORTED, "15 November 2023", from_country="FR", to_country="UZ")
    plan = a_plan(a_picture(happenings=((deported,),)), kind=LetterKind.CASE_STATEMENT)
    assert thin(headline(plan).text) == "France : expulsion d’Aibek Testov vers l’Ouzbékistan"


def test_a_headline_of_a_briefing_names_countries_and_event() -> None:
    plan = a_plan(kind=LetterKind.BRIEFING, countries=("KG",), occasion=a_visit("SUMMIT"))
    assert headline(plan).text == "Droits humains au Kirghizistan, à l’approche du sommet"


def test_enclosures_and_copies_stand_line_by_line() -> None:
    plan = the_visit(copies="Mme l’ambassadrice\nLe conseiller diplomatique",
                     annexed=(a_picture(),), closed=(a_picture(),))  # fmt: skip
    assert thin(copies(plan).text).split("\n") == [
        "Pièce jointe : annexe sur des cas en Ouzbékistan",
        "Copie : Mme l’ambassadrice",
        "Copie : Le conseiller diplomatique",
    ]


def test_signatories_and_notes_are_printed_as_they_are() -> None:
    row = a_signatory(title="Directrice", organisation_words="Une ONG", country_words="Belgique")
    assert signatory(row).text == "Brigitte Testova, Directrice, Une ONG, Belgique"
    assert numbered_notes(["Un.", "Deux."]).text == "1. Un.\n2. Deux."


def test_a_promise_in_french_is_told_with_whose_it_is() -> None:
    row = Pledge(text=LocalText(fr="libérer les détenus", en="x"), by_words="Astana")
    row.date = read("June 2022", ON)
    said = pledge(a_plan(pledges=(row,)))[0]
    assert thin(said.text) == "En juin 2022, promesse a été faite (Astana) : libérer les détenus."


def test_denial_a_promise_in_english_alone_is_a_gap() -> None:
    said = pledge(a_plan(pledges=(Pledge(text=LocalText(en="free them"), by_words="Astana"),)))[0]
    assert any("free them" in gap for gap in said.gaps)
