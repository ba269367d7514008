"""A French statement or urgent appeal on one case: what is new, where things stand, who it is."""

from collections.abc import Sequence
from dataclasses import replace

from advocacy.languages.accounts import (
    DEAD,
    LISTED,
    before_news,
    below,
    by_judge,
    in_a_list,
    in_order,
    news_last,
    once,
    only_found,
    without_said_by_death,
)
from advocacy.languages.base import Sentence, facts_of, gap, joined, plain
from advocacy.languages.french.attribution import each_once
from advocacy.languages.french.case import case, further, nothing, untold, with_notes
from advocacy.languages.french.dates import inside
from advocacy.languages.french.happened import act, clause, has_own_subject, told_of
from advocacy.languages.french.law import charged, sentenced
from advocacy.languages.french.orders import ordered
from advocacy.languages.french.stands import stands as where_things_stand
from advocacy.languages.french.typography import de, listed, typeset
from advocacy.languages.french.voices import whose as whose_word
from advocacy.languages.french.who import about, begun, briefly, known_age, known_role
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
        Sentence(f"{told_of(picture, said.text)}.", said.facts)
        if said.text
        else _other_news(plan, picture)
    )
    text = begun(picture, said.text)
    now = [Sentence(text, about(picture) + said.facts, key=f"news:{picture.party.pk}")]
    return [*with_notes(plan, picture, each_once(picture, now)), *untold(picture)]


def _other_news(plan: Plan, picture: Picture) -> Sentence:
    """Where nothing that happened can be told: the sentence, the charge, where things stand."""
    for said in (sentenced(picture), charged(plan, picture), where_things_stand(picture)):
        if said.text:
            return said
    return nothing(picture)


def told(picture: Picture) -> list[tuple[Event, ...]]:
    """All that can be said of what happened, in time's order, the news last."""
    groups = [group for group in picture.happenings if act(group, picture)]
    groups = without_said_by_death(groups, picture)
    return news_last(in_order([group for group in groups if not only_found(group)]) or groups)


def stands(plan: Plan, picture: Picture) -> list[Sentence]:
    """Present state, then stage: charges, sentence, time in custody, what comes next.

    An accusation is not where the dead stand: it goes with what happened before.
    """
    if not _is_told(picture):
        return []
    key = picture.party.pk
    said = [
        where_things_stand(picture).keyed(f"stands:{key}"),
        *([] if picture.code in DEAD else _law(plan, picture)),
        ordered(picture).keyed(f"ordered:{key}"),
        *further(picture),
    ]
    said = _typeset(each_once(picture, [one for one in said if one.text]))
    return [*said, *untold(picture)] if said else []


def _law(plan: Plan, picture: Picture) -> list[Sentence]:
    """Charges and sentence; where an end may not be told, without the one that was the news."""
    charge = charged(plan, picture).keyed(f"charged:{picture.party.pk}")
    sentence = sentenced(picture).keyed(f"sentenced:{picture.party.pk}")
    if picture.untold:
        return once(bool(told(picture)), [sentence, charge])
    return [charge, sentence]


def course(plan: Plan, picture: Picture) -> list[Sentence]:
    """The history before the news, oldest first; all of it in a briefing, which has no news."""
    return _in_sentences(picture, _course(plan, picture))


def history(plan: Plan, picture: Picture) -> list[Sentence]:
    """The same, as a list under the name where it is long."""
    said, law = _course(plan, picture), []
    if picture.code in DEAD and _is_told(picture):
        law = [one for one in _law(plan, picture) if one.text]
    if len(said) < LISTED:
        return _typeset(each_once(picture, [*_in_sentences(picture, said), *law]))
    head, rows = f"Dans l’ordre des faits, {briefly(picture)} :", said
    if any(has_own_subject(one.text) for one in said):
        head, rows = "Dans l’ordre des faits :", _in_sentences(picture, said)
    first = Sentence(head, key=f"order:{picture.party.pk}")
    return _typeset(each_once(picture, [first, *in_a_list(rows), *below(law)]))


def _in_sentences(picture: Picture, said: Sequence[Sentence]) -> list[Sentence]:
    return _typeset([replace(one, text=f"{told_of(picture, one.text)}.") for one in said])


def _course(plan: Plan, picture: Picture) -> list[Sentence]:
    """Without the name and the full stop."""
    if not _is_told(picture):
        return []
    said = [
        clause(picture, group).keyed(f"course:{group[0].account_of}")
        for group in before_news(plan, told(picture))
    ]
    return each_once(picture, said)


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
    """What others made of it: one sentence for all that the same have said at the same time."""
    if not picture.named or picture.limited:
        return []
    said = by_judge(picture.assessments, lambda row: _about(picture, row))
    return _typeset([_assessed(picture, judged) for judged in said])


def _assessed(picture: Picture, judged: Sequence[Sequence[Assessment]]) -> Sentence:
    first = judged[0][0]
    whose = listed(sorted({whose_word(row) for row in judged[0]}))
    when = f", {inside(first.date)}" if first.date.understood else ""
    parts = [f"pour {_about(picture, rows[0])}, {_judged(rows[0])}" for rows in judged]
    text = f"Qualification retenue par {whose}{when} : {' ; '.join(parts)}."
    facts = facts_of(*(row for rows in judged for row in rows))
    return Sentence(text, facts, key=f"assessed:{first.pk}")


def _judged(row: Assessment) -> str:
    missing = gap(f"qualification « {plain(row.term.code)} » : sans nom français")
    return JUDGED.get(row.term.code) or plain(row.term.labels.get("fr", "")) or missing


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
