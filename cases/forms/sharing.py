"""Who sees a case: chosen, shown with what it changes for whom, and only then saved."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.circles import Circle
from accounts.models import Level, Team, User
from accounts.roles import Permission
from cases.models import Case, Source
from cases.pages.sharing import Change, changes, in_words
from cases.sharing import Plan, SharingRefusedError, following, plan, share, stamp
from people.models import Person

STALE = _(
    "Somebody else changed who sees the case while you were choosing. Above is who sees it now; "
    "look again before you save."
)
NOT_YOURS = _(
    "You may only let fewer people see the case. To let more see it, ask a senior caseworker, "
    "a coordinator or an admin."
)


class SharingForm(forms.Form):
    """`stood` is what the page showed, `shown` what it said of the change that is sent."""

    level = forms.ChoiceField(
        label=_("Who sees the case"), choices=Level, widget=forms.RadioSelect
    )  # fmt: skip
    teams = forms.ModelMultipleChoiceField(
        Team.objects.all(), label=_("Its teams"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    users = forms.ModelMultipleChoiceField(
        User.objects.none(), label=_("People by name"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    also = forms.MultipleChoiceField(
        label=_("Also open to those who will see the case"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "What is not ticked keeps those who see it now. Where the case becomes narrower, these "
            "follow by themselves."
        ),
    )  # fmt: skip
    reason = forms.CharField(label=_("Why is this changed?"), max_length=500)
    leaving = forms.BooleanField(
        label=_("I will no longer see the case myself, and cannot take this back"), required=False
    )
    stood = forms.CharField(widget=forms.HiddenInput, required=False)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, case: Case, user: User, **kwargs: Any) -> None:
        self.case, self.user, self.now = case, user, Circle.of(case.scope)
        self.may_widen = user.may(Permission.SHARE_CASES)
        self.plan: Plan | None = None
        self.is_refused = False
        super().__init__(*args, **kwargs)
        self.initial = {
            "level": self.now.level, "teams": list(self.now.teams),
            "users": list(self.now.users), "stood": stamp(self.now),
        }  # fmt: skip
        fields: Any = self.fields
        fields["users"].queryset = User.objects.who_may(Permission.READ_CASES)
        self._followers = self._offer_followers()

    def _offer_followers(self) -> dict[str, Person | Source]:
        """Each person and protected source with who sees it today; for who may open them."""
        people, sources = following(self.case, self.user) if self.may_widen else ([], [])
        followers: list[Person | Source] = [*people, *sources]
        found = {str(one.pk): one for one in followers}
        also: Any = self.fields["also"]
        also.choices = [(key, f"{one} ({in_words(one.scope)})") for key, one in found.items()]  # type: ignore[arg-type]
        if not found:
            del self.fields["also"]
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("stood") != stamp(self.now):
            self._say_again("stood", stamp(self.now))
            self.add_error(None, STALE)
        if "level" in cleaned and "teams" in cleaned and "users" in cleaned:
            self.plan = plan(self.case, to=self._circle(), by=self.user)
            self._judge(self.plan)
        return cleaned

    def _circle(self) -> Circle:
        """Teams are kept for the day on which the whole office no longer sees it."""
        given, level = self.cleaned_data, Level(self.cleaned_data["level"])
        teams = {Level.TEAMS: given["teams"], Level.OFFICE: self.now.teams}.get(level, ())
        users = () if level == Level.OFFICE else given["users"]
        keys = [frozenset(getattr(one, "pk", one) for one in rows) for rows in (teams, users)]
        return Circle(level, *keys)

    def _judge(self, planned: Plan) -> None:
        if planned.to.level == Level.TEAMS and not planned.to.teams:
            self.add_error("teams", _("Choose at least one team, or name people only."))
        if planned.to.level == Level.NAMED and not planned.to.users:
            self.add_error("users", _("Name at least one person."))
        elif planned.nobody:
            self.add_error(None, _("Nobody would see the case any more. Choose somebody."))
        if (planned.widens or self.cleaned_data.get("also")) and not self.may_widen:
            self.is_refused = True
            self.add_error(None, NOT_YOURS)
        if planned.locks_out and not self.cleaned_data.get("leaving"):
            self.add_error("leaving", _("You would no longer see the case yourself. Say so."))

    @property
    def is_looked_at(self) -> bool:
        """Whether what is sent is what the page has shown the consequences of."""
        return bool(self.plan) and self.data.get("shown") == self.plan.stamp  # type: ignore[union-attr]

    def show(self) -> None:
        """The next sending of the same choice saves it."""
        if self.plan and not self.errors:
            self._say_again("shown", self.plan.stamp)

    def changes(self) -> list[Change]:
        return changes(self.plan, self.case) if self.plan and not self.is_refused else []

    @property
    def asks_leaving(self) -> bool:
        return bool(self.plan and self.plan.locks_out)

    def _say_again(self, name: str, value: str) -> None:
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[name] = value  # type: ignore[index]

    def save(self) -> bool:
        """False where it was refused after all, since something changed meanwhile."""
        given = self.cleaned_data
        to = self._circle()
        try:
            share(
                self.case,
                level=to.level,
                teams=list(Team.objects.filter(pk__in=to.teams)),
                users=list(User.objects.filter(pk__in=to.users)),
                by=self.user,
                reason=given["reason"],
                also=[self._followers[key] for key in given.get("also", [])],
                leaving=given["leaving"],
            )
        except SharingRefusedError as refused:
            self.add_error(None, str(refused))
            return False
        return True
