"""What somebody does, in French, as fully as English says it.

Where the sex is not recorded the words have none: "responsable d’un blog", never "(e)".
"""

import re

from advocacy.languages.base import gap, plain
from advocacy.languages.french.gaps import to_say
from advocacy.languages.french.typography import de, listed
from advocacy.pictures import Picture
from core.models import Term
from people.models import AttributeKind

MAN, WOMAN = "M", "F"
# By occupation: of a man, of a woman, of a person whose sex is not recorded.
ROLES = {
    "HRD": (
        "défenseur des droits humains", "défenseuse des droits humains",
        "personne engagée dans la défense des droits humains",
    ),
    "LAWYER": ("avocat", "avocate", "membre du barreau"),
    "JOURNALIST": ("journaliste",) * 3,
    "EDITOR": ("rédacteur en chef", "rédactrice en chef", "responsable de rédaction"),
    "BLOGGER": ("blogueur", "blogueuse", "responsable d’un blog"),
    "ACTIVIST_CIVIC": (
        "militant de la société civile", "militante de la société civile",
        "activiste de la société civile",
    ),
    "ACTIVIST_POLITICAL": ("militant politique", "militante politique", "activiste politique"),
    "PARTY_LEADER": ("dirigeant de parti", "dirigeante de parti", "à la tête d’un parti"),
    "GOVERNMENT_CRITIC": ("voix critique envers le gouvernement",) * 3,
    "ORGANISATION_LEADER": (
        "dirigeant d’une organisation", "dirigeante d’une organisation",
        "à la tête d’une organisation",
    ),
    "REFUGEE": (
        "réfugié ou demandeur d’asile", "réfugiée ou demandeuse d’asile",
        "personne réfugiée ou en quête d’asile",
    ),
    "RELATIVE_OF_TARGET": ("proche d’une personne visée",) * 3,
    "SURVIVOR": (
        "survivant de la torture", "survivante de la torture",
        "personne ayant survécu à la torture",
    ),
}  # fmt: skip
# More than our list has: by the words of a source.
MORE = {
    "human rights lawyer": (
        "avocat des droits humains", "avocate des droits humains",
        "membre du barreau au service des droits humains",
    ),
    "outspoken government critic": ("voix ouvertement critique envers le gouvernement",) * 3,
    "politician": ("homme politique", "femme politique", "personnalité politique"),
    "refugee": ("réfugié", "réfugiée", "personne réfugiée"),
}  # fmt: skip
# What sources call somebody in English, by our list.
IN_ENGLISH = {
    "human rights defender": "HRD", "human rights activist": "HRD", "lawyer": "LAWYER",
    "journalist": "JOURNALIST", "editor": "EDITOR", "blogger": "BLOGGER",
    "civil society activist": "ACTIVIST_CIVIC", "political activist": "ACTIVIST_POLITICAL",
    "party leader": "PARTY_LEADER", "government critic": "GOVERNMENT_CRITIC",
    "refugee or asylum seeker": "REFUGEE", "torture survivor": "SURVIVOR",
}  # fmt: skip
BETWEEN = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


def agreed(sex: str, man: str, woman: str, either: str) -> str:
    return {MAN: man, WOMAN: woman}.get(sex, either)


def role(picture: Picture) -> str:
    return known_role(picture) or gap(
        f"activité {de(plain(picture.name))} : non consignée en français"
    )


def known_role(picture: Picture) -> str:
    """What a source calls the person, as far as French has words for all of it; else our own list,
    with what the source says beyond it as a gap: nothing that English tells is left out."""
    words = [row.value for row in picture.roles if row.kind == AttributeKind.WORDING and row.value]
    terms = [row.term for row in picture.roles if row.term]
    ours = next((said for term in terms if (said := _role(term, picture.sex))), "")
    if not words:
        return ours
    if said := _in_french(words[0], picture.sex):
        return said
    missing = to_say("activité", words[0])
    return f"{ours} ({missing})" if ours else missing


def _in_french(words: str, sex: str) -> str:
    """ "avocat et blogueur" for "a lawyer and blogger"; "" where one of them has no French."""
    parts = [ARTICLE.sub("", part).strip().casefold() for part in BETWEEN.split(words.strip())]
    forms = [MORE.get(part) or ROLES.get(IN_ENGLISH.get(part, "")) for part in parts]
    return listed(agreed(sex, *one) for one in forms if one) if all(forms) else ""


def _role(term: Term, sex: str) -> str:
    """A term of the office's own is said as the name of the activity, which agrees with nobody."""
    if term.code in ROLES:
        return agreed(sex, *ROLES[term.code])
    label = plain(term.labels.get("fr", ""))
    return f"activité : {label}" if label else ""
