"""Login and Min side. allauth is wired view by view: nothing else of it can be reached."""

from allauth.account.views import LogoutView
from django.urls import include, path

from members.views import logins, my_page

HANDBOOK = {"handbook_page": "innlogging"}

pages = [
    path("min-side/", my_page.MyPage.as_view(), name="my_page"),
]

urlpatterns = [
    path("konto/logg-inn/", logins.AskForCode.as_view(), name="account_login"),
    path("konto/logg-inn/", logins.AskForCode.as_view(), name="account_request_login_code"),
    path("konto/logg-inn/kode/", logins.ConfirmCode.as_view(), name="account_confirm_login_code"),
    path("konto/logg-ut/", LogoutView.as_view(extra_context=HANDBOOK), name="account_logout"),
    path("", include((pages, "members"))),
]
