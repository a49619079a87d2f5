"""Teaching subjects: list, page, entering and changing one."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.acts import Act
from smm_portal.kit.detail import DetailPage, Fact, Section
from smm_portal.kit.lists import ListPage

from .. import access, tables
from ..filters import SubjectFilters
from ..forms.reference import SubjectForm
from ..models import SubjectField, TeachingSubject
from .forms import answer


class SubjectList(ListPage):
    """Every teaching subject, with the fields that it matches."""

    title = _("Branşlar")
    lead = _("Öğretmenlerin atandığı branşlar ve karşıladıkları meslek alanları.")
    columns = tables.SUBJECT_COLUMNS
    filterset_class = SubjectFilters
    search_label = _("Branş ara")
    export_name = _("Branşlar")

    def get_queryset(self):
        names = SubjectField.objects.filter(subject=OuterRef("pk")).order_by("field__sort_key")
        return TeachingSubject.objects.annotate(
            field_names=ArraySubquery(names.values("field__name"))
        )

    def row_url(self, row):
        return reverse("centers:subject", args=[row.pk])

    def main_act(self):
        verdict = access.may_edit_subject(self.request.duty)
        return Act(_("Branş ekle"), reverse("centers:subject_new"), verdict, primary=True)


class SubjectDetail(DetailPage):
    """One subject: kind, target group, matching fields."""

    page_name = "centers:subject"

    def get_queryset(self):
        return TeachingSubject.objects.all()

    def crumbs(self):
        return [(_("Branşlar"), reverse("centers:subjects")), (self.object.name, "")]

    def facts(self):
        one = self.object
        target = _("Evet (Madde 5/1)") if one.target else _("Hayır")
        found = [Fact(_("Tür"), one.get_kind_display()), Fact(_("Hedef kitle"), target)]
        if one.is_english:
            found.append(Fact(_("Kadro"), _("İngilizce öğretmeni kadrosunun branşı (Madde 4/4)")))
        return found

    def acts(self):
        url = reverse("centers:subject_edit", args=[self.object.pk])
        return [Act(_("Branşı düzenle"), url, access.may_edit_subject(self.request.duty))]

    def sections(self):
        rows = self.object.fields.order_by("sort_key")
        names = [(one.name, reverse("centers:field", args=[one.pk])) for one in rows]
        title = _("Eşleşen alanlar")
        return [Section("alanlar", title, "centers/section_names.html", {"names": names}, order=10)]

    def related_history(self):
        return [SubjectField.objects.filter(subject=self.object)]


def subject_new(request):
    """Enter a subject."""
    form = SubjectForm(request.POST or None)
    return _form(request, form, _("Branş ekle"), reverse("centers:subjects"), _("Branş eklendi."))


def subject_edit(request, pk: int):
    """Change a subject."""
    form = SubjectForm(request.POST or None, instance=get_object_or_404(TeachingSubject, pk=pk))
    back = reverse("centers:subject", args=[pk])
    return _form(request, form, _("Branşı düzenle"), back, _("Branş kaydedildi."))


def _form(request, form, title, back: str, done):
    access.may_edit_subject(request.duty).demand()
    return answer(
        request,
        form,
        title=title,
        back=back,
        crumbs=[(_("Branşlar"), reverse("centers:subjects")), (title, "")],
        done=done,
        to=lambda subject: reverse("centers:subject", args=[subject.pk]),
    )
