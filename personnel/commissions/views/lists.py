"""Komisyonlar: the list and one commission's page."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import days
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import DetailPage, Fact, Section
from smm_portal.kit.lists import ListPage

from ...models import Commission
from ...models.commissions import CommissionState
from .. import access, files, sitting, stages, tables
from ..filters import CommissionFilters
from . import load


class CommissionList(ListPage):
    """The commissions of the reader's scope."""

    title = _("Komisyonlar")
    lead = _("Başvuruları illerde inceleyen komisyonlar ve vardıkları aşama (Madde 10/2).")
    columns = tables.COMMISSION_COLUMNS
    filterset_class = CommissionFilters
    ordering = ("-formed_at", "-id")
    search_column = "call__search"
    search_label = _("Çağrı ara")
    export_name = _("Komisyonlar")
    empty_title = _("Kapsamınızda komisyon yok.")
    empty_text = _("Komisyonu, çağrının sayfasından il müdürlüğü kurar.")

    def get_queryset(self):
        rows = Commission.objects.visible_to(self.request.duty)
        return sitting.count_persons(rows.select_related("call", "province"))


class CommissionPage(DetailPage):
    """One commission: its stage, what the next step waits for, who sits."""

    page_name = "personnel:commission"
    template_name = "personnel/commissions/page.html"

    def get_queryset(self):
        rows = stages.with_progress(load.commissions(self.request.duty))
        return sitting.with_declared(rows, self.request.duty).select_related(
            "call", "province", "formed_by__user"
        )

    def get_title(self):
        return _t("Değerlendirme komisyonu")

    def get_subtitle(self):
        return f"{self.object.province} · {self.object.call}"

    def chip(self):
        return tables.state_chip(self.object)

    def crumbs(self):
        return [(_("Komisyonlar"), reverse("personnel:commissions")), (self.get_subtitle(), "")]

    def facts(self):
        row, marks = self.object, self.marks
        scored = sum(mark.complete for mark in marks)
        found = [
            Fact(_("Çağrı"), _link(row.call)),
            Fact(_("İl"), row.province.name),
            Fact(_("Kuruluş"), days.day(row.formed_at)),
            Fact(_("Kuran"), row.formed_by.user.get_full_name()),
            Fact(_("Dosya"), days.number(len(marks))),
            Fact(_("Bütün üyelerce puanlanan"), days.number(scored)),
            Fact(_("Çağrının takviminde son gün"), _until(row.call)),
        ]
        return found if self.sitter is None else [*found, self._mine()]

    def _mine(self):
        left = sum(mark.waits_for(self.sitter.user) for mark in self.marks)
        return Fact(_("Puanınızı bekleyen"), days.number(left))

    @property
    def sitter(self):
        return sitting.sitter(self.object, self.request.duty)

    @cached_property
    def marks(self):
        return files.marks(self.object)

    def sections(self):
        return [self._stages(), self._members()]

    def _stages(self):
        context = {
            "stages": stages.line(self.object),
            "barriers": stages.barriers(self.object, self.marks),
        }
        template = "personnel/commissions/section_stages.html"
        return Section("asama", _("Aşama"), template, context, order=10)

    def _members(self):
        rows = self.object.members.select_related("user", "duty")
        verdict = access.may_change_members(self.request.duty, self.object)
        context = {
            "members": sorted(rows, key=lambda row: (row.left_at is not None, row.pk)),
            "may_change": bool(verdict),
        }
        url = reverse("personnel:commission_member_new", args=[self.object.pk])
        acts = (Act(_("Üye ekle"), url, verdict),)
        template = "personnel/commissions/section_members.html"
        return Section("uyeler", _("Üyeler"), template, context, acts=acts, order=20)

    def related_history(self):
        return [self.object.members.all()]

    def acts(self):
        row, duty = self.object, self.request.duty
        review = Act(
            _("Dosyaları incele"),
            reverse("personnel:review", args=[row.pk]),
            access.may_review(duty, row),
            primary=row.state != CommissionState.FORMED,
        )
        found = [review] if self.sitter else []
        if row.state == CommissionState.FORMED:
            found.insert(0, self._opening())
        return found

    def _opening(self):
        url = reverse("personnel:commission_open", args=[self.object.pk])
        said = _t("İnceleme açılınca başvurular geri çekilemez, üyeler dosyaları görür.")
        verdict = access.may_open(self.request.duty, self.object)
        return Act(_("İncelemeyi aç"), url, verdict, primary=True, post=True, confirm=said)


def _link(call):
    return format_html('<a href="{}">{}</a>', call.get_absolute_url(), call)


def _until(call) -> str:
    return f"{days.day(call.commission_until)} ({days.days_left(call.commission_until)})"
