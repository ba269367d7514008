"""What the office follows, it is told of in time."""

from django.db import transaction

from accounts.models import User
from advocacy.models import Occasion
from core.actor import acting


@transaction.atomic
def follow(*, by: User, visit: Occasion, yes: bool) -> None:
    """`visit` was locked."""
    if visit.followed != yes:
        visit.followed = yes
        with acting(by):
            visit.save(update_fields=["followed"])
