"""What every page needs: the navigation, the search box, the day and the demonstration's mark."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Permission
from core.clock import today
from core.dates import PartialDate, show


def chrome(request: HttpRequest) -> dict[str, Any]:
    page: dict[str, Any] = {"demo": settings.DEMO, "as_of": show(PartialDate.on(today()))}
    if hasattr(request, "user") and request.user.is_authenticated:
        page["own_links"] = _own_links(request.user)
        if request.user.may(Permission.READ_CASES):
            page["nav"] = _nav(request.path)
            page["nav_search_url"] = reverse("search")
            page["may_erase"] = request.user.may(Permission.ERASE_RECORDS)
    return page


def _own_links(user: User) -> list[tuple[str, str]]:
    """(label, address) of the pages about the office that `user` may open."""
    entries = [
        (_("Your account"), "account", None),
        (_("Who works here"), "staff", Permission.MANAGE_STAFF),
        (_("The office"), "house", Permission.MANAGE_OFFICE),
        (_("Large exports"), "exports", Permission.APPROVE_EXPORTS),
        (_("Who did what"), "trail", Permission.READ_TRAIL),
        (_("Erasures"), "erasures", Permission.ERASE_RECORDS),
    ]
    return [
        (label, reverse(name)) for label, name, right in entries if not right or user.may(right)
    ]


def _nav(path: str) -> list[tuple[str, str, bool]]:
    """(label, address, whether the page is under it)."""
    entries = [
        (_("Cases"), reverse("cases")),
        (_("People"), reverse("people")),
        (_("Visits"), reverse("visits")),
        (_("Letters"), reverse("letters")),
        (_("Sources"), reverse("sources")),
    ]
    return [(label, url, path.startswith(url)) for label, url in entries]
