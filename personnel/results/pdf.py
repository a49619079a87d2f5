"""Minutes as a document: made once every member confirmed them (10/3)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smm_portal.documents import kinds, outbox
from smm_portal.kit import days
from smm_portal.offices import policy

from ..models import Commission, Confirmation, Minutes, Recusal, Ruling
from ..models.commissions import CommissionMember, CommissionState
from ..models.results import MinutesKind, MinutesState
from . import paper_rows, reading

KIND = "commission_minutes"
SUBJECT = "minutes:"
TEMPLATE = "pdf/minutes/minutes.html"
UNPUBLISHED = (CommissionState.FORMED, CommissionState.REVIEWING)


def subject(paper: Minutes) -> str:
    """The minutes as a document's subject."""
    return f"{SUBJECT}{paper.pk}"


def paper_of(document_subject: str) -> Minutes:
    """The minutes that a subject names."""
    rows = Minutes.objects.select_related("commission__call", "commission__province")
    return rows.get(pk=int(document_subject.removeprefix(SUBJECT)))


def document_of(paper: Minutes):
    """The document of the minutes, or None."""
    return outbox.latest(KIND, subject(paper))


def number_of(paper: Minutes) -> str:
    """14/2: the commission's number and the minutes' own; one query."""
    before = Minutes.objects.filter(commission=paper.commission_id, pk__lte=paper.pk)
    return f"{paper.commission_id}/{before.count()}"


def about(document_subject: str, params: dict, duty) -> kinds.About:
    """The minutes of a commission; the province directorate issues them."""
    paper = paper_of(document_subject)
    office = paper.commission.province
    said = {"kind": paper.get_kind_display(), "number": number_of(paper), "office": office}
    names = {
        "number": said["number"],
        "province": office.name,
        "call": paper.commission.call.title,
    }
    title = _("%(kind)s %(number)s, %(office)s") % said
    return kinds.About(title, office, office, names | params)


def build(document) -> dict:
    """Everything that the template shows. What was confirmed does not change: nor does this."""
    paper = paper_of(document.subject)
    commission = paper.commission
    seats = paper_rows.of(paper)
    return {
        "paper": paper,
        "names": document.params,
        "commission": commission,
        "call": commission.call,
        "members": list(_members(commission)),
        "seats": seats,
        "counts": paper_rows.counts(seats),
        "recusals": _recusals(commission),
        "objections": paper_rows.objections(seats),
        "voices": _voices(paper),
        "is_final": paper.kind == MinutesKind.FINAL,
        "is_extra": paper.kind == MinutesKind.SUPPLEMENTARY,
    }


def _members(commission: Commission):
    rows = CommissionMember.objects.filter(commission=commission)
    return rows.select_related("user", "duty__office").order_by("pk")


def _recusals(commission: Commission):
    rows = Recusal.objects.filter(commission=commission)
    return rows.select_related("user", "application__teacher").order_by("pk")


def _voices(paper: Minutes):
    rows = Confirmation.objects.filter(minutes=paper, void=False)
    return rows.select_related("user", "duty").order_by("pk")


def public_facts(document) -> list[tuple]:
    """What anyone may read: of whom, for which call, when, how many; never a name."""
    paper = paper_of(document.subject)
    rulings = Ruling.objects.filter(minutes=paper)
    return [
        (_("Tutanak"), f"{paper.get_kind_display()} {document.params.get('number', '')}"),
        (_("Komisyon"), document.params.get("province", "")),
        (_("Çağrı"), document.params.get("call", "")),
        (_("Onaylanma"), days.day(paper.confirmed_at)),
        (_("Hakkında karar verilen tercih"), str(rulings.count())),
        (_("Uygun bulunan"), str(rulings.filter(outcome="FITS").count())),
    ]


def standing(document) -> str:
    """That later minutes took their place, where some did."""
    paper = paper_of(document.subject)
    later = Minutes.objects.filter(
        commission=paper.commission_id, pk__gt=paper.pk, state=MinutesState.CONFIRMED
    )
    newest = later.order_by("-pk").first()
    if newest is None:
        return ""
    return _("Komisyonun sonraki tutanağı onaylandı: %(kind)s.") % {
        "kind": newest.get_kind_display()
    }


def may_read(duty, document) -> bool:
    """Who may open the minutes' page reads their document, where nothing in it is closed to him."""
    if not policy.may(duty, "personnel:minutes"):
        return False
    rows = Commission.objects.visible_to(duty)
    found = rows.filter(minutes=int(document.subject.removeprefix(SUBJECT))).first()
    return found is not None and open_to(duty, found)


def open_to(duty, commission: Commission) -> bool:
    """Whether the reader may have the whole paper: it tells of every file, and until the result is
    published nobody learns so of his own, nor of one he withdrew from (10/2)."""
    if commission.state not in UNPUBLISHED:
        return True
    return not reading.recused_from_any(commission, duty)


def url(document) -> str:
    """The minutes' page."""
    return reverse("personnel:minutes", args=[int(document.subject.removeprefix(SUBJECT))])


def register() -> None:
    """Tell the documents room how minutes are made; called in AppConfig.ready."""
    kinds.register(
        kinds.DocumentKind(
            KIND,
            gettext_lazy("Komisyon tutanağı"),
            template=TEMPLATE,
            about=about,
            build=build,
            access=may_read,
            page="personnel:minutes",
            public_facts=public_facts,
            standing=standing,
            url=url,
        )
    )
