"""The roles of a duty, and at which kind of office each can be held."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OfficeKind(TextChoices):
    MINISTRY = "MINISTRY", _("Bakanlık")
    DIRECTORATE = "DIRECTORATE", _("Bakanlık birimi")
    PROVINCE = "PROVINCE", _("İl millî eğitim müdürlüğü")
    DISTRICT = "DISTRICT", _("İlçe millî eğitim müdürlüğü")
    SCHOOL = "SCHOOL", _("Okul")
    CENTER = "CENTER", _("Merkez")


class Role(TextChoices):
    MTEGM_EXPERT = "mtegm_expert", _("MTEGM uzmanı")
    MTEGM_HEAD = "mtegm_head", _("MTEGM yöneticisi")
    OYGM_UNIT = "oygm_unit", _("ÖYGM birimi")
    PERSONNEL_UNIT = "personnel_unit", _("Personel GM birimi")
    PROVINCE_DIRECTOR = "province_director", _("İl millî eğitim müdürü")
    PROVINCE_VTE = "province_vte", _("İl mesleki ve teknik eğitim birimi")
    PROVINCE_TRAINING = "province_training", _("İl öğretmen yetiştirme birimi")
    PROVINCE_HR = "province_hr", _("İl insan kaynakları birimi")
    DISTRICT_DIRECTOR = "district_director", _("İlçe millî eğitim müdürü")
    DISTRICT_VTE = "district_vte", _("İlçe mesleki ve teknik eğitim birimi")
    PRINCIPAL = "principal", _("Okul müdürü")
    GENERAL_COORDINATOR = "general_coordinator", _("Genel koordinatör")
    DEVELOPMENT_COORDINATOR = "development_coordinator", _("Mesleki gelişim koordinatörü")
    TEACHER = "teacher", _("Öğretmen")
    EVALUATOR = "evaluator", _("Değerlendirici")
    AUDITOR = "auditor", _("Denetçi")
    SYSTEM_ADMIN = "system_admin", _("Sistem yöneticisi")


# The office kinds, and for directorates the office's code, at which a role is held.
PLACES: dict[str, tuple[str, str]] = {
    Role.MTEGM_EXPERT: (OfficeKind.DIRECTORATE, "MTEGM"),
    Role.MTEGM_HEAD: (OfficeKind.DIRECTORATE, "MTEGM"),
    Role.OYGM_UNIT: (OfficeKind.DIRECTORATE, "OYGM"),
    Role.PERSONNEL_UNIT: (OfficeKind.DIRECTORATE, "PERSONEL"),
    Role.PROVINCE_DIRECTOR: (OfficeKind.PROVINCE, ""),
    Role.PROVINCE_VTE: (OfficeKind.PROVINCE, ""),
    Role.PROVINCE_TRAINING: (OfficeKind.PROVINCE, ""),
    Role.PROVINCE_HR: (OfficeKind.PROVINCE, ""),
    Role.DISTRICT_DIRECTOR: (OfficeKind.DISTRICT, ""),
    Role.DISTRICT_VTE: (OfficeKind.DISTRICT, ""),
    Role.PRINCIPAL: (OfficeKind.SCHOOL, ""),
    Role.GENERAL_COORDINATOR: (OfficeKind.CENTER, ""),
    Role.DEVELOPMENT_COORDINATOR: (OfficeKind.CENTER, ""),
    Role.TEACHER: (OfficeKind.SCHOOL, ""),
    Role.EVALUATOR: (OfficeKind.DIRECTORATE, "MTEGM"),
    Role.AUDITOR: (OfficeKind.MINISTRY, ""),
    Role.SYSTEM_ADMIN: (OfficeKind.MINISTRY, ""),
}
# Held by the whole tree whatever the office: the Ministry's own people.
NATIONAL = {
    Role.MTEGM_EXPERT,
    Role.MTEGM_HEAD,
    Role.OYGM_UNIT,
    Role.PERSONNEL_UNIT,
    Role.AUDITOR,
    Role.SYSTEM_ADMIN,
}
# Written only by the triggers that follow records (assignments, the teachers' registry).
FROM_RECORDS = {Role.GENERAL_COORDINATOR, Role.DEVELOPMENT_COORDINATOR, Role.TEACHER}
# One person at a time holds these in person at an office.
SINGLE = {Role.PROVINCE_DIRECTOR, Role.DISTRICT_DIRECTOR, Role.PRINCIPAL}
