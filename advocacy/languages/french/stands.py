"""Where somebody stands on the day of a French letter; every verb is right for everybody."""

from collections.abc import Iterable, Mapping
from typing import Any

from advocacy.languages import judged
from advocacy.languages.accounts import facts_in, old_news, only_found, said_by_standing
from advocacy.languages.base import Sentence, facts_of
from advocacy.languages.french.dates import inside, length, on_day, since, time_passed
from advocacy.languages.french.happened import in_place, remark
from advocacy.languages.french.law import SENTENCED, sentenced
from advocacy.languages.french.typography import de, listed
from advocacy.languages.french.who import briefly
from advocacy.pictures import Picture
from cases.codes import CUSTODY_STARTS, Stage, StandingCode
from cases.models import OrderKind
from cases.standing.terms import HEAVIEST_FIRST, Part, net
from core.dates import PartialDate, Precision

S = StandingCode
# {where}: " en Ouzbékistan (Kokand)"; {since}: " depuis 2023"; {when}: " le 15 novembre 2023".
STANDS = {
    S.AT_LIBERTY_AT_RISK: "est en liberté{where} et reste en danger",
    S.UNDER_PRESSURE: "subit une surveillance ou des pressions{where}{since}",
    S.TRAVEL_BAN: "fait l’objet d’une interdiction de quitter le territoire{since}",
    S.WANTED: "fait l’objet de recherches{since}",
    S.DETAINED_SHORT: "se trouve en détention{where}{since}",
    S.ADMIN_ARREST: "se trouve en détention administrative{where}{since}",
    S.IMMIGRATION_DETENTION: "se trouve en rétention administrative{where}{since}",
    S.PRETRIAL_DETENTION: "se trouve en détention provisoire{where}{since}",
    S.HOUSE_ARREST: "se trouve en résidence surveillée{where}{since}",
    S.ON_TRIAL: "passe en jugement{where}{since}",
    S.IMPRISONED: "purge une peine : {sentence}{where}{since}",
    S.IMPRISONED_NEW_CHARGES: (
        "purge une peine : {sentence}{where}{since}, et fait l’objet de nouvelles poursuites"
    ),
    S.PSYCHIATRIC_CONFINEMENT: "se trouve en internement psychiatrique{where}{since}",
    S.NON_CUSTODIAL_SENTENCE: "exécute une peine hors de prison{since} : {sentence}",
    S.DISAPPEARED: "a disparu{where}{when}, sans que son sort soit connu depuis",
    S.RELEASED_UNCONDITIONAL: "a recouvré la liberté{when} et ne fait plus l’objet de poursuites",
    S.RELEASED_CONDITIONAL: "a recouvré la liberté sous conditions{when}",
    S.RELEASED_SERVED: "a recouvré la liberté{when}, après avoir purgé sa peine",
    S.RELEASED_PARDONED: "a bénéficié d’une grâce ou d’une amnistie{when}",
}
WITHOUT_SENTENCE = {
    S.IMPRISONED: "se trouve en prison{where}{since}",
    S.IMPRISONED_NEW_CHARGES: (
        "se trouve en prison{where}{since}, et fait l’objet de nouvelles poursuites"
    ),
    S.NON_CUSTODIAL_SENTENCE: "exécute une peine hors de prison{since}",
}
# Said by the sentence on what happened.
TOLD_BY_EVENT = {
    S.UNKNOWN, S.RELEASED, S.DECEASED, S.DECEASED_IN_CUSTODY, S.CONVICTED, S.EXPELLED,
}  # fmt: skip
TOLD_BY_SENTENCE = {S.IMPRISONED, S.NON_CUSTODIAL_SENTENCE}
NOT_KNOWN = {S.FATE_UNKNOWN, S.FORCIBLY_RETURNED}
HELD = {
    S.DETAINED_SHORT, S.ADMIN_ARREST, S.IMMIGRATION_DETENTION, S.PRETRIAL_DETENTION,
    S.HOUSE_ARREST, S.PSYCHIATRIC_CONFINEMENT,
}  # fmt: skip


def stands(picture: Picture) -> Sentence:
    """Unless the sentences on what happened and was ordered have said it."""
    found = any(only_found(group) for group in picture.happenings)
    serves = picture.code in TOLD_BY_SENTENCE and not found and sentenced(picture).text
    if picture.limited or picture.code in TOLD_BY_EVENT or serves:
        return Sentence("")
    surname, rows = briefly(picture), facts_of(picture.party)
    if picture.code in NOT_KNOWN:
        return Sentence(
            f"À notre connaissance, le sort {de(surname)} reste inconnu depuis lors.", rows
        )
    if picture.trial_may_be_over:
        last = picture.since.latest
        when = f" à la date du {on_day(last)}" if last else ""
        return Sentence(f"{surname} passait en jugement{when}.", rows)
    said = _said(picture)
    if not said:
        return Sentence("")
    told = [group for group in picture.happenings if said_by_standing(group, picture)]
    whose = remark(picture.origins.get(told[-1][0].pk)) if told else ""
    events = facts_of(*told[-1]) if told else ()
    old = None if picture.since.understood else old_news(picture, facts_in(picture))
    when = f" (situation {inside(old)})" if old else ""
    return Sentence(f"{surname} {said}{when}{whose}.", rows + events)


def _said(picture: Picture) -> str:
    """Without surname and full stop, and without a sentence that is told by itself."""
    told = judged.differ(picture.orders) or sentenced(picture).text
    terms = picture.state.terms if picture.state and not told else []
    sentence = sentence_in_words(terms)
    forms = STANDS if sentence else STANDS | WITHOUT_SENTENCE
    form = forms.get(picture.code, "")
    where = in_place(picture.state.place, picture.state.country) if picture.state else ""
    said = form.format(
        where=where, sentence=sentence, since=_since(picture), when=_when(picture.since)
    )
    if picture.state and picture.state.stage == Stage.CLOSED and picture.code in HELD:
        said += " ; l’affaire est close et aucune libération n’est consignée"
    return said


def _when(when: PartialDate) -> str:
    said = when.understood and when.precision != Precision.UNDATED
    return f" {inside(when)}" if said else ""


def _since(picture: Picture) -> str:
    when = picture.since
    if not when.understood or when.precision == Precision.UNDATED:
        return ""
    if when.earliest is None and when.latest:
        return f" depuis le {on_day(when.latest)} au plus tard"
    return f" {since(when)}"


def held(picture: Picture) -> Sentence:
    """The time in custody as of the letter's day, without a break: "plus de 7 mois"."""
    starts = [group for group in picture.happenings if group[0].type in CUSTODY_STARTS]
    passed = time_passed(picture.held_since, picture.on)
    if not passed or picture.limited:
        return Sentence("")
    text = f"Au {on_day(picture.on)}, {briefly(picture)} a passé {passed} en détention."
    return Sentence(text, facts_of(*(event for group in starts[-1:] for event in group)))


def sentence_in_words(terms: Iterable[Mapping[str, Any]]) -> str:
    """The net term of each kind of penalty, the heaviest first; "" where one is not known."""
    parts = [Part.read(term) for term in terms]
    kinds = [kind for kind in HEAVIEST_FIRST if any(part.kind == kind for part in parts)]
    said = [_penalty(kind, [part for part in parts if part.kind == kind]) for kind in kinds]
    return listed(said) if all(said) else ""


def _penalty(kind: OrderKind, parts: list[Part]) -> str:
    form, total = SENTENCED.get(kind, ""), net(parts)
    if "{term}" not in form:
        return form.replace("{amount}", "")
    years, months, days = total.years_months_days if total else (0, 0, 0)
    term = length(years, months, max(days, 0))
    return form.replace("{term}", term) if term and days >= 0 else ""
