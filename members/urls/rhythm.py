"""How often mails come: one's own choice, also from the link in a mail."""

from django.urls import URLPattern, path

from members.views import rhythm

urlpatterns: list[URLPattern] = [
    path("min-side/e-post/", rhythm.OwnRhythm.as_view(), name="rhythm"),
    path("min-side/e-post/<str:signed>/", rhythm.SignedRhythm.as_view(), name="rhythm_signed"),
]
