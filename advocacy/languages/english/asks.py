"""What is asked: a fixed wording per type (domain b.12) with one object."""

from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.english.style import of_authorities, shown, spelt
from advocacy.languages.english.who import called
from advocacy.languages.english.words import countries_in_words, listed, with_the_office
from advocacy.models import Ask
from advocacy.plan import Plan
from core.dates import PartialDate

# Each completes "we ask you to"; {object} is what it is about.
WORDINGS = {
    # About a person
    "RELEASE_UNCONDITIONAL": "release {object} immediately and unconditionally",
    "RELEASE_HUMANITARIAN": "release {object} on humanitarian grounds",
    "RELEASE_PENDING_TRIAL": "release {object} pending trial",
    "DROP_CHARGES": "drop the charges against {object}",
    "QUASH_CONVICTION": "quash the conviction of {object}",
    "LIFT_SENTENCE_OR_BAN": "lift all sentences and bans imposed on {object}",
    "FAIR_TRIAL": "guarantee {object} a fair and public trial",
    "TRIAL_OBSERVATION": "let independent observers attend the trial of {object}",
    "ACCESS_LAWYER": "give {object} access to a lawyer of free choice",
    "ACCESS_FAMILY": "allow the family of {object} to visit and call",
    "MEDICAL_CARE": "provide {object} with all necessary medical care",
    "PROOF_OF_LIFE": "give proof that {object} is alive",
    "DISCLOSE_FATE": "disclose the fate and whereabouts of {object}",
    "INVESTIGATE_TORTURE": (
        "investigate promptly, thoroughly and independently all allegations that {object} was "
        "tortured or ill-treated"
    ),
    "INVESTIGATE_DEATH": (
        "investigate promptly, thoroughly and independently the death of {object}"
    ),
    "STOP_DEPORTATION": "stop the deportation of {object}",
    "NON_REFOULEMENT": "send {object} to no country where there is a risk of torture",
    "SAFE_RETURN": "enable the safe return of {object}",
    "LIFT_TRAVEL_BAN": "lift the travel ban on {object}",
    "END_REPRISALS": "end all reprisals against {object}",
    "REPARATION": "provide {object} with full reparation",
    "IMPLEMENT_UN_DECISION": "carry out the decision of the United Nations on {object}",
    "VISIT_IN_PRISON": "visit {object} in prison",
    "RAISE_CASE_PRIVATELY": "raise the case of {object} in private with {authorities}",
    "RAISE_CASE_PUBLICLY": "raise the case of {object} in public",
    "EMERGENCY_VISA": "grant {object} an emergency visa",
    "ATTENTION": "follow the case of {object} closely",
    "END_PERSECUTION": "end the persecution of {object}",
    # About a law or an institution
    "REPEAL_LAW": "repeal {object}",
    "REVISE_LAW": "bring {object} into line with international human rights standards",
    "DROP_BILL": "withdraw {object}",
    "ADOPT_LAW": "adopt {object}",
    "DECRIMINALISE": "decriminalise {object}",
    "REVERSE_RULING": "reverse the ruling against {object}",
    "REGISTER_ORG": "register {object}",
    "MONITOR_ACCESS": "give independent monitors unhindered access to {object}",
    "PUBLISH_DATA": "publish full data on {object}",
    "COOPERATE_UN": "cooperate fully with the United Nations on {object}",
    "END_CENSORSHIP": "end the censorship of {object}",
    "ACCOUNTABILITY": "bring to justice those responsible for abuses in {object}",
    "INDEPENDENT_INVESTIGATION": "open an independent and impartial investigation into {object}",
    "ACKNOWLEDGE": "acknowledge publicly the abuses in {object}",
    "REFORM": "carry out the reforms promised in {object}",
    # To third States
    "RAISE_CONCERN": "raise concern about {object}",
    "CONDITIONALITY": "make progress on human rights in {object} a condition of closer ties",
    "FOLLOW_UP_PLEDGE": "follow up the promises made on {object}",
    "STATEMENT": "speak out in public on {object}",
    "SANCTIONS": "impose targeted sanctions on those responsible for abuses in {object}",
}  # fmt: skip
# What is asked about, and not of, a country: "human rights in Kazakhstan".
OF_RIGHTS = {
    "RAISE_CONCERN", "FOLLOW_UP_PLEDGE", "STATEMENT", "COOPERATE_UN", "PUBLISH_DATA",
    "INDEPENDENT_INVESTIGATION",
}  # fmt: skip
IN_CLOSED_ANNEX = "the person named in the confidential annex"


def asks(plan: Plan) -> list[Sentence]:
    """ "We ask you to:", then one numbered line for each."""
    if not plan.asks:
        return [Sentence(gap("no ask was chosen"), key="asks")]
    said = [Sentence(_introduction(plan), key="asks")]
    last = len(plan.asks)
    for number, row in enumerate(plan.asks, 1):
        end, before = ("." if number == last else ";"), "\n\n" if number == 1 else "\n"
        text = f"{number}. {_addressed(plan, row)}{ask(row, plan)}{end}"
        rows = facts_of(row, row.law, row.situation, row.organisation, row.case)
        said.append(Sentence(text, rows, key=f"ask:{row.pk}", before=before))
    return said


def _introduction(plan: Plan) -> str:
    if plan.addressee:
        return "We ask you to:"
    officials = {asked_of(row) for row in plan.asks}
    return f"We ask {officials.pop()} to:" if len(officials) == 1 else "We ask:"


def _addressed(plan: Plan, row: Ask) -> str:
    """Whom one ask of several is put to, where the text has no addressee."""
    several = plan.addressee is None and len({asked_of(one) for one in plan.asks}) > 1
    return f"{asked_of(row)} to " if several else ""


def asked_of(row: Ask) -> str:
    """ "the President of France", "the Government of ..."."""
    office, organisation = row.addressee_office, row.addressee_organisation
    title = office.title.get("en", "") if office else ""
    words = plain(title or (organisation.name if organisation else "") or row.addressee_words)
    return with_the_office(words)


def ask(row: Ask, plan: Plan | None = None) -> str:
    """What completes "we ask you to": as worded for this one ask, else by its type."""
    words = plain(row.text.get("en", "")).removeprefix("to ").rstrip(".;")
    if not words:
        words = _by_type(row, plan)
    if row.due_on and plan:
        words += f" by {shown(PartialDate.on(row.due_on), plan)}"
    return words


def _by_type(row: Ask, plan: Plan | None) -> str:
    wording = WORDINGS.get(row.kind.code, "")
    if not wording:
        return gap(f"wording of an ask is not recorded: {row.kind.labels.get('en', row.kind.code)}")
    if plan:
        wording = spelt(wording, plan)
        wording = wording.replace("{authorities}", of_authorities(_country(row), plan))
    return wording.replace("{authorities}", "the authorities").replace(
        "{object}", _object(row, plan)
    )


def _country(row: Ask) -> str:
    """The State concerned, where it is one."""
    countries = row.countries or ([row.case.country] if row.case else [])
    return countries[0] if len(countries) == 1 else ""


def _object(row: Ask, plan: Plan | None) -> str:
    """The one thing it is about; people as the letter names them, never otherwise."""
    if row.persons:
        return _people(row, plan)
    if row.organisation:
        return plain(row.organisation.name)
    if row.law:
        return _law(row)
    if row.situation:
        return plain(row.situation.name.get("en", "")) or gap("name of a situation is missing")
    if row.case:
        return _case(row, plan)
    if row.countries:
        where = countries_in_words(row.countries)
        return f"human rights in {where}" if row.kind.code in OF_RIGHTS else where
    return plain(row.about) or gap("what the ask is about is not recorded")


def _people(row: Ask, plan: Plan | None) -> str:
    if plan is None:
        return gap("people as the letter names them")
    told = [one for one in (*plan.pictures, *plan.annexed) if one.party.person_id in row.persons]
    names = [called(picture) for picture in told]
    if any(one.party.person_id in row.persons for one in plan.closed):
        names.append(IN_CLOSED_ANNEX)
    return listed(dict.fromkeys(names)) or gap("whom the ask is about is not in this letter")


def _law(row: Ask) -> str:
    name = plain(row.law.name.get("en", "")) if row.law else ""
    if not name:
        return gap("name of a law is not recorded in English")
    return name if name.lower().startswith("the ") else f"the {name}"


def _case(row: Ask, plan: Plan | None) -> str:
    """Of a case, those in it whom the letter tells of."""
    if plan is None:
        return gap("people as the letter names them")
    told = [one for one in (*plan.pictures, *plan.annexed) if one.party.case_id == row.case_id]
    names = dict.fromkeys(called(picture) for picture in told)
    return listed(names) if names else gap("the case of the ask is not in this letter")
