from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self) -> None:
        from cases import merging
        from cases.listing import beginnings  # noqa: F401 its receivers

        merging.register()
