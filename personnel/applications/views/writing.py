"""Writing an application: one form, whose every button keeps what was typed and uploaded."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from smm_portal.kit.acts import ClauseRefusal
from smm_portal.kit.paging import whole
from smm_portal.kit.refusals import explain, guard, with_clause
from smm_portal.road.drafts import mark

from ...models import Application, Call, CallSeat, Teacher
from .. import drafting, reading, services
from ..forms import WriteForm
from ..lacks import lacks_of
from ..reading import Paper

METHODS = ["GET", "HEAD", "POST"]
SEND = "gonder"


def own(duty, pk: int) -> Application:
    """The reader's own application with everything in it; 404 for another's."""
    rows = reading.with_file(Application.objects.of_user(duty.user_id))
    return get_object_or_404(rows, pk=pk)


@require_POST
def new(request, pk: int) -> HttpResponse:
    """Begin an application to the call, or go on with the one there is."""
    call = get_object_or_404(Call.objects.visible_to(request.duty), pk=pk)
    teacher = get_object_or_404(Teacher, user=request.duty.user_id)
    chosen = CallSeat.objects.filter(call=call, pk=whole(request.POST.get("kadro", ""), 0)).first()
    row = services.begin(call, teacher, chosen)
    if row.state == Application.State.DRAFT:
        return redirect("personnel:application_write", row.pk)
    messages.info(request, _("Bu çağrıya başvurunuz var."))
    return redirect(row)


@dataclass
class Editor:
    """What the page of writing shows of the applicant's own words."""

    form: WriteForm
    seen: str
    surum: str
    restored: bool = False
    other: str | None = None


@require_http_methods(METHODS)
def write(request, pk: int) -> HttpResponse:
    """The application being written; each button saves all of it."""
    row = own(request.duty, pk)
    if row.state != Application.State.DRAFT:
        messages.info(request, _("Gönderilmiş başvuru değişmez; önce geri çekin."))
        return redirect(row)
    paper = Paper(row)
    if request.method == "POST":
        return _posted(request, paper)
    return _shown(request, paper, _opened(request.duty, paper))


def surum_of(text: str) -> str:
    """A mark of the stored words, to see whether another device was faster."""
    return mark([text])


def _opened(duty, paper: Paper) -> Editor:
    row, draft = paper.row, drafting.of(duty, drafting.WRITING, paper.row)
    typed, initial = drafting.typed_in(draft), {"statement": paper.row.statement}
    text = (typed or {}).get("statement", [row.statement])[0]
    restored = text != row.statement
    surum = typed.get("surum", [""])[0] if restored else surum_of(row.statement)
    form = WriteForm(paper=paper, duty=duty, initial=initial | {"statement": text})
    return Editor(form, drafting.seen_in(draft), surum, restored)


def _shown(request, paper: Paper, editor: Editor, status: int = 200) -> HttpResponse:
    row, title = paper.row, _("Başvurunuzu yazın")
    context = {
        "title": title,
        "lead": row.call.title,
        "crumbs": crumbs(row, title),
        "paper": paper,
        "row": row,
        "editor": editor,
        "form": editor.form,
        "lacks": lacks_of(paper),
        "facts": reading.standing_rows(paper.standing, reading.names_for(row)),
        "send": SEND,
    }
    return render(request, "personnel/applications/write.html", context, status=status)


def crumbs(row: Application, *last: str) -> list[tuple[str, str]]:
    """One's own applications, this one, and what lies below."""
    above = (_("Başvurularım"), reverse("personnel:my_applications"))
    return [above, (row.call.title, row.get_absolute_url()), *((one, "") for one in last)]


def _posted(request, paper: Paper) -> HttpResponse:
    """Keep files, then words, then do what the button says; what fails costs nothing else."""
    row, draft = paper.row, drafting.of(request.duty, drafting.WRITING, paper.row)
    form = WriteForm(request.POST, request.FILES, paper=paper, duty=request.duty)
    form.is_valid()
    _keep_files(row, form)
    other = _keep_words(row, draft, form)
    act, _colon, which = request.POST.get("act", "").partition(":")
    if other is None and "statement" not in form.errors:
        _do(row, form, act, whole(which, 0))
    if form.errors or other is not None:
        row = own(request.duty, row.pk)
        surum = surum_of(row.statement) if other is not None else form.data.get("surum", "")
        editor = Editor(form, drafting.seen_in(draft), surum, other=other)
        return _shown(request, Paper(row), editor, status=422)
    return _next(request, row, act)


def _keep_files(row: Application, form: WriteForm) -> None:
    for slot, file in list(form.uploaded()):
        with guard(form, slot.name) as done:
            services.add_evidence(row, file, document=slot.document, clause=slot.clause)
        if done:
            form.forget(slot)


def _keep_words(row: Application, draft, form: WriteForm) -> str | None:
    """Store the words; the text that another device stored meanwhile where it is another."""
    if "statement" not in form.data:
        return None
    text = form.cleaned_data.get("statement")
    if text is None:
        drafting.note(draft, form.data)
        return None
    if row.statement not in (text, None) and form.data.get("surum") != surum_of(row.statement):
        drafting.note(draft, form.data)
        return row.statement
    with guard(form, "statement") as done:
        services.write_statement(row, text)
    if done:
        url = reverse("personnel:application_write", args=[row.pk])
        drafting.settle(draft, form.data, url)
    return None


def _do(row: Application, form: WriteForm, act: str, which: int) -> None:
    acts = {
        "ekle": lambda: _add(row, form),
        "yukari": lambda: services.move_seat(row, which, up=True),
        "asagi": lambda: services.move_seat(row, which, up=False),
        "cikar": lambda: services.remove_seat(row, which),
        "sil": lambda: services.drop_evidence(row, which),
    }
    if act in acts:
        with guard(form):
            acts[act]()


def _add(row: Application, form: WriteForm) -> None:
    chosen = whole(form.cleaned_data.get("kadro") or "", 0)
    seat = CallSeat.objects.filter(call=row.call_id, pk=chosen).first()
    if seat is None:
        raise ClauseRefusal(_("Eklenecek kadroyu listeden seçin."), field="kadro")
    services.add_seat(row, seat)


ANCHORS = {"ekle": "tercihler", "yukari": "tercihler", "asagi": "tercihler", "cikar": "tercihler"}


def _next(request, row: Application, act: str) -> HttpResponse:
    if act == SEND:
        return redirect("personnel:application_send", row.pk)
    url = reverse("personnel:application_write", args=[row.pk])
    if not act:
        messages.success(request, _("Başvuru taslağı kaydedildi."))
        return HttpResponseRedirect(url)
    return HttpResponseRedirect(f"{url}#{ANCHORS.get(act, 'belgeler')}")


@require_http_methods(METHODS)
def send(request, pk: int) -> HttpResponse:
    """The summary before sending, and sending; refused with every reason at once."""
    paper = Paper(own(request.duty, pk))
    if paper.row.state != Application.State.DRAFT:
        messages.info(request, _("Başvuru daha önce gönderildi."))
        return redirect(paper.row)
    lacks, refusal = lacks_of(paper), None
    if request.method == "POST" and not lacks:
        refusal = _sent(request, paper.row)
        if refusal is None:
            return redirect(paper.row)
    return _summary(request, paper, lacks, refusal)


def _sent(request, row: Application) -> ClauseRefusal | None:
    try:
        services.send(row, request.duty)
    except services.AlreadyDone as done:
        messages.info(request, done.message)
        return None
    except Exception as exc:
        if (refusal := explain(exc)) is None:
            raise
        return refusal
    messages.success(request, _("Başvurunuz gönderildi. Yolu aşağıda."))
    return None


def _summary(request, paper: Paper, lacks: list, refusal: ClauseRefusal | None) -> HttpResponse:
    row, title = paper.row, _("Özet ve gönderme")
    url = reverse("personnel:application_write", args=[row.pk])
    context = {
        "title": title,
        "lead": row.call.title,
        "crumbs": [*crumbs(row), (_("Yaz"), url), (title, "")],
        "paper": paper,
        "row": row,
        "lacks": lacks,
        "refusal": refusal and with_clause(refusal),
        "facts": reading.standing_rows(paper.standing, reading.names_for(row)),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "personnel/applications/send.html", context, status=status)


@require_POST
def withdraw(request, pk: int) -> HttpResponse:
    """Take a sent application back."""
    return _acted(request, pk, services.withdraw, _("Başvurunuzu geri çektiniz."))


@require_POST
def reopen(request, pk: int) -> HttpResponse:
    """Go on writing a withdrawn application."""
    return _acted(request, pk, services.reopen, _("Başvurunuz yeniden açıldı."))


def _acted(request, pk: int, act, said: str) -> HttpResponse:
    row = own(request.duty, pk)
    try:
        row = act(row, request.duty)
        messages.success(request, said)
    except services.AlreadyDone as done:
        messages.info(request, done.message)
    if row.state == Application.State.DRAFT:
        return redirect("personnel:application_write", row.pk)
    return redirect(row)
