"""What staff do with asks. Each verb writes within the caller's transaction."""

from django.db import transaction

from accounts.models import User
from advocacy.models import Ask, AskStatus
from core.actor import acting


@transaction.atomic
def save_ask(*, by: User, ask: Ask, reason: str = "") -> Ask:
    with acting(by, reason):
        ask.save()
    return ask


@transaction.atomic
def change_status(*, by: User, ask: Ask, status: AskStatus, reason: str) -> None:
    """What came of it so far, and why we say so. `ask` is locked."""
    ask.status = status
    with acting(by, reason):
        ask.save(update_fields=["status"])
