"""A French statement or urgent appeal on one case: what is new, where things stand, who it is."""

from collections.abc import Sequence

from advocacy.languages.accounts import before_news, news_last
from advocacy.languages.base import Sentence, facts_of, gap, joined, plain
from advocacy.languages.french.attribution import each_once
from advocacy.languages.french.case import case, further, nothing, with_notes
from advocacy.languages.french.dates import inside
from advocacy.languages.french.happened import act, clause
from advocacy.languages.french.law import charged, sentenced
from advocacy.languages.french.orders import ordered
from advocacy.languages.french.stands import stands as where_things_stand
from advocacy.languages.french.typography import de, listed, typeset
from advocacy.languages.french.who import about, briefly, introduced, known_age, known_role
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.models import Assessment, Event

# Said of facts, and not of a person, so that nothing agrees with one.
JUDGED = {
    "POLITICALLY_MOTIVATED": "une motivation politique",
    "FABRICATED": "des accusations fabriquées de toutes pièces",
    "UNLAWFUL": "une mesure illégale",
    "RETALIATION": "des représailles pour des activités pacifiques",
    "RISK_OF_TORTURE": "un risque de torture",
    "PRISONER_OF_CONSCIENCE": "une détention d’opinion",
    "EXPULSION_OF_CITIZEN": "l’expulsion par un État d’une personne qui a sa nationalité",
}


def _is_told(picture: Picture) -> bool:
    return picture.named and picture.party.person is not None


def news(plan: Plan, picture: Picture) -> list[Sentence]:
    """What happened last, with who it happened to."""
    if not _is_told(picture):
        return case(plan, picture)
    last = [clause(picture, group) for group in told(picture)[-1:]]
    said = joined(last, by=" et ")
    said = (
        Sentence(f"{briefly(picture)} {said.text}.", said.facts)
        if said.text
        else _other_news(plan, picture)
    )
    text = f"{introduced(picture)}. {said.text}"
    now = [Sentence(text, about(picture) + said.facts, key=f"news:{picture.party.pk}")]
    return with_notes(plan, picture, each_once(picture, now))


def _other_news(plan: Plan, picture: Picture) -> Sentence:
    """Where nothing that happened can be told: the sentence, the charge, where things stand."""
    for said in (sentenced(picture), charged(plan, picture), where_things_stand(picture)):
        if said.text:
            return said
    return nothing(picture)


def told(picture: Picture) -> list[tuple[Event, ...]]:
    """All that can be said of what happened, in time's order, the news last."""
    return news_last([group for group in picture.happenings if act(group, picture)])


def stands(plan: Plan, picture: Picture) -> list[Sentence]:
    """Present state, then stage: charges, sentence, time in custody, what comes next."""
    if not _is_told(picture):
        return []
    key = picture.party.pk
    said = [
        where_things_stand(picture).keyed(f"stands:{key}"),
        charged(plan, picture).keyed(f"charged:{key}"),
        sentenced(picture).keyed(f"sentenced:{key}"),
        ordered(picture).keyed(f"ordered:{key}"),
        *further(picture),
    ]
    return _typeset(each_once(picture, [one for one in said if one.text]))


def course(plan: Plan, picture: Picture) -> list[Sentence]:
    """The history before the news, oldest first; all of it in a briefing, which has no news."""
    if not _is_told(picture):
        return []
    said = []
    for group in before_news(plan, told(picture)):
        part = clause(picture, group)
        key = f"course:{group[0].account_of}"
        said.append(Sentence(f"{briefly(picture)} {part.text}.", part.facts, key=key))
    return _typeset(each_once(picture, said))


def who(plan: Plan, picture: Picture) -> list[Sentence]:
    """Age and role in a sentence without a verb; none where neither may be told."""
    if not _is_told(picture) or picture.limited:
        return []
    said = [words for words in (known_age(picture), known_role(picture)) if words]
    name = plain(picture.name)
    missing = gap(f"âge et activité {de(name)} : non consignés en français")
    rows = facts_of(*picture.births, *picture.roles)
    text = f"{name} : {', '.join(said) or missing}."
    return _typeset([Sentence(text, rows, key=f"who:{picture.party.pk}")])


def qualification(plan: Plan, picture: Picture) -> list[Sentence]:
    """What others made of it, each with whose assessment it is and since when."""
    if not picture.named or picture.limited:
        return []
    by_term: dict[str, list[Assessment]] = {}
    for row in picture.assessments:
        by_term.setdefault(f"{row.term.code} {_about(picture, row)}", []).append(row)
    return _typeset([_assessed(picture, rows) for rows in by_term.values()])


def _assessed(picture: Picture, rows: Sequence[Assessment]) -> Sentence:
    first = rows[0]
    whose = listed(dict.fromkeys(plain(row.whose) for row in rows))
    when = f", {inside(first.date)}" if first.date.understood else ""
    label = plain(first.term.labels.get("fr", "")) or gap(
        f"qualification « {plain(first.term.code)} » : sans nom français"
    )
    judged = JUDGED.get(first.term.code, label)
    text = f"Selon {whose}{when}, qualification retenue pour {_about(picture, first)} : {judged}."
    return Sentence(text, facts_of(*rows), key=f"assessed:{first.pk}")


def _about(picture: Picture, row: Assessment) -> str:
    name = briefly(picture)
    if row.charge_id:
        return f"les poursuites contre {name}"
    if row.order_id:
        return f"la peine {de(name)}"
    if row.event_id:
        return f"les faits concernant {name}"
    return f"la situation {de(name)}"


def _typeset(said: Sequence[Sentence]) -> list[Sentence]:
    return [Sentence(typeset(one.text), one.facts, key=one.key, before=one.before) for one in said]
