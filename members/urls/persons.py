"""Persons and contact lists, below `/<community>/`."""

from django.urls import URLPattern, URLResolver, include, path

from members.views import contacts, merging, persons

person = [
    path("", persons.PersonDetail.as_view(), name="person_detail"),
    path("rediger/", persons.PersonEdit.as_view(), name="person_edit"),
    path("arbeidssteder/nytt/", persons.AffiliationNew.as_view(), name="affiliation_new"),
    path(
        "arbeidssteder/<int:affiliation>/avslutt/",
        persons.AffiliationEnd.as_view(),
        name="affiliation_end",
    ),
    path(
        "prov-adressen-igjen/",
        persons.PersonAddressRetry.as_view(),
        name="person_address_retry",
    ),
    path("sla-sammen/", merging.PersonMerge.as_view(), name="person_merge"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("personer/", persons.PersonList.as_view(), name="person_list"),
    path("personer/ny/", persons.PersonNew.as_view(), name="person_new"),
    path("personer/<int:person>/", include(person)),
    path(
        "sammensetning/<slug:council>/kontaktliste/",
        contacts.ContactList.as_view(),
        name="contact_list",
    ),
    path(
        "sammensetning/<slug:council>/kontaktliste/<str:format>/",
        contacts.ContactFile.as_view(),
        name="contact_list_file",
    ),
]
