"""Teachers from an Excel or CSV file, found again by the keyed hash of their identity number."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models import School, TeachingSubject
from smm_portal.documents.imports import ImportColumn, ImportSpec, Item
from smm_portal.kit import dates, text
from smm_portal.kit.acts import Verdict
from smm_portal.kit.importing import read_code, read_date, read_integer, read_text
from smm_portal.kit.text import fold
from smm_portal.offices.identity import keyed_hash, validate_identity

from . import access
from .forms import check_since, clean_email
from .models import Teacher
from .models.teachers import CompulsoryService, Employment

EMPLOYMENT_WORDS = "Kadrolu, Sözleşmeli, Ücretli, Özel okul"
# By the words above, in the order of the choices, and by the choices' own labels.
EMPLOYMENT = {
    **dict(zip(map(fold, EMPLOYMENT_WORDS.split(", ")), Employment, strict=True)),
    **{fold(str(one.label)): one for one in Employment},
}
SERVICE = {
    "Tamamladı": CompulsoryService.COMPLETED,
    "Muaf": CompulsoryService.EXEMPT,
    "Yükümlü": CompulsoryService.OWING,
}


def read_employment(value: Any) -> str:
    """ "Kadrolu" and "Kadrolu öğretmen" alike; empty says nothing."""
    found = fold(read_text(value))
    if not found:
        return ""
    if found not in EMPLOYMENT:
        raise ValidationError(_t("Şunlardan birini yazın: %(all)s.") % {"all": EMPLOYMENT_WORDS})
    return EMPLOYMENT[found]


def read_identity(value: Any) -> str:
    """Eleven digits with sound check digits, whatever spaces or ".0" Excel put in."""
    found = read_code(value).replace(" ", "")
    return validate_identity(found) if found else ""


def read_name(value: Any) -> str:
    """A name; one in capitals throughout becomes Işıl, not IŞIL."""
    found = read_text(value)
    return text.title(found) if found == text.upper(found) else found


def read_email(value: Any) -> str | None:
    """An address in ASCII small letters."""
    email = clean_email(read_text(value).replace("mailto:", ""))
    if email:
        validate_email(email)
    return email


def read_since(value: Any):
    """The first day of teaching: a day that has come."""
    return check_since(read_date(value))


def read_days(value: Any) -> int | None:
    """Days not counted: none or some, not fewer."""
    count = read_integer(value)
    if count is not None and not 0 <= count <= 20_000:
        raise ValidationError(_t("Sıfır ya da pozitif bir gün sayısı yazın."))
    return count


WHERE_HELP = _("Kurum kodu yoksa okul adını, ilçesini ve ilini yazın.")
COLUMNS = (
    ImportColumn(
        "identity",
        _("T.C. kimlik no"),
        ("tc", "tckn", "tc no", "kimlik no", "tc kimlik numarası", "t.c. kimlik numarası"),
        True,
        "10000000146",
        _("On bir rakam. Öğretmen bununla bulunur."),
        read_identity,
        20,
        masked=True,
    ),
    ImportColumn("first_name", _("Ad"), ("adı",), True, "Işıl", read=read_name, max_length=80),
    ImportColumn(
        "last_name", _("Soyad"), ("soyadı",), True, "Çağrı", read=read_name, max_length=80
    ),
    ImportColumn(
        "email",
        _("E-posta"),
        ("eposta", "mail", "e-mail", "email"),
        example="isil.cagri@ornek.k12.tr",
        help=_("Portal daveti bu adrese gider."),
        read=read_email,
    ),
    ImportColumn(
        "code",
        _("Kurum kodu"),
        ("kod",),
        example="123456",
        help=WHERE_HELP,
        read=read_code,
        max_length=12,
    ),
    ImportColumn("school", _("Okul adı"), ("okul", "kurum adı", "görev yeri"), help=WHERE_HELP),
    ImportColumn("district", _("İlçe"), (), False, "Haliliye"),
    ImportColumn("province", _("İl"), (), False, "Şanlıurfa"),
    ImportColumn("subject", _("Branş"), ("alan",), True, "Matematik", max_length=80),
    ImportColumn(
        "employment",
        _("İstihdam"),
        ("istihdam şekli", "kadro durumu"),
        example="Kadrolu",
        help=_("Kadrolu, Sözleşmeli, Ücretli veya Özel okul. Yeni kayıtta boşsa kadrolu sayılır."),
        read=read_employment,
    ),
    ImportColumn(
        "teaching_since",
        _("Başlama tarihi"),
        ("öğretmenliğe başlama", "göreve başlama", "göreve başlama tarihi"),
        True,
        "01.09.2015",
        _("Adaylık dâhil (Madde 6/1-b, 7/1-b)."),
        read_since,
    ),
    ImportColumn(
        "days_not_counted",
        _("Hizmetten sayılmayan gün"),
        ("sayılmayan gün", "ücretsiz izin günü"),
        example="0",
        read=read_days,
    ),
    ImportColumn(
        "compulsory_service",
        _("Zorunlu çalışma"),
        ("zorunlu çalışma yükümlülüğü", "zorunlu hizmet"),
        example="Tamamladı",
        choices=SERVICE,
    ),
)
# What an empty cell leaves as it is known.
OPTIONAL = ("email", "employment", "days_not_counted", "compulsory_service")


@dataclass
class Known:
    """What a batch of rows is judged against."""

    subjects: dict[str, TeachingSubject] = field(default_factory=dict)
    by_code: dict[str, School] = field(default_factory=dict)
    by_name: dict[tuple[str, str, str], School] = field(default_factory=dict)
    teachers: dict[str, Teacher] = field(default_factory=dict)
    in_scope: set[int] = field(default_factory=set)
    emails: dict[str, str] = field(default_factory=dict)


class TeacherImport(ImportSpec):
    """New teachers enter, known ones are brought up to date; an empty cell changes nothing."""

    kind = "personnel.teachers"
    title = _("Öğretmenleri aktar")
    lead = _(
        "Kimlik numarası kayıtlı olan öğretmen güncellenir, olmayan eklenir."
        " Boş hücre bilgiyi silmez."
    )
    columns = COLUMNS
    identity = ("identity",)
    batch_size = 2000
    done_url_name = "personnel:teachers"

    def may(self, duty) -> Verdict:
        return access.may_register(duty)

    def prepare(self, rows: list[dict], duty) -> Known:
        known = Known()
        for subject in TeachingSubject.objects.all():
            for name in _names_of(subject):
                known.subjects.setdefault(name, subject)
        _look_up_schools(known, rows, duty)
        _look_up_teachers(known, rows, duty)
        return known

    def clean_row(self, row: dict, context: Known) -> Item:
        number = keyed_hash(row["identity"])
        wanted = _wanted(row, context)
        _check_email(wanted.get("email"), number, context)
        teacher = context.teachers.get(number)
        if teacher is None:
            return Item.create({**wanted, "identity": row["identity"]})
        if teacher.pk not in context.in_scope:
            text_ = _t(
                "Bu öğretmen kapsamınız dışında kayıtlı. Naklini MTEGM veya Personel GM işler."
            )
            raise ValidationError({"identity": text_})
        changes = {key: value for key, value in wanted.items() if getattr(teacher, key) != value}
        return Item.update((teacher, changes)) if changes else Item.same()

    def apply(self, items: list[Item], duty) -> None:
        new = [item.data for item in items if isinstance(item.data, dict)]
        Teacher.objects.bulk_create([Teacher(**data) for data in new], batch_size=500)
        _update([item.data for item in items if isinstance(item.data, tuple)])


def _names_of(subject: TeachingSubject) -> list[str]:
    """The subject's name, and its last part: "Kimya / Kimya Teknolojisi" by either."""
    parts = [fold(part) for part in subject.name.split("/")]
    return [fold(subject.name), *parts[1:]] if len(parts) > 1 else parts


def _look_up_schools(known: Known, rows: list[dict], duty) -> None:
    schools = School.objects.visible_to(duty).select_related("district__province")
    codes = {row["code"] for row in rows if row["code"]}
    known.by_code = {school.code: school for school in schools.filter(code__in=codes)}
    names = {text.sort_key(row["school"]) for row in rows if not row["code"] and row["school"]}
    for school in schools.filter(sort_key__in=names) if names else ():
        place = fold(school.district.province.name), fold(school.district.name)
        known.by_name[(fold(school.name), *place)] = school


def _look_up_teachers(known: Known, rows: list[dict], duty) -> None:
    hashes = [keyed_hash(row["identity"]) for row in rows]
    found = Teacher.objects.filter(identity_hash__in=hashes).select_related("school", "subject")
    known.teachers = {teacher.identity_hash: teacher for teacher in found}
    keys = [teacher.pk for teacher in known.teachers.values()]
    visible = Teacher.objects.visible_to(duty).filter(pk__in=keys)
    known.in_scope = set(visible.values_list("pk", flat=True)) if keys else set()
    emails = {row["email"] for row in rows if row["email"]}
    taken = Teacher.objects.filter(email__in=emails).values_list("email", "identity_hash")
    known.emails = dict(taken) if emails else {}


def _wanted(row: dict, known: Known) -> dict:
    said = {key: row[key] for key in ("first_name", "last_name", "teaching_since")}
    said |= {"school": _school(row, known), "subject": _subject(row, known)}
    said |= {key: row[key] for key in OPTIONAL if row.get(key) not in (None, "")}
    away = said.get("days_not_counted")
    if away and away > (dates.today() - said["teaching_since"]).days:
        message = _t("Başlamadan bugüne geçen günden çok olamaz.")
        raise ValidationError({"days_not_counted": message})
    return said


def _school(row: dict, known: Known) -> School:
    if row["code"]:
        if row["code"] not in known.by_code:
            message = _t("Bu kurum koduyla kapsamınızda bir okul yok.")
            raise ValidationError({"code": message})
        return known.by_code[row["code"]]
    key = fold(row["school"]), fold(row["province"]), fold(row["district"])
    if not all(key):
        raise ValidationError({"code": WHERE_HELP})
    if key not in known.by_name:
        message = _t("Bu ilçede bu adla, kapsamınızda bir okul yok.")
        raise ValidationError({"school": message})
    return known.by_name[key]


def _subject(row: dict, known: Known) -> TeachingSubject:
    found = known.subjects.get(fold(row["subject"]))
    if found is None:
        raise ValidationError({"subject": _t("Böyle bir branş yok. Branşlar listesine bakın.")})
    return found


def _check_email(email: str | None, number: str, known: Known) -> None:
    """An address belongs to one teacher, in the registry and in the file."""
    if email and known.emails.setdefault(email, number) != number:
        raise ValidationError({"email": _t("Bu adres başka bir öğretmenin.")})


def _update(pairs: list[tuple[Teacher, dict]]) -> None:
    """Write changes in one statement a batch; triggers follow each row."""
    for teacher, changes in pairs:
        for name, value in changes.items():
            setattr(teacher, name, value)
    names = sorted({name for _teacher, changes in pairs for name in changes})
    if names:
        Teacher.objects.bulk_update([teacher for teacher, _ in pairs], names, batch_size=500)
