from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts import checks, telling, visits  # noqa: F401
        from accounts.house import time_zone
        from core import clock

        clock.ask(time_zone)
