"""Who somebody is, in French: name with variants, age, role; without a name role, age and region.

Where the sex is not recorded the words have none: "responsable d’un blog", never "(e)".
"""

from advocacy.languages.accounts import birth_of
from advocacy.languages.base import Fact, facts_of, plain
from advocacy.languages.french.countries import city, within
from advocacy.languages.french.dates import aged, born
from advocacy.languages.french.gaps import to_say
from advocacy.languages.french.laws import law_name
from advocacy.languages.french.roles import agreed as agreed
from advocacy.languages.french.roles import known_role as known_role
from advocacy.languages.french.roles import role as role
from advocacy.languages.french.typography import typeset
from advocacy.pictures import Picture, Telling
from core.dates import PartialDate, age_on

COUNTRY_CODE = 2
# Of a person without a name: what stands behind "une personne".
PERSON_WHO = {
    "HRD": "engagée dans la défense des droits humains",
    "LAWYER": "membre du barreau",
    "JOURNALIST": "qui exerce le journalisme",
    "EDITOR": "responsable de rédaction",
    "BLOGGER": "responsable d’un blog",
    "ACTIVIST_CIVIC": "active dans la société civile",
    "ACTIVIST_POLITICAL": "active en politique",
    "PARTY_LEADER": "à la tête d’un parti",
    "GOVERNMENT_CRITIC": "critique envers le gouvernement",
    "ORGANISATION_LEADER": "à la tête d’une organisation",
    "REFUGEE": "réfugiée ou en quête d’asile",
    "RELATIVE_OF_TARGET": "proche d’une personne visée",
    "SURVIVOR": "ayant survécu à la torture",
}


def introduced(picture: Picture) -> str:
    """ "**Name** (autre graphie : ...), 39 ans, journaliste", without its full stop."""
    also = ", ".join(plain(name) for name in picture.also)
    heading = "autre graphie" if len(picture.also) == 1 else "autres graphies"
    name = f"**{plain(picture.name)}**" + (f" ({heading} : {also})" if also else "")
    if picture.limited:
        return name
    return ", ".join(words for words in (name, known_age(picture), role(picture)) if words)


def begun(picture: Picture, said: str) -> str:
    """The first sentence behind who it is; of whom no more than the name is said, they are one."""
    who, again = introduced(picture), f"{briefly(picture)} "
    if picture.limited and said.startswith(again):
        return f"{who} {said.removeprefix(again)}"
    return f"{who}. {said}"


def known_age(picture: Picture) -> str:
    """The age on the letter's day: "39 ans"; else the birth; "" where neither is recorded, for
    nothing said of a person rests on it."""
    written = PartialDate.on(picture.on)
    for row in picture.births:
        birth = birth_of(row)
        if not birth.understood:
            continue
        least, most = age_on(birth, written)
        if least is None or most is None or most - least > 1:
            return born(birth)
        return aged(least, most)
    return ""


def is_unnamed(picture: Picture) -> bool:
    return picture.party.person is not None and not picture.named


def called(picture: Picture) -> str:
    """How an ask, a heading or a table calls the party."""
    if picture.party.person is None:
        return _not_a_person(picture)
    return plain(picture.name) if picture.named else called_instead(picture)


def _not_a_person(picture: Picture) -> str:
    """An organisation by its name, a law by its French one; people without a name in words."""
    if picture.party.law:
        return law_name(picture.party.law)
    if picture.party.unnamed:
        return to_say("de qui il s’agit", picture.name)
    return plain(picture.name)


def briefly(picture: Picture) -> str:
    """How a second sentence calls the person: "M. Akhmedov", or the surname alone."""
    surname = plain(picture.surname) or plain(picture.name)
    return agreed(picture.sex, f"M. {surname}", f"Mme {surname}", surname)


def called_instead(picture: Picture) -> str:
    """ "une personne engagée dans ..., âgée de 30 à 39 ans (Almaty)": a person is feminine."""
    if picture.telling == Telling.WITHHELD:
        return "une personne"
    terms = [row.term for row in picture.roles if row.term]
    said = "une personne"
    if terms:
        term = terms[0]
        words = PERSON_WHO.get(term.code, "")
        said += f" {words}" if words else _activity(plain(term.labels.get("fr", "")))
    least, most = picture.age
    if least is not None and most is not None:
        said += f", âgée de {least} ans" if least == most else f", âgée de {least} à {most} ans"
    elif least is not None:
        said += f", âgée de {least} ans au moins"
    elif most is not None:
        said += f", âgée de {most} ans au plus"
    return typeset(said + _region(picture.region))


def _activity(label: str) -> str:
    return f" (activité : {label})" if label else ""


def _region(words: str) -> str:
    if len(words) == COUNTRY_CODE and words.isupper():
        return f", {within(words)}"
    return f" ({plain(city(words))})" if words else ""


def about(picture: Picture) -> tuple[Fact, ...]:
    """The rows that say who it is."""
    return facts_of(picture.party, picture.party.person, *picture.births, *picture.roles)
