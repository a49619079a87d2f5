"""Officials to be invited, from an Excel or CSV file: each row a person, a role and an office.

An office is found by a school's institution code, by its name, or, left empty, by the role and
the place: an il's director stands at that il's directorate.
"""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.imports import ImportColumn, ImportSpec, Item
from smm_portal.kit import dates, text
from smm_portal.kit.acts import Act, ClauseRefusal
from smm_portal.kit.importing import read_code, read_date, read_text
from smm_portal.kit.text import fold
from smm_portal.offices import invitations, policy
from smm_portal.offices.invitations import Candidate, Judge, check_last_day
from smm_portal.offices.models import Office
from smm_portal.offices.roles import FROM_RECORDS, PLACES, OfficeKind, Role

from .models import District, Province, School

KIND = "centers.officials"
# By the label that people read and by the key that the portal's own files write.
ROLES = {fold(name): role for role in Role for name in (str(role.label), role.value)}


def read_role(value: Any) -> str:
    """A role by label or key, whatever its case and marks."""
    found = fold(read_text(value))
    if found not in ROLES:
        raise ValidationError(_t("Böyle bir görev yok. Örnek dosyadaki adlardan birini yazın."))
    if ROLES[found] in FROM_RECORDS:
        message = _t("Bu görev kayıtlardan doğar. Öğretmenleri “Toplu davet” ile davet edin.")
        raise ValidationError(message)
    return ROLES[found]


def read_name(value: Any) -> str:
    """A name; one in capitals throughout becomes Işıl, not IŞIL."""
    found = read_text(value)
    return text.title(found) if found == text.upper(found) else found


def read_email(value: Any) -> str:
    """An address in small letters, without the link that Excel makes of it."""
    found = read_text(value).replace("mailto:", "").lower()
    validate_email(found)
    return found


def read_last_day(value: Any):
    """A last day that comes after the invitation's own, or none."""
    return check_last_day(read_date(value))


OFFICE_HELP = _(
    "Okulda kurum kodu, başka yerde makamın adı. İl ve ilçe görevlerinde boş bırakılabilir."
)
ROLE_HELP = _("Görevin portaldaki adı: %(all)s.") % {
    "all": ", ".join(str(role.label) for role in Role if role not in FROM_RECORDS)
}
MAIL_NAMES = ("eposta", "mail", "e-mail", "email", "e-posta adresi")
COLUMNS = (
    ImportColumn("first_name", _("Ad"), ("adı",), True, "Işıl", read=read_name, max_length=80),
    ImportColumn(
        "last_name", _("Soyad"), ("soyadı",), True, "Çağrı", read=read_name, max_length=80
    ),
    ImportColumn(
        "email",
        _("E-posta"),
        MAIL_NAMES,
        True,
        "isil.cagri@ornek.gov.tr",
        _("Davet bağlantısı bu adrese gider; hesabın adı da bu olur."),
        read_email,
    ),
    ImportColumn(
        "role", _("Görev"), ("görevi", "rol"), True, str(Role.PRINCIPAL.label), ROLE_HELP, read_role
    ),
    ImportColumn(
        "office",
        _("Makam"),
        ("kurum kodu", "makamı", "görev yeri", "okul"),
        example="123456",
        help=OFFICE_HELP,
        read=read_code,
    ),
    ImportColumn("province", _("İl"), (), False, "Şanlıurfa", max_length=40),
    ImportColumn("district", _("İlçe"), (), False, "Haliliye", max_length=60),
    ImportColumn(
        "last_day",
        _("Son gün"),
        ("görevin son günü", "bitiş tarihi"),
        help=_("Süresizse boş bırakın."),
        read=read_last_day,
    ),
)


@dataclass
class Known:
    """What a batch of rows is judged against. ``named`` holds (office, il, ilçe) by folded name."""

    judge: Judge
    by_code: dict[str, Office] = field(default_factory=dict)
    named: dict[str, list[tuple[Office, str, str]]] = field(default_factory=dict)
    provinces: dict[str, Office] = field(default_factory=dict)
    districts: dict[tuple[str, str], Office | None] = field(default_factory=dict)
    units: dict[tuple[str, str], Office] = field(default_factory=dict)


class OfficialImport(ImportSpec):
    """Each right row becomes an invitation; the mails go out as for any other."""

    kind = KIND
    title = _("Görevlileri davet et")
    lead = _("Listedeki her kişiye, yazılan görev için portala davet e-postası gider.")
    columns = COLUMNS
    identity = ("email", "role", "office", "province", "district")
    max_rows = 5000
    done_url_name = "invitation_list"

    def may(self, duty):
        return policy.may(duty, "invitation_new", "POST")

    def prepare(self, rows, duty) -> Known:
        known = Known(Judge(duty, [row["email"] for row in rows]))
        _look_up_places(known)
        _look_up_schools(known, rows, duty)
        _look_up_names(known, rows, duty)
        return known

    def clean_row(self, row, context: Known) -> Item:
        person = invitations.cleaned(_person(row, _office(row, context)))
        if reason := context.judge.problem(person):
            raise ValidationError(reason)
        return Item.create(person)

    def apply(self, items, duty) -> None:
        _created, left = invitations.invite_many(duty, [item.data for item in items])
        if left:
            person, reason = left[0]
            raise ClauseRefusal(f"{person.name}: {reason}")


def way(duty) -> Act | None:
    """The import as an act of the page of invitations."""
    if not policy.may(duty, "invitation_new", "POST"):
        return None
    return Act(_("Excel’den görevli davet et"), reverse("documents:import_new", args=[KIND]))


def _person(row, office: Office) -> Candidate:
    return Candidate(
        row["email"],
        row["first_name"],
        row["last_name"],
        row["role"],
        office,
        duty_ends=dates.day_after(row["last_day"]),
    )


def _look_up_places(known: Known) -> None:
    for one in Province.objects.select_related("office"):
        known.provinces[fold(one.name)] = one.office
    for one in District.objects.select_related("office", "province"):
        known.districts[fold(one.province.name), fold(one.name)] = one.office
    kinds = [OfficeKind.MINISTRY, OfficeKind.DIRECTORATE]
    for office in Office.objects.filter(kind__in=kinds):
        known.units[office.kind, office.code or ""] = office


def _look_up_schools(known: Known, rows, duty) -> None:
    codes = {row["office"] for row in rows if row["office"].isdecimal()}
    found = School.objects.visible_to(duty).filter(code__in=codes, office__working=True)
    known.by_code = {one.code: one.office for one in found.select_related("office")}


def _look_up_names(known: Known, rows, duty) -> None:
    names = {fold(row["office"]) for row in rows if not row["office"].isdecimal()} - {""}
    offices = Office.objects.under(duty.scope_path).filter(working=True, search__in=names)
    offices = list(offices.exclude(kind=OfficeKind.CENTER))
    places = _places_of(known, offices)
    for office in offices:
        il, ilce = places.get(office.pk, ("", ""))
        known.named.setdefault(fold(office.name), []).append((office, il, ilce))
    for (_kind, code), office in known.units.items():
        known.named.setdefault(fold(code), [(office, "", "")])


def _places_of(known: Known, offices: list[Office]) -> dict[int, tuple[str, str]]:
    """(il, ilçe) of offices, folded."""
    found = {office.pk: (il, "") for il, office in known.provinces.items()}
    found |= {office.pk: key for key, office in known.districts.items() if office}
    schools = School.objects.filter(office__in=offices).select_related("district__province")
    for one in schools:
        found[one.office_id] = fold(one.district.province.name), fold(one.district.name)
    return found


def _office(row, known: Known) -> Office:
    if not row["office"]:
        return _office_of_role(row, known)
    if row["office"].isdecimal():
        if row["office"] in known.by_code:
            return known.by_code[row["office"]]
        message = _t("Bu kurum koduyla görev alanınızda açık bir okul yok.")
        raise ValidationError({"office": message})
    return _office_by_name(row, known)


def _office_by_name(row, known: Known) -> Office:
    il, ilce = fold(row["province"]), fold(row["district"])
    found = [
        office
        for office, its_il, its_ilce in known.named.get(fold(row["office"]), ())
        if il in ("", its_il) and ilce in ("", its_ilce)
    ]
    if not found:
        message = _t(
            "Bu adla görev alanınızda açık bir makam yok. Adını, ilini ve ilçesini denetleyin."
        )
        raise ValidationError({"office": message})
    if len(found) > 1:
        message = _t("Bu adla birden çok makam var. İlini ve ilçesini ya da kurum kodunu yazın.")
        raise ValidationError({"office": message})
    return found[0]


def _office_of_role(row, known: Known) -> Office:
    kind, code = PLACES[row["role"]]
    if kind == OfficeKind.SCHOOL:
        raise ValidationError({"office": _t("Okulun kurum kodunu yazın.")})
    if kind in (OfficeKind.PROVINCE, OfficeKind.DISTRICT):
        return _office_of_place(row, kind, known)
    found = [
        office for key, office in known.units.items() if key[0] == kind and code in ("", key[1])
    ]
    if not found:
        raise ValidationError({"office": _t("Makamın adını yazın.")})
    return found[0]


def _office_of_place(row, kind: str, known: Known) -> Office:
    il = fold(row["province"])
    if il not in known.provinces:
        raise ValidationError({"province": _t("Makamın adını ya da ilini yazın.")})
    if kind == OfficeKind.PROVINCE:
        return known.provinces[il]
    office = known.districts.get((il, fold(row["district"])))
    if office is None:
        raise ValidationError({"district": _t("Bu ilde bu adla ilçe müdürlüğü yok.")})
    return office
