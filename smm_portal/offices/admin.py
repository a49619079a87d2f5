"""The technical administration: what the pages do not offer, for system administrators alone.

The rules of the tables hold here too; what they refuse is answered by the page of refusals.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from .models import Duty, Office, User

admin.site.site_header = admin.site.site_title = _("SMM Portalı teknik yönetim")
admin.site.index_title = _("Kayıtlar")


def _no_second_way_in(request, extra_context=None):
    """Signing in is the portal's own page alone: it counts wrong attempts and asks for the second
    factor. Who comes here is signed in already (the policy leads others to that page).
    """
    return redirect("admin:index")


admin.site.login = _no_second_way_in

# Secrets of second factors, and concepts that the portal does not use.
for model in (Authenticator, EmailAddress, Group):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


class Kept(admin.ModelAdmin):
    """Rows that the admin neither makes nor deletes: the pages do, by their rules."""

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(User)
class UserAdmin(Kept):
    """Names; passwords are reset by their owners, accounts closed on the person's page."""

    fields = ("email", "first_name", "last_name", "phone", "is_active")
    readonly_fields = ("is_active",)
    list_display = ("last_name", "first_name", "email", "is_active")
    search_fields = ("search",)
    ordering = ("sort_key",)


@admin.register(Office)
class OfficeAdmin(Kept):
    """Names of offices; codes are fixed, the tree follows from the places."""

    fields = ("kind", "name", "code", "parent", "path", "detsis", "working")
    readonly_fields = ("kind", "code", "parent", "path")
    list_display = ("name", "kind", "path", "working")
    list_filter = ("kind", "working")
    list_select_related = ("parent",)
    search_fields = ("search",)
    ordering = ("sort_key",)


@admin.register(Duty)
class DutyAdmin(Kept):
    """Duties as they are; only the end can be written."""

    fields = ("user", "office", "role", "starts", "ends", "is_deputy", "deputy_for", "source")
    readonly_fields = tuple(name for name in fields if name != "ends")
    list_display = ("user", "role", "office", "starts", "ends")
    list_filter = ("role",)
    list_select_related = ("user", "office")
    search_fields = ("user__search",)
