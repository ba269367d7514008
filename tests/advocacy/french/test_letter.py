"""A whole letter in both languages: the same blocks and sentences, each in its own words."""

import pytest

from accounts.models import User
from advocacy.models import Letter, ParagraphPurpose
from core.fields import LocalText
from tests.advocacy.builders import MacronVisit, clear, make_paragraph
from tests.advocacy.french.builders import CALL, a_holding, thin
from tests.factories import make_case, make_event, make_party

FRENCH = {
    ParagraphPurpose.WHO_WE_ARE: ("{sender_short} travaille avec des partenaires.", ""),
    ParagraphPurpose.HOOK: ("La France a fait des promesses.", ""),
    ParagraphPurpose.THANKS: ("Nous vous remercions de votre attention.", ""),
}
TITLES = ("président de la République", "président du Kazakhstan", "président de l’Ouzbékistan")


def a_letter(by: User) -> Letter:
    """Ahead of a visit, about one case in Kazakhstan and with a text on Uzbekistan."""
    visit = MacronVisit()
    for holding, title in zip((visit.guest, *visit.hosts), TITLES, strict=True):
        office, french = holding.office, a_holding().office
        office.title["fr"] = title
        for name in ("address_line", "salutation", "closing"):
            value = LocalText({**getattr(office, name), **getattr(french, name)})
            setattr(office, name, value)
        office.save()
    visit.guest.addressed_as = "MR"
    visit.guest.save()
    visit.paragraphs += [
        make_paragraph(purpose, text, language="fr", country=country)
        for purpose, (text, country) in FRENCH.items()
    ]
    text = "La situation se dégrade."
    visit.paragraphs.append(
        make_paragraph(ParagraphPurpose.CONCERN, text, language="fr", country="UZ")
    )
    for ask in visit.asks:
        ask.text, ask.countries = LocalText(), ["KZ", "UZ"]
        ask.save()
    case = make_case(by)
    party = make_party(case, by=by)
    make_event(party, country="KZ", place_words="Almaty", sureness="ESTABLISHED")
    assert party.person
    clear(party.person)
    return visit.letter(by, case, languages=["en", "fr"])


def blocks(letter: Letter, language: str) -> dict[tuple[str, str], list[str]]:
    rows = letter.sections.filter(language=language)
    return {(row.kind, row.subject): [one["key"] for one in row.sentences] for row in rows}


@pytest.fixture
def letter(admin: User) -> Letter:
    return a_letter(admin)


@pytest.mark.django_db
def test_the_letter_to_the_president_is_french_from_head_to_foot(letter: Letter) -> None:
    text = {row.kind: thin(row.text) for row in letter.sections.filter(language="fr")}
    assert text["ADDRESSEE"].endswith("Emmanuel Macron\nPrésident de la République")
    assert text["DATELINE"] == "Bruxelles, le 30 octobre 2023"
    assert text["RE"].startswith("Objet : droits humains, en vue de votre visite au Kazakhstan")
    assert text["SALUTATION"] == f"{CALL},"
    assert "votre visite au Kazakhstan et en Ouzbékistan, les 1er et 2 novembre" in text["OPENING"]
    assert "Shavkat Mirziyoyev, président de l’Ouzbékistan. IPHR travaille" in text["OPENING"]
    assert "se trouve en détention au Kazakhstan (Almaty) depuis le 1er mai 2023." in text["CASES"]
    assert text["ASKS"].startswith("Nous vous demandons :\n\n1. d’exprimer une préoccupation")
    assert text["SIGNATURE"].startswith(f"Veuillez agréer, {CALL}, l’expression")


@pytest.mark.django_db
def test_both_versions_say_the_same_things_of_the_same_facts(letter: Letter) -> None:
    english, french = blocks(letter, "en"), blocks(letter, "fr")
    assert english.keys() == french.keys()
    for block in ("CASES", "ASKS", "ADDRESSEE", "SIGNATURE"):
        assert english[block, ""] == french[block, ""]
    facts = {
        language: {
            (fact["model"], fact["id"])
            for row in letter.sections.filter(language=language, kind="CASES")
            for fact in row.facts
        }
        for language in ("en", "fr")
    }
    assert facts["en"] == facts["fr"]


@pytest.mark.django_db
def test_denial_a_block_without_its_paragraph_says_so_in_french(admin: User) -> None:
    letter = MacronVisit().letter(admin, languages=["fr"])
    text = " ".join(row.text for row in letter.sections.all())
    assert "[[remerciements : aucun paragraphe choisi]]" in text
    assert "pour le pays suivant : Kazakhstan]]" in text
    assert "was chosen" not in text


@pytest.mark.django_db
def test_denial_no_english_stands_in_the_french_version(letter: Letter) -> None:
    text = " ".join(row.text for row in letter.sections.filter(language="fr"))
    for word in (" the ", " is ", " and ", "Dear", "Brussels", "None", "not recorded", "chosen"):
        assert word not in text, word
