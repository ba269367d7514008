"""The recovery sheet: shown for printing, and confirmed by typing from the paper."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts import recovery
from accounts.access import StaffRequest, fresh, requires
from accounts.house_steps import Step, day_one
from accounts.models import Act, House
from accounts.roles import Permission
from accounts.trail import seen

# In the session: the numbers of the groups that are asked for.
ASKED = "recovery_groups"


class GroupsForm(forms.Form):
    """The groups of the paper with the numbers `asked`."""

    def __init__(self, *args: object, asked: list[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        printed = recovery.groups_of(recovery.master_key())
        self.printed = {f"group_{number}": printed[number - 1] for number in asked}
        for number in asked:
            self.fields[f"group_{number}"] = forms.CharField(
                label=_("Group %(n)d") % {"n": number},
                max_length=20,
                widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
            )

    def clean(self) -> None:
        for name, printed in self.printed.items():
            if name in self.cleaned_data and recovery.read(self.cleaned_data[name]) != [printed]:
                self.add_error(name, _("This is not what the paper says. Look again."))


@require_safe
@requires(Permission.MANAGE_OFFICE)
@fresh
def sheet(request: StaffRequest) -> HttpResponse:
    """Holds the master key: whoever opens it is in the trail."""
    seen(request, Act.PROTECTED_READ, subject=f"recovery sheet {recovery.fingerprint()}")
    recovery.tell_the_others(by=request.user)
    context = {
        "groups": recovery.groups_of(recovery.master_key()),
        "code": recovery.sheet_code(),
        "fingerprint": recovery.fingerprint(),
        "house": House.current(),
        "confirmed": recovery.is_confirmed(House.current()),
    }
    return render(request, "accounts/recovery.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_OFFICE)
@fresh
def confirm(request: StaffRequest) -> HttpResponse:
    """Two groups, drawn by us and not by whoever types; the key itself is not on this page."""
    asked = request.session.setdefault(ASKED, recovery.asked_for())
    form = GroupsForm(request.POST if request.method == "POST" else None, asked=asked)
    if form.is_valid():
        recovery.confirm(by=request.user)
        del request.session[ASKED]
        messages.success(request, _("The recovery sheet is confirmed. Keep it where it is safe."))
        return redirect(day_one(House.current()).after(Step.RECOVERY))
    return render(request, "accounts/recovery_confirm.html", {"form": form})
