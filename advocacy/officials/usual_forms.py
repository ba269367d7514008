"""The usual forms of address per kind of office and language (domain b.9).

They are offered when an office is added, to be checked before use, and never stand in for what an
office lacks. {title} is the title of the office; the other places are those of the office's forms.
"""

from dataclasses import astuple, dataclass, replace

from people.models import OfficeKind


@dataclass(frozen=True)
class Forms:
    """Templates of the three forms that a letter needs."""

    address_line: str = ""
    salutation: str = ""
    closing: str = ""


NAMES = ("address_line", "salutation", "closing")
EXCELLENCY = "{His|Her} Excellency {name}\n{title}"
SON_EXCELLENCE = "Son Excellence {Monsieur|Madame} {name}\n{title}"
NAMED = "{honorific} {name}\n{title}"
NOMME = "{Monsieur|Madame} {name}\n{title}"
AGREER = "Je vous prie d’agréer, {call}, l’expression de ma très haute considération."
AGREER_HAUTE = "Je vous prie d’agréer, {call}, l’expression de ma haute considération."
SALUTATIONS = "Veuillez agréer, {call}, mes salutations distinguées."

USUAL: dict[OfficeKind, dict[str, Forms]] = {
    OfficeKind.HEAD_OF_STATE: {
        "en": Forms(EXCELLENCY, "Dear President {family},", "Yours sincerely,"),
        "fr": Forms(SON_EXCELLENCE, "{Monsieur le Président|Madame la Présidente},", AGREER),
    },
    OfficeKind.HEAD_OF_GOVERNMENT: {
        "en": Forms(EXCELLENCY, "Dear Prime Minister,", "Yours sincerely,"),
        "fr": Forms(
            SON_EXCELLENCE, "{Monsieur le Premier ministre|Madame la Première ministre},", AGREER
        ),
    },
    OfficeKind.EUCO_PRESIDENT: {
        "en": Forms(NAMED, "Dear President {family},", "Yours sincerely,"),
        "fr": Forms(NOMME, "{Monsieur le Président|Madame la Présidente},", AGREER),
    },
    OfficeKind.EC_PRESIDENT: {
        "en": Forms(NAMED, "Dear President {family},", "Yours sincerely,"),
        "fr": Forms(NOMME, "{Monsieur le Président|Madame la Présidente},", AGREER),
    },
    OfficeKind.HRVP: {
        "en": Forms(NAMED, "Dear High Representative {family},", "Yours sincerely,"),
        "fr": Forms(
            NOMME, "{Monsieur le Haut Représentant|Madame la Haute Représentante},", AGREER
        ),
    },
    OfficeKind.MINISTER: {
        "en": Forms(EXCELLENCY, "Dear Minister {family},", "Yours sincerely,"),
        "fr": Forms(SON_EXCELLENCE, "{Monsieur le Ministre|Madame la Ministre},", AGREER_HAUTE),
    },
    OfficeKind.AMBASSADOR: {
        "en": Forms(EXCELLENCY, "Your Excellency,", "Yours sincerely,"),
        "fr": Forms(
            SON_EXCELLENCE, "{Monsieur l’Ambassadeur|Madame l’Ambassadrice},", AGREER_HAUTE
        ),
    },
    OfficeKind.PROSECUTOR_GENERAL: {
        "en": Forms(NAMED, "Dear Prosecutor General,", "Yours sincerely,"),
        "fr": Forms(
            NOMME,
            "{Monsieur le Procureur général|Madame la Procureure générale},",
            AGREER_HAUTE,
        ),
    },
    OfficeKind.OMBUDSPERSON: {
        "en": Forms(NAMED, "Dear {Mr|Ms} {family},", "Yours sincerely,"),
        "fr": Forms(NOMME, "{Monsieur|Madame},", SALUTATIONS),
    },
    OfficeKind.OTHER: {
        "en": Forms(NAMED, "Dear {Mr|Ms} {family},", "Yours sincerely,"),
        "fr": Forms(NOMME, "{Monsieur|Madame},", SALUTATIONS),
    },
}


def usual_forms(kind: OfficeKind, language: str, title: str) -> Forms:
    """With the title of the office in that language; without one, the line that holds it goes."""
    forms = USUAL[kind][language]
    line = forms.address_line.replace("{title}", title).strip()
    return replace(forms, address_line=line)


def by_name(forms: Forms) -> dict[str, str]:
    return dict(zip(NAMES, astuple(forms), strict=True))
