"""Reference data from centers/data: the Ministry's tree, places, fields, the inherited centres.

Runs as the owner role, since inherited centres enter in no other way (4/1). Loading again adds
what is missing and leaves alone what people changed.
"""

import csv
import re
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from smm_portal.offices.models import Office
from smm_portal.offices.roles import OfficeKind

from .models import (
    Center,
    CenterField,
    CenterState,
    District,
    Field,
    FieldAlias,
    Province,
    School,
    SubjectField,
    TeachingSubject,
)
from .models.fields import ENGLISH
from .naming import center_name

DATA = Path(__file__).parent / "data"
DIRECTORATES = [
    ("MTEGM", "Mesleki ve Teknik Eğitim Genel Müdürlüğü", "20880154"),
    ("OYGM", "Öğretmen Yetiştirme ve Geliştirme Genel Müdürlüğü", None),
    ("PERSONEL", "Personel Genel Müdürlüğü", None),
]


def _rows(name: str) -> list[dict]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _number(text: str) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if text else None


def load_offices() -> None:
    """The Ministry and its three directorates general of the portal."""
    ministry, _ = Office.objects.get_or_create(
        kind=OfficeKind.MINISTRY, defaults={"name": "Millî Eğitim Bakanlığı"}
    )
    for code, name, detsis in DIRECTORATES:
        Office.objects.get_or_create(
            code=code,
            defaults={
                "kind": OfficeKind.DIRECTORATE,
                "name": name,
                "parent": ministry,
                "detsis": detsis,
            },
        )


def load_places() -> None:
    """Provinces and districts; a "Merkez" district has no directorate."""
    known = set(Province.objects.values_list("plate", flat=True))
    for row in _rows("provinces.tsv"):
        if row["plate"] not in known:
            Province.objects.create(
                plate=row["plate"],
                name=row["name"],
                pilot=row["metek3_pilot"] == "yes",
                sege_rank=row["sege2017_rank"] or None,
                sege_score=_number(row["sege2017_score"]),
                sege_tier=row["sege2017_tier"] or None,
            )
    by_plate = {p.plate: p for p in Province.objects.all()}
    have = set(District.objects.values_list("province__plate", "name"))
    District.objects.bulk_create(
        District(
            province=by_plate[row["plate"]],
            name=row["district"],
            has_directorate=row["district"] != "Merkez",
        )
        for row in _rows("districts.tsv")
        if (row["plate"], row["district"]) not in have
    )


def load_fields() -> None:
    """Fields with their former names, subjects, and which subject matches which field."""
    for row in _rows("fields.tsv"):
        aliases = re.findall(r"(?:eski|kısa) ad: (.+)", row["note"] or "")
        field, _ = Field.objects.get_or_create(
            name=row["field"],
            defaults={
                "kind": row["kind"].upper(),
                "note": "" if aliases else row["note"] or "",
            },
        )
        for alias in aliases:
            FieldAlias.objects.get_or_create(field=field, name=alias)
    for row in _rows("teacher_branches.tsv"):
        TeachingSubject.objects.get_or_create(
            name=row["branch"],
            defaults={
                "kind": "GENERAL" if row["kind"] == "general" else "WORKSHOP",
                "target": row["target_of_clause_5_1"] == "yes",
                "is_english": row["branch"] == ENGLISH,
            },
        )
    subjects = {s.name: s for s in TeachingSubject.objects.all()}
    fields = {f.name: f for f in Field.objects.all()}
    SubjectField.objects.bulk_create(
        [
            SubjectField(subject=subjects[row["branch"]], field=fields[row["field"]])
            for row in _rows("branch_fields.tsv")
        ],
        ignore_conflicts=True,
    )


def load_centers() -> None:
    """The 15 centres of the METEK era with their host schools, INHERITED with what is known."""
    districts = {(d.province.plate, d.name): d for d in District.objects.select_related("province")}
    fields = {f.name: f for f in Field.objects.all()}
    for row in _rows("centers.tsv"):
        school, made = School.objects.get_or_create(
            name=row["school"],
            district=districts[row["plate"], row["district"]],
            defaults={"address": row["address"], "website": row["site"]},
        )
        if not made:
            continue
        center = Center.objects.create(
            name=center_name(school),
            school=school,
            state=CenterState.ACTIVE,
            basis=Center.Basis.INHERITED,
        )
        for name in row["fields"].split("; "):
            CenterField.objects.create(center=center, field=fields[name])


@transaction.atomic
def load_reference() -> None:
    """All of it, in one transaction."""
    load_offices()
    load_places()
    load_fields()
    load_centers()
