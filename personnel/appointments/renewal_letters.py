"""MTEGM's proposals of renewal to Personel GM as a draft letter (10/5): those of a year's ends."""

from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smm_portal.documents.letters import registry
from smm_portal.documents.letters.content import Content, Listing, Signer, to_office
from smm_portal.kit import days
from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices.models import Office
from smm_portal.offices.roles import Role

from ..models import Assignment, Renewal
from ..tables import role_words, with_role
from . import renewals
from .letters import DECISION, LAW

KIND, YEAR = "renewal_proposal", "renewals"
HEADS = ("S.No", "Adı soyadı", "Branşı", "Merkez", "Görevi", "Biten süre", "Teklif edilen son gün")


def subject(year: int) -> str:
    """The proposals for terms that end in the year."""
    return registry.subject_of(YEAR, year)


def waiting(letter_subject: str):
    """The year's proposals that wait for the Ministry."""
    return renewals.proposed().filter(assignment__ends__year=registry.pk_in(letter_subject, YEAR))


def years() -> list[int]:
    """The years of ends for which something waits; one query."""
    rows = Renewal.objects.filter(pk__in=renewals.proposed().values("pk"))
    found = rows.annotate(year=ExtractYear("assignment__ends")).order_by("year")
    return list(found.values_list("year", flat=True).distinct())


def about(letter_subject: str, duty) -> registry.About:
    """MTEGM writes it, to be read by the Ministry's own."""
    office = Office.objects.get(code="MTEGM")
    title = _("%(year)s yılında biten görevler: yeniden görevlendirme inhası")
    said = {"year": registry.pk_in(letter_subject, YEAR)}
    return registry.About(title % said, office, office)


def may(duty, letter_subject: str) -> Verdict:
    """MTEGM's people, while a proposal waits."""
    if duty is None or duty.role not in (Role.MTEGM_EXPERT, Role.MTEGM_HEAD):
        return refused(_("Yeniden görevlendirmeyi MTEGM inha eder."), "10/5")
    if not waiting(letter_subject).exists():
        return refused(_("Karar bekleyen inha yok."), "10/5")
    return ALLOWED


def content(letter_subject: str, duty) -> Content:
    """Whose term MTEGM proposes to renew until when, as an enclosed list."""
    rows = list(waiting(letter_subject))
    terms = with_role(Assignment.objects.filter(pk__in=[one.assignment_id for one in rows]))
    roles = {one.pk: role_words(one) for one in terms}
    basis = _(
        "Bilindiği üzere, %(law)s uyarınca koordinatörler %(decision)s kapsamında görevlendirilir; "
        "görev süresi sona erenler Mesleki ve Teknik Eğitim Genel Müdürlüğünün inhası üzerine yeniden "
        "görevlendirilebilir."
    )
    text = _(
        "Sektörel mükemmeliyet merkezlerinde görev süresi sona eren ve ekli listede yer alan "
        "%(count)s öğretmenin, karşılarında belirtilen güne kadar yeniden görevlendirilmesi uygun "
        "görülmektedir."
    )
    title = _("Yeniden görevlendirilmesi teklif edilen öğretmenler")
    lines = tuple(_line(n, one, roles[one.assignment_id]) for n, one in enumerate(rows, 1))
    return Content(
        topic=_("Koordinatörlerin Yeniden Görevlendirilmesi"),
        paragraphs=(basis % {"law": LAW, "decision": DECISION}, text % {"count": len(rows)}),
        lead=_("Gereğini"),
        to=(to_office(Office.objects.get(code="PERSONEL")),),
        enclosures=(_("%(title)s listesi") % {"title": title},),
        listings=(Listing(title, HEADS, lines),),
        signer=Signer(title=_("Genel Müdür")),
    )


def _line(number: int, one: Renewal, role: str) -> tuple[str, ...]:
    row = one.assignment
    return (
        str(number),
        str(row.teacher),
        row.teacher.subject.name,
        row.seat.center.name,
        role,
        f"{days.day(row.starts)} – {days.day(row.last_day)}",
        days.day(one.until),
    )


def register() -> None:
    """Tell the documents room of it; called in AppConfig.ready."""
    registry.register(
        registry.LetterKind(
            KIND,
            gettext_lazy("Yeniden görevlendirme inha yazısı"),
            about,
            content,
            may=may,
            url=lambda letter_subject: reverse("personnel:renewals"),
            asks=gettext_lazy("İnha listesi, karar bekleyen inhalardan oluşur (Madde 10/5)."),
        )
    )
