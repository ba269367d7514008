"""Home and search."""

import time

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import StaffRequest, open_to_staff
from accounts.models import Act
from accounts.roles import Permission
from accounts.trail import mark_of, seen
from cases.models import Case
from core.submissions import only_reads
from desk import home as homes
from desk.search import LONGEST, answers, page_of, passages
from desk.work import work

__all__ = ["home", "search", "search_suggest", "work"]

AS_ONE_TYPES, ON_THE_PAGE = 5, 20  # answers of a kind
# Not a line for each key, and yet nobody goes through the names unseen.
SUGGESTED_AT, ONCE_IN = "suggested_at", 60  # seconds


@require_safe
@open_to_staff
def home(request: StaffRequest) -> HttpResponse:
    if not request.user.may(Permission.READ_CASES):
        return redirect("trail")
    seen(request, Act.READ, page="home")
    return render(request, "desk/home.html", {"home": homes.home(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: StaffRequest) -> HttpResponse:
    """POST opens the page of a reference, or keeps the words in the session: they may be a name,
    which no address holds. GET shows what answers to them.
    """
    if request.method == "POST":
        typed = request.POST.get("q", "").replace("\0", "")[:LONGEST].strip()
        request.session["sought"] = typed
        return redirect(page_of(typed) or "search")
    typed = request.session.get("sought", "")
    found = answers(typed, request.user, limit=ON_THE_PAGE, as_you_type=False)
    places = passages(found.typed, request.user) if found.typed else []
    if found.typed:
        count = found.count + len(places)
        seen(request, Act.SEARCHED, answers=count, words=mark_of(found.typed, request.user))
    context = {
        "found": found,
        "places": places,
        "nav_search_text": typed,
        "may_record": request.user.may(Permission.RECORD_FACTS),
        "may_read_protected": request.user.may(Permission.READ_PROTECTED),
        "nothing_here": not Case.objects.visible_to(request.user).exists(),
    }
    return render(request, "desk/search.html", context)


@require_POST
@only_reads
def search_suggest(request: StaffRequest) -> HttpResponse:
    """The list under the box while somebody types."""
    typed = request.POST.get("q", "")
    found = answers(typed, request.user, limit=AS_ONE_TYPES, as_you_type=True)
    now = time.time()
    if typed.strip() and now - request.session.get(SUGGESTED_AT, 0) > ONCE_IN:
        request.session[SUGGESTED_AT] = now
        seen(request, Act.SEARCHED, page="search-suggest")
    return render(request, "desk/search_suggest.html", {"found": found})
