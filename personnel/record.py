"""What one teacher did, asked once a page: his page lists the same rows and draws them."""

from . import tables
from .models import Assignment, Teacher


def terms_of(teacher: Teacher) -> list[Assignment]:
    """All his terms with centre and role, the first to begin first; kept on the object."""
    if not hasattr(teacher, "_all_terms"):
        rows = tables.with_role(teacher.assignments.select_related("seat__center"))
        teacher._all_terms = list(rows.order_by("starts", "pk"))
    return teacher._all_terms


def managed_by(teacher: Teacher) -> list:
    """All his managerial duties with their schools, the first to begin first; kept alike."""
    if not hasattr(teacher, "_all_managed"):
        rows = teacher.managerial_duties.select_related("school__district__province")
        teacher._all_managed = list(rows.order_by("starts", "pk"))
    return teacher._all_managed
