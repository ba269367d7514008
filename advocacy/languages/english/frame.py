"""The frame of a letter: to whom, where and when, what about, how it begins and ends."""

import re
from collections.abc import Sequence

from advocacy.languages.accounts import ASIDE
from advocacy.languages.address import call_in, filled
from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.english.happened import act, has_own_subject, removal
from advocacy.languages.english.occasions import is_visit, relation_in_time, the, title_of
from advocacy.languages.english.style import shown, styled
from advocacy.languages.english.who import called
from advocacy.languages.english.words import capital, countries_in_words, listed, with_the
from advocacy.languages.labels import COPY_TO, ENCLOSED
from advocacy.models import LetterKind, SectionKind, Signatory
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.codes import REMOVALS
from core.dates import PartialDate
from people.models import Holding, Name, NameKind, Person

HEADINGS: dict[str, str] = {
    SectionKind.NEWS: "What is new",
    SectionKind.STANDS: "Where things stand",
    SectionKind.COURSE: "What happened before",
    SectionKind.WHO: "Who this is",
    SectionKind.QUALIFICATION: "Our concern",
    SectionKind.CASES: "Cases",
    SectionKind.ASKS: "What we ask",
    SectionKind.FIGURES: "Figures",
    SectionKind.LAWS: "Laws",
    SectionKind.ADDRESSES: "Please write to",
    SectionKind.SIGNATORIES: "Signed by",
    SectionKind.CONTACT: "Contact",
    SectionKind.NOTES: "Notes",
    SectionKind.ANNEX: "Annex",
    SectionKind.CLOSED_ANNEX: "Confidential annex",
}
# More names than these are no heading.
NAMES_IN_A_HEADING = 3


def addressee(plan: Plan) -> Sentence:
    """The address line of the office, then its postal address, a line each."""
    holding = plan.addressee
    if holding is None:
        return Sentence("", key="addressee")
    return Sentence("\n".join(postal_lines(plan, holding)), _rows(holding), key="addressee")


def postal_lines(plan: Plan, holding: Holding) -> list[str]:
    lines = holding.office.postal_address.splitlines()
    return [_address_line(plan, holding), *(plain(line) for line in lines if line.strip())]


def lines_of_address(plan: Plan, holding: Holding) -> list[str]:
    """For readers who are asked to write: also e-mail, and how to begin."""
    lines, form = postal_lines(plan, holding), holding.office.salutation.get("en", "")
    lines += [f"E-mail: {plain(holding.office.email)}"] if holding.office.email else []
    return [*lines, *([f"Salutation: {_filled(plan, holding, form)}"] if form else [])]


def _address_line(plan: Plan, holding: Holding) -> str:
    template = holding.office.address_line.get("en", "")
    missing = f"address line of the {title_of(holding.office)} is not recorded"
    return _filled(plan, holding, template) if template else gap(missing)


def _filled(plan: Plan, holding: Holding, template: str, call: str = "") -> str:
    """The template of the office, with what is not recorded of its holder as gaps."""
    name = plain(holding.person.display_name)
    family = house_spelling(holding.person)
    style = plain(holding.honorific) or styled(holding.addressed_as, plan)
    said = filled(
        template,
        {
            "name": name,
            "family": plain(family.family if family else "") or gap("surname is not recorded"),
            "honorific": style,
            "call": call or gap(f"salutation of the {title_of(holding.office)} is not recorded"),
        },
        addressed_as=holding.addressed_as,
        no_form=gap(f"how {name} is addressed is not recorded"),
    )
    return said.strip() or gap(f"form of address of the {title_of(holding.office)} is empty")


def house_spelling(person: Person) -> Name | None:
    """Of the names that were read with the person."""
    return next((name for name in person.names.all() if name.kind == NameKind.PREFERRED), None)


def _rows(holding: Holding) -> tuple[tuple[str, str, int], ...]:
    return facts_of(holding, holding.office, holding.person, house_spelling(holding.person))


def dateline(plan: Plan) -> Sentence:
    where = plain(plan.letter.place) or gap("place of writing is not recorded")
    return Sentence(f"{where}, {shown(PartialDate.on(plan.on), plan)}", key="dateline")


def subject(plan: Plan) -> Sentence:
    """The Re line, in the telegram style of the trade: "for visit to Kazakhstan and Uzbekistan"."""
    return Sentence(f"Re: {_about(plan)}", facts_of(plan.occasion), key="subject")


def _about(plan: Plan) -> str:
    if given := plan.letter.headline.get("en", ""):
        return plain(given)
    occasion = plan.occasion
    if occasion and is_visit(occasion) and plan.countries:
        return f"Human rights issues for the visit to {countries_in_words(plan.countries)}"
    if occasion:
        return f"Human rights issues for {the(occasion.title)}"
    return _cases(plan) or _countries(plan)


def _cases(plan: Plan) -> str:
    """ "Case of A", "Cases of A and B"; "" where there are none, or too many for a heading."""
    names = [called(picture) for picture in plan.pictures]
    if not names or len(names) > NAMES_IN_A_HEADING:
        return ""
    return f"Case{'s' if len(names) > 1 else ''} of {listed(names)}"


def _countries(plan: Plan) -> str:
    if not plan.countries:
        return gap("what the letter is about is not recorded")
    return f"Human rights in {countries_in_words(plan.countries)}"


def headline(plan: Plan) -> Sentence:
    """As given; else the last news of the one person, the case, or countries and occasion."""
    if given := plan.letter.headline.get("en", ""):
        return Sentence(plain(given), key="headline")
    news = _event_line(plan.pictures[0]) if len(plan.pictures) == 1 else None
    if plan.letter.kind != LetterKind.BRIEFING and news:
        return news
    rows = [picture.party for picture in plan.pictures]
    if plan.letter.kind != LetterKind.BRIEFING and (text := _cases(plan)):
        where = f"{capital(countries_in_words(plan.countries))}: " if plan.countries else ""
        return Sentence(f"{where}{text[:1].lower() + text[1:] if where else text}",
                        facts_of(*rows), key="headline")  # fmt: skip
    text = _countries(plan)
    if plan.occasion:
        text += f": {relation_in_time(plan)} {the(plan.occasion.title)}"
    return Sentence(text, facts_of(plan.occasion), key="headline")


def _event_line(picture: Picture) -> Sentence | None:
    """ "France: A Testov deported to Uzbekistan": the last thing that happened and can be told."""
    if not picture.named:
        return None
    for group in reversed(picture.happenings):
        done = act(group, picture)
        if done and group[0].type not in ASIDE:
            country = group[0].country or group[0].from_country or picture.party.case.country
            where = removal(group, plain(picture.surname)) if group[0].type in REMOVALS else ""
            news = _in_a_headline(done, picture)
            rows = facts_of(picture.party, *group)
            return Sentence(f"{capital(with_the(country))}: {news}{where}", rows, key="headline")
    return None


def _in_a_headline(done: str, picture: Picture) -> str:
    """ "A Testov deported", "judgment concerning A Testov", "sentence of A Testov reduced"."""
    name = plain(picture.name)
    if has_own_subject(done):
        done = done.replace(plain(picture.surname), name)
        done = re.sub(r"^(the|an?) ", "", done)
        return re.sub(r" (was|were) ", " ", done)
    for concerned in ("was the subject of a", "was party to a"):
        if done.startswith(concerned):
            return f"{done.removeprefix(concerned).removeprefix('n').strip()} concerning {name}"
    return f"{name} {done.removeprefix('was ')}"


def salutation(plan: Plan) -> Sentence:
    """The office's form of address, with the surname where it asks for one (domain b.9)."""
    holding = plan.addressee
    if holding is None:
        return Sentence("", key="salutation")
    form = holding.office.salutation.get("en", "")
    if not form:
        missing = gap(f"salutation of the {title_of(holding.office)} is not recorded")
        return Sentence(missing, facts_of(holding.office), key="salutation")
    return Sentence(_filled(plan, holding, form), _rows(holding), key="salutation")


def signature(plan: Plan) -> Sentence:
    """The office's closing, an empty line, then who signs: name, title, organisation."""
    holding, signatory = plan.addressee, next(iter(plan.signatories), None)
    lines = [_closing(plan, holding), ""] if holding else []
    lines.append(plain(signatory.printed_name) if signatory else gap("signatory is not recorded"))
    if signatory and signatory.title:
        lines.append(plain(signatory.title))
    lines.append(_organisation(signatory) if signatory else "")
    lines[-1] = lines[-1] or plain(plan.sender.name)
    rows = _rows(holding) if holding else ()
    return Sentence("\n".join(lines), rows + facts_of(signatory, plan.sender), key="signature")


def _closing(plan: Plan, holding: Holding) -> str:
    closing = holding.office.closing.get("en", "")
    if not closing:
        return gap(f"closing for the {title_of(holding.office)} is not recorded")
    return _filled(plan, holding, closing, call=call_in(salutation(plan).text))


def _organisation(signatory: Signatory) -> str:
    organisation = signatory.organisation
    return plain(signatory.organisation_words or (organisation.name if organisation else ""))


def copies(plan: Plan) -> Sentence:
    """What is enclosed, then to whom copies go; a confidential annex is not spoken of here."""
    lines = []
    if plan.annexed:
        codes = dict.fromkeys(picture.party.case.country for picture in plan.annexed)
        lines.append(f"{ENCLOSED['en']} annex on cases in {countries_in_words(codes)}")
    named = [plain(line) for line in plan.letter.copies.splitlines() if line.strip()]
    lines += [f"{COPY_TO['en']} {name}" for name in named]
    return Sentence("\n".join(lines), key="copies")


def contact(plan: Plan) -> Sentence:
    lines = [plain(line) for line in plan.letter.contact.splitlines() if line.strip()]
    return Sentence("\n".join(lines), key="contact")


def signatory(signatory: Signatory) -> Sentence:
    """One line of the list under a joint letter or an open statement."""
    said = [
        plain(signatory.printed_name), plain(signatory.title), _organisation(signatory),
        plain(signatory.country_words),
    ]  # fmt: skip
    text = ", ".join(dict.fromkeys(words for words in said if words))
    return Sentence(text, facts_of(signatory, signatory.organisation),
                    key=f"signatory:{signatory.pk}", before="\n")  # fmt: skip


def numbered_notes(notes: Sequence[str]) -> Sentence:
    lines = (f"{number}. {note}" for number, note in enumerate(notes, 1))
    return Sentence("\n".join(lines), key="notes")
