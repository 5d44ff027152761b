"""Addresses of the members app: login, the office's pages, and what is one's own.

allauth is wired view by view: nothing else of it can be reached. The names are those that allauth
looks its own pages up by.
"""

from allauth.account.views import LogoutView
from django.urls import URLPattern, URLResolver, include, path

from members.urls import (
    imports,
    municipalities,
    operation,
    own,
    persons,
    reminders,
    rhythm,
    roles,
    seats,
    setting_up,
    standings,
    vacancies,
)
from members.views import logins, security

HANDBOOK = {"handbook_page": "innlogging"}

pages: list[URLPattern | URLResolver] = [
    path(
        "konto/sikkerhet/maskiner/glem/",
        security.MachinesForget.as_view(),
        name="machines_forget",
    ),
    path(
        "konto/sikkerhet/logg-inn-igjen/",
        security.LogInAgain.as_view(),
        name="log_in_again",
    ),
]

office: list[URLPattern | URLResolver] = [
    *seats.urlpatterns,
    *vacancies.urlpatterns,
    *persons.urlpatterns,
    *imports.urlpatterns,
    *municipalities.urlpatterns,
    *roles.urlpatterns,
    *standings.urlpatterns,
    *reminders.urlpatterns,
]
pages += [
    path("min-side/", include(own.urlpatterns)),
    path("", include(rhythm.urlpatterns)),
    path("drift/", include(operation.urlpatterns)),
    path("", include(setting_up.urlpatterns)),
    path("<slug:community>/", include(office)),
]

login = [
    path("", logins.AskForCode.as_view(), name="account_login"),
    path("", logins.AskForCode.as_view(), name="account_request_login_code"),
    path("kode/", logins.ConfirmCode.as_view(), name="account_confirm_login_code"),
    path("andre-trinn/", logins.SecondStep.as_view(), name="mfa_authenticate"),
    path("passnokkel/", logins.PasskeyLogin.as_view(), name="mfa_login_webauthn"),
]

passkeys = [
    path("ny/", security.PasskeyAdd.as_view(), name="mfa_add_webauthn"),
    path("<int:pk>/gi-navn/", security.PasskeyRename.as_view(), name="mfa_edit_webauthn"),
    path("<int:pk>/fjern/", security.PasskeyRemove.as_view(), name="mfa_remove_webauthn"),
]

security_pages: list[URLPattern | URLResolver] = [
    path("", security.Overview.as_view(), name="mfa_index"),
    path("passnokler/", include(passkeys)),
    path("autentiseringsapper/ny/", security.AppAdd.as_view(), name="mfa_activate_totp"),
    path("autentiseringsapper/fjern/", security.AppRemove.as_view(), name="mfa_deactivate_totp"),
    path("gjenopprettingskoder/", security.Codes.as_view(), name="mfa_view_recovery_codes"),
    path(
        "gjenopprettingskoder/nye/", security.CodesNew.as_view(), name="mfa_generate_recovery_codes"
    ),
    path("bekreft/", security.Confirm.as_view(), name="mfa_reauthenticate"),
    path(
        "bekreft/passnokkel/",
        security.ConfirmPasskey.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
]

urlpatterns = [
    path("konto/logg-inn/", include(login)),
    path("konto/logg-ut/", LogoutView.as_view(extra_context=HANDBOOK), name="account_logout"),
    path("konto/sikkerhet/", include(security_pages)),
    path("", include((pages, "members"))),
]
