"""Case, its parties, and the situation it belongs to."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Scope, User
from accounts.visibility import in_scope
from core.dates import PartialDateColumns
from core.facts import Fact, FactManager, FactQuerySet, exactly_one
from core.fields import CodeField, LocalTextField
from core.history import Tracked, TrackedQuerySet
from core.keys import case_reference
from core.models import Term
from core.references import DrawsReference
from core.search import LocalWords, Words
from people.models import Organisation, Person


class Situation(Fact):
    """An event larger than a case: Bloody January, Kempir-Abad."""

    name = LocalTextField(verbose_name=_("name"))
    country = models.CharField(_("country"), max_length=2, blank=True)
    region = models.TextField(_("region"), blank=True)
    date = PartialDateColumns()

    class Meta(Fact.Meta):
        ordering = ["date_earliest", "id"]

    def __str__(self) -> str:
        return str(self.name)


class CaseStatus(models.TextChoices):
    """How we work on it; says nothing of the person's situation."""

    OPEN = "OPEN", _("open")
    WATCHED = "WATCHED", _("watched")
    CLOSED = "CLOSED", _("closed")


class CaseQuerySet(TrackedQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(in_scope(user))

    def open(self) -> Self:
        return self.exclude(status=CaseStatus.CLOSED)

    def in_country(self, *codes: str) -> Self:
        return self.filter(country__in=codes)

    def for_list(self, user: User | None = None) -> Self:
        """Everything a row of the list shows to `user`, in a fixed number of queries.

        Without a user, as for what leaves the house, names are decided on elsewhere.
        """
        parties = Party.objects.select_related("organisation", "law", "standing__next_event")
        people = parties.with_people(user) if user else parties.prefetch_related("person__names")
        return self.select_related("situation", "listing", "scope").prefetch_related(
            Prefetch("parties", people)
        )


class Case(DrawsReference, Tracked):
    """One desk file: one or several persons, an organisation or a law, in one country."""

    reference = models.CharField(max_length=10, unique=True, default=case_reference, editable=False)
    scope = models.OneToOneField(Scope, models.PROTECT, related_name="case", editable=False)
    title = models.TextField(_("title"), blank=True)
    country = models.CharField(_("country"), max_length=3)
    situation = models.ForeignKey(
        Situation, models.PROTECT, null=True, blank=True, related_name="cases",
        verbose_name=_("situation"),
    )  # fmt: skip
    status = CodeField(CaseStatus, verbose_name=_("open or closed"), default=CaseStatus.OPEN)
    closed_because = models.TextField(_("closed because"), blank=True)
    summary = LocalTextField(verbose_name=_("summary"))
    checked_on = models.DateField(_("last checked"), null=True, blank=True)
    check_every_days = models.PositiveSmallIntegerField(
        _("check every so many days"), null=True, blank=True
    )
    lead = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="cases",
        verbose_name=_("caseworker"),
    )  # fmt: skip

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [GinIndex(LocalWords("summary"), name="case_summary_words")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="CLOSED") | ~models.Q(closed_because=""),
                name="closed_case_says_why",
            )
        ]

    def __str__(self) -> str:
        return self.title or self.reference

    def get_absolute_url(self) -> str:
        return reverse("case", args=[self.reference])


class PartyQuerySet(FactQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(in_scope(user, "case__scope"))

    def with_people(self, user: User) -> Self:
        """`person` is None where `user` may not see who it is."""
        return self.prefetch_related(
            Prefetch("person", Person.objects.visible_to(user).with_names())
        )

    def at_risk(self) -> Self:
        return self.filter(role__code="PERSON_AT_RISK")


class Party(Fact):
    """Who or what a case concerns: a person, an organisation, a law, or people without a name."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="parties")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="parties"
    )
    law = models.ForeignKey("cases.Law", models.PROTECT, null=True, related_name="parties")
    unnamed = models.TextField(_("people without a name"), null=True)  # noqa: DJ001 part of the arc
    role = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("role"))

    objects = FactManager.from_queryset(PartyQuerySet)()

    class Meta(Fact.Meta):
        ordering = ["id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=exactly_one("person", "organisation", "law", "unnamed"),
                name="party_is_one",
            ),
            models.UniqueConstraint(
                fields=["case", "person"],
                condition=models.Q(withdrawn_at=None),
                name="person_once_in_case",
            ),
        ]

    def __str__(self) -> str:
        named = self.person or self.organisation or self.law or self.unnamed
        return str(named or _("a person you may not see"))


class OfCaseQuerySet(TrackedQuerySet):
    """Of rows that are seen by whoever sees their case."""

    def visible_to(self, user: User) -> Self:
        return self.filter(in_scope(user, "case__scope"))


class NoteKind(models.TextChoices):
    NOTE = "NOTE", _("note")
    CALL = "CALL", _("call")
    NO_ANSWER = "NO_ANSWER", _("called, no answer")
    MESSAGE = "MESSAGE", _("message")
    MEETING = "MEETING", _("meeting")
    CHECKED = "CHECKED", _("looked, nothing new")


class Note(Tracked):
    """Internal: a call, a contact, a thought. In no output, ever."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    kind = CodeField(NoteKind, verbose_name=_("kind"), default=NoteKind.NOTE)
    with_whom = models.TextField(_("with whom"), blank=True)
    text = models.TextField(_("note"), blank=True)
    on = models.DateField(_("on"))
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="notes", editable=False)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [GinIndex(Words("text"), name="note_words")]

    def __str__(self) -> str:
        return self.text[:60] or str(NoteKind(self.kind).label)


class TaskQuerySet(OfCaseQuerySet):
    def open(self) -> Self:
        return self.filter(done_on=None)


class Task(Tracked):
    """Something to do for a case, by a day, by somebody. `rule` names the rule that set it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks")
    text = models.TextField(_("to do"))
    due = models.DateField(_("by"), null=True, blank=True)
    assignee = models.ForeignKey(User, models.PROTECT, null=True, related_name="tasks")
    done_on = models.DateField(_("done on"), null=True, blank=True)
    rule = models.CharField(max_length=40, blank=True, editable=False)
    event = models.ForeignKey(
        "cases.Event", models.PROTECT, null=True, related_name="tasks", editable=False
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "rule", "event"],
                condition=~models.Q(rule=""),
                nulls_distinct=False,
                name="task_once_by_rule",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
