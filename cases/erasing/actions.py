"""Asking for an erasure, agreeing to it, refusing it."""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import trail
from accounts.models import Act, NoticeKind, User
from accounts.notices import tell
from accounts.roles import Permission
from cases.erasing.belongings import Plan, plan
from cases.erasing.carry import carry_out
from cases.erasing.rows import ErasureRefusedError
from cases.models import Case, Source
from core.actor import acting
from core.models import Erasure, ErasureKind, ErasureReason
from people.models import Person


@transaction.atomic
def ask(
    *, by: User, person: Person, kind: ErasureKind, reason: ErasureReason, words: str = ""
) -> Erasure:
    """Nothing goes yet. Raises ErasureRefusedError where it was asked for already."""
    if Erasure.objects.filter(subject=person.pk, agreed=None).exists():
        raise ErasureRefusedError(
            _("Somebody has asked for this already. It waits for a second person.")
        )
    erasure = Erasure(
        subject=person.pk, reference=person.reference, kind=kind, reason=reason, words=words,
        asked_by=by.pk, asked_name=str(by),
    )  # fmt: skip
    erasure.save(force_insert=True)
    with acting(by):
        trail.done(
            Act.ERASURE_ASKED, subject=person.reference, reason=words, kind=kind, code=reason
        )
    whole = plan(person, kind)
    others = [user for user in User.objects.who_may(Permission.ERASE_RECORDS) if user.pk != by.pk]
    tell(
        [user for user in others if sees_all(user, whole)], NoticeKind.ERASURE_ASKED,
        about=person.reference, by=str(by), address=reverse("erasure", args=[erasure.pk]),
    )  # fmt: skip
    return erasure


@transaction.atomic
def agree(*, by: User, erasure: Erasure, whole: Plan, others_meant: int = 0) -> dict[str, int]:
    """The second person agrees, and it is done: rows blanked or destroyed, by table.

    `whole` is the plan that they were shown; `others_meant` how many texts they left because these
    speak of somebody else.
    """
    _decide(by, erasure, agreed=True)
    with acting(by, _("records erased")):
        trail.done(
            Act.ERASURE_DECIDED, subject=erasure.reference, agreed=True, kind=erasure.kind,
            left=others_meant,
        )  # fmt: skip
        counts = carry_out(whole, erasure)
        trail.done(Act.ERASED, subject=erasure.reference, kind=erasure.kind, rows=counts)
    tell(
        User.objects.filter(pk=erasure.asked_by, is_active=True), NoticeKind.ERASURE_DONE,
        about=erasure.reference, by=str(by), address=reverse("erasures"),
    )  # fmt: skip
    return counts


@transaction.atomic
def refuse(*, by: User, erasure: Erasure) -> None:
    """Leaves everything as it is."""
    _decide(by, erasure, agreed=False)
    with acting(by):
        trail.done(Act.ERASURE_DECIDED, subject=erasure.reference, agreed=False, kind=erasure.kind)


def _decide(by: User, erasure: Erasure, *, agreed: bool) -> None:
    erasure.decided_by, erasure.decided_name, erasure.agreed = by.pk, str(by), agreed
    erasure.save(update_fields=["decided_by", "decided_name", "agreed"])


def sees_all(user: User, whole: Plan) -> bool:
    """Whether `user` sees everything that would go: nobody agrees to what is hidden from them."""
    people = Person.objects.visible_to(user).filter(pk=whole.person.pk)
    cases = Case.objects.visible_to(user).filter(pk__in=[case.pk for case in whole.cases])
    sources = whole.rows.keys[Source]
    seen = Source.objects.visible_to(user).filter(pk__in=sources)
    return people.exists() and cases.count() == len(whole.cases) and seen.count() == len(sources)


def waiting(user: User) -> QuerySet[Erasure]:
    """Erasures of people whom `user` sees, asked and not decided."""
    return _seen(user).filter(agreed=None)


def done_with(user: User) -> QuerySet[Erasure]:
    """Those that `user` asked for or agreed to: others need not know that there was somebody."""
    mine = Q(asked_by=user.pk) | Q(decided_by=user.pk)
    return Erasure.objects.filter(mine).exclude(done_at=None)


def _seen(user: User) -> QuerySet[Erasure]:
    return Erasure.objects.filter(subject__in=Person.objects.visible_to(user).values("pk"))
