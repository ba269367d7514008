"""Where somebody stands on the letter's day, and for how long that has lasted."""

from datetime import date

from advocacy.languages.accounts import facts_in, old_news, said_by_standing
from advocacy.languages.base import Sentence, facts_of, plain
from advocacy.languages.english.attribution import word_of
from advocacy.languages.english.happened import in_place, only_found
from advocacy.languages.english.law import sentenced
from advocacy.languages.english.style import shown, since
from advocacy.languages.english.words import counted
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.codes import CUSTODY_STARTS, StandingCode
from core.dates import PartialDate, days_between
from core.dates.bounds import add_months

S = StandingCode
# After "is" or, where its beginning is known, "has been".
IS = {
    S.AT_LIBERTY_AT_RISK: "at liberty and at risk",
    S.UNDER_PRESSURE: "under surveillance or pressure",
    S.TRAVEL_BAN: "barred from leaving the country",
    S.WANTED: "wanted by the authorities",
    S.DETAINED_SHORT: "in custody",
    S.ADMIN_ARREST: "under administrative arrest",
    S.IMMIGRATION_DETENTION: "in immigration detention",
    S.PRETRIAL_DETENTION: "in pre-trial detention",
    S.HOUSE_ARREST: "under house arrest",
    S.ON_TRIAL: "on trial",
    S.IMPRISONED: "in prison",
    S.IMPRISONED_NEW_CHARGES: "in prison",
    S.PSYCHIATRIC_CONFINEMENT: "in psychiatric confinement",
    S.NON_CUSTODIAL_SENTENCE: "under a sentence outside prison",
    S.DISAPPEARED: "missing",
    S.RELEASED_UNCONDITIONAL: "free and cleared of the charges",
    S.RELEASED_CONDITIONAL: "free on conditions",
    S.RELEASED_SERVED: "free after serving the sentence",
}
AND = {S.IMPRISONED_NEW_CHARGES: " and faces new charges"}
# Said by the sentence on what happened, or not a state that "is" can introduce.
TOLD_BY_EVENT = {
    S.UNKNOWN, S.RELEASED, S.DECEASED, S.DECEASED_IN_CUSTODY, S.CONVICTED, S.EXPELLED,
    S.RELEASED_PARDONED,
}  # fmt: skip
TOLD_BY_SENTENCE = {S.IMPRISONED, S.NON_CUSTODIAL_SENTENCE}
NOT_KNOWN = {S.FATE_UNKNOWN, S.FORCIBLY_RETURNED}
NOWHERE = {S.TRAVEL_BAN, S.WANTED}
# Shorter times are told in days, and in months alone: a person's months are not cut off.
MONTHS_FROM, YEARS_FROM = 60, 24


def stands(plan: Plan, picture: Picture) -> Sentence:
    """Where things stand on the letter's day, unless events or sentence have said it."""
    code = picture.code
    found = any(only_found(group) for group in picture.happenings)
    serves = code in TOLD_BY_SENTENCE and not found and sentenced(plan, picture).text
    if picture.limited or code in TOLD_BY_EVENT or serves:
        return Sentence("")
    if code in NOT_KNOWN:
        return Sentence("has not been heard of since, as far as we know.")
    if picture.trial_may_be_over:
        last = picture.since.latest
        when = f" as of {shown(PartialDate.on(last), plan)}" if last else ""
        return Sentence(f"was on trial{when}.")
    said = [group for group in picture.happenings if said_by_standing(group, picture)]
    whose = word_of(picture, said[-1][0]) if said else ""
    rows = facts_of(*(event for group in said[-1:] for event in group))
    return Sentence(f"{_state(plan, picture)}{whose}.", rows)


def _state(plan: Plan, picture: Picture) -> str:
    """ "has been in pre-trial detention in Kokand, Uzbekistan, since 15 November 2023"."""
    code = picture.code
    state = picture.state
    where = in_place(state.place, state.country) if state and code not in NOWHERE else ""
    also = AND.get(code, "")
    if not picture.since.understood:
        old = old_news(picture, facts_in(picture))
        if old:
            return f"was {IS[code]}{where}{also.replace('faces', 'faced')} as of {shown(old, plan)}"
        return f"is {IS[code]}{where}{also}"
    where += "," if "," in where else ""
    return f"has been {IS[code]}{where} {since(picture.since, plan)}{also}"


def held(plan: Plan, picture: Picture) -> Sentence:
    """The time in custody as of the letter's day, without a break: "at least 7 months"."""
    starts = [group for group in picture.happenings if group[0].type in CUSTODY_STARTS]
    how_long = time_since(picture.held_since, plan.on)
    if not how_long or picture.limited:
        return Sentence("")
    day = shown(PartialDate.on(plan.on), plan)
    text = f"As of {day}, {plain(picture.surname)} has spent {how_long} in custody."
    return Sentence(text, facts_of(*(event for group in starts[-1:] for event in group)))


def time_since(start: PartialDate, on: date) -> str:
    """ "26 days", "26 to 29 days", "at least 2 years and 11 months"; "" if not known."""
    if not start.understood or start.latest is None or start.latest > on:
        return ""
    least, most = days_between(start, PartialDate.on(on))
    if not least:
        return ""
    if least < MONTHS_FROM:
        return _days(least, most)
    months = whole_months(start.latest, on)
    exact = start.is_day and add_months(start.latest, months) == on
    how = "" if exact else "more than " if start.is_day else "at least "
    if months < YEARS_FROM:
        return f"{how}{counted(months, 'month')}"
    years, rest = divmod(months, 12)
    return f"{how}{counted(years, 'year')}" + (f" and {counted(rest, 'month')}" if rest else "")


def _days(least: int, most: int | None) -> str:
    if most is None:
        return f"at least {counted(least, 'day')}"
    return counted(least, "day") if least == most else f"{least} to {counted(most, 'day')}"


def whole_months(first: date, last: date) -> int:
    """Months that are over: from the 31st to the last day of a month counts as one."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if add_months(first, months) <= last else months - 1
