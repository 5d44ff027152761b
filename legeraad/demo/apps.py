from typing import Any

from django.apps import AppConfig

from legeraad.demo import clock


class DemoConfig(AppConfig):
    name = "legeraad.demo"
    label = "demo"

    def __init__(self, app_name: str, app_module: Any) -> None:
        """Every app is made before the first model is loaded; `ready` would be too late."""
        super().__init__(app_name, app_module)
        clock.wind()
