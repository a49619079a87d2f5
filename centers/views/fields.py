"""Fields of vocational education: list, page, entering and changing one."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.acts import Act
from smm_portal.kit.dates import last_day, today
from smm_portal.kit.days import day as in_words
from smm_portal.kit.detail import DetailPage, Fact, Section
from smm_portal.kit.lists import ListPage
from smm_portal.kit.markup import chip

from .. import access, seating, tables
from ..filters import FieldFilters
from ..forms.reference import FieldForm
from ..models import Center, CenterField, Field, FieldAlias
from ..search import match_fields
from .forms import answer


class FieldList(ListPage):
    """Every field, with its other names and how many centres the reader sees in it."""

    title = _("Alanlar")
    lead = _("Meslek alanları, eski adları ve her alanda çalışan merkez sayısı.")
    columns = tables.FIELD_COLUMNS
    filterset_class = FieldFilters
    search_label = _("Alan veya eski adını ara")
    export_name = _("Alanlar")

    def get_queryset(self):
        names = FieldAlias.objects.filter(field=OuterRef("pk")).order_by("name").values("name")
        seen = Center.objects.visible_to(self.request.duty).filter(state="ACTIVE").order_by()
        rows = CenterField.objects.in_force().filter(
            field=OuterRef("pk"), center__in=seen.values("pk")
        )
        counted = rows.order_by().values("field").annotate(n=Count("pk")).values("n")
        return Field.objects.annotate(
            alias_names=ArraySubquery(names),
            center_count=Subquery(counted, output_field=IntegerField()),
        )

    def search(self, rows, text):
        return match_fields(rows, text)

    def row_url(self, row):
        return reverse("centers:field", args=[row.pk])

    def main_act(self):
        verdict = access.may_edit_field(self.request.duty)
        return Act(_("Alan ekle"), reverse("centers:field_new"), verdict, primary=True)


class FieldDetail(DetailPage):
    """One field: names, validity, branches, matching subjects, centres."""

    page_name = "centers:field"

    def get_queryset(self):
        return Field.objects.all()

    def chip(self):
        ended = self.object.ends and self.object.ends <= today()
        return chip("neutral", _("Geçerliliği sona erdi"), "lock") if ended else ""

    def crumbs(self):
        return [(_("Alanlar"), reverse("centers:fields")), (self.object.name, "")]

    def facts(self):
        one = self.object
        aliases = ", ".join(one.aliases.order_by("name").values_list("name", flat=True))
        found = [
            (_("Tür"), one.get_kind_display()),
            (_("Diğer adları"), aliases or "—"),
            (_("Geçerlilik başlangıcı"), in_words(one.starts)),
            (_("Geçerliliğin son günü"), in_words(last_day(one.ends))),
        ]
        return [Fact(*pair) for pair in [*found, (_("Not"), one.note)] if pair[1]]

    def acts(self):
        url = reverse("centers:field_edit", args=[self.object.pk])
        return [Act(_("Alanı düzenle"), url, access.may_edit_field(self.request.duty))]

    def sections(self):
        return [
            self._centers(),
            self._names("dallar", _("Dalları"), self.object.subfields, 20),
            self._subjects(),
        ]

    def _centers(self):
        seen = Center.objects.visible_to(self.request.duty).live().with_place()
        rows = CenterField.objects.in_force().filter(field=self.object)
        found = seating.attach(seen.filter(pk__in=rows.values("center")).order_by("sort_key"))
        context = {"centers": [(center, tables.state_chip(center)) for center in found]}
        return Section(
            "merkezler", _("Merkezler"), "centers/section_centers.html", context, order=10
        )

    @staticmethod
    def _names(anchor, title, rows, order):
        names = [(name, "") for name in rows.order_by("sort_key").values_list("name", flat=True)]
        return Section(anchor, title, "centers/section_names.html", {"names": names}, order=order)

    def _subjects(self):
        rows = self.object.subjects.order_by("sort_key")
        names = [(one.name, reverse("centers:subject", args=[one.pk])) for one in rows]
        title = _("Eşleşen branşlar")
        return Section("branslar", title, "centers/section_names.html", {"names": names}, order=30)

    def related_history(self):
        return [self.object.aliases.all(), self.object.subfields.all()]


def field_new(request):
    """Enter a field."""
    form = FieldForm(request.POST or None)
    return _form(request, form, _("Alan ekle"), reverse("centers:fields"), _("Alan eklendi."))


def field_edit(request, pk: int):
    """Change a field."""
    form = FieldForm(request.POST or None, instance=get_object_or_404(Field, pk=pk))
    back = reverse("centers:field", args=[pk])
    return _form(request, form, _("Alanı düzenle"), back, _("Alan kaydedildi."))


def _form(request, form, title, back: str, done):
    access.may_edit_field(request.duty).demand()
    return answer(
        request,
        form,
        title=title,
        back=back,
        crumbs=[(_("Alanlar"), reverse("centers:fields")), (title, "")],
        done=done,
        to=lambda field: reverse("centers:field", args=[field.pk]),
    )
