"""The technical administration of this room: rows as they are, for system administrators.

Whatever is written here meets the same rules of the tables; identity numbers never show.
"""

from django.contrib import admin

from .models import Assignment, ManagerialDuty, Teacher


@admin.register(Teacher)
class TeacherAdmin(admin.ModelAdmin):
    """The registry's facts; the account follows from an invitation, the number from the pages."""

    fields = (
        "first_name",
        "last_name",
        "masked_identity",
        "email",
        "school",
        "subject",
        "employment",
        "teaching_since",
        "days_not_counted",
        "compulsory_service",
        "working",
        "user",
    )
    readonly_fields = ("masked_identity", "user")
    raw_id_fields = ("school",)
    list_display = ("last_name", "first_name", "subject", "school", "working")
    list_filter = ("employment", "working")
    list_select_related = ("subject", "school")
    search_fields = ("search",)
    ordering = ("sort_key",)
    show_full_result_count = False


@admin.register(ManagerialDuty)
class ManagerialDutyAdmin(admin.ModelAdmin):
    """Managerial duties that teachers held."""

    raw_id_fields = ("teacher", "school")
    list_display = ("teacher", "kind", "school", "starts", "ends")
    list_filter = ("kind",)
    list_select_related = ("teacher", "school")
    search_fields = ("teacher__search",)


@admin.register(Assignment)
class AssignmentAdmin(admin.ModelAdmin):
    """Terms; a trigger lets them only be shortened, and never be deleted."""

    raw_id_fields = ("seat", "teacher", "file")
    list_display = ("teacher", "seat", "starts", "ends", "basis", "ended_early")
    list_filter = ("basis", "ended_early")
    list_select_related = ("teacher", "seat__center")
    search_fields = ("teacher__search", "approval_number")
    ordering = ("-starts", "-id")
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
