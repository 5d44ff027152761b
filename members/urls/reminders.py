"""What the portal reminds of, and the mails it writes, below `/<community>/paminnelser/`."""

from django.urls import URLPattern, URLResolver, include, path

from members.views import reminders

MAIL = "e-poster/<slug:app>/<slug:intent>/"

reminder: list[URLPattern | URLResolver] = [
    path("", reminders.RuleTable.as_view(), name="reminder_list"),
    path("i-morgen/", reminders.Morning.as_view(), name="reminder_morning"),
    path("e-poster/", reminders.MailList.as_view(), name="mail_list"),
    path(MAIL, reminders.MailExample.as_view(), name="mail_example"),
    path(f"{MAIL}html/", reminders.MailHtml.as_view(), name="mail_html"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("paminnelser/", include(reminder)),
]
