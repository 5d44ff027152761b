"""The keeper's registers of communities, bodies and seats."""

from django.contrib import admin

from councils.models import Community, Council, Mandate, Organisation, Region, Seat, SeatGroup
from legeraad.web.admin import register

admin.site.register(Community, register("name", "slug", "contact_email", search=("name",)))
admin.site.register(
    Council,
    register("label", "name", "community", "status", search=("name", "label"), by=("community",)),
)
admin.site.register(Mandate, register("council", "version", "adopted_on", "in_force"))
admin.site.register(
    Organisation, register("name", "kind", "community", search=("name", "orgnr"), by=("kind",))
)
admin.site.register(Region, register("name", "community"))
admin.site.register(SeatGroup, register("label", "council", "filling", by=("council",)))
admin.site.register(Seat, register("title", "group", "ordinal", "substitute_for"))
