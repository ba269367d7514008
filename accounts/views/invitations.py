"""Inviting somebody, and joining by the link."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts import invitations, jobs
from accounts.access import StaffRequest, fresh, requires
from accounts.forms.joining import JoinForm
from accounts.forms.staff import InviteForm
from accounts.models import Invitation
from accounts.roles import Permission
from accounts.seeing import not_seen
from accounts.trail import acting_from

# In the session: the key of an invitation whose link the next look at the staff shows, once.
MADE = "invitation_made"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_STAFF)
@fresh
def invite(request: StaffRequest) -> HttpResponse:
    form = InviteForm(request.POST or None)
    if form.is_valid():
        made = invitations.invite(by=request.user, **form.cleaned_data)
        if invitations.is_mailed(made):
            jobs.mail_invitation.defer(invitation=str(made.pk), origin=_origin(request))
        request.session[MADE] = str(made.pk)
        return redirect("invitation-made")
    context = {"form": form, "mails": bool(settings.EMAIL_HOST)}
    return render(request, "accounts/invite.html", context)


@require_http_methods(["GET", "HEAD"])
@requires(Permission.MANAGE_STAFF)
def invitation_made(request: StaffRequest) -> HttpResponse:
    """The link, once: whoever comes back later makes a new invitation."""
    key = request.session.pop(MADE, None)
    made = invitations.open_invitations().filter(pk=key, invited_by=request.user).first()
    if made is None:
        return redirect("staff")
    context = {
        "invitation": made,
        "link": invitations.link_of(made, _origin(request)),
        "mailed": invitations.is_mailed(made),
    }
    return render(request, "accounts/invitation_made.html", context)


@require_POST
@requires(Permission.MANAGE_STAFF)
def invitation_withdraw(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    open_ones = invitations.open_invitations().select_for_update(of=("self",))
    invitation: Invitation = get_object_or_404(open_ones, pk=pk)
    invitations.withdraw(by=request.user, invitation=invitation)
    messages.success(request, _("The invitation is withdrawn. Its link opens nothing any more."))
    return redirect("staff")


@not_seen
@login_not_required
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """One page for every link that opens nothing: used, withdrawn, too old or invented."""
    if request.user.is_authenticated:
        return render(request, "accounts/join_signed_in.html", status=403)
    invitation = invitations.find(token, to_use=request.method == "POST")
    if invitation is None:
        return render(request, "accounts/join_not_valid.html", status=404)
    form = JoinForm(request.POST or None, invitation=invitation)
    if form.is_valid():
        given = form.cleaned_data
        with acting_from(request):
            invitations.join(
                invitation=invitation, username=given["username"], password=given["password"]
            )
        messages.success(request, _("Your account is made. Sign in with it."))
        return redirect("sign-in")
    return render(request, "accounts/join.html", {"form": form, "invitation": invitation})


def _origin(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")
