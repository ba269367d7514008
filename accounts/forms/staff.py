"""Forms about members of staff and teams."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, Team, User
from accounts.roles import Role

REASON_HELP = _("It is kept in the trail. Name nobody at risk.")


def reason_field() -> forms.CharField:
    return forms.CharField(label=_("Reason"), max_length=300, help_text=REASON_HELP)


class InviteForm(forms.ModelForm):
    of_the_office = True

    class Meta:
        model = Invitation
        fields = ("full_name", "email", "role", "team")
        help_texts = {"team": _("More can follow once they have joined.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].required = False
        teams = list(Team.objects.all()[:2])
        if len(teams) == 1:
            # Whoever is in no team sees no case: where there is one team, that is never meant.
            self.initial["team"] = teams[0].pk


class RoleForm(forms.Form):
    role = forms.TypedChoiceField(label=_("Role"), choices=Role.choices, coerce=Role)
    reason = reason_field()

    def __init__(self, *args: Any, member: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member
        self.initial = {"role": member.role}

    def clean_role(self) -> Role:
        role: Role = self.cleaned_data["role"]
        if role == self.member.role:
            raise forms.ValidationError(_("This is their role already."))
        return role


class DetailsForm(forms.ModelForm):
    of_the_office = True

    class Meta:
        model = User
        fields = ("full_name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["full_name"].required = True


class TeamForm(forms.ModelForm):
    """The name of a team, unique however it is capitalised."""

    class Meta:
        model = Team
        fields = ("name",)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Team.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is a team of this name."))
        return name


class MembersForm(forms.Form):
    members = forms.ModelMultipleChoiceField(
        User.objects.none(), label=_("Who is in it"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"members": list(team.memberships.values_list("user", flat=True))}
        chooser: Any = self.fields["members"]
        chooser.queryset = User.objects.filter(is_active=True).order_by("full_name", "username")


class TeamsForm(forms.Form):
    teams = forms.ModelMultipleChoiceField(
        Team.objects.all(), label=_("Teams"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, member: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"teams": list(member.memberships.values_list("team", flat=True))}


class ResetForm(forms.Form):
    of_the_office = True
    reason = reason_field()
    code = forms.CharField(
        label=_("Code on the recovery sheet"), max_length=200, required=False,
        help_text=_("With it you need no second admin."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "data-protected": True}),
    )  # fmt: skip
