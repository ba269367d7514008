"""What is asked, in French: a fixed wording per type (domain b.12) with one object.

A wording is an infinitive, and "de" or "d’" is put before it: "nous vous demandons d’abroger ...".
"""

from collections.abc import Sequence

from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.french.countries import all_within, the
from advocacy.languages.french.dates import on_day
from advocacy.languages.french.gaps import to_say
from advocacy.languages.french.laws import law_name
from advocacy.languages.french.occasions import title_of
from advocacy.languages.french.typography import a, de, listed, quoted, typeset
from advocacy.languages.french.who import called
from advocacy.languages.french.wordings import ON_COUNTRIES, WORDINGS
from advocacy.models import Ask
from advocacy.plan import Plan

IN_CLOSED_ANNEX = "la personne nommée dans l’annexe confidentielle"
# Of people, where the countries are those where they are to come, and not those that are asked.
TOWARD = ("SAFE_RETURN",)
Things = Sequence[str]


def asks(plan: Plan) -> list[Sentence]:
    """ "Nous vous demandons :", then one numbered line for each."""
    if not plan.asks:
        return [Sentence(gap("demande : non choisie"), key="asks")]
    introduction = "Nous vous demandons :" if plan.addressee else "Nous demandons :"
    said = [Sentence(typeset(introduction), key="asks")]
    for number, row in enumerate(plan.asks, 1):
        end, before = ("." if number == len(plan.asks) else " ;"), "\n\n" if number == 1 else "\n"
        text = typeset(f"{number}. {_addressed(plan, row)}{ask(row, plan)}{end}")
        rows = facts_of(row, row.law, row.situation, row.organisation, row.case)
        said.append(Sentence(text, rows, key=f"ask:{row.pk}", before=before))
    return said


def _addressed(plan: Plan, row: Ask) -> str:
    """Whom it is put to, in a text without an addressee: a title in brackets needs no article."""
    if plan.addressee:
        return ""
    office, organisation = row.addressee_office, row.addressee_organisation
    if office:
        return f"({title_of(office)}) "
    missing = to_say("destinataire", row.addressee_words)
    return f"({plain(organisation.name) if organisation else missing}) "


def ask(row: Ask, plan: Plan | None = None) -> str:
    """What completes "nous vous demandons": as worded for this one ask, else by its type."""
    words = plain(row.text.get("fr", "")).rstrip(" .;\u00a0\u202f")
    for start in ("de ", "d’", "d'"):
        words = words.removeprefix(start)
    words = words or _by_type(row, plan)
    if row.due_on and plan:
        words += f", au plus tard le {on_day(row.due_on)}"
    return typeset(de(words))


def _by_type(row: Ask, plan: Plan | None) -> str:
    wording = WORDINGS.get(row.kind.code, "")
    if not wording:
        name = plain(row.kind.labels.get("fr", "") or row.kind.code)
        return gap(f"formulation de la demande « {name} » : non consignée en français")
    if row.countries and not (row.persons or _one(row)) and (said := _on_countries(row)):
        return said
    things = _object(row, plan)
    if row.persons and row.kind.code in TOWARD:
        wording += f" vers {listed(the(code) for code in row.countries)}" if row.countries else ""
    return (
        wording.replace("{x}", listed(things))
        .replace("{de}", listed(de(thing) for thing in things))
        .replace("{a}", listed(a(thing) for thing in things))
    )


def _object(row: Ask, plan: Plan | None) -> Things:
    """What it is about, each with its article; people as the letter names them, never otherwise."""
    if row.persons or (row.case and _one(row) == row.case):
        return _people(row, plan)
    if row.organisation:
        return [f"l’organisation {plain(row.organisation.name)}"]
    if row.law:
        return [law_name(row.law)]
    if row.situation:
        name = plain(row.situation.name.get("fr", ""))
        missing = f"nom français de la situation « {plain(row.situation.name)} » : non consigné"
        return [f"les événements dits {quoted(name)}" if name else gap(missing)]
    return [to_say("objet de la demande", row.about)]


def _one(row: Ask) -> object:
    """The one row that it is about, where it is not about people or countries."""
    return row.organisation or row.law or row.situation or row.case


def _on_countries(row: Ask) -> str:
    """What is asked of whole countries is worded by itself, where it can be asked of them."""
    wording = ON_COUNTRIES.get(row.kind.code, "")
    toward = listed(the(code) for code in row.countries)
    return wording.replace("{in}", all_within(row.countries)).replace("{x}", toward)


def _people(row: Ask, plan: Plan | None) -> Things:
    if plan is None:
        return [gap("les personnes telles que la lettre les nomme")]

    def is_meant(party_person: object, case: object) -> bool:
        return party_person in row.persons if row.persons else case == row.case_id

    told = [one for one in (*plan.pictures, *plan.annexed)
            if is_meant(one.party.person_id, one.party.case_id)]  # fmt: skip
    names = [called(picture) for picture in told]
    if any(is_meant(one.party.person_id, one.party.case_id) for one in plan.closed):
        names.append(IN_CLOSED_ANNEX)
    return list(dict.fromkeys(names)) or [gap("la personne concernée n’est pas dans cette lettre")]
