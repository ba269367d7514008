"""Intake: one page that begins with what happened."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.forms.dates import read_words
from cases.intake import rule39
from cases.intake.forms import IntakeForm
from cases.intake.kinds import What
from core import drafts
from core.clock import today
from core.submissions import only_reads


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def case_new(request: StaffRequest) -> HttpResponse:
    """`?what=` is the answer to "What happened?"; another answer takes along what was typed.

    With `?alone` nobody else sees the case at first: an answer of an address, not of a field, so
    that it stays when the form comes back with a question.
    """
    asked, alone = request.GET.get("what", ""), "alone" in request.GET
    if asked not in What.values:
        return render(request, "cases/new.html", {"kinds": What.choices, "alone": alone})
    what = What(asked)
    if request.htmx:
        typed = request.POST.dict()
        typed.setdefault("country", typed.get("from_country", ""))
        typed.setdefault("from_country", typed["country"])
        form = IntakeForm(initial=typed, what=what, user=request.user, alone=alone)
        drafts.discard(user=request.user, address=request.htmx.current_url_abs_path or "")
    else:
        form = IntakeForm(request.POST or None, what=what, user=request.user, alone=alone)
    if form.is_valid():
        opened = form.open()
        messages.success(request, _("Opened. Add what is known; nothing has to be complete."))
        return redirect(opened)
    context = {"kinds": What.choices, "what": what, "form": form, "alone": alone}
    return render(request, "cases/new.html", context)


@require_POST
@only_reads
def rule39_reading(request: StaffRequest) -> HttpResponse:
    """The time left to a request under Rule 39, for what is being typed; saves nothing."""
    words = request.POST.get("date_words", "")[:200]
    country = request.POST.get("from_country", "")
    when = read_words(words, today(), ahead=True)
    left = rule39.time_left(when, country, timezone.now())
    return render(request, "cases/_rule39.html", {"rule39": [left] if left else []})
