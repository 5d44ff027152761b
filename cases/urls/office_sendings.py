"""The office's pages of what was told to whom, below `/<community>/`."""

from django.urls import URLPattern, URLResolver, path

from cases.views import sendings

urlpatterns: list[URLPattern | URLResolver] = [
    path("utsendinger/", sendings.SendingList.as_view(), name="sending_list"),
    path("utsendinger/<int:sending>/", sendings.SendingDetail.as_view(), name="sending_detail"),
    path(
        "utsendinger/<int:sending>/ta-tilbake/",
        sendings.SendingTakeBack.as_view(),
        name="sending_take_back",
    ),
    path(
        "utsendinger/varsler/<int:notice>/send-pa-nytt/",
        sendings.NoticeSendAgain.as_view(),
        name="notice_send_again",
    ),
]
