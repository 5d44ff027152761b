"""The keeper's registers of cases, meetings and recommendations."""

from django.contrib import admin

from cases.models import (
    AgendaItem,
    Case,
    CaseDocument,
    CaseNote,
    DocumentVersion,
    Feedback,
    Group,
    Hearing,
    HearingAnswer,
    HearingInvitation,
    IncomingMail,
    Meeting,
    Milestone,
    Minutes,
    MinutesFile,
    PrincipalResolution,
    Recommendation,
    RecommendationFile,
    Theme,
)
from legeraad.web.admin import register

# Columns only: what a case is about is for those who may see the case.
admin.site.register(Theme, register("position", "name", "slug"))
admin.site.register(
    Case, register("council", "year", "number", "state", "registered_on", by=("council", "state"))
)
admin.site.register(
    Meeting, register("council", "year", "number", "starts_at", "state", by=("council", "state"))
)
admin.site.register(CaseNote, register("case", "author", "written_at"))
admin.site.register(AgendaItem, register("meeting", "position", "number", "kind"))
admin.site.register(Minutes, register("meeting", "version", "state", "closed_at", "approved_on"))
admin.site.register(
    MinutesFile, register("minutes", "rendition", "state", "sha256", "size", "made_at")
)
admin.site.register(
    Recommendation,
    register("community", "number", "kind", "state", "in_force_from", "review_by", by=("state",)),
)
admin.site.register(RecommendationFile, register("version", "sha256", "size", "made_at"))
admin.site.register(
    PrincipalResolution, register("recommendation", "principal", "decided_on", "outcome")
)
admin.site.register(CaseDocument, register("case", "title", "access", "registered_on"))
admin.site.register(
    DocumentVersion, register("document", "number", "name", "file_type", "sha256", "size")
)
admin.site.register(Group, register("body", "kind", "commissioner", "presents_at", by=("kind",)))
admin.site.register(Hearing, register("case", "title", "state", "sent_on", "deadline"))
admin.site.register(HearingInvitation, register("hearing", "body", "in_place_of", "deadline"))
admin.site.register(HearingAnswer, register("invitation", "version", "position", "answered_on"))
admin.site.register(
    IncomingMail, register("community", "received_at", "state", "sha256", by=("state",))
)
admin.site.register(Feedback, register("community", "kind", "state", "received_on", by=("state",)))
admin.site.register(Milestone, register("commission", "due", "tentative", "done_on"))
