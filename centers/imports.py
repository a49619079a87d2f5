"""Schools from an Excel or CSV file: known ones are updated, new ones added."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.imports import ImportColumn, ImportSpec, Item
from smm_portal.kit.importing import as_text, read_code, read_yes_no
from smm_portal.kit.text import fold, sort_key

from . import access
from .forms.schools import districts_for
from .models import School, SchoolKind

KINDS = {
    "MTAL": SchoolKind.MTAL,
    "MEM": SchoolKind.MEM,
    "Özel MTAL": SchoolKind.PRIVATE_MTAL,
    "Diğer": SchoolKind.OTHER,
    **{str(kind.label): kind for kind in SchoolKind},
}


def yes_no_or_unsaid(value: Any) -> bool | None:
    """Evet or Hayır; empty says nothing, so that an update leaves what is known."""
    return read_yes_no(value) if as_text(value) else None


EXAMPLE = "Örnek Mesleki ve Teknik Anadolu Lisesi"
KIND_HELP = _("MTAL, MEM, Özel MTAL veya Diğer.")
CODE_HELP = _("Altı ile sekiz rakam.")

COLUMNS = (
    ImportColumn("name", _("Okul adı"), ("ad", "okul", "kurum adı"), True, EXAMPLE, max_length=200),
    ImportColumn(
        "code", _("Kurum kodu"), ("kod", "kurum kod"), False, "123456", CODE_HELP, read_code, 12
    ),
    ImportColumn(
        "kind", _("Tür"), ("okul türü", "kurum türü"), False, "MTAL", KIND_HELP, choices=KINDS
    ),
    ImportColumn("province", _("İl"), (), True, "Şanlıurfa"),
    ImportColumn("district", _("İlçe"), (), True, "Haliliye"),
    ImportColumn(
        "compulsory_service",
        _("Zorunlu çalışma"),
        ("zorunlu hizmet",),
        example="Hayır",
        help=_("Evet veya Hayır."),
        read=yes_no_or_unsaid,
    ),
    ImportColumn("address", _("Adres"), (), False, "", max_length=300),
)


@dataclass
class Known:
    """What a batch of rows is judged against."""

    duty: Any
    districts: dict[tuple[str, str], Any] = field(default_factory=dict)
    provinces: set[str] = field(default_factory=set)
    by_code: dict[str, School] = field(default_factory=dict)
    by_name: dict[tuple[int, str], School] = field(default_factory=dict)


class SchoolImport(ImportSpec):
    """Found by institution code, else by name in the district."""

    kind = "centers.schools"
    title = _("Okulları aktar")
    lead = _(
        "Kurum kodu ya da ilçesinde adı bulunan okul güncellenir, bulunmayan eklenir. Boş hücre bilgiyi silmez."
    )
    columns = COLUMNS
    identity = ("name", "province", "district")
    done_url_name = "centers:schools"

    def may(self, duty):
        return access.may_add_school(duty)

    def prepare(self, rows, duty) -> Known:
        known = Known(duty)
        for one in districts_for(duty):
            known.districts[fold(one.province.name), fold(one.name)] = one
            known.provinces.add(fold(one.province.name))
        schools = School.objects.select_related("office")
        codes = {row["code"] for row in rows if row["code"]}
        known.by_code = {school.code: school for school in schools.filter(code__in=codes)}
        keys = {sort_key(row["name"]) for row in rows}
        for school in schools.filter(sort_key__in=keys):
            known.by_name[school.district_id, school.sort_key] = school
        return known

    def clean_row(self, row, context: Known) -> Item:
        district = _district(row, context)
        _check_code(row["code"])
        school = _match(row, district, context)
        wanted = _wanted(row, district)
        if school is None:
            return Item.create(wanted)
        if not access.in_scope(context.duty, school.office):
            raise ValidationError({"code": _t("Bu kurum kodu kapsamınız dışındaki bir okulun.")})
        changes = _changes(school, wanted)
        return Item.update((school, changes)) if changes else Item.same()

    def apply(self, items, duty) -> None:
        for item in items:
            if isinstance(item.data, tuple):
                _update(*item.data)
        School.objects.bulk_create(School(**i.data) for i in items if isinstance(i.data, dict))


def _district(row, context: Known):
    province, name = fold(row["province"]), fold(row["district"])
    if province not in context.provinces:
        raise ValidationError({"province": _t("Böyle bir il yok ya da kapsamınız dışında.")})
    if (province, name) not in context.districts:
        raise ValidationError({"district": _t("Bu ilde böyle bir ilçe yok.")})
    return context.districts[province, name]


def _check_code(code: str) -> None:
    try:
        School._meta.get_field("code").run_validators(code or None)
    except ValidationError as exc:
        raise ValidationError({"code": exc.messages}) from None


def _match(row, district, context: Known) -> School | None:
    by_code = context.by_code.get(row["code"])
    by_name = context.by_name.get((district.pk, sort_key(row["name"])))
    if by_code and by_name and by_code.pk != by_name.pk:
        raise ValidationError({"name": _t("Bu ilçede bu adla, başka kurum kodlu bir okul var.")})
    if by_name and not by_code and row["code"] and by_name.code:
        raise ValidationError({"code": _t("Bu ilçede bu adla, başka kurum kodlu bir okul var.")})
    return by_code or by_name


def _wanted(row, district) -> dict:
    """The school as the row wants it; what the row does not say is left out."""
    said = {"name": row["name"], "district": district}
    for key in ("code", "kind", "address"):
        if row[key]:
            said[key] = row[key]
    if row["compulsory_service"] is not None:
        said["compulsory_service"] = row["compulsory_service"]
    return said


def _changes(school: School, wanted: dict) -> dict:
    changes = {k: v for k, v in wanted.items() if k != "district" and getattr(school, k) != v}
    if sort_key(wanted["name"]) == school.sort_key:
        changes.pop("name", None)  # only its letters' case differs
    if wanted["district"].pk != school.district_id:
        changes["district"] = wanted["district"]
    return changes


def _update(school: School, changes: dict) -> None:
    for name, value in changes.items():
        setattr(school, name, value)
    school.save(update_fields=list(changes))
