"""Where one is signed in, and ending that from afar."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts import sessions
from accounts.access import StaffRequest, open_to_staff
from accounts.models import Act
from accounts.shutting_out import end_sessions
from accounts.trail import done


@require_POST
@open_to_staff
def session_end(request: StaffRequest) -> HttpResponse:
    given = request.POST.get("session", "")
    if not given.isdecimal() or not sessions.end(request.user, int(given)):
        raise Http404
    done(Act.SESSION_ENDED, subject=request.user.username, sessions=1)
    messages.success(request, _("That session is ended."))
    return redirect("account")


@require_POST
@open_to_staff
def sessions_end(request: StaffRequest) -> HttpResponse:
    count = end_sessions(request.user, but=request.session.session_key)
    done(Act.SESSION_ENDED, subject=request.user.username, sessions=count)
    ended = ngettext("%(count)d session is ended.", "%(count)d sessions are ended.", count)
    messages.success(request, ended % {"count": count})
    return redirect("account")
