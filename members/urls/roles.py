"""Who holds which role: `/<community>/roller/`."""

from django.urls import path

from members.views import roles

urlpatterns = [
    path("roller/", roles.RoleList.as_view(), name="role_list"),
    path("roller/ny/", roles.RoleNew.as_view(), name="role_new"),
    path("roller/<int:role>/avslutt/", roles.RoleEnd.as_view(), name="role_end"),
]
