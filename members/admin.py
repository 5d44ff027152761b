"""The keeper's registers of people, and the door to the keeper's site."""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from legeraad.web.admin import Register, register
from members.models import Notice, OfficeHolding, Person, RoleAssignment, Term, User

# One way in for everybody: the page that sends a code, with its limits.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.unregister([Group, EmailAddress, Authenticator])
admin.site.site_header = admin.site.site_title = _("The keeper's site")
admin.site.index_title = _("Registers to read")


@admin.register(User)
class UserRegister(Register):
    list_display = ("email", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email",)
    fields = ("email", "is_active", "is_staff", "date_joined", "last_login")


@admin.register(Notice)
class NoticeRegister(Register):
    list_display = ("intent", "person", "community", "due_at", "sent_at")
    list_filter = ("intent",)
    list_select_related = True
    fields = ("intent", "person", "community", "due_at", "sent_at")


admin.site.register(
    Person, register("name", "email", "language", "reserved", search=("name", "email"))
)
admin.site.register(Term, register("person", "seat", "start", "planned_end", "ended_on"))
admin.site.register(OfficeHolding, register("person", "office", "council", "start", "ended_on"))
admin.site.register(RoleAssignment, register("person", "role", "community", "start", "ended_on"))
