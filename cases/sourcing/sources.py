"""What staff do with sources besides citing them: correct them, say whose they are, grade them."""

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from accounts.roles import Permission
from accounts.visibility import new_scope
from cases.actions import SPOKEN_TO_US
from cases.bounds import keep_within
from cases.models import Source
from core.actor import acting
from core.sealed import seal
from people.folding import fold
from people.models import Organisation


def may_read_identity(user: User, source: Source) -> bool:
    """Of a source that `user` sees: by right, or because it was `user` to whom it was said."""
    if user.may(Permission.READ_SOURCES):
        return True
    first = Source.history.filter(id=source.pk, version=1)
    return first.filter(history_user_id=user.pk).exists()


@transaction.atomic
def change_source(*, by: User, source: Source, reason: str, identity: str = "") -> None:
    """`identity` says who spoke: it is sealed, and replaces what was sealed before.

    What turns out to have been said to us alone is seen by the teams of `by`, as if added so.
    """
    with acting(by, reason):
        if source.scope is None and source.kind.code in SPOKEN_TO_US:
            source.scope = new_scope(by)
        if identity:
            source.identity = seal(identity, subject=source.pk)
        source.save()
        keep_within(source)


@transaction.atomic
def grade_publisher(*, by: User, publisher: Organisation, reason: str) -> None:
    """The grade of all that it publishes, where a source has none of its own."""
    with acting(by, reason):
        publisher.save(update_fields=["reliability"])


def publisher_offered(source: Source) -> Organisation | None:
    """The one organisation known here by the words for a publisher; a person says whether it is."""
    words = source.publisher_words.strip()
    if source.publisher_id or not words:
        return None
    named = Q(name__iexact=words) | Q(abbreviation__iexact=words)
    spelt = Q(names__key__folded=fold(words), names__withdrawn_at=None)
    found = Organisation.objects.current().filter(named | spelt).distinct()[:2]
    return found[0] if len(found) == 1 else None
