from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "legeraad.demo"
    label = "demo"
