"""What every page needs: the navigation, the search box, the day and the demonstration's mark."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.clock import today
from core.dates import PartialDate, show


def chrome(request: HttpRequest) -> dict[str, Any]:
    page: dict[str, Any] = {"demo": settings.DEMO, "as_of": show(PartialDate.on(today()))}
    if hasattr(request, "user") and request.user.is_authenticated:
        page["nav"] = _nav(request.path)
        page["nav_search_url"] = reverse("search")
    return page


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
