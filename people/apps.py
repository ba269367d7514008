from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

# More than that is left to the hourly job, so that a migration of a large office is soon done.
AT_ONCE = 5_000


def after_migrate(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Names that were stored by older folding rules are to be found at once."""
    from people.refolding import refold, stale, stale_organisations

    if using != "owner":
        return
    if stale(using).count() + stale_organisations(using).count() <= AT_ONCE:
        for _ in refold(using):
            pass


class PeopleConfig(AppConfig):
    name = "people"

    def ready(self) -> None:
        post_migrate.connect(after_migrate, sender=self, dispatch_uid="people.after_migrate")
