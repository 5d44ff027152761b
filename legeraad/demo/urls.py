"""Wired under /demo/ when settings.DEMO is on, and not at all when it is off."""

from django.urls import path

from legeraad.demo import views

app_name = "demo"

urlpatterns = [
    path("logg-inn/<slug:key>/", views.persona_login, name="persona_login"),
    path("post/", views.mail_list, name="mail_list"),
    path("post/<slug:key>/", views.mail_detail, name="mail_detail"),
]
