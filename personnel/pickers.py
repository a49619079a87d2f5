"""Picking a teacher out of all of them by typing."""

from centers.models import School
from centers.search import match_schools
from smm_portal.kit.filters import folded_words
from smm_portal.kit.forms import PickerField

from .filters import match_teachers
from .models import Teacher


def describe_teacher(teacher: Teacher) -> str:
    """ "Ayşe Yılmaz · Matematik · Bursa … Lisesi (Bursa)": enough to tell namesakes apart."""
    province = teacher.school.district.province.name
    return f"{teacher} · {teacher.subject.name} · {teacher.school.name} ({province})"


def teachers_to_pick():
    """Teachers in post with all that ``describe_teacher`` reads."""
    rows = Teacher.objects.filter(working=True)
    return rows.select_related("subject", "school__district__province")


class TeacherPicker(PickerField):
    """A teacher by name or school, or by the whole identity number for those who may."""

    duty = None

    def __init__(self, **kwargs):
        super().__init__(teachers_to_pick(), describe=describe_teacher, **kwargs)

    def matches(self, typed: str) -> list[Teacher]:
        if not folded_words(typed):
            return []
        rows = match_teachers(self.queryset.all(), typed, self.duty)
        return list(rows.order_by("sort_key", "pk")[: self.limit + 1])


def describe_school(school: School) -> str:
    """ "… Lisesi · Haliliye / Şanlıurfa"."""
    return f"{school.name} · {school.district.name} / {school.district.province.name}"


class SchoolPicker(PickerField):
    """A working school inside the reader's scope, by name, code or place."""

    def __init__(self, **kwargs):
        kwargs.setdefault("describe", describe_school)
        super().__init__(School.objects.none(), **kwargs)

    def scope(self, duty) -> None:
        """Offer the schools that the duty may see."""
        rows = School.objects.visible_to(duty).filter(working=True)
        self.queryset = rows.select_related("district__province")

    def everywhere(self) -> None:
        """Offer every school: people served in other provinces, at schools closed since."""
        self.queryset = School.objects.select_related("district__province")

    def matches(self, typed: str) -> list[School]:
        if not folded_words(typed):
            return []
        rows = match_schools(self.queryset.all(), typed)
        return list(rows.order_by("sort_key", "pk")[: self.limit + 1])
