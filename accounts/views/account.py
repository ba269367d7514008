"""One's own account: what one may do, the password, second factors, where one is signed in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts import factors, sessions
from accounts.access import StaffRequest, open_to_staff
from accounts.forms.sign_in import OwnPasswordForm
from accounts.models import Act, Membership
from accounts.roles import Permission, Role
from accounts.trail import done


@require_safe
@open_to_staff
def account(request: StaffRequest) -> HttpResponse:
    user = request.user
    role, teams = Role(user.role), Membership.objects.filter(user=user).select_related("team")
    context = {
        "role": role,
        "rights": [right for right in Permission if right in role.permissions],
        "teams": [one.team for one in teams],
        "factors": factors.of(user),
        "has_app": factors.has_app(user),
        "codes_left": factors.codes_left(user),
        "factor_required": factors.required_of(user),
        "sessions": sessions.open_sessions(request, user),
    }
    return render(request, "accounts/account.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_staff
def password(request: StaffRequest) -> HttpResponse:
    """The old password is asked for with the new one; every other session ends."""
    form = OwnPasswordForm(request.user, request.POST or None, request=request)
    if form.is_valid():
        form.save()
        sessions.password_changed(request)
        done(Act.PASSWORD_CHANGED, subject=request.user.get_username())
        messages.success(request, _("The password is changed. You are signed out elsewhere."))
        return redirect("account")
    return render(request, "accounts/password.html", {"form": form})
