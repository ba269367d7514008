"""The moment of a letter in French: visits, summits, days; who writes, and why now.

Titles of events are recorded in one language; French names an event by its kind and countries.
"""

from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.french.countries import all_within, city, in_french, the
from advocacy.languages.french.dates import inside, lasting
from advocacy.languages.french.gaps import to_say
from advocacy.languages.french.typography import de, listed, listed_long, typeset
from advocacy.models import LetterKind, Occasion, Side
from advocacy.plan import Plan
from advocacy.planning import is_holder
from people.models import Holding, Office

# With the article, which the preposition before it is drawn into.
EVENTS = {
    "STATE_VISIT": "la visite d’État",
    "OFFICIAL_VISIT": "la visite officielle",
    "SUMMIT": "le sommet",
    "MINISTERIAL_MEETING": "la réunion ministérielle",
    "HR_DIALOGUE": "le dialogue sur les droits humains",
    "COOPERATION_COUNCIL": "le conseil de coopération",
    "GSP_MONITORING": "l’examen des préférences commerciales",
    "OSCE_CONFERENCE": "la conférence de l’OSCE",
    "UN_TREATY_BODY_REVIEW": "l’examen par un organe de traité des Nations Unies",
    "UPR": "l’Examen périodique universel",
    "UN_SP_VISIT": "la visite d’une procédure spéciale des Nations Unies",
    "HRC_SESSION": "la session du Conseil des droits de l’homme",
    "PARLIAMENT_RESOLUTION": "le vote d’une résolution parlementaire",
    "TRADE_OR_AGREEMENT_NEGOTIATION": "la négociation d’un accord",
    "COURT_HEARING": "l’audience",
    "UN_DAY": "la journée internationale",
    "NATIONAL_HOLIDAY_CLEMENCY": "la fête nationale",
    "RELIGIOUS_HOLIDAY_CLEMENCY": "la fête religieuse",
    "ANNIVERSARY": "l’anniversaire",
    "AWARD": "la remise d’un prix",
    "REPORT_LAUNCH": "la publication d’un rapport",
}
# With whom, and on what.
WITH = ("HR_DIALOGUE", "COOPERATION_COUNCIL", "TRADE_OR_AGREEMENT_NEGOTIATION")
ON = ("UPR", "UN_TREATY_BODY_REVIEW", "GSP_MONITORING", "OSCE_CONFERENCE", "HRC_SESSION")
YOUR_VISIT = "votre visite"
YOU = "vous"
STATEMENTS = (LetterKind.CASE_STATEMENT, LetterKind.URGENT_APPEAL, LetterKind.OPEN_STATEMENT)


def title_of(office: Office) -> str:
    return plain(office.title.get("fr", "")) or to_say("titre de la fonction", office.title)


def is_visit(occasion: Occasion) -> bool:
    return bool(occasion.kind.code.endswith("_VISIT"))


def opening(plan: Plan) -> Sentence:
    """Who writes, and why now: the occasion with its dates, countries and interlocutors."""
    leaders = _leaders(plan)
    text = f"{_who_writes(plan)}{_when(plan)}{leaders.text}"
    rows = facts_of(plan.sender, plan.occasion)
    return Sentence(typeset(f"{text}."), rows + leaders.facts, key="opening")


def _who_writes(plan: Plan) -> str:
    short = f" ({plain(plan.sender.abbreviation)})" if plan.sender.abbreviation else ""
    who, kind = f"{plain(plan.sender.name)}{short}", plan.letter.kind
    if kind == LetterKind.BRIEFING:
        about = f" {all_within(plan.countries)}" if plan.countries else ""
        return f"Dans la présente note, {who} expose ses préoccupations concernant les droits " + (
            f"humains{about}"
        )
    if kind in STATEMENTS:
        many = len(plan.signatories) > 1
        return "Nous prenons la parole ensemble" if many else f"{who} prend la parole"
    if kind == LetterKind.JOINT_LETTER:
        return "Au nom des organisations signataires, nous vous écrivons"
    return f"Au nom de l’organisation {who}, nous vous écrivons"


def _when(plan: Plan) -> str:
    """ " à l’approche de votre visite ..."; without an occasion what the letter is about."""
    if plan.occasion:
        return f" {relation_in_time(plan)} {de(occasion_in_words(plan))}"
    if plan.letter.kind == LetterKind.BRIEFING:
        return ""
    if plan.countries:
        return f" au sujet des droits humains {all_within(plan.countries)}"
    return " au sujet de la situation exposée ci-dessous"


def relation_in_time(plan: Plan) -> str:
    """What "de" follows: "à l’approche", "à l’occasion", "à la suite"."""
    when, on = plan.occasion.date if plan.occasion else None, plan.on
    if when and when.latest and when.latest < on:
        return "à la suite"
    return "à l’occasion" if when and when.earliest and when.earliest <= on else "à l’approche"


def occasion_in_words(plan: Plan) -> str:
    """ "votre visite au Kazakhstan et en Ouzbékistan, les 1er et 2 novembre 2023"."""
    return f"{what(plan)}, {days_of(plan)}" if plan.occasion else ""


def what(plan: Plan) -> str:
    """The event without its days; one of no kind that French has a name for is a gap."""
    occasion = plan.occasion
    if occasion is None:
        return ""
    if is_visit(occasion) and plan.countries:
        return f"{whose_visit(plan)} {all_within(plan.countries)}"
    event = EVENTS.get(occasion.kind.code, "") or to_say("nom de l’événement", occasion.title)
    return f"{event}{_about(occasion, plan)}{_place(occasion)}"


def _about(occasion: Occasion, plan: Plan) -> str:
    if not plan.countries:
        return ""
    if occasion.kind.code in WITH:
        return f" avec {listed(the(code) for code in plan.countries)}"
    if occasion.kind.code in ON:
        return f" concernant {listed(the(code) for code in plan.countries)}"
    return ""


def _place(occasion: Occasion) -> str:
    parts = (in_french(city(part)) for part in occasion.place.split(",") if part.strip())
    return f" ({plain(', '.join(parts))})" if occasion.place.strip() else ""


def days_of(plan: Plan) -> str:
    """A visit of known days lasts through them."""
    if plan.occasion is None or not plan.occasion.date.understood:
        return gap("dates de l’événement : non consignées")
    return lasting(plan.occasion.date) if is_visit(plan.occasion) else inside(plan.occasion.date)


def whose_visit(plan: Plan) -> str:
    guests = [part for part in plan.participants if part.side == Side.GUEST]
    if plan.addressee and any(is_holder(part, plan.addressee) for part in guests):
        return YOUR_VISIT
    people = [plain(part.person or part.organisation) for part in guests
              if part.person or part.organisation]  # fmt: skip
    if people:
        return f"la visite {listed(de(name) for name in people)}"
    offices = [title_of(part.office) for part in guests if part.office]
    named = listed(offices) or gap("qui effectue la visite : non consigné en français")
    return f"la visite ({named})"


def _leaders(plan: Plan) -> Sentence:
    """Whom the guest meets in each country of a visit, as the end of a sentence; "" where that is
    not recorded."""
    met = [plan.meets[code] for code in plan.countries if code in plan.meets]
    if plan.occasion is None or not is_visit(plan.occasion) or not met:
        return Sentence("")
    names = [YOU if _is_addressee(one, plan) else leader(one) for one in met]
    names.sort(key=lambda words: words != YOU)
    rows = [row for one in met for row in facts_of(one, one.office, one.person)]
    return Sentence(f", {_meeting(plan)} {listed_long(names)}", tuple(rows))


def _is_addressee(holding: Holding, plan: Plan) -> bool:
    return plan.addressee is not None and leader(holding) == leader(plan.addressee)


def leader(holding: Holding) -> str:
    """The name first: a title behind it needs no article that would have to agree."""
    return f"{plain(holding.person.display_name)}, {title_of(holding.office)}"


def _meeting(plan: Plan) -> str:
    past = relation_in_time(plan) == "à la suite"
    if whose_visit(plan) == YOUR_VISIT:
        met = "vous avez rencontré" if past else "il est prévu que vous rencontriez"
        return f"au cours de laquelle {met}"
    planned = "ont eu lieu" if past else "sont prévus"
    return f"au cours de laquelle des entretiens {planned} avec"
