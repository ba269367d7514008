"""Countries in French: their names, articles and prepositions.

Names are Babel's but for a few; gender and number are ours, since Babel has none.
"""

from collections.abc import Iterable
from functools import cache

from advocacy.languages.french.typography import elides, listed
from core.countries import country_choices, country_name

NAMES = {
    "EU": "Union européenne",
    "HK": "Hong Kong",
    "KG": "Kirghizistan",
    "MM": "Myanmar",
    "MO": "Macao",
    "VA": "Vatican",
    "INT": "plan international",
}


def _codes(codes: str) -> frozenset[str]:
    return frozenset(codes.split())


# Without an article: islands and cities, as a rule; "à Cuba", "de Cuba".
BARE = _codes(
    "AG AI AW BH BL CU CW CY DG DJ EA GG GI GU HK HT IL JE KI KN LC MC MF MG MO MS MT MU "
    "NR NU OM PM PR RE SG SH SJ SM ST SX TA TK TT TV TW VC WF YT"
)
PLURAL = _codes(
    "AE AS AX BM BQ BS CC CK FJ FK FO HM IC KM KY MH MP MV NL PH PN PS PW SB SC TC TF TO "
    "UM US VG VI"
)
# Masculine in spite of their -e, and feminine without one.
MASCULINE = _codes("BZ CG IO KH MX MZ SR ZW")
FEMININE = _codes("AC BV CP CX GS GW IM KP KR MK NF SL ZA")
# Their article stays: "de la République centrafricaine", "à la Barbade".
WITH_ARTICLE = _codes("AC BB BV CF CP CX DM DO EU GD IM NF")
SMALL_ISLANDS = _codes("BB DM GD")
# An h that is not heard, before which "de" is elided.
MUTE_H = frozenset({"HT"})
# Bare, but with "en": "en Israël".
BARE_WITH_EN = frozenset({"IL"})
# Where one is inside an association of States, or on an island that is no State.
INSIDE = {
    "EU": "dans l’Union européenne",
    "INT": "au plan international",
    "AC": "sur l’Île de l’Ascension",
    "BV": "sur l’Île Bouvet",
    "CP": "sur l’Île Clipperton",
    "CX": "sur l’Île Christmas",
    "GS": "en Géorgie du Sud-et-les Îles Sandwich du Sud",
    "IM": "sur l’Île de Man",
    "NF": "sur l’Île Norfolk",
    "IO": "dans le Territoire britannique de l’océan Indien",
}


def name_of(code: str) -> str:
    return NAMES.get(code) or country_name(code, "fr")


@cache
def _codes_by_english() -> dict[str, str]:
    names = {english.casefold(): code for code, english in country_choices("en")}
    return names | {"turkey": "TR", "kyrgyz republic": "KG", "czech republic": "CZ"}


def in_french(words: str) -> str:
    """The name of a country that is recorded in English, "Norvège"; any other words stay."""
    code = _codes_by_english().get(words.strip().casefold())
    return name_of(code) if code else words.strip()


def _is_bare(code: str) -> bool:
    """Also of a code that nobody knows: it has neither gender nor number."""
    return code in BARE or name_of(code) == code


def _elides(code: str) -> bool:
    return code in MUTE_H or elides(name_of(code))


def is_feminine(code: str) -> bool:
    if code in PLURAL or _is_bare(code) or code in MASCULINE:
        return False
    first = name_of(code).split()[0]
    return code in FEMININE or first.endswith(("e", "ée")) or code == "EU"


def the(code: str) -> str:
    """ "le Kazakhstan", "la France", "l’Ouzbékistan", "les États-Unis", "Cuba"."""
    name = name_of(code)
    if _is_bare(code):
        return name
    if code in PLURAL:
        return f"les {name}"
    if _elides(code):
        return f"l’{name}"
    return f"{'la' if is_feminine(code) else 'le'} {name}"


def of(code: str) -> str:
    """What comes from there: "du Kazakhstan", "de France", "d’Ouzbékistan", "des États-Unis"."""
    name = name_of(code)
    if code in PLURAL:
        return f"des {name}"
    if code in WITH_ARTICLE:
        return f"de {the(code)}"
    if _elides(code):
        return f"d’{name}"
    return f"{'de' if _is_bare(code) or is_feminine(code) else 'du'} {name}"


def within(code: str) -> str:
    """ "au Kazakhstan", "en France", "en Ouzbékistan", "aux États-Unis", "à Cuba"."""
    name = name_of(code)
    if code in INSIDE:
        return INSIDE[code]
    if code in PLURAL:
        return f"aux {name}"
    if code in SMALL_ISLANDS:
        return f"à {the(code)}"
    if _is_bare(code) and code not in BARE_WITH_EN:
        return f"à {name}"
    masculine = not is_feminine(code) and code not in BARE_WITH_EN
    return f"{'au' if masculine and not _elides(code) else 'en'} {name}"


def all_within(codes: Iterable[str]) -> str:
    """ "au Kazakhstan et en Ouzbékistan"."""
    return listed(within(code) for code in codes)


def all_named(codes: Iterable[str]) -> str:
    """ "le Kazakhstan et l’Ouzbékistan"."""
    return listed(the(code) for code in codes)


# How French calls the cities from which letters come and where things happen.
CITIES = {
    "Ashgabat": "Achgabat", "Athens": "Athènes", "Baku": "Bakou", "Beijing": "Pékin",
    "Bern": "Berne", "Bishkek": "Bichkek", "Brussels": "Bruxelles", "Bucharest": "Bucarest",
    "Cairo": "Le Caire", "Copenhagen": "Copenhague", "Dushanbe": "Douchanbé",
    "Edinburgh": "Édimbourg", "Geneva": "Genève", "Helsinki": "Helsinki", "Kabul": "Kaboul",
    "Kyiv": "Kyïv", "Lisbon": "Lisbonne", "London": "Londres", "Luxembourg": "Luxembourg",
    "Moscow": "Moscou", "Nicosia": "Nicosie", "Osh": "Och", "Samarkand": "Samarcande",
    "Strasbourg": "Strasbourg", "Tashkent": "Tachkent", "Tbilisi": "Tbilissi",
    "Tehran": "Téhéran", "The Hague": "La Haye", "Vienna": "Vienne", "Warsaw": "Varsovie",
    "Yerevan": "Erevan",
}  # fmt: skip


def city(name: str) -> str:
    return CITIES.get(name.strip(), name.strip())
