from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self) -> None:
        from cases import merging, trail
        from cases.listing import beginnings  # noqa: F401 its receivers

        merging.register()
        trail.register()
