"""Every act on a paper: a page that says what will happen and asks for the note, then the act."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views import View

from smm_portal.kit.refusals import guard
from smm_portal.offices.roles import Role

from .. import access, drawing, kinds, sections, services
from ..forms import ActForm
from ..models import Submission
from ..transitions import Act, State
from .papers import crumbs_of, papers


def effects(act: Act, submission: Submission, duty) -> str:
    """What the act leads to, in a sentence or two."""
    if act in (Act.SEND, Act.FORWARD):
        return _(
            "Sıradaki makam: %(office)s. Gönderilen metin, yolda olduğu sürece değiştirilemez."
        ) % {"office": next_office(submission, duty)}
    return {
        Act.RETURN: _("Gönderi merkeze döner. Merkez yeni revizyonla yeniden gönderebilir."),
        Act.WITHDRAW: _("Gönderi taslağa döner; düzeltip yeniden gönderebilirsiniz."),
        Act.APPROVE: _("Gönderi kabul edilir ve yolu biter. Bu işlem geri alınamaz."),
        Act.REFUSE: _("Gönderi reddedilir ve yolu biter. Bu işlem geri alınamaz."),
    }[act]


def next_office(submission: Submission, duty) -> str:
    """Where sending or forwarding by the duty leads."""
    line = drawing.line_of(submission)
    if submission.state == State.DRAFT and duty.role == Role.DEVELOPMENT_COORDINATOR:
        return _("merkezin genel koordinatörü")
    here = submission.at_office_id or submission.office_id
    place = [office.pk for office in line].index(here)
    return str(line[place + 1])


class ActPage(View):
    """GET shows the form, POST acts. Somebody who is too late is told where the paper is now."""

    http_method_names = ("get", "head", "post", "options")

    def dispatch(self, request, pk: int, slug: str):
        self.act = sections.act_of(slug)
        if self.act is None:
            raise Http404
        self.paper = get_object_or_404(papers(request.duty), pk=pk)
        verdict = access.may(request.duty, self.paper, self.act)
        return super().dispatch(request) if verdict else self._too_late(verdict.reason)

    def get(self, request) -> HttpResponse:
        return self._show(ActForm(act=self.act, initial={"seen": self._steps()}))

    def post(self, request) -> HttpResponse:
        form = ActForm(request.POST, act=self.act)
        if not form.is_valid():
            return self._show(form)
        if form.cleaned_data["seen"] not in (None, self._steps()):
            return self._too_late(_("Siz sayfayı açtıktan sonra gönderi yerinden oynadı."))
        with guard(form) as done:
            services.act(self.paper, request.duty, self.act, form.cleaned_data["note"])
        return self._done() if done else self._refused(form)

    def _steps(self) -> int:
        return len(self.paper.steps.all())

    def _done(self):
        said = {"title": self.paper.title, "where": drawing.where(self.paper)}
        messages.success(self.request, _("İşlem yapıldı: %(title)s. %(where)s") % said)
        return redirect(self.paper)

    def _refused(self, form):
        """Somebody was faster, or a rule speaks: the first goes back to the paper, with the reason."""
        self.paper = papers(self.request.duty).filter(pk=self.paper.pk).first()
        if self.paper is None:
            raise Http404
        verdict = access.may(self.request.duty, self.paper, self.act)
        return self._show(form) if verdict else self._too_late(verdict.reason)

    def _too_late(self, reason: str):
        said = {"reason": reason, "where": drawing.where(self.paper)}
        messages.warning(self.request, _("İşlem yapılmadı. %(reason)s %(where)s") % said)
        return redirect(self.paper)

    def _show(self, form) -> HttpResponse:
        return render(self.request, "road/act.html", self._context(form))

    def _context(self, form) -> dict:
        paper, duty = self.paper, self.request.duty
        label, back = sections.label_of(self.act, duty), paper.get_absolute_url()
        *above, (title, _url) = crumbs_of(duty, paper)
        return {
            "title": label,
            "lead": paper.title,
            "crumbs": [*above, (title, back), (label, "")],
            "back_url": back,
            "submit_label": label,
            "danger": self.act in sections.ENDING,
            "form": form,
            "paper": paper,
            "where": drawing.where(paper),
            "effects": effects(self.act, paper, duty),
            "missing": kinds.missing(paper) if self.act == Act.SEND else [],
            "deputy": duty.is_deputy,
        }
