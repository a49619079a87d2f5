"""The matches of this room's pickers while someone types."""

from django.views.decorators.http import require_safe

from smm_portal.kit.forms import picker_response

from ..pickers import SchoolPicker, TeacherPicker


@require_safe
def teachers(request):
    """Teachers to be seated, by name or school: a number is only looked for when posted."""
    field = TeacherPicker()
    return picker_response(request, field, "teacher")


@require_safe
def schools(request):
    """Schools of the reader's scope, as a teacher's place of work."""
    field = SchoolPicker()
    field.scope(request.duty)
    return picker_response(request, field, "school")


@require_safe
def any_schools(request):
    """Every school, as the place of a duty held in the past."""
    field = SchoolPicker()
    field.everywhere()
    return picker_response(request, field, "school")
