"""The frame of a French letter: to whom, where and when, about what; how it ends."""

from collections.abc import Sequence

from advocacy.languages.accounts import shared_type
from advocacy.languages.address import call_in, filled
from advocacy.languages.base import Fact, Sentence, facts_of, gap, plain
from advocacy.languages.french.countries import all_within, city, in_french, name_of, the
from advocacy.languages.french.dates import on_day
from advocacy.languages.french.happened import act
from advocacy.languages.french.occasions import (
    YOUR_VISIT,
    is_visit,
    relation_in_time,
    what,
    whose_visit,
)
from advocacy.languages.french.typography import capital, de, listed, typeset
from advocacy.languages.french.who import called
from advocacy.languages.labels import COPY_TO, ENCLOSED
from advocacy.models import LetterKind, SectionKind, Signatory
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.codes import EventType, StandingCode
from people.models import Holding, Name, NameKind, Person

HEADINGS: dict[str, str] = {
    SectionKind.NEWS: "Faits nouveaux",
    SectionKind.STANDS: "Situation actuelle",
    SectionKind.COURSE: "Rappel des faits",
    SectionKind.WHO: "De qui il s’agit",
    SectionKind.QUALIFICATION: "Nos préoccupations",
    SectionKind.CASES: "Cas",
    SectionKind.ASKS: "Nos demandes",
    SectionKind.FIGURES: "Chiffres",
    SectionKind.LAWS: "Textes de loi",
    SectionKind.ADDRESSES: "Merci d’écrire à",
    SectionKind.SIGNATORIES: "Signataires",
    SectionKind.CONTACT: "Contact",
    SectionKind.NOTES: "Notes",
    SectionKind.ANNEX: "Annexe",
    SectionKind.CLOSED_ANNEX: "Annexe confidentielle",
}
# A headline has nouns for what happened.
NOUNS = {
    EventType.APPREHENDED: "arrestation",
    EventType.DETAINED: "détention",
    EventType.TAKEN: "enlèvement",
    EventType.REMAND_ORDERED: "placement en détention provisoire",
    EventType.DEPORTED: "expulsion",
    EventType.EXTRADITED: "extradition",
    EventType.RETURNED: "renvoi forcé",
    EventType.RELEASE: "libération",
    EventType.PARDON: "grâce",
    EventType.AMNESTY: "amnistie",
    EventType.DEATH: "décès",
    EventType.DISAPPEARED: "disparition",
    EventType.ILL_TREATED: "mauvais traitements à l’encontre",
    EventType.CHARGED: "inculpation",
    EventType.CHARGES_ADDED: "nouveaux chefs d’accusation à l’encontre",
    EventType.CHARGES_DROPPED: "abandon des poursuites à l’encontre",
    EventType.JUDGMENT: "décision de justice à l’égard",
    EventType.APPEAL_DECISION: "décision en appel à l’égard",
    EventType.TRANSFER: "transfert",
    EventType.SENTENCE: "condamnation",
    EventType.EXPULSION_ORDER: "décision d’éloignement à l’encontre",
}
DIED_THERE = (StandingCode.DECEASED_IN_CUSTODY,)
# More names than these are no heading.
NAMES_IN_A_HEADING = 3


def addressee(plan: Plan) -> Sentence:
    """The address line of the office, then its postal address, a line each."""
    holding = plan.addressee
    if holding is None:
        return Sentence("", key="addressee")
    return Sentence(typeset("\n".join(postal_lines(holding))), _rows(holding), key="addressee")


def postal_lines(holding: Holding) -> list[str]:
    lines = holding.office.postal_address.splitlines()
    return [_address_line(holding), *(plain(line) for line in lines if line.strip())]


def lines_of_address(holding: Holding) -> list[str]:
    """For readers who are asked to write: also e-mail, and how to begin."""
    lines, form = postal_lines(holding), holding.office.salutation.get("fr", "")
    lines += [f"Courriel : {plain(holding.office.email)}"] if holding.office.email else []
    return [*lines, *([f"Formule d’appel : {_filled(form, holding)}"] if form else [])]


def _address_line(holding: Holding) -> str:
    template = holding.office.address_line.get("fr", "")
    missing = (
        f"adresse de la fonction « {plain(holding.office.title)} » : non consignée en français"
    )
    return _filled(template, holding) if template else gap(missing)


def _filled(template: str, holding: Holding, call: str = "") -> str:
    """The template of an office, said to its holder."""
    family = house_spelling(holding.person)
    missing = gap(f"nom de famille {de(plain(holding.person.display_name))} : non consigné")
    values = {
        "name": plain(holding.person.display_name),
        "family": plain(family.family if family else "") or missing,
        "honorific": plain(holding.honorific),
        "call": call,
    }
    no_form = gap("forme de l’appel (à un homme ou à une femme) : non consignée")
    return filled(template, values, addressed_as=holding.addressed_as, no_form=no_form)


def house_spelling(person: Person) -> Name | None:
    """Of the names that were read with the person."""
    return next((name for name in person.names.all() if name.kind == NameKind.PREFERRED), None)


def _rows(holding: Holding) -> tuple[Fact, ...]:
    return facts_of(holding, holding.office, holding.person, house_spelling(holding.person))


def dateline(plan: Plan) -> Sentence:
    where = plain(city(plan.letter.place)) or gap("lieu : non consigné")
    return Sentence(f"{where}, le {on_day(plan.on)}", facts_of(), key="dateline")


def subject(plan: Plan) -> Sentence:
    return Sentence(typeset(f"Objet : {_about(plan)}"), facts_of(plan.occasion), key="subject")


def _about(plan: Plan) -> str:
    if given := plan.letter.headline.get("fr", ""):
        return plain(given)
    if plan.occasion and is_visit(plan.occasion) and plan.countries:
        whose = YOUR_VISIT if whose_visit(plan) == YOUR_VISIT else "une visite"
        return f"droits humains, en vue {de(whose)} {all_within(plan.countries)}"
    if plan.occasion:
        return f"droits humains, en vue {de(what(plan))}"
    return _cases(plan) or _countries(plan)


def _cases(plan: Plan) -> str:
    """ "situation d’A et de B"; "" where there are none, or too many for a heading."""
    names = [called(picture) for picture in plan.pictures]
    if not names or len(names) > NAMES_IN_A_HEADING:
        return ""
    return f"situation {listed(de(name) for name in names)}"


def _countries(plan: Plan) -> str:
    if not plan.countries:
        return gap("objet : non consigné")
    return f"droits humains {all_within(plan.countries)}"


def headline(plan: Plan) -> Sentence:
    """As given; else the last news of the one person, the case, or countries and occasion."""
    if given := plan.letter.headline.get("fr", ""):
        return Sentence(typeset(plain(given)), key="headline")
    is_briefing = plan.letter.kind == LetterKind.BRIEFING
    news = _event_line(plan.pictures[0]) if len(plan.pictures) == 1 and not is_briefing else None
    if news:
        return news
    rows = facts_of(plan.occasion, *(picture.party for picture in plan.pictures))
    text = "" if is_briefing else _cases(plan)
    if text and plan.countries:
        text = f"{listed(name_of(code) for code in plan.countries)} : {text}"
    if not text:
        event = f", {relation_in_time(plan)} {de(what(plan))}" if plan.occasion else ""
        text = _countries(plan) + event
    return Sentence(typeset(capital(text)), rows, key="headline")


def _event_line(picture: Picture) -> Sentence | None:
    """ "Ouzbékistan : A Testov, renvoi forcé ..." has no verb to agree: the last thing told."""
    if not picture.named:
        return None
    for group in reversed(picture.happenings):
        noun = NOUNS.get(shared_type(group) or EventType.OTHER, "")
        if noun and act(group, picture):
            if group[0].type == EventType.DEATH and picture.code in DIED_THERE:
                noun = "décès en détention"
            country = group[0].country or group[0].from_country or picture.party.case.country
            where = f" vers {the(group[0].to_country)}" if group[0].to_country else ""
            text = f"{capital(name_of(country))} : {noun} {de(plain(picture.name))}{where}"
            return Sentence(typeset(text), facts_of(picture.party, *group), key="headline")
    return None


def salutation(plan: Plan) -> Sentence:
    """ "Monsieur le Président de la République,": the office's own call (domain b.9)."""
    if plan.addressee is None:
        return Sentence("", key="salutation")
    text = typeset(_call(plan.addressee))
    return Sentence(text, _rows(plan.addressee), key="salutation")


def _call(holding: Holding) -> str:
    template = holding.office.salutation.get("fr", "")
    if template:
        return _filled(template, holding)
    name = plain(holding.office.title)
    return gap(f"formule d’appel de la fonction « {name} » : non consignée en français")


def signature(plan: Plan) -> Sentence:
    """The office's closing with the call repeated, then who signs: name, title, organisation."""
    holding, signatory = plan.addressee, next(iter(plan.signatories), None)
    lines = [_closing(holding), ""] if holding else []
    lines.append(plain(signatory.printed_name) if signatory else gap("signataire : non consigné"))
    lines += [plain(signatory.title)] if signatory and signatory.title else []
    lines.append((_organisation(signatory) if signatory else "") or plain(plan.sender.name))
    rows = _rows(holding) if holding else ()
    text = typeset("\n".join(lines))
    return Sentence(text, rows + facts_of(signatory, plan.sender), key="signature")


def _closing(holding: Holding) -> str:
    template = holding.office.closing.get("fr", "")
    if not template:
        name = plain(holding.office.title)
        return gap(f"formule de politesse de la fonction « {name} » : non consignée en français")
    return _filled(template, holding, call_in(_call(holding)))


def _organisation(signatory: Signatory) -> str:
    organisation = signatory.organisation
    return plain(signatory.organisation_words or (organisation.name if organisation else ""))


def copies(plan: Plan) -> Sentence:
    """What is enclosed, then to whom copies go; a confidential annex is not spoken of here."""
    lines = []
    if plan.annexed:
        codes = dict.fromkeys(picture.party.case.country for picture in plan.annexed)
        lines.append(f"{ENCLOSED['fr']} annexe sur des cas {all_within(codes)}")
    named = [plain(line) for line in plan.letter.copies.splitlines() if line.strip()]
    lines += [f"{COPY_TO['fr']} {name}" for name in named]
    return Sentence(typeset("\n".join(lines)), key="copies")


def contact(plan: Plan) -> Sentence:
    lines = [plain(line) for line in plan.letter.contact.splitlines() if line.strip()]
    return Sentence(typeset("\n".join(lines)), key="contact")


def signatory(signatory: Signatory) -> Sentence:
    """One line of the list under a joint letter or an open statement."""
    said = [
        plain(signatory.printed_name), plain(signatory.title), _organisation(signatory),
        plain(in_french(signatory.country_words)),
    ]  # fmt: skip
    text = typeset(", ".join(dict.fromkeys(words for words in said if words)))
    rows = facts_of(signatory, signatory.organisation)
    return Sentence(text, rows, key=f"signatory:{signatory.pk}", before="\n")


def numbered_notes(notes: Sequence[str]) -> Sentence:
    lines = (f"{number}. {note}" for number, note in enumerate(notes, 1))
    return Sentence("\n".join(lines), key="notes")
