"""A person with a duty, files made by hand, and a small import over saved views."""

import io
import zipfile

import pikepdf
import pytest
from django import forms
from django.conf import settings as django_settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from rustpy_xlsxwriter import write_worksheets

from smm_portal.documents.imports import ImportColumn, ImportSpec, Item, register, spec
from smm_portal.kit.acts import ALLOWED, refused
from smm_portal.kit.importing import read_code, read_date
from smm_portal.offices.models import SavedView
from tests.factories.offices import national_duty


class ViewImport(ImportSpec):
    """Saved views by name: unique, so that the database can refuse one."""

    kind = "gorunum"
    title = "Görünüm aktarımı"
    lead = "Kişinin görünümleri."
    columns = (
        ImportColumn(
            "name", "Görünüm adı", ("ad", "isim"), required=True, example="Ankara", max_length=80
        ),
        ImportColumn(
            "code",
            "Kurum kodu",
            required=True,
            example="123456",
            read=read_code,
            help="Altı rakam.",
        ),
        ImportColumn("day", "Başlama tarihi", read=read_date, example="01.09.2015"),
    )
    identity = ("name",)
    batch_size = 50

    def may(self, duty):
        return refused("Bu aktarım MTEGM'nindir.") if duty.role == "teacher" else ALLOWED

    def prepare(self, rows, duty):
        names = [row["name"] for row in rows]
        mine = SavedView.objects.filter(user=duty.user, list_name="aktarim", name__in=names)
        return {view.name: view for view in mine}

    def clean_row(self, row, context):
        if len(row["code"]) != 6:
            raise ValidationError({"code": "Kurum kodu altı rakamdır."})
        known = context.get(row["name"])
        if known is None:
            return Item.create(row)
        return Item.same() if known.query == row["code"] else Item.update((known.pk, row))

    def apply(self, items, duty):
        SavedView.objects.bulk_create(
            SavedView(
                user=duty.user, list_name="aktarim", name=i.data["name"], query=i.data["code"]
            )
            for i in items
            if i.outcome == "create"
        )
        for item in items:
            if item.outcome == "update":
                pk, row = item.data
                SavedView.objects.filter(pk=pk).update(query=row["code"])


class FormImport(ImportSpec):
    """An import whose rows are judged by a form."""

    class RowForm(forms.Form):
        name = forms.CharField(max_length=5)

    kind = "bicimli"
    title = "Biçimli"
    columns = (ImportColumn("name", "Ad", required=True),)
    form_class = RowForm

    def apply(self, items, duty):
        for item in items:
            SavedView.objects.create(user=duty.user, list_name="b", query="", **item.data)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def view_import():
    """The two test kinds, taken away again."""
    register(FormImport())
    yield register(ViewImport())
    for kind in (ViewImport.kind, FormImport.kind):
        spec._specs.pop(kind)


@pytest.fixture
def duty(db):
    return national_duty("mtegm_expert")


def signed_in(client, duty):
    client.force_login(duty.user, backend=django_settings.AUTHENTICATION_BACKENDS[0])
    return client


@pytest.fixture
def person(client, duty):
    return signed_in(client, duty)


HEADINGS = ("Görünüm adı", "Kurum kodu", "Başlama tarihi")


def rows_of(*rows) -> list[dict]:
    return [dict(zip(HEADINGS, row, strict=False)) for row in rows]


def xlsx(*rows, name="liste.xlsx", sheets=None) -> SimpleUploadedFile:
    """A workbook with the headings and these rows, or with these sheets."""
    out = io.BytesIO()
    write_worksheets(sheets or [("Liste", rows_of(*rows))], out)
    return SimpleUploadedFile(name, out.getvalue())


def csv(*rows, encoding="utf-8-sig", delimiter=";", name="liste.csv") -> SimpleUploadedFile:
    lines = [delimiter.join(HEADINGS), *(delimiter.join(map(str, row)) for row in rows)]
    return SimpleUploadedFile(name, "\r\n".join(lines).encode(encoding))


def pdf(name="olur.pdf", change=None) -> SimpleUploadedFile:
    """A small real PDF, changed where wished."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        if change:
            change(made)
        made.save(out, static_id=True)
    return SimpleUploadedFile(name, out.getvalue(), "application/pdf")


def sheet_xml(xml: str) -> SimpleUploadedFile:
    """A workbook whose one sheet holds this XML: what Excel writes and no writer here can."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx(("a", "b")).read())) as good,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for member in good.namelist():
            made.writestr(
                member, xml if member == "xl/worksheets/sheet1.xml" else good.read(member)
            )
    return SimpleUploadedFile("liste.xlsx", out.getvalue())
