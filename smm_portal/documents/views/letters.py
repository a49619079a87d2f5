"""Official letters: the list, a letter's page, writing its draft, entering what DYS gave."""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from smm_portal.documents.letters import access, paper, registry, services, wording
from smm_portal.documents.letters.content import Content, level_of
from smm_portal.documents.letters.forms import (
    ApprovalForm,
    CorrectionForm,
    LetterForm,
    NumberForm,
    PersonLetterForm,
)
from smm_portal.documents.letters.pages import write_url
from smm_portal.documents.letters.tables import COLUMNS, LetterFilters, state_chip
from smm_portal.documents.models import Document, Letter
from smm_portal.kit.acts import Act
from smm_portal.kit.days import day as in_words
from smm_portal.kit.days import moment
from smm_portal.kit.detail import DetailPage, Fact
from smm_portal.kit.lists import ListPage
from smm_portal.kit.refusals import guard
from smm_portal.offices.access import in_scope

ABOUT = _(
    "Portal yazının taslağını hazırlar. Yazı DYS'de sayı ve tarih alıp imzalanınca bunları ve imzalı"
    " PDF'i buraya girersiniz; girilenler bir daha değişmez."
)
TITLE_OF_LIST = _("Resmî yazılar")


class LetterList(ListPage):
    """Letters in the reader's scope, the newest first."""

    title = TITLE_OF_LIST
    lead = _("Olurlar ve yazılar: taslakları, DYS'de aldıkları sayı ve tarih, imzalı metinleri.")
    columns = COLUMNS
    filterset_class = LetterFilters
    ordering = ("-written_at",)
    search_label = _("Yazı veya sayı ara")
    export_name = _("Resmî yazılar")
    empty_title = _("Görebileceğiniz bir yazı yok.")
    empty_text = _(
        "Yazı taslakları, konusu olan kaydın sayfasından hazırlanır; sayısı girilince ilgili"
        " makamlara da görünür."
    )

    def get_queryset(self):
        rows = Letter.objects.visible_to(self.request.duty)
        return rows.select_related("office", "correction")


class LetterDetail(DetailPage):
    """One letter: its draft, and what DYS gave it."""

    page_name = "documents:letter"
    history_lead = _("Taslağın ve sayının ne zaman, kimin eliyle yazıldığı.")
    template_name = "documents/letter.html"

    def get_queryset(self):
        return letters_for(self.request.duty)

    def get_subtitle(self):
        return registry.label_of(self.object.kind)

    def chip(self):
        return state_chip(self.object)

    def crumbs(self):
        return [(TITLE_OF_LIST, reverse("documents:letter_list")), (self.object.title, "")]

    def facts(self):
        one = self.object
        found = [Fact(_("Yazan makam"), one.office), Fact(_("İlgili makam"), one.owner)]
        if (kind := registry.find(one.kind)) and (url := kind.url(one.subject)):
            link = format_html('<a href="{}">{}</a>', url, _t("Konusu olan kaydı aç"))
            found.append(Fact(_("Konusu"), link))
        found.append(
            Fact(_("Taslağı hazırlayan"), f"{one.written_by.user}, {moment(one.written_at)}")
        )
        return [*found, *_issued_facts(one)] if one.issued else found

    def acts(self):
        duty, one = self.request.duty, self.object
        if one.issued:
            return [_act(_("Düzeltme gir"), "letter_correct", one, access.may_correct(duty, one))]
        enter = access.may_enter(duty, one)
        return [
            _act(_("Sayı ve imzalı yazıyı gir"), "letter_enter", one, enter, primary=True),
            self._rewrite(duty, one),
        ]

    def _rewrite(self, duty, one: Letter) -> Act | None:
        kind = registry.find(one.kind)
        if kind is None:
            return None
        verdict = access.may_write(duty, kind, one.subject)
        return Act(_("Taslak metnini değiştir"), write_url(one.kind, one.subject), verdict)

    def extra_context(self):
        one, duty = self.object, self.request.duty
        documents = Document.objects.visible_to(duty)
        return {
            "document": documents.filter(pk=one.document_id).first() if one.document_id else None,
            "about": "" if one.issued else ABOUT,
            "corrects": one.corrects,
            "correction": one.correction if one.corrected else None,
        }


def _act(label, name: str, letter: Letter, verdict, *, primary: bool = False) -> Act:
    return Act(label, reverse(f"documents:{name}", args=[letter.pk]), verdict, primary=primary)


def _issued_facts(one: Letter) -> list[Fact]:
    text = '<a href="{}">{}</a> <small class="soft">SHA-256 <code>{}…</code></small>'
    file = format_html(text, one.file.get_absolute_url(), one.file.name, one.file.short_hash)
    return [
        Fact(_("Sayı"), format_html('<span class="nowrap">{}</span>', one.number)),
        Fact(_("Tarih"), in_words(one.date)),
        Fact(_("İmzalı yazı"), file),
        Fact(_("Sayıyı giren"), f"{one.entered_by.user}, {moment(one.entered_at)}"),
    ]


def letters_for(duty):
    """Letters in the reader's scope with all that their page shows."""
    rows = Letter.objects.visible_to(duty)
    return rows.select_related(
        "office", "owner", "file", "written_by__user", "entered_by__user", "corrects", "correction"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def letter_write(request, kind, subject):
    """Write the draft of a letter, or change it while it has no number."""
    found = registry.find(kind)
    if found is None:
        raise Http404
    about = _about(found, subject, request.duty)
    access.may_write(request.duty, found, subject).demand()
    content = _content(found, subject, request.duty)
    ending = ending_for(found, content, about.office)
    form = _form_class(found, ending)(request.POST or None, content=content, ending=ending)
    if request.method == "POST" and form.is_valid():
        with guard(form) as done:
            letter = services.write(found, subject, form.written(), request.duty)
        if done:
            messages.success(request, _t("Taslak kaydedildi; PDF'i hazırlanıyor."))
            return HttpResponseRedirect(letter.get_absolute_url())
    back = found.url(subject) or reverse("documents:letter_list")
    more = {
        "subtitle": found.asks,
        "content": content,
        "kind": found,
        "submit_label": _("Taslağı hazırla"),
    }
    name = "documents/letter_form.html"
    return _page(request, form, about.title, back, name, **more)


def _about(kind, subject: str, duty) -> registry.About:
    """What the letter is about; 404 for no subject and for one outside the writer's scope."""
    try:
        about = kind.about(subject, duty)
    except (LookupError, ObjectDoesNotExist):
        raise Http404 from None
    if not in_scope(duty, about.owner):
        raise Http404
    return about


def _content(kind, subject: str, duty) -> Content:
    """What the room proposes; where somebody wrote already, his text with the room's own parts."""
    fresh = kind.build_context(subject, duty)
    draft = services.draft_of(kind.key, subject)
    if draft is None or draft.document is None:
        return fresh
    return fresh.rewritten(Content.read(draft.document.params["content"]))


def ending_for(kind, content: Content, office) -> str:
    """How the letter will end, shown beside the words before it."""
    return wording.FOR_APPROVAL if kind.approval else paper.ending_of(content, level_of(office))


def _form_class(kind, ending: str):
    if kind.approval:
        return ApprovalForm
    return PersonLetterForm if ending == wording.WITH_RESPECT else LetterForm


@require_http_methods(["GET", "HEAD", "POST"])
def letter_enter(request, pk):
    """Enter number, date and signed text; once."""
    letter = get_object_or_404(letters_for(request.duty), pk=pk)
    access.may_enter(request.duty, letter).demand()
    form = NumberForm(request.POST or None, request.FILES or None, duty=request.duty)

    def save():
        data = form.cleaned_data
        return services.issue(letter, request.duty, **data)

    done = _t("Sayı, tarih ve imzalı yazı kaydedildi. Artık değiştirilemez.")
    title, label = _("Sayı ve imzalı yazıyı gir"), _("Kaydet ve kilitle")
    lead = _("DYS'de imzalanan yazının bilgilerini girin. Kaydedilince kilitlenir.")
    return _entry(request, form, letter, save, done, title=title, subtitle=lead, submit_label=label)


@require_http_methods(["GET", "HEAD", "POST"])
def letter_correct(request, pk):
    """Enter what is right of a numbered letter; both rows stay."""
    letter = get_object_or_404(letters_for(request.duty), pk=pk)
    access.may_correct(request.duty, letter).demand()
    form = CorrectionForm(
        request.POST or None, request.FILES or None, letter=letter, duty=request.duty
    )

    def save():
        return services.correct(letter, request.duty, **form.cleaned_data)

    done = _t("Düzeltme kaydedildi. İlk kayıt olduğu gibi duruyor.")
    lead = _("Doğru sayıyı, tarihi ve imzalı yazıyı girin. İlk kayıt silinmez, yanında durur.")
    title, label = _("Düzeltme gir"), _("Düzeltmeyi kaydet")
    return _entry(request, form, letter, save, done, title=title, subtitle=lead, submit_label=label)


def _entry(request, form, letter: Letter, save, done: str, *, title, **more):
    """Show a form about a letter, or save it and go to the row that came of it."""
    if request.method == "POST" and form.is_valid():
        with guard(form) as outcome:
            made = save()
        if outcome:
            messages.success(request, done)
            return HttpResponseRedirect(made.get_absolute_url())
    return _page(request, form, title, letter.get_absolute_url(), letter=letter, **more)


def _page(request, form, title, back: str, name: str = "kit/form.html", *, letter=None, **more):
    """A form of this room; what is wrong comes back with 422 and all that was typed."""
    middle = [(letter.title, back)] if letter else []
    crumbs = [(TITLE_OF_LIST, reverse("documents:letter_list")), *middle, (title, "")]
    context = {"title": title, "form": form, "cancel_url": back, "crumbs": crumbs, **more}
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, name, context, status=status)
