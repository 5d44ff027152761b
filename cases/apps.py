from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self) -> None:
        # They register their rules, and need the models.
        import cases.domain.advice_reminders  # noqa: PLC0415
        import cases.domain.commission_reminders  # noqa: PLC0415
        import cases.domain.examples  # noqa: PLC0415  registers its examples
        import cases.domain.reminders  # noqa: PLC0415
        import cases.domain.specialist_reminders  # noqa: F401, PLC0415
