"""Offices as the list and their pages show them, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.visibility import in_scope
from advocacy.languages import LANGUAGES
from advocacy.officials.example import Block, block
from advocacy.officials.terms import is_over, latest_first, may_last, must_verify
from advocacy.officials.warnings import missing_forms, warnings_of
from core.clock import today
from core.countries import country_name
from core.dates import PartialDate, show
from people.folding import fold
from people.models import Holding, Name, NameKind, Office, UsualCopy


def visible_holdings(user: User) -> QuerySet[Holding]:
    """Of holders whom the user sees."""
    seen = Holding.objects.preferred().filter(in_scope(user, "person__scope"))
    return seen.select_related("person", "office")


@dataclass(frozen=True)
class Held:
    """One term, with what is to be said of it on a day."""

    holding: Holding
    on: date

    @property
    def term(self) -> str:
        return show(self.holding.term) or _("term not recorded")

    @property
    def is_over(self) -> bool:
        return is_over(self.holding, self.on)

    @property
    def may_last(self) -> bool:
        return may_last(self.holding, self.on)

    @property
    def must_verify(self) -> bool:
        return self.may_last and must_verify(self.holding, self.on)

    @property
    def verified(self) -> str:
        day = self.holding.verified_on
        return show(PartialDate.on(day)) if day else ""

    @property
    def marks(self) -> list[str]:
        """What the list says at once; the page says all of it."""
        if self.is_over:
            return [_("term is over")]
        if not self.must_verify:
            return []
        long_ago = self.holding.verified_on is not None
        return [_("not verified for a year") if long_ago else _("never verified")]


@dataclass(frozen=True)
class Row:
    """One office with whoever holds it, or held it last."""

    office: Office
    held: list[Held]

    @property
    def country(self) -> str:
        return country_name(self.office.country) if self.office.country else ""

    @property
    def shown(self) -> list[Held]:
        """Those who may hold it today; without one, whoever held it last."""
        return [one for one in self.held if one.may_last] or self.held[:1]

    @property
    def gaps(self) -> int:
        return len(missing_forms(self.office))

    @property
    def is_marked(self) -> bool:
        return not self.shown or any(one.marks for one in self.shown)

    def says(self, words: str) -> bool:
        """Whether each of the folded words begins one of its own: title, country, holder."""
        holders = (str(one.holding.person) for one in self.held)
        own = " ".join([*self.office.title.values(), self.country, *holders])
        begun = f" {fold(own)}"
        return all(f" {word}" in begun for word in fold(words).split())


def rows(user: User, *, words: str = "", country: str = "", marked: bool = False) -> list[Row]:
    """All offices that fit, by country and title, in two queries."""
    offices = Office.objects.prefetch_related(Prefetch("holdings", visible_holdings(user)))
    if country:
        offices = offices.filter(country=country)
    found = [_row(office) for office in offices]
    fitting = [row for row in found if row.says(words) and (row.is_marked or not marked)]
    return sorted(fitting, key=lambda row: (row.country, str(row.office)))


def _row(office: Office) -> Row:
    return Row(office, [Held(one, today()) for one in latest_first(office.holdings.all())])


@dataclass(frozen=True)
class Page:
    """All of one office."""

    row: Row
    blocks: list[Block]
    copies: list[UsualCopy]

    @property
    def warnings(self) -> list[str]:
        """Of whoever may hold it now, or held it last; of the office alone where nobody did."""
        if not self.row.shown:
            return [_("Nobody is recorded to hold this office."), *missing_forms(self.row.office)]
        found = [warnings_of(one.holding, one.on) for one in self.row.shown]
        return list(dict.fromkeys(warning for some in found for warning in some))


def page(office: Office, user: User) -> Page:
    held = latest_first(visible_holdings(user).filter(office=office))
    row = Row(office, [Held(one, today()) for one in held])
    holder = row.shown[0].holding if row.shown else None
    house = _house_name(holder) if holder else None
    copies = office.usual_copies.select_related("to_office")
    return Page(row, [block(office, code, holder, house) for code in LANGUAGES], list(copies))


def _house_name(holder: Holding) -> Name | None:
    return Name.objects.filter(person=holder.person, kind=NameKind.PREFERRED).first()
