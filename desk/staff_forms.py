"""How somebody leaves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.staff import reason_field
from accounts.models import User
from desk.leaving import takes_over, takes_the_place


class LeaveForm(forms.Form):
    to = forms.ModelChoiceField(
        User.objects.none(), label=_("Who takes over"),
        help_text=_("Leads the cases and has the open tasks from now on, where they see the case."),
    )  # fmt: skip
    in_place = forms.ModelChoiceField(
        User.objects.none(), label=_("Who is named in their place"),
        help_text=_(
            "Where nobody else sees a case, a person or a source. It is somebody else than you "
            "whenever there is somebody: ending an account opens nothing to whoever ends it."
        ),
    )  # fmt: skip
    reason = reason_field()

    def __init__(self, *args: Any, member: User, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.queryset = takes_over(member).order_by("full_name", "username")
        in_place: Any = self.fields["in_place"]
        in_place.queryset = takes_the_place(member, by).order_by("full_name", "username")
