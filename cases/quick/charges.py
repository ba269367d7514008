"""Charges under the articles that a line names."""

import re

from cases.codes import EventType, Outcome
from cases.models import Charge, ChargeStatus, Party, Provision

FOUND: dict[str, ChargeStatus] = {
    Outcome.NOT_GUILTY: ChargeStatus.ACQUITTED,
    Outcome.DISMISSED: ChargeStatus.DROPPED,
}
JUDGED = (EventType.VERDICT, EventType.SENTENCE)


def new_charges(articles: tuple[str, ...], party: Party, kind: str, outcome: str) -> list[Charge]:
    """Not saved; none for an article under which the party is charged already.

    Articles are those of the laws of the case's country; what we have no article for is kept as
    words. A judgment names the charges that were brought before it, so they get no date from it.
    """
    known = list(Charge.objects.filter(party=party).select_related("provision"))
    charges = []
    for article in articles:
        provision = _provision(article, party.case.country)
        words = "" if provision else f"Art. {article}"
        if not any(c.provision == provision and (provision or c.words == words) for c in known):
            status = _status(kind, outcome)
            charges.append(Charge(party=party, provision=provision, words=words, status=status))
    return charges


def _status(kind: str, outcome: str) -> ChargeStatus:
    if kind not in JUDGED:
        return ChargeStatus.CHARGED
    return FOUND.get(outcome, ChargeStatus.CONVICTED)


def _provision(article: str, country: str) -> Provision | None:
    """The one article of the country's laws that is meant, with its part, else without; "174(2)"
    may be stored as article 174, part 2. None where several laws have such an article.
    """
    number, part = re.fullmatch(r"([^()]+)(?:\(([0-9]+)\))?.*", article).groups()  # type: ignore[union-attr]
    here = Provision.objects.filter(law__country=country)
    forms = ((article, ""), (number, part or ""), (number, ""))
    for meant, its_part in forms:
        found = list(here.filter(article=meant, part=its_part)[:2])
        if found:
            return found[0] if len(found) == 1 else None
    return None
