from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "legeraad.web"
    label = "web"
