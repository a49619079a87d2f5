"""What this room holds about a person, for his own file (offices.own_data)."""

from smm_portal.kit import dates
from smm_portal.offices.models import User

from .models import Assignment, ManagerialDuty, Teacher


def record(user: User) -> dict | None:
    """His record as a teacher, managerial duties and assignments with it; None without one."""
    rows = Teacher.objects.filter(user=user).select_related("school__district__province", "subject")
    teacher = rows.first()
    return teacher and {
        **_facts(teacher),
        "Yöneticilik görevleri": [
            _managerial(one) for one in teacher.managerial_duties.select_related("school")
        ],
        "Görevlendirmeler": [
            _assignment(one)
            for one in teacher.assignments.select_related("seat__center").order_by("-starts")
        ],
    }


def teachers_of(user: User) -> list[int]:
    """The keys of the person's records as a teacher."""
    return list(Teacher.objects.filter(user=user).values_list("pk", flat=True))


def _facts(teacher: Teacher) -> dict:
    place = teacher.school.district
    return {
        "Ad": teacher.first_name,
        "Soyad": teacher.last_name,
        "T.C. kimlik numarası": teacher.identity,
        "E-posta": teacher.email,
        "Görev yeri": teacher.school.name,
        "İlçe": place.name,
        "İl": place.province.name,
        "Branş": teacher.subject.name,
        "İstihdam": teacher.get_employment_display(),
        "Öğretmenliğe başlama": teacher.teaching_since,
        "Hizmetten sayılmayan gün": teacher.days_not_counted,
        "Zorunlu çalışma yükümlülüğü": teacher.get_compulsory_service_display(),
        "Görevde": teacher.working,
    }


def _managerial(one: ManagerialDuty) -> dict:
    return {
        "Görev": one.get_kind_display(),
        "Okul": one.school.name,
        "İlk gün": one.starts,
        "Son gün": dates.last_day(one.ends),
    }


def _assignment(one: Assignment) -> dict:
    return {
        "Merkez": one.seat.center.name,
        "Kadro": one.seat.number,
        "İlk gün": one.starts,
        "Son gün": dates.last_day(one.ends),
        "Dayanak": one.get_basis_display(),
        "Onay sayısı": one.approval_number,
        "Onay tarihi": one.approval_date,
        "Erken bitiş gerekçesi": one.end_reason,
    }
