"""What happened to somebody, in French: the act, where, and the days within which it lies.

Each act in three forms: of a man, of a woman, and without agreement for one whose sex is not
recorded ("a fait l’objet d’une arrestation").
"""

from collections.abc import Sequence

from advocacy.attribution import Origin
from advocacy.languages.accounts import (
    Group,
    only_found,
    shared,
    shared_type,
    so_far,
    span_of,
    to_tell,
)
from advocacy.languages.base import Sentence, facts_of, gap, joined, plain
from advocacy.languages.french.countries import city, of, the, within
from advocacy.languages.french.dates import inside
from advocacy.languages.french.gaps import to_say
from advocacy.languages.french.typography import capital, de, listed, quoted
from advocacy.languages.french.who import agreed, briefly
from advocacy.pictures import Picture
from cases.codes import REMOVALS, EventType, Outcome, StandingCode
from cases.models import Event

Forms = tuple[str, str, str]


def _passive(participle: str, either: str) -> Forms:
    """A regular participle agrees by an -e."""
    return f"a été {participle}", f"a été {participle}e", either


def _same(words: str) -> Forms:
    return words, words, words


DONE: dict[EventType, Forms] = {
    EventType.APPREHENDED: _passive("arrêté", "a fait l’objet d’une arrestation"),
    # Of a custody, and not only of its first day.
    EventType.DETAINED: ("était détenu", "était détenue", "se trouvait en détention"),
    EventType.TAKEN: _passive("emmené de force", "a fait l’objet d’un enlèvement"),
    EventType.REMAND_ORDERED: _passive(
        "placé en détention provisoire", "a fait l’objet d’un placement en détention provisoire"
    ),
    EventType.DEPORTED: _passive("expulsé", "a fait l’objet d’une expulsion"),
    EventType.EXTRADITED: _passive("extradé", "a fait l’objet d’une extradition"),
    EventType.RETURNED: _passive("renvoyé de force", "a fait l’objet d’un renvoi forcé"),
    EventType.RELEASE: _passive("libéré", "a recouvré la liberté"),
    EventType.PARDON: _passive("gracié", "a bénéficié d’une grâce"),
    EventType.AMNESTY: _passive("amnistié", "a bénéficié d’une amnistie"),
    EventType.DEATH: ("est décédé", "est décédée", "a perdu la vie"),
}
# What a longer account tells too.
ALSO_DONE: dict[EventType, Forms] = {
    EventType.TRANSFER: _passive(
        "transféré dans un autre lieu de détention",
        "a fait l’objet d’un transfert dans un autre lieu de détention",
    ),
    EventType.LEFT_COUNTRY: _same("a quitté le pays"),
    EventType.ILL_TREATED: _same("a subi des mauvais traitements"),
    EventType.INJURED: _passive("blessé", "a subi des blessures"),
    EventType.THREATENED: _same("a subi des menaces ou des pressions"),
    EventType.SEARCH: _same("a fait l’objet d’une perquisition"),
    EventType.TRAVEL_BANNED: _same("a fait l’objet d’une interdiction de quitter le territoire"),
    EventType.SURVEILLANCE: _same("a fait l’objet d’une surveillance"),
    EventType.SMEARED: _same("a fait l’objet d’attaques dans les médias"),
    EventType.RETURN_DENIED: _same("s’est vu refuser le retour dans le pays"),
    EventType.PAPERS_REFUSED: _same("s’est vu refuser ou retirer un passeport ou sa nationalité"),
    EventType.DISCIPLINARY_PENALTY: _same("a fait l’objet d’une sanction disciplinaire en prison"),
    EventType.DISAPPEARED: _same("a disparu"),
    EventType.SUMMONED: _same("a reçu une convocation"),
    EventType.SUSPECT_NOTICE: _same("s’est vu notifier des soupçons"),
    EventType.INTERROGATED: _same("a subi un interrogatoire"),
    EventType.CHARGED: _passive("inculpé", "a fait l’objet d’une inculpation"),
    EventType.CHARGES_ADDED: _same("a fait l’objet de nouveaux chefs d’accusation"),
    EventType.CHARGES_AMENDED: _same("a vu modifier les chefs d’accusation"),
    EventType.CHARGES_DROPPED: _same("a bénéficié de l’abandon des poursuites"),
    EventType.WANTED_NOTICE: _same("a fait l’objet d’un avis de recherche"),
    EventType.INTERPOL_NOTICE: _same("a fait l’objet de recherches par l’intermédiaire d’Interpol"),
    EventType.REMAND_EXTENDED: _same("a vu prolonger sa détention provisoire"),
    EventType.REMAND_REPLACED: _same("a vu remplacer sa détention provisoire par une autre mesure"),
    EventType.INDICTMENT_TO_COURT: _same("a fait l’objet d’un renvoi en jugement"),
    EventType.HEARING_HELD: _same("a comparu devant un tribunal"),
    EventType.TRIAL_CLOSED: _same("a fait l’objet d’un procès à huis clos"),
    EventType.ADMIN_SENTENCE: _same("a fait l’objet d’une sanction administrative"),
    EventType.SENTENCE_MODIFIED: _same("a vu modifier sa peine"),
    EventType.APPEAL_LODGED: _same("a vu son affaire portée en appel"),
    EventType.CASSATION_LODGED: _same("a vu son affaire portée en cassation"),
    EventType.EXPULSION_ORDER: _same("a fait l’objet d’une décision d’éloignement"),
    EventType.EXTRADITION_REQUEST: _same("a fait l’objet d’une demande d’extradition"),
    EventType.RELATIVES_PRESSED: _same("les proches {of} ont subi des pressions"),
    EventType.RELATIVES_INFORMED: _same("les proches {of} ont été informés"),
    EventType.AUTOPSY: _same("le corps {of} a fait l’objet d’une autopsie"),
    EventType.BODY_RETURNED: _same("le corps {of} a été remis aux proches"),
    EventType.MEDICAL_EXAM: _same("a subi un examen médical"),
    EventType.ALLEGED_CONDUCT: _same("aurait commis les faits visés par la plainte"),
    EventType.PUBLIC_STATEMENT: _same("a fait l’objet d’une déclaration publique"),
    EventType.COMPLAINT_FILED: _same("était partie à une plainte"),
    EventType.CASE_OPENED: _same("était partie à une procédure judiciaire ouverte"),
    EventType.PROSECUTION_REQUEST: _same("a fait l’objet de réquisitions du parquet"),
    EventType.ASYLUM_DECISION: _same("a reçu une décision sur sa demande d’asile"),
    EventType.JUDGMENT: _same("a fait l’objet d’une décision de justice"),
}
ON_APPEAL: dict[Outcome, Forms] = {
    Outcome.UPHELD: _same("a vu le jugement confirmé en appel"),
    Outcome.OVERTURNED: _same("a vu le jugement annulé en appel"),
    Outcome.REMITTED: _same("a vu son affaire renvoyée en appel devant une autre juridiction"),
    Outcome.NOT_GUILTY: _passive("acquitté en appel", "a bénéficié d’un acquittement en appel"),
    Outcome.DISMISSED: _same("a vu les poursuites abandonnées en appel"),
    Outcome.REDUCED: _same("a vu sa peine réduite en appel"),
    Outcome.INCREASED: _same("a vu sa peine alourdie en appel"),
}
FOUND: dict[Outcome, Forms] = {
    Outcome.GUILTY: _same("a fait l’objet d’un verdict de culpabilité"),
    Outcome.GUILTY_PARTIAL: _same("a fait l’objet d’un verdict de culpabilité partielle"),
    Outcome.NOT_GUILTY: _passive("acquitté", "a bénéficié d’un acquittement"),
    Outcome.DISMISSED: _same("a bénéficié d’un non-lieu"),
}
DIED_IN_CUSTODY = ("est décédé en détention", "est décédée en détention",
                   "a perdu la vie en détention")  # fmt: skip
# Of what a source found when it was written.
FOUND_SO = {
    EventType.DETAINED: _same("se trouvait en détention"),
    EventType.DISAPPEARED: _same("restait introuvable"),
}
# Words that English writes with a capital in the name of a place.
ENGLISH = frozenset(
    {
        "Airport", "Base", "Camp", "Center", "Central", "Centre", "City", "Colony", "Court",
        "Detention", "Department", "District", "Embassy", "Hospital", "International", "Jail",
        "Ministry", "Office", "Police", "Prison", "Province", "Region", "Station", "Street",
        "University",
    }
)  # fmt: skip
DECIDED = {EventType.APPEAL_DECISION: ON_APPEAL, EventType.VERDICT: FOUND}


def happened(picture: Picture) -> Sentence:
    """What is to be told of it in one sentence; "" where nothing is."""
    groups = to_tell(picture, lambda group: bool(act(group, picture)))
    clauses = [clause(picture, group) for group in groups]
    if not clauses:
        return Sentence("")
    text = f"{briefly(picture)} {listed(said.text for said in clauses)}."
    return Sentence(text, joined(clauses).facts)


def clause(picture: Picture, group: Group) -> Sentence:
    """What all accounts share."""
    done, where = act(group, picture), place(group)
    if group[0].type in REMOVALS:
        where = removal(group, picture)
    if group[0].type == EventType.LEFT_COUNTRY:
        done, where = left(group), ""
    when = so_far(span_of(event.date for event in group), picture.on)
    said = inside(when) if when.understood else ""
    said = said or gap(f"date de ce fait ({briefly(picture)}) : non consignée")
    whose = remark(picture.origins.get(group[0].pk))
    return Sentence(f"{done}{where} {said}{whose}", facts_of(*group))


def act(group: Sequence[Event], picture: Picture) -> str:
    """What happened; "" for what is not told, or a decision of which not one thing is known."""
    first = EventType(group[0].type)
    if first in DECIDED:
        outcome = shared(picture.outcomes.get(event.pk, "") for event in group)
        forms = DECIDED[first].get(Outcome(outcome)) if outcome else None
    else:
        forms = _forms(group, picture)
    return agreed(picture.sex, *forms).replace("{of}", de(briefly(picture))) if forms else ""


def has_own_subject(words: str) -> bool:
    """ "le corps de X a été remis", and not "a subi"."""
    return words.startswith(("le ", "les "))


def told_of(picture: Picture, words: str) -> str:
    """ "M. X a été arrêté", "Le corps de M. X a été remis aux proches"."""
    return capital(words) if has_own_subject(words) else f"{briefly(picture)} {words}"


def _forms(group: Sequence[Event], picture: Picture) -> Forms | None:
    one = shared_type(group)
    if one == EventType.DEATH and picture.code == StandingCode.DECEASED_IN_CUSTODY:
        return DIED_IN_CUSTODY
    if one in FOUND_SO and only_found(group):
        return FOUND_SO[one]
    return (DONE | ALSO_DONE).get(one) if one else None


def removal(group: Sequence[Event], picture: Picture) -> str:
    """ " de France vers l’Ouzbékistan"."""
    start = shared(event.from_country for event in group)
    end = shared(event.to_country for event in group)
    to = the(end) if end else gap(f"pays de destination ({briefly(picture)}) : non consigné")
    return f"{f' {of(start)}' if start else ''} vers {to}"


def left(group: Sequence[Event]) -> str:
    """ "a quitté la Russie pour l’Estonie", "a quitté le pays"."""
    start = shared(event.from_country for event in group)
    end = shared(event.to_country for event in group)
    said = f"a quitté {the(start) if start else 'le pays'}"
    return f"{said} pour {the(end)}" if end else said


def place(group: Sequence[Event]) -> str:
    words = shared(event.place_words for event in group)
    country = shared(event.country for event in group)
    return in_place(words, country)


def in_place(words: str, country: str) -> str:
    """ " en Ouzbékistan (Kokand)"; "" where neither is known.

    A proper name is taken from the words; others are in another language, and a gap.
    """
    town = city(words.partition(",")[0])
    town = to_say("lieu", words) if words and not is_name(town) else plain(town)
    if country:
        return f" {within(country)}" + (f" ({town})" if town else "")
    return f" (lieu : {town})" if town else ""


def is_name(words: str) -> bool:
    """Whether every word begins with a capital, as in "Nur-Sultan" and not in "a prison in Osh",
    and none is English, as in "Tashkent International Airport"."""
    said = words.split()
    return bool(said) and all(word[:1].isupper() and word not in ENGLISH for word in said)


def remark(origin: Origin | None) -> str:
    """Whose word a reported fact is, behind it; "" for what is established."""
    if origin is None:
        return ""
    if origin.missing:
        return f" {gap('source : non consignée')}"
    names = listed(map(_named, origin.names))
    return f" (selon {names})" if names else " (selon des informations qui nous ont été transmises)"


def _named(name: str) -> str:
    """A title comes in English quotation marks (advocacy/attribution.py)."""
    title = name.removeprefix("“").removesuffix("”")
    return plain(title) if title == name else quoted(plain(title))
