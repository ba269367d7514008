from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def after_migrate(sender: AppConfig, using: str, **kwargs: Any) -> None:
    from core import grants, vocabularies

    vocabularies.load(using)
    grants.apply(using)


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        # Once per migrate, after every app's tables exist: the signal comes last for the last app.
        from django.apps import apps

        from core import retention  # noqa: F401 its check

        last = [config for config in apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(after_migrate, sender=last, dispatch_uid="core.after_migrate")
