"""A person's page for those who manage duties, and one's own page."""

import logging

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from smm_portal.kit import days
from smm_portal.kit.acts import Act
from smm_portal.kit.dates import today
from smm_portal.kit.detail import DetailPage, Fact, Section
from smm_portal.kit.markup import chip
from smm_portal.kit.middleware import client_address

from .. import access
from .. import own_data as holdings
from ..forms import ProfileForm
from ..models import Duty, User
from .duties import give_url

log = logging.getLogger(__name__)


class UserDetail(DetailPage):
    """Who the person is, what he holds and held inside the reader's scope."""

    page_name = "user_detail"

    def get_queryset(self):
        return User.objects.visible_to(self.request.duty)

    def facts(self) -> list[Fact]:
        person = self.object
        return [
            Fact(_("E-posta"), person.email),
            Fact(_("Telefon"), person.phone),
            Fact(_("T.C. kimlik numarası"), person.masked_identity),
            Fact(_("Hesabın açılışı"), days.day(person.joined_at)),
            Fact(_("Son giriş"), days.moment(person.last_login)),
            Fact(_("Hesap"), _("Açık") if person.is_active else _("Kapalı")),
        ]

    def chip(self):
        """Only a closed account is worth a sign."""
        return "" if self.object.is_active else chip("neutral", _("Hesap kapalı"), "lock")

    def acts(self) -> list[Act]:
        give = Act(_("Görev ver"), give_url(person=self.object), primary=True)
        return [give, self._account_act()] if self.object.is_active else [self._account_act()]

    def _account_act(self) -> Act:
        duty, person = self.request.duty, self.object
        if not person.is_active:
            url = reverse("user_reopen", args=[person.pk])
            return Act(_("Hesabı yeniden aç"), url, access.may_reopen(duty, person))
        url, verdict = reverse("user_close", args=[person.pk]), access.may_close(duty, person)
        return Act(_("Hesabı kapat"), url, verdict, danger=True)

    def duties(self):
        """The person's duties that the reader may see."""
        rows = Duty.objects.visible_to(self.request.duty).filter(user=self.object)
        return rows.select_related("office", "deputy_for").order_by("-starts", "pk")

    def sections(self) -> list[Section]:
        rows = [(duty, self._end_act(duty)) for duty in self.duties()]
        context = {"rows": rows}
        return [Section("gorevler", _("Görevleri"), "offices/duty_rows.html", context, order=10)]

    def _end_act(self, duty: Duty) -> Act | None:
        if not duty.ongoing:
            return None
        url = reverse("duty_end", args=[duty.pk])
        return Act(_("Bitir"), url, access.may_end(self.request.duty, duty))

    def related_history(self) -> list:
        return [self.duties()]

    def crumbs(self) -> list[tuple[str, str]]:
        return [(_("Görev yetkileri"), reverse("duty_list")), (str(self.object), "")]


user_detail = UserDetail.as_view()


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """One's own data as the portal holds it; only the telephone can be changed here."""
    person = User.objects.get(pk=request.user.pk)
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Bilgileriniz kaydedildi."))
        return redirect("profile")
    return render(request, "offices/profile.html", _profile_context(request.user, form))


@never_cache
@require_POST
def own_data(request: HttpRequest) -> HttpResponse:
    """What the portal holds about the reader, as a file; that it was taken is logged."""
    data = holdings.gather(request.user)
    log.info("own data of user %s taken from %s", request.user.pk, client_address(request))
    answer = StreamingHttpResponse(holdings.as_json(data), content_type="application/json")
    name = f"verilerim-{today().isoformat()}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _profile_context(person: User, form: ProfileForm) -> dict:
    held = person.duties.select_related("office", "deputy_for").order_by("-starts", "pk")
    return {
        "title": _("Bilgilerim"),
        "lead": _("Portalın sizin hakkınızda tuttuğu bilgiler. Yanlışı il müdürlüğünüze bildirin."),
        "facts": [
            Fact(_("Ad soyad"), person.get_full_name()),
            Fact(_("E-posta"), person.email),
            Fact(_("T.C. kimlik numarası"), person.masked_identity),
            Fact(_("Hesabın açılışı"), days.day(person.joined_at)),
        ],
        "rows": [(duty, None) for duty in held],
        "form": form,
    }
