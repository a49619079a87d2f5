"""The technical administration of this room: mostly to look, a little to put right.

What founds, sets and closes is done on the pages, by decisions; the rules of the tables hold
here too, and the page of refusals says which one spoke.
"""

from django.contrib import admin

from .models import (
    Center,
    CenterField,
    Decision,
    District,
    Field,
    FieldAlias,
    Province,
    School,
    SeatRole,
    TeachingSubject,
)


class LookedAt(admin.ModelAdmin):
    """Rows that the admin shows and does not touch."""

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class Mended(LookedAt):
    """Rows of which the admin may change what stands in ``fields``."""

    def has_change_permission(self, request, obj=None) -> bool:
        return True


@admin.register(Decision)
class DecisionAdmin(LookedAt):
    list_display = ("number", "date", "kind", "effective_on")
    list_filter = ("kind",)
    search_fields = ("search",)
    ordering = ("-date", "-pk")


@admin.register(CenterField)
class CenterFieldAdmin(LookedAt):
    list_display = ("center", "field", "starts", "ends", "decision")
    list_select_related = ("center", "field", "decision")
    search_fields = ("center__search",)
    ordering = ("center__sort_key", "pk")


@admin.register(SeatRole)
class SeatRoleAdmin(LookedAt):
    list_display = ("center", "seat_number", "kind", "english", "field", "starts", "ends")
    list_select_related = ("center", "seat", "field")
    search_fields = ("center__search",)
    ordering = ("center__sort_key", "pk")

    @admin.display(description=SeatRole._meta.get_field("seat").verbose_name)
    def seat_number(self, role) -> int:
        """The number of the seat."""
        return role.seat.number


@admin.register(Center)
class CenterAdmin(Mended):
    """Only the name can be put right; everything else follows from decisions."""

    fields = ("name",)
    list_display = ("name", "school", "state", "basis", "opened_on", "closed_on")
    list_filter = ("state", "basis")
    list_select_related = ("school",)
    search_fields = ("search", "school__search")
    ordering = ("sort_key",)


@admin.register(School)
class SchoolAdmin(Mended):
    """What the pages keep too; a host cannot be closed or change its kind (4/1)."""

    fields = ("name", "code", "kind", "compulsory_service", "address", "website", "working")
    list_display = ("name", "code", "kind", "district", "working")
    list_filter = ("kind", "working")
    list_select_related = ("district",)
    search_fields = ("search",)
    ordering = ("sort_key",)


@admin.register(Province)
class ProvinceAdmin(Mended):
    fields = ("pilot", "sege_rank", "sege_score", "sege_tier")
    list_display = ("name", "plate", "pilot", "sege_rank")
    search_fields = ("search",)
    ordering = ("sort_key",)


@admin.register(District)
class DistrictAdmin(Mended):
    fields = ("name", "has_directorate")
    list_display = ("name", "province", "has_directorate")
    list_filter = ("has_directorate",)
    list_select_related = ("province",)
    search_fields = ("search", "province__search")
    ordering = ("province__sort_key", "sort_key")


class FieldAliasInline(admin.TabularInline):
    model = FieldAlias
    extra = 0


@admin.register(Field)
class FieldAdmin(LookedAt):
    inlines = (FieldAliasInline,)
    list_display = ("name", "kind", "starts", "ends")
    list_filter = ("kind",)
    search_fields = ("search",)
    ordering = ("sort_key",)


@admin.register(TeachingSubject)
class TeachingSubjectAdmin(LookedAt):
    list_display = ("name", "kind", "target", "is_english")
    list_filter = ("kind", "target")
    search_fields = ("search",)
    ordering = ("sort_key",)
