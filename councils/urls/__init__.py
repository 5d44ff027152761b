"""Addresses of the councils app: the register of bodies, all below the community."""

from django.urls import include, path

from councils.urls import bodies, closures, duties

app_name = "councils"

urlpatterns = [
    path("<slug:community>/", include(bodies.urlpatterns)),
    path("<slug:community>/", include(duties.urlpatterns)),
    path("<slug:community>/", include(closures.urlpatterns)),
]
