"""The first page of an empty office."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import beginning
from accounts.forms.beginning import BeginForm
from accounts.trail import acting_from


@login_not_required
@sensitive_post_parameters("password", "again", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Only while there is nobody: afterwards this address leads to the sign-in."""
    if not beginning.nobody_yet():
        return redirect("sign-in")
    typed = request.POST if request.method == "POST" else None
    form = BeginForm(typed, initial={"code": request.GET.get("code", "")[:60]})
    if form.is_valid():
        return _made(request, form)
    return render(request, "accounts/begin.html", {"form": form})


def _made(request: HttpRequest, form: BeginForm) -> HttpResponse:
    given = form.cleaned_data
    try:
        with acting_from(request):
            beginning.make_first_admin(
                full_name=given["full_name"],
                username=given["username"],
                password=given["password"],
            )
    except beginning.TooLateError:
        messages.error(request, _("Somebody else was made the first admin meanwhile."))
    else:
        messages.success(request, _("Your account is made. Sign in with it."))
    return redirect("sign-in")
