"""The keeper's page of the works: `/drift/`."""

from django.urls import URLPattern, path

from members.views import operation

urlpatterns: list[URLPattern] = [
    path("", operation.Operation.as_view(), name="operation"),
    path("jobber/prov-igjen/", operation.JobsRetry.as_view(), name="jobs_retry"),
    path("jobber/<int:job>/prov-igjen/", operation.JobRetry.as_view(), name="job_retry"),
    path("jobber/<int:job>/legg-bort/", operation.JobDiscard.as_view(), name="job_discard"),
]
