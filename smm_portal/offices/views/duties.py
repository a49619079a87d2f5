"""Görev yetkileri: who holds what where, giving a duty, ending one."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from smm_portal.kit import days
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import Fact
from smm_portal.kit.lists import ListPage
from smm_portal.kit.refusals import guard

from .. import access, pick
from ..forms import EndDutyForm, GiveDutyForm
from ..models import Duty, Office, User
from ..tables import DUTY_COLUMNS, LAST_LOGIN, DutyFilters, role_words, sees_use
from .picking import number, office_words


class DutyList(ListPage):
    """Duties inside the reader's scope, past ones too."""

    title = gettext_lazy("Görev yetkileri")
    lead = gettext_lazy("Kim, hangi makamda, hangi görevle ve ne zamana kadar yetkili.")
    columns = DUTY_COLUMNS
    filterset_class = DutyFilters
    ordering = ("user__sort_key",)
    search_column = "user__search"
    search_label = gettext_lazy("Kişi ara")
    export_name = "görev-yetkileri"
    empty_title = gettext_lazy("Görev alanınızda verilmiş bir görev yok.")

    def get_queryset(self):
        return Duty.objects.visible_to(self.request.duty).select_related("user", "office")

    def row_url(self, row) -> str:
        return reverse("user_detail", args=[row.user_id])

    def get_columns(self):
        return (*self.columns, LAST_LOGIN) if sees_use(self.request.duty) else self.columns

    def main_act(self) -> Act:
        return Act(_("Görev ver"), reverse("duty_give"), primary=True)

    def acts(self) -> list[Act]:
        if not sees_use(self.request.duty):
            return []
        return [Act(_("Kullanılmayan hesaplar"), f"{reverse('duty_list')}?in_force=evet&giris=90")]


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """Three matters: at which office, to whom, which role and till when.

    What is chosen stands in the address; each step can be reopened from it.
    """
    office, person = _chosen_office(request), _chosen_person(request)
    if office is None:
        return _pick_office(request, person)
    if not access.roles_to_give(request.duty, office):
        raise PermissionDenied(_("Bu makamda görev verme yetkiniz yok."))
    if person is None:
        return _pick_person(request, office)
    return _decide(request, office, person)


def _chosen_office(request: HttpRequest) -> Office | None:
    if "makam" not in request.GET:
        return None
    rows = Office.objects.under(request.duty.scope_path).filter(working=True)
    return get_object_or_404(rows, pk=number(request, "makam"))


def _chosen_person(request: HttpRequest) -> User | None:
    if "kisi" not in request.GET:
        return None
    person = pick.person_of(request.duty, request.GET["kisi"])
    if person is None:
        raise Http404
    person.key = pick.key_of(request.duty, person)
    return person


def give_url(office=None, person=None) -> str:
    """The address of giving a duty with what is chosen so far; a person found outside the
    reader's scope stands there by his signed ``key``."""
    chosen = {"makam": office and office.pk, "kisi": person and getattr(person, "key", person.pk)}
    query = urlencode({name: value for name, value in chosen.items() if value})
    return reverse("duty_give") + (f"?{query}" if query else "")


def _frame(step: int, office=None, person=None) -> dict:
    labels = [_("Makam"), _("Kişi"), _("Görev ve süre")]
    urls = [give_url(person=person), give_url(office), ""]
    rail = [
        {"title": label, "url": url if n < step else "", "done": n < step, "current": n == step}
        for n, (label, url) in enumerate(zip(labels, urls, strict=True))
    ]
    crumbs = [(_("Görev yetkileri"), reverse("duty_list")), (_("Görev ver"), "")]
    return {"title": _("Görev ver"), "rail": rail, "place": step + 1, "crumbs": crumbs}


def _pick_office(request: HttpRequest, person: User | None) -> HttpResponse:
    text = request.GET.get("q", "")
    found = pick.offices(request.duty, text, access.kinds_to_give(request.duty))
    rows = [(o.name, office_words(o), give_url(o, person)) for o in found[: pick.SHOWN]]
    context = _frame(0, None, person) | {
        "heading": _("Görev hangi makamda verilecek?"),
        "search_label": _("Makamın adı"),
        "kept": {"kisi": person.key} if person else {},
    }
    return _show_matches(request, context, text, rows, len(found))


def _pick_person(request: HttpRequest, office: Office) -> HttpResponse:
    text = request.GET.get("q", "")
    found = pick.people(request.duty, text)
    for person in found:
        person.key = pick.key_of(request.duty, person)
    rows = [(p.get_full_name(), p.email, give_url(office, p)) for p in found[: pick.SHOWN]]
    context = _frame(1, office) | {
        "heading": _("Görev kime verilecek?"),
        "chosen": [Fact(_("Makam"), office.name)],
        "search_label": _("Kişinin adı ya da e-postası"),
        "kept": {"makam": office.pk},
        "invite_url": f"{reverse('invitation_new')}?makam={office.pk}",
    }
    return _show_matches(request, context, text, rows, len(found))


def _show_matches(request, context: dict, text: str, rows: list, found: int) -> HttpResponse:
    context |= {"q": text, "rows": rows, "more": found > pick.SHOWN}
    return render(request, "offices/pick.html", context)


def _decide(request: HttpRequest, office: Office, person: User) -> HttpResponse:
    form = GiveDutyForm(request.POST or None, duty=request.duty, office=office, person=person)
    if request.method == "POST" and form.is_valid():
        with guard(form, "role") as done:
            form.save()
        if done:
            messages.success(request, _("Görev verildi: %(name)s") % {"name": person})
            return redirect("user_detail", pk=person.pk)
    context = _frame(2, office, person) | {
        "form": form,
        "chosen": [Fact(_("Makam"), office.name), Fact(_("Kişi"), f"{person} · {person.email}")],
        "submit_label": _("Görevi ver"),
        "cancel_url": reverse("duty_list"),
    }
    return render(request, "offices/duty_give.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the last day of a duty."""
    rows = Duty.objects.visible_to(request.duty).select_related("user", "office")
    target = get_object_or_404(rows, pk=pk)
    access.may_end(request.duty, target).demand()
    form = EndDutyForm(request.POST or None, target=target)
    if request.method == "POST" and form.is_valid():
        with guard(form, "last_day") as done:
            form.save()
        if done:
            messages.success(request, _("Görevin son günü yazıldı."))
            return redirect("user_detail", pk=target.user_id)
    return render(request, "offices/duty_end.html", _end_context(form, target))


def _end_context(form: EndDutyForm, target: Duty) -> dict:
    back = reverse("user_detail", args=[target.user_id])
    return {
        "title": _("Görevi bitir"),
        "lead": _("Son günün ertesi sabahı kişi bu görevle portalda hiçbir şey yapamaz."),
        "crumbs": [
            (_("Görev yetkileri"), reverse("duty_list")),
            (str(target.user), back),
            (_("Görevi bitir"), ""),
        ],
        "form": form,
        "facts": [
            Fact(_("Kişi"), str(target.user)),
            Fact(_("Görev"), role_words(target)),
            Fact(_("Makam"), target.office.name),
            Fact(_("İlk gün"), days.day(target.starts)),
            Fact(_("Son gün"), days.day(target.last_day)),
        ],
        "submit_label": _("Görevi bitir"),
        "cancel_url": back,
    }
