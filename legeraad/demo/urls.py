"""Wired under /demo/ when settings.DEMO is on, and not at all when it is off."""

from django.urls import path

from legeraad.demo import views

app_name = "demo"

urlpatterns = [
    path("logg-inn/<slug:key>/", views.persona_login, name="persona_login"),
    path("klokke/", views.clock_page, name="clock"),
    path("klokke/frem/", views.clock_ahead, name="clock_ahead"),
    path("klokke/tilbake/", views.clock_back, name="clock_back"),
    path("post/", views.mail_list, name="mail_list"),
    path("post/<slug:key>/", views.mail_detail, name="mail_detail"),
    path("post/<slug:key>/<int:number>/", views.mail_attachment, name="mail_attachment"),
]
