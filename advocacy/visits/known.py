"""What a line about a visit may name: kinds, countries, and who holds an office."""

from functools import cache

from advocacy.fields import SHORT_NAMES
from advocacy.visits.line import Holder, Known, as_words, key_of, named, words_of
from core.clock import today
from core.countries import country_choices
from core.models import Term, Vocabulary
from people.folding import fold
from people.models import Holding

LANGUAGES = ("en", "fr", "ru")
# Beside the labels of the kinds themselves.
WORDS = {
    "OFFICIAL_VISIT": "visit|visite|визит|working visit|official trip",
    "STATE_VISIT": "State visit|visite d’État",
    "SUMMIT": "summit|sommet|саммит",
    "MINISTERIAL_MEETING": "ministerial|meeting of ministers",
    "HR_DIALOGUE": "human rights dialogue|dialogue on human rights",
    "COOPERATION_COUNCIL": "cooperation council|co-operation council",
    "GSP_MONITORING": "GSP|GSP monitoring|GSP+",
    "OSCE_CONFERENCE": "human dimension conference|OSCE conference",
    "UN_TREATY_BODY_REVIEW": "treaty body|Committee against Torture|Human Rights Committee|CEDAW",
    "UPR": "UPR|EPU|Universal Periodic Review",
    "UN_SP_VISIT": "Special Rapporteur|Rapporteur spécial|Working Group on Arbitrary Detention",
    "HRC_SESSION": "Human Rights Council|Conseil des droits de l’homme",
    "PARLIAMENT_RESOLUTION": "resolution|résolution",
    "TRADE_OR_AGREEMENT_NEGOTIATION": "negotiation|negotiations|négociations|EPCA",
    "COURT_HEARING": "hearing|trial|audience|procès",
    "UN_DAY": "International Day|Journée internationale|Human Rights Day|Press Freedom Day",
    "NATIONAL_HOLIDAY_CLEMENCY": "amnesty|Independence Day|Constitution Day",
    "RELIGIOUS_HOLIDAY_CLEMENCY": "Eid al-Adha|Eid al-Fitr|Ramadan",
    "ANNIVERSARY": "anniversary|anniversaire",
    "AWARD": "award|prize|prix",
    "REPORT_LAUNCH": "report launch|launch of the report",
}
MORE_COUNTRIES = {
    "turkey": "TR", "eu": "EU", "european union": "EU", "ue": "EU", "union europeenne": "EU",
    "ес": "EU", "евросоюз": "EU", "united nations": "INT",
}  # fmt: skip
# Of the States that hold most of those on record, in English and French.
CAPITALS = {
    "astana": "KZ", "bishkek": "KG", "bichkek": "KG", "dushanbe": "TJ", "douchanbe": "TJ",
    "tashkent": "UZ", "tachkent": "UZ", "ashgabat": "TM", "achgabat": "TM", "moscow": "RU",
    "moscou": "RU", "minsk": "BY", "ankara": "TR", "baku": "AZ", "bakou": "AZ",
}  # fmt: skip
STEM = 5  # letters that an adjective shares with the name of its country
# "us" is mostly no country, and these are words of English, French or Russian.
NO_COUNTRY = {"us", "man", "niue"}


def known() -> Known:
    """Three queries, however many there are."""
    return Known(kinds=_kinds(), countries=_countries(), holders=_holders(), today=today())


def _kinds() -> dict[str, str]:
    """Only kinds that the office uses."""
    found: dict[str, str] = {}
    for term in Term.objects.of(Vocabulary.VISIT):
        said = [*term.labels.values(), *WORDS.get(term.code, "").split("|")]
        found |= {key_of(words): term.code for words in said if words}
    return found


@cache
def _countries() -> dict[str, str]:
    names = {
        key_of(name.replace("&", said)): code
        for said in ("", "and")
        for language in reversed(LANGUAGES)
        for code, name in country_choices(language)
    }
    names |= SHORT_NAMES | MORE_COUNTRIES
    return {name: code for name, code in names.items() if name not in NO_COUNTRY}


def countries_in(words: str) -> set[str]:
    """Codes of the countries that some words name."""
    return {code for code, _place in named(as_words(words), _countries(), set(), "plain")}


def countries_meant(words: str) -> set[str]:
    """Those that are named, and those whose adjective ("Kazakh", "ouzbèke") or capital stands
    there. Rather one too many: adjectives are told by how they begin."""
    said = key_of(words).split()
    found = {CAPITALS[word] for word in said if word in CAPITALS}
    names = [(name, code) for name, code in _countries().items() if " " not in name]
    for word in said:
        begins = word[: min(STEM, len(word) - 1)]
        if len(word) >= STEM:
            found |= {
                code
                for name, code in names
                if len(name) >= STEM - 1 and (name.startswith(begins) or word.startswith(name))
            }
    return found | countries_in(words)


def _holders() -> list[Holder]:
    rows = Holding.objects.preferred().select_related("office", "person")
    return [_holder(row) for row in rows.prefetch_related("person__names").order_by("id")]


def _holder(row: Holding) -> Holder:
    person = row.person
    names = {person.display_name, *(name.text for name in person.names.all())}
    names |= {name.family for name in person.names.all() if name.family}
    return Holder(
        key=row.pk,
        person=person.pk,
        names=frozenset(" ".join(map(fold, words_of(name))) for name in names) - {""},
        titles=frozenset(key_of(title) for title in row.office.title.values()) - {""},
        country=row.office.country,
        begins=row.term.earliest,
        ends=row.term.latest,
    )
