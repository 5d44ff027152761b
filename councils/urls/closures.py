"""The weeks in which the secretariat is closed, below `/<community>/`."""

from django.urls import URLPattern, URLResolver, include, path

from councils.views import closures

closure = [
    path("", closures.ClosureList.as_view(), name="closure_list"),
    path("ny/", closures.ClosureNew.as_view(), name="closure_new"),
    path("<int:closure>/rediger/", closures.ClosureEdit.as_view(), name="closure_edit"),
    path("<int:closure>/fjern/", closures.ClosureRemove.as_view(), name="closure_remove"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("stengte-uker/", include(closure)),
]
