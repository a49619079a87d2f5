"""The parts of a call's page, and what each reader can do there."""

from itertools import groupby
from operator import attrgetter

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import days
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import Section
from smm_portal.kit.text import capital
from smm_portal.offices import policy
from smm_portal.offices.access import in_scope
from smm_portal.offices.roles import Role

from ..models import Call, CallChange, CallDocument, CallSeat, Criterion
from ..models.calls import CALENDAR, MTEGM_ROLES, CallState, Phase
from . import access, calendar, missing, steps

# Parts of the call as small objects, all in the call's own query.
_CRITERIA = ("position", "name", "description", "weight")
_CHANGES = ("kind", "reason", "before", "at", *CALENDAR)


def with_parts(rows):
    """Calls with their criteria, documents and changes, still in one query."""
    return rows.annotate(
        criteria_rows=_array(Criterion, _CRITERIA),
        document_rows=_array(CallDocument, ("name", "help", "required", "criterion__name")),
        change_rows=_array(CallChange, _CHANGES, "pk"),
    )


def _array(model, names, *order):
    rows = model.objects.filter(call=OuterRef("pk")).order_by(*(order or ("position", "pk")))
    facts = JSONObject(**{name.replace("__", "_"): name for name in names})
    return ArraySubquery(rows.values(fact=facts))


def seats_of(call: Call) -> list[dict]:
    """The call's seats under their provinces; one query."""
    rows = CallSeat.objects.filter(call=call).select_related(
        "role__field", "seat__center__school__district__province", "seat__center__office"
    )
    rows = rows.order_by(
        "seat__center__school__district__province__sort_key",
        "seat__center__sort_key",
        "seat__number",
    )
    province = attrgetter("seat.center.school.district.province.name")
    return [{"name": name, "seats": list(some)} for name, some in groupby(rows, key=province)]


def seats_section(call: Call) -> Section:
    """The seats grouped by province, with field and place."""
    provinces = seats_of(call)
    for row in (row for one in provinces for row in one["seats"]):
        row.linked = _may_open(call.reader, row.seat.center)
    count = sum(len(one["seats"]) for one in provinces)
    title = _t("Kadrolar (%(count)s)") % {"count": days.number(count)}
    context = {"provinces": provinces}
    return Section("kadrolar", title, "personnel/calls/section_seats.html", context, order=20)


def _may_open(duty, center) -> bool:
    """A call is everybody's to read, its centres' pages only those of the reader's scope."""
    return bool(policy.may(duty, "centers:detail")) and in_scope(duty, center.office)


def calendar_section(call: Call) -> Section:
    """The phases as a line, with the objection period and the expected start."""
    context = {"stages": calendar.stages(call), "call": call}
    return Section(
        "takvim", _("Takvim"), "personnel/calls/section_calendar.html", context, order=10
    )


def criteria_section(call: Call) -> Section:
    """The criteria with their weights and how each is scored."""
    return Section(
        "olcutler",
        _("Değerlendirme ölçütleri"),
        "personnel/calls/section_criteria.html",
        {"criteria": call.criteria_rows, "call": call},
        order=30,
    )


def documents_section(call: Call) -> Section:
    """What applicants add."""
    return Section(
        "belgeler",
        _("İstenen belgeler"),
        "personnel/calls/section_documents.html",
        {"documents": call.document_rows},
        order=40,
    )


def changes_section(call: Call) -> Section | None:
    """Extensions and the cancellation with their reasons; None where nothing changed."""
    if not call.change_rows:
        return None
    changes = [_change(row) for row in call.change_rows]
    template = "personnel/calls/section_changes.html"
    return Section("degisiklikler", _("Değişiklikler"), template, {"changes": changes}, order=15)


def _change(row: dict) -> dict:
    moved = [
        (
            capital(str(Call._meta.get_field(name).verbose_name)),
            parse_date(row["before"][name]),
            parse_date(row[name]),
        )
        for name in CALENDAR
        if row[name] and row["before"].get(name) != row[name]
    ]
    kind = CallChange.Kind(row["kind"]).label
    return {"kind": kind, "reason": row["reason"], "at": parse_datetime(row["at"]), "moved": moved}


def text_section(call: Call) -> Section:
    """How one applies."""
    template = "personnel/calls/section_text.html"
    return Section("usul", _("Usul ve esaslar"), template, {"call": call}, order=25)


def page_sections(call: Call) -> list[Section]:
    """Everything that the page shows to everybody."""
    found = (
        calendar_section,
        changes_section,
        seats_section,
        text_section,
        criteria_section,
        documents_section,
    )
    return [section for make in found if (section := make(call))]


def draft_parts(request, call: Call) -> list[dict]:
    """The parts of a draft for the summary, each with the step that changes it."""
    call = with_parts(Call.objects).get(pk=call.pk)
    call.reader = request.duty
    made = (
        (missing.MATTER, calendar_section(call)),
        (missing.SEATS, seats_section(call)),
        (missing.CRITERIA, criteria_section(call)),
        (missing.DOCUMENTS, documents_section(call)),
    )
    return [
        {
            "slug": slug,
            "title": section.title,
            "url": steps.url(call, slug),
            "body": render_to_string(section.template, section.context, request),
        }
        for slug, section in made
    ]


# What the reader can do.


def acts(duty, call: Call, signed_in: bool) -> list[Act]:
    """The acts of this reader; the primary one first."""
    if duty is not None and duty.role in MTEGM_ROLES:
        return _mtegm_acts(duty, call)
    if not signed_in:
        login = f"{reverse('account_login')}?{urlencode({'next': call.get_absolute_url()})}"
        open_ = call.phase() in (Phase.ANNOUNCED, Phase.OPEN)
        return [Act(_("Başvurmak için giriş yap"), login, primary=True)] if open_ else []
    return []


def _mtegm_acts(duty, call: Call) -> list[Act]:
    copy = Act(
        _("Bu çağrıdan yeni taslak"), reverse("personnel:call_copy", args=[call.pk]), post=True
    )
    if call.state == CallState.DRAFT:
        write = Act(
            _("Yazmaya devam et"), reverse("personnel:call_write", args=[call.pk]), primary=True
        )
        return [write, copy, _discard(call)]
    if call.state != CallState.PUBLISHED:
        return [copy]
    return [*_changing_acts(duty, call), copy]


def _changing_acts(duty, call: Call) -> list[Act]:
    extend, cancel, conclude = (
        reverse(f"personnel:call_{name}", args=[call.pk])
        for name in ("extend", "cancel", "conclude")
    )
    over = call.phase() == Phase.OVERDUE
    return [
        Act(
            _("Çağrıyı sonuçlandır"),
            conclude,
            access.may_conclude(duty, call),
            primary=over,
            post=True,
            confirm=_("Sonuçlandırılan çağrı yeniden açılmaz (Madde 10/3)."),
        ),
        Act(_("Süreyi uzat"), extend, access.may_extend(duty, call), primary=not over),
        Act(_("Çağrıyı iptal et"), cancel, access.may_cancel(duty, call), danger=True),
    ]


def _discard(call: Call) -> Act:
    return Act(
        _("Taslağı sil"),
        reverse("personnel:call_discard", args=[call.pk]),
        post=True,
        danger=True,
        confirm=_("Taslak bütün adımlarıyla silinir."),
    )


def writing_acts(duty, call: Call, lacks: list) -> list[Act]:
    """What ends the writing: publishing for the head, telling the head for experts."""
    publish = Act(
        _("Çağrıyı yayımla"),
        reverse("personnel:call_publish", args=[call.pk]),
        access.may_publish(duty, call, lacks),
        primary=True,
        post=True,
        confirm=_(
            "Yayımlanan çağrının takvimi, ölçütleri, kadroları ve belgeleri değişmez; yalnız "
            "gerekçesiyle uzatılır ya da iptal edilir (Madde 10/1). Okullara, il müdürlüklerine "
            "ve alanı tutan öğretmenlere bildirilir."
        ),
    )
    if policy.may(duty, "personnel:call_publish", "POST"):
        return [publish]
    ready = Act(
        _("Yayım için yöneticiye bildir"),
        reverse("personnel:call_ready", args=[call.pk]),
        access.may_tell_ready(duty, call, lacks),
        primary=True,
        post=True,
    )
    return [ready]


def next_words(duty, call: Call) -> tuple[str, str]:
    """(tone, what stands now and what comes next for this reader)."""
    phase, said = call.phase(), _said(call)
    if phase == Phase.DRAFT:
        return "info", _t("Bu çağrı taslak; yalnız MTEGM görür.")
    if phase == Phase.OPEN:
        teacher = duty is not None and duty.role == Role.TEACHER
        text = _OPEN_TO_TEACHER if teacher else _OPEN
        return "success", str(text) % said
    if phase == Phase.CANCELLED:
        return "danger", _t("Çağrı iptal edildi. Gerekçesi aşağıdaki değişikliklerde.")
    return _OTHER[phase][0], str(_OTHER[phase][1]) % said


def _said(call: Call) -> dict:
    names = ("opens_on", *CALENDAR)
    return {name: days.day(getattr(call, name)) for name in names} | {
        "left": days.days_left(call.applications_until)
    }


_OPEN = _("Başvurular %(applications_until)s gününün sonuna kadar açık: %(left)s.")
_OPEN_TO_TEACHER = _(
    "Başvurular %(applications_until)s gününün sonuna kadar açık: %(left)s. Önce şartlarınıza "
    "bakın, sonra başvurun."
)
_OTHER = {
    Phase.ANNOUNCED: ("info", _("Başvurular %(opens_on)s günü açılır.")),
    Phase.CHECKS: (
        "info",
        _("Başvurular kapandı. Okul, ilçe ve il kontrolleri %(checks_until)s gününe kadar sürer."),
    ),
    Phase.COMMISSION: (
        "info",
        _("İl komisyonları %(commission_until)s gününe kadar değerlendirir (Madde 10/2)."),
    ),
    Phase.RESULTS: (
        "info",
        _("Sonuçlar %(results_until)s gününe kadar bildirilir. Geçici sonuca itiraz edilebilir."),
    ),
    Phase.OVERDUE: (
        "warning",
        _("Takvim %(results_until)s günü doldu; çağrı henüz sonuçlandırılmadı."),
    ),
    Phase.CONCLUDED: ("neutral", _("Çağrı sonuçlandı.")),
}
