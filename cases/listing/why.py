"""Why a list is empty: what would be there without one of the filters."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from cases.listing.pages import MARK, Chosen, ListPage, narrowed

MOST = 1000


@dataclass(frozen=True)
class Without:
    """A filter that is set, and how many rows there are without it."""

    chosen: Chosen
    count: int

    @property
    def how_many(self) -> str:
        """ "12"; "1,000+" beyond that, where counting stops."""
        return _("1,000+") if self.count > MOST else str(self.count)


def why_empty(page: ListPage, user: User) -> list[Without]:
    """The filters of which one alone is in the way, the widest list first. A query for each."""
    if page.rows:
        return []
    found = [Without(one, _count_without(one.name, page, user)) for one in page.chosen]
    return sorted((one for one in found if one.count), key=lambda one: -one.count)


def _count_without(name: str, page: ListPage, user: User) -> int:
    data = page.filters.data.copy()
    data.pop(name, None)
    filters = type(page.filters)(data, page.filters.queryset)
    words = "" if name == MARK else page.words
    return narrowed(page.page, filters, words, user)[: MOST + 1].count()
