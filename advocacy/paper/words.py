"""What the paper itself says, in the language of the letter and not in that of its reader."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from accounts.models import House


@dataclass(frozen=True)
class Words:
    """`of` stands between page numbers; those with {} take a reference, a day or a name."""

    locale: str
    our_reference: str
    page: str
    of: str
    draft: str
    confidential: str
    embargoed: str
    annex: str
    numbered_annex: str
    closed_annex: str
    to_letter: str
    telephone: str
    registration: str
    register: str
    demonstration: str

    def day(self, on: date) -> str:
        return format_date(on, "long", locale=self.locale)


_ENGLISH = Words(
    locale="en_GB",
    our_reference="Our reference: {}",
    page="page",
    of="of",
    draft="DRAFT",
    confidential="CONFIDENTIAL",
    embargoed="EMBARGOED UNTIL {}",
    annex="Annex: {}",
    numbered_annex="Annex {}: {}",
    closed_annex="Confidential annex",
    to_letter="To our letter {} of {}",
    telephone="Tel. {}",
    registration="Registration number {}",
    register="EU Transparency Register {}",
    demonstration="DEMONSTRATION: for training only, not to be sent",
)
# A colon takes a no-break space before it.
_FRENCH = Words(
    locale="fr_FR",
    our_reference="Notre référence\u00a0: {}",
    page="page",
    of="sur",
    draft="PROJET",
    confidential="CONFIDENTIEL",
    embargoed="SOUS EMBARGO JUSQU’AU {}",
    annex="Annexe\u00a0: {}",
    numbered_annex="Annexe {}\u00a0: {}",
    closed_annex="Annexe confidentielle",
    to_letter="À notre lettre {} du {}",
    telephone="Tél. {}",
    registration="Numéro d’enregistrement {}",
    register="Registre de transparence de l’UE {}",
    demonstration="DÉMONSTRATION\u00a0: pour la formation, à ne pas envoyer",
)


def words_of(language: str, house: House) -> Words:
    """English is British or American as the house writes it; another language is a KeyError."""
    if language == "en" and house.english == "US":
        return Words(**{**vars(_ENGLISH), "locale": "en_US"})
    return {"en": _ENGLISH, "fr": _FRENCH}[language]
