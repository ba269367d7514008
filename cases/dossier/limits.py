"""Of who is named as a public case, a dossier tells name, charge, sentence and place of trial."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from cases import public_case
from cases.clearance import only_public_case
from cases.codes import EventType
from cases.models import Party
from cases.naming import Naming
from cases.pages.case import PartyBlock
from cases.timeline import Entry
from cases.timeline.entries import Account
from cases.timeline.quoting import Said


class Limits:
    """What is left of a page for parties of whom no more may be told. Others keep all of theirs.

    Free text may tell of anybody: wherever one of them is concerned, none is printed.
    """

    def __init__(self, parties: Iterable[Party], naming: Naming) -> None:
        self.naming = naming
        named = {p.person.pk: p for p in parties if p.person and naming.may_name(p.person)}
        limited = only_public_case(p.person for p in named.values() if p.person)
        self.people: set[UUID] = {*limited}
        self.parties: set[UUID] = {named[key].pk for key in limited}

    def __bool__(self) -> bool:
        return bool(self.people)

    def limits(self, party: Party) -> bool:
        return party.pk in self.parties or party.person_id in self.people

    def block(self, block: PartyBlock) -> PartyBlock:
        if not self.limits(block.party):
            return block
        orders = [line for line in block.orders if public_case.covers(line.order)]
        return replace(
            block,
            card=block.card and replace(block.card, lines=[]),
            charges=[replace(line, opinions=[]) for line in block.charges],
            orders=[replace(line, compliance="", binds="", opinions=[]) for line in orders],
            opinions=[],
        )

    def entries(self, entries: Iterable[Entry]) -> list[Entry]:
        """Without what befell them besides; where others are concerned too, they go unmentioned."""
        kept = (self._entry(entry) for entry in entries)
        return [entry for entry in kept if entry]

    def _entry(self, entry: Entry) -> Entry | None:
        links = [link for one in entry.accounts for link in one.event.concerned.all()]
        if not any(self.limits(link.party) for link in links):
            return entry
        covered = all(public_case.covers(one.event) for one in entry.accounts)
        if not covered and (
            entry.event.type == EventType.OTHER or all(self.limits(link.party) for link in links)
        ):
            return None
        accounts = {id(one): self._account(one, covered=covered) for one in entry.accounts}
        shown = accounts[id(entry.shown)]
        return replace(entry, shown=shown, accounts=tuple(accounts.values()), opinions=())

    def _account(self, account: Account, *, covered: bool) -> Account:
        bare = replace(account, summary="", reason="", said=tuple(map(_unquoted, account.said)))
        if covered:
            return bare
        links = [link for link in account.event.concerned.all() if not self.limits(link.party)]
        who = tuple(self.naming(link.party) for link in links)
        return replace(bare, who=who, outcomes=())


def _unquoted(said: Said) -> Said:
    return replace(said, quote="", told_by="")
