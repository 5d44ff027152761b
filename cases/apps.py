from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self) -> None:
        import cases.domain.examples  # noqa: PLC0415  registers its examples
        import cases.domain.reminders  # noqa: F401, PLC0415  registers its rules; needs the models
