"""The one view behind every guided act."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from smm_portal.kit.acts import ALLOWED, Verdict
from smm_portal.road.models import Draft

from . import saving
from .deciding import Decision
from .progress import Progress, as_initial, mark, posted

SUMMARY = "ozet"


class GuidedAct(View):
    """Subclasses name ``kind``, ``title``, ``url_name`` and ``steps`` and write ``commit``.

    GETs never write. Answers are kept in the person's draft of this kind and thing; the summary
    lists them, and its POST checks every step again and commits in one transaction.
    """

    kind = ""
    title = ""
    intro = ""
    clause = ""
    url_name = ""
    steps = ()
    commit_label = gettext_lazy("Kararı kaydet")
    done_message = gettext_lazy("İşlem tamamlandı.")
    warning = ""
    exit_url_name = "home"
    summary_template = "kit/guided_summary.html"
    http_method_names = ["get", "post", "head"]

    # What subclasses answer -----------------------------------------------------------------

    def commit(self, cleaned: dict[str, dict]):
        """Do the act, inside a transaction; gives the address or the object to go to."""
        raise NotImplementedError

    def may(self) -> Verdict:
        """Whether the person may do this act on this thing."""
        return ALLOWED

    def get_object(self):
        """The thing acted on, from the address; None for an act that makes something new."""
        return None

    def get_steps(self):
        """The steps, where they depend on the thing."""
        return self.steps

    def get_exit_url(self) -> str:
        """Where "Sonra devam et" and "Vazgeç" lead."""
        return reverse(self.exit_url_name)

    @staticmethod
    def kwargs_of(key: str) -> dict:
        """The address arguments of a draft with this key."""
        return {"pk": key} if key else {}

    @staticmethod
    def draft_detail(draft) -> str:
        """A line under the act's title on the desk, such as the name of the thing."""
        return ""

    @staticmethod
    def may_draft(duty, key: str) -> Verdict:
        """Whether this duty may keep drafts of this kind (asked by autosave)."""
        return ALLOWED

    # The page -------------------------------------------------------------------------------

    def dispatch(self, request, *args, **kwargs):
        """Load the thing, ask whether the act is open, then the draft and how far it came."""
        self.duty = request.duty
        if self.duty is None:
            raise PermissionDenied(_("Bu işlem için bir görevle oturum açın."))
        self.object = self.get_object()
        self.may().demand()
        return super().dispatch(request, *args, **kwargs)

    @property
    def key(self) -> str:
        """What the draft is about: the thing's id, or "" for something new."""
        return str(self.object.pk) if self.object else ""

    def load(self) -> None:
        """The draft as it is stored now, and the steps built from it."""
        self.draft = Draft.objects.open(self.duty, self.kind, self.key)
        self.progress = self.walk(self.draft)

    def walk(self, draft) -> Progress:
        """The steps checked against a draft's data."""
        return Progress(self.get_steps(), draft.data, self.duty, self.object)

    def get(self, request, *args, step=None, **kwargs):
        self.load()
        if step is None:
            return self.go(self.resume())
        if step == SUMMARY:
            return self.show_summary() if self.progress.complete else self.turn_back()
        entry = self.find(step)
        if not entry.reachable:
            return self.turn_back()
        return self.show_step(entry, self.fresh_form(entry))

    def post(self, request, *args, step=None, **kwargs):
        self.load()
        if request.POST.get("act") == "discard":
            return self.discard()
        if step is None:
            return self.go(self.resume())
        if step == SUMMARY:
            return Decision(self).take()
        return saving.save_step(self, self.find(step))

    def find(self, slug: str):
        """The step's entry; an unknown step is a 404."""
        entry = self.progress.find(slug)
        if entry is None:
            raise Http404
        return entry

    def resume(self) -> str:
        """The step to go on with."""
        entry = self.progress.first_open()
        return entry.step.slug if entry else SUMMARY

    def turn_back(self):
        """Lead to the first open step, saying why."""
        title = self.progress.first_open().step.title
        messages.info(self.request, _("Önce “%(step)s” adımını tamamlayın.") % {"step": title})
        return self.go(self.resume())

    def discard(self):
        """Throw the draft away."""
        self.draft.discard()
        messages.info(self.request, _("Taslak silindi. Hiçbir kayıt değişmedi."))
        return HttpResponseRedirect(self.get_exit_url())

    # Addresses ------------------------------------------------------------------------------

    def address(self, step: str) -> str:
        """The address of a step of this act."""
        kwargs = {**self.kwargs_of(self.key), "step": step}
        return reverse(f"{self.url_name}_step", kwargs=kwargs)

    def go(self, step: str) -> HttpResponseRedirect:
        """Redirect to a step."""
        return HttpResponseRedirect(self.address(step))

    # Rendering ------------------------------------------------------------------------------

    def fresh_form(self, entry):
        """The step's form as it was left: typed text first, then kept answers."""
        typed = self.progress.typed.get(entry.step.slug)
        if typed is None and entry.form is not None and not entry.done:
            return entry.form  # kept, but no longer right: shown with its errors
        context = self.progress.context_for(entry.step.slug)
        raw = typed if typed is not None else entry.kept
        form = entry.step.build(context)
        if raw is None:
            return form
        return entry.step.build(context, initial=as_initial(form, raw), typed=posted(raw))

    def rail(self, current: str) -> list[dict]:
        """The steps at the left, the summary last."""
        lines = [
            {
                "title": entry.step.title,
                "url": self.address(entry.step.slug) if entry.reachable else "",
                "done": entry.done,
                "current": entry.step.slug == current,
            }
            for entry in self.progress.entries
        ]
        url = self.address(SUMMARY) if self.progress.complete else ""
        last = {"title": _("Özet ve karar"), "url": url, "done": False}
        return [*lines, {**last, "current": current == SUMMARY}]

    def crumbs(self) -> list[tuple]:
        """The way back to the thing acted on."""
        here = (self.title, "")
        return [(str(self.object), self.get_exit_url()), here] if self.object else [here]

    def page(self, current: str, **more) -> dict:
        """What both templates need."""
        before = self.progress.before(current)
        rail = self.rail(current)
        return {
            "act": self,
            "title": self.title,
            "object": self.object,
            "draft": self.draft,
            "rail": rail,
            "place": next((n for n, line in enumerate(rail, 1) if line["current"]), 1),
            "back_url": self.address(before.step.slug) if before else "",
            "exit_url": self.get_exit_url(),
            "crumbs": self.crumbs(),
            **more,
        }

    def show_step(self, entry, form, conflict=None, status=200):
        """The page of one step."""
        step = entry.step
        more = {
            "step": step,
            "form": form,
            "seen": mark(entry.kept),
            "conflict": conflict,
            "restored": step.slug in self.progress.typed and not form.is_bound,
        }
        return render(self.request, step.template, self.page(step.slug, **more), status=status)

    def show_summary(self, form=None, status=200):
        """The page before the decision: everything given, each with its way back."""
        parts = [
            {"step": e.step, "rows": e.form.summary(), "url": self.address(e.step.slug)}
            for e in self.progress.entries
        ]
        more = {"parts": parts, "form": form or Decision(self).form()}
        page = self.page(SUMMARY, **more)
        page["back_url"] = parts[-1]["url"] if parts else ""
        return render(self.request, self.summary_template, page, status=status)
