from django.apps import AppConfig


class AdvocacyConfig(AppConfig):
    name = "advocacy"

    def ready(self) -> None:
        from advocacy.models import Ask
        from advocacy.reading import ASK_KIND
        from advocacy.timeline import letters_and_answers
        from cases.reading.finding import ASK
        from cases.reading.kinds import register
        from cases.timeline import extra
        from people import merging_rules

        register(ASK, ASK_KIND)
        extra.register(letters_and_answers)
        merging_rules.lists[Ask] = "persons"
