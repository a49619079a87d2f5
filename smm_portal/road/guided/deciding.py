"""The decision at the end of a guided act: once, in one transaction, or not at all."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from smm_portal.kit.refusals import guard

from .saving import locked


class SummaryForm(forms.Form):
    """Carries which version of the draft the person saw, and the refusals of the database."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    fault_url = ""  # the step whose answer was refused


class Decision:
    """Takes the decision of one POST."""

    def __init__(self, act):
        self.act = act
        self.answer = None

    def form(self) -> SummaryForm:
        """The form of a summary that is only looked at."""
        return SummaryForm(initial={"version": self.act.draft.version})

    def take(self):
        """Commit; a refusal shows the summary again, with the clause and nothing lost."""
        bound = SummaryForm(self.act.request.POST)
        if not bound.is_valid():
            return self.act.go(self.act.resume())
        with guard(bound) as outcome:
            self.answer = self._decide(bound)
        if outcome and not bound.errors:
            return self.answer
        return self._show_again(bound, outcome.refusal)

    def _decide(self, bound):
        act = self.act
        act.draft = draft = locked(act)
        if draft.finished:
            return self._already_done(draft)
        act.progress = act.walk(draft)
        if not act.progress.complete or not act.progress.entries:
            return act.turn_back()
        if draft.version != bound.cleaned_data["version"]:
            bound.add_error(
                None, _("Taslak az önce başka bir pencerede değişti. Özeti yeniden okuyun.")
            )
            return None
        return self._commit(draft)

    def _already_done(self, draft):
        messages.info(self.act.request, _("Bu işlem zaten tamamlandı."))
        return HttpResponseRedirect(draft.finished_url)

    def _commit(self, draft):
        result = self.act.commit(self.act.progress.cleaned)
        url = result if isinstance(result, str) else result.get_absolute_url()
        draft.finish(url)
        messages.success(self.act.request, self.act.done_message)
        return HttpResponseRedirect(url)

    def _show_again(self, bound, refusal):
        self.act.load()
        if not self.act.progress.complete:
            for text in bound.non_field_errors():
                messages.error(self.act.request, text)
            return self.act.turn_back()
        bound.data = {**bound.data.dict(), "version": self.act.draft.version}
        bound.fault_url = self._fault_url(refusal)
        return self.act.show_summary(bound)

    def _fault_url(self, refusal) -> str:
        """The step that asks for what was refused, where the refusal names a field."""
        for entry in self.act.progress.entries:
            if refusal and refusal.field and refusal.field in entry.form.fields:
                return self.act.address(entry.step.slug)
        return ""
