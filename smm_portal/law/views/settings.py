"""Settings and deadlines of a year."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from smm_portal.kit.acts import Act

from .. import access, settings, years
from ..forms import YearSettingsForm, shown
from ..models import YearSetting

HISTORY = 50


def settings_page(request, year: int | None = None):
    """What is in force in the year, where each value comes from, and what changed when."""
    year = years.checked(year)
    edit = reverse("law:settings_edit", args=[year])
    context = {
        **years.around(year),
        "title": f"{_('Ayarlar ve süreler')} · {year}",
        "lead": _(
            "Yönerge'nin MTEGM'ye bıraktığı süreler ve sınırlar. Bir yılın değeri, sonraki "
            "yıllarda değiştirilene kadar geçerlidir."
        ),
        "rows": [_row(found, year) for found in settings.effective(year).values()],
        "acts": [Act(_("Ayarları değiştir"), edit, access.may_edit_year(request.duty, year), True)],
        "history": list(_history()),
    }
    return TemplateResponse(request, "law/settings.html", context)


def _row(found: settings.Effective, year: int) -> dict:
    setting = found.setting
    return {
        "setting": setting,
        "value": shown(setting, found.value),
        "since": found.since,
        "due": settings.due(found, year),
    }


def _history():
    events = YearSetting.pgh_event_model.objects.order_by("-pgh_created_at", "-pgh_id")
    for event in events[:HISTORY]:
        setting = settings.known(event.key)
        yield {
            "at": event.pgh_created_at,
            "who": (event.pgh_context or {}).get("user_name") or _("Sistem"),
            "label": setting.label if setting else event.key,
            "year": event.year,
            "value": shown(setting, event.value) if setting else event.value,
            "gone": event.pgh_label == "delete",
        }


def settings_edit(request, year: int):
    """Change the year's values; a past year refuses."""
    year = years.checked(year)
    access.may_edit_year(request.duty, year).demand()
    form = YearSettingsForm(request.POST or None, year=year)
    if request.method == "POST" and form.is_valid():
        _tell(request, form.save())
        return redirect("law:settings_year", year)
    crumbs = [(_("Ayarlar ve süreler"), reverse("law:settings_year", args=[year]))]
    context = {
        "title": f"{_('Ayarları değiştir')} · {year}",
        "lead": _(
            "Yazdığınız değer bu yıldan başlayarak geçerli olur. Boş bıraktığınız ayar önceki "
            "yılın değerini alır."
        ),
        "form": form,
        "year": year,
        "crumbs": [*crumbs, (_("Değiştir"), "")],
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "law/settings_form.html", context, status=status)


def _tell(request, changed):
    if changed:
        messages.success(request, _("Kaydedildi: %(names)s.") % {"names": ", ".join(changed)})
    else:
        messages.info(request, _("Değişen bir ayar yok."))
