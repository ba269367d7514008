"""Articles and prepositions of countries: of every one that Babel has."""

import re

import pytest
from babel import Locale

from advocacy.languages.french import countries_in_words
from advocacy.languages.french.countries import all_within, city, of, the, within

CODES = sorted(
    code for code in Locale("fr").territories if len(code) == 2 and code.isalpha() and code != "ZZ"
)
VOWELS = "AEIOUÀÂÉÈÊÎÔŒ"


@pytest.mark.parametrize(
    ("code", "named", "from_there", "there"),
    [
        ("KZ", "le Kazakhstan", "du Kazakhstan", "au Kazakhstan"),
        ("UZ", "l’Ouzbékistan", "d’Ouzbékistan", "en Ouzbékistan"),
        ("KG", "le Kirghizistan", "du Kirghizistan", "au Kirghizistan"),
        ("TJ", "le Tadjikistan", "du Tadjikistan", "au Tadjikistan"),
        ("TM", "le Turkménistan", "du Turkménistan", "au Turkménistan"),
        ("FR", "la France", "de France", "en France"),
        ("TR", "la Turquie", "de Turquie", "en Turquie"),
        ("US", "les États-Unis", "des États-Unis", "aux États-Unis"),
        ("NL", "les Pays-Bas", "des Pays-Bas", "aux Pays-Bas"),
        ("CU", "Cuba", "de Cuba", "à Cuba"),
        ("HT", "Haïti", "d’Haïti", "à Haïti"),
        ("HU", "la Hongrie", "de Hongrie", "en Hongrie"),
        ("HN", "le Honduras", "du Honduras", "au Honduras"),
        ("IL", "Israël", "d’Israël", "en Israël"),
        ("IR", "l’Iran", "d’Iran", "en Iran"),
        ("YE", "le Yémen", "du Yémen", "au Yémen"),
        ("MX", "le Mexique", "du Mexique", "au Mexique"),
        ("KH", "le Cambodge", "du Cambodge", "au Cambodge"),
        ("KR", "la Corée du Sud", "de Corée du Sud", "en Corée du Sud"),
        ("MK", "la Macédoine du Nord", "de Macédoine du Nord", "en Macédoine du Nord"),
        ("AE", "les Émirats arabes unis", "des Émirats arabes unis", "aux Émirats arabes unis"),
        ("BB", "la Barbade", "de la Barbade", "à la Barbade"),
        ("EU", "l’Union européenne", "de l’Union européenne", "dans l’Union européenne"),
    ],
)
def test_a_country_has_its_article_and_prepositions(
    code: str, named: str, from_there: str, there: str
) -> None:
    assert (the(code), of(code), within(code)) == (named, from_there, there)


def test_several_countries_each_have_their_own() -> None:
    assert all_within(["KZ", "UZ", "US"]) == "au Kazakhstan, en Ouzbékistan et aux États-Unis"
    assert countries_in_words(["KZ", "UZ"]) == "le Kazakhstan et l’Ouzbékistan"


def test_denial_no_country_has_a_wrong_elision_or_a_double_article() -> None:
    for code in CODES:
        for said in (the(code), of(code), within(code), f"la situation {within(code)}"):
            assert not re.search(r"\b(de les?|à les?|en les?|en la|aux? les?) ", said), said
            assert not re.search(rf"\b(le|la|du|au|de) [{VOWELS}]", said), said
            assert re.match(rf"(?!.{{0,2}}’)|[ld]’([{VOWELS}]|Haïti)", said), said


@pytest.mark.parametrize(
    ("recorded", "french"),
    [("Brussels", "Bruxelles"), ("Geneva", "Genève"), ("Almaty", "Almaty"), ("Kokand", "Kokand")],
)
def test_places_of_writing_have_their_french_names(recorded: str, french: str) -> None:
    assert city(recorded) == french
