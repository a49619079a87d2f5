"""Draft letters of appointment: MTEGM's list to Personel GM, Personel GM's notice (10/4, 10/5)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smm_portal.documents.letters import registry
from smm_portal.documents.letters.content import (
    Addressee,
    Content,
    Listing,
    Signer,
    to_office,
    to_person,
)
from smm_portal.kit import days
from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices.models import Office
from smm_portal.offices.roles import Role

from ..models import Assignment, Call
from ..tables import role_words, with_role
from . import nominations
from .tables import seat_words

PROPOSALS, NOTICE = "appointment_proposal", "assignment_notice"
CALL, ASSIGNMENT = "call", "assignment"
LAW = "Sektörel Mükemmeliyet Merkezleri Yönergesinin 10 uncu maddesi"
DECISION = "2006/11350 sayılı Bakanlar Kurulu Kararının 16 ncı maddesinin ikinci fıkrası"
HEADS = ("S.No", "Adı soyadı", "Branşı", "Görev yeri", "Merkez", "Kadro")


def call_subject(call: Call) -> str:
    """The call as the subject of the list to Personel GM."""
    return registry.subject_of(CALL, call.pk)


def assignment_subject(row: Assignment) -> str:
    """The assignment as the subject of its notice."""
    return registry.subject_of(ASSIGNMENT, row.pk)


def _call(subject: str) -> Call:
    return Call.objects.get(pk=registry.pk_in(subject, CALL))


def _assignment(subject: str) -> Assignment:
    rows = with_role(Assignment.objects.all()).select_related(
        "teacher__subject",
        "teacher__school__district__province__office",
        "seat__center__office",
        "seat__center__school__district__province__office",
    )
    return rows.get(pk=registry.pk_in(subject, ASSIGNMENT))


def _office(code: str) -> Office:
    return Office.objects.get(code=code)


# The list to Personel GM.


def about_proposals(subject: str, duty) -> registry.About:
    """MTEGM writes it, to be read by the Ministry's own."""
    office = _office("MTEGM")
    title = _("%(call)s: görevlendirme teklifleri") % {"call": _call(subject).title[:150]}
    return registry.About(title, office, office)


def may_propose(duty, subject: str) -> Verdict:
    """MTEGM's people, when somebody is on the list."""
    if duty is None or duty.role not in (Role.MTEGM_EXPERT, Role.MTEGM_HEAD):
        return refused(_("Teklif listesini MTEGM yazar."), "10/4")
    if not nominations.to_appoint().filter(call_seat__call=_call(subject)).exists():
        return refused(_("Listede görevlendirilmeyi bekleyen kimse yok."), "10/4")
    return ALLOWED


def proposals_content(subject: str, duty) -> Content:
    """Whom MTEGM proposes, seat by seat, as an enclosed list."""
    call = _call(subject)
    rows = list(nominations.to_appoint().filter(call_seat__call=call))
    text = _(
        "“%(call)s” kapsamında il değerlendirme komisyonlarınca incelenen ve kesin tutanaklarla "
        "bildirilen adaylardan, ekli listede yer alan %(count)s öğretmenin karşılarında belirtilen "
        "kadrolarda görevlendirilmesi uygun görülmektedir."
    ) % {"call": call.title, "count": len(rows)}
    basis = _(
        "Bilindiği üzere, %(law)s uyarınca koordinatörler %(decision)s kapsamında görevlendirilir."
    )
    title = _("Görevlendirilmesi teklif edilen öğretmenler")
    return Content(
        topic=_("Koordinatör Görevlendirme Teklifi"),
        paragraphs=(basis % {"law": LAW, "decision": DECISION}, text),
        lead=_("Gereğini"),
        to=(to_office(_office("PERSONEL")),),
        enclosures=(_("%(title)s listesi") % {"title": title},),
        listings=(Listing(title, HEADS, tuple(_line(n, one) for n, one in enumerate(rows, 1))),),
        signer=Signer(title=_("Genel Müdür")),
    )


def _line(number: int, one) -> tuple[str, ...]:
    teacher, seat = one.candidacy.application.teacher, one.call_seat.seat
    return (
        str(number),
        str(teacher),
        teacher.subject.name,
        teacher.school.name,
        seat.center.name,
        f"{seat.number}. {seat_words(one.call_seat)}",
    )


# The notice of an assignment.


def about_notice(subject: str, duty) -> registry.About:
    """Personel GM writes it, or MTEGM where the unit has no account; it is the centre's."""
    row = _assignment(subject)
    office = duty.office if duty and may_notify(duty, subject) else _office("PERSONEL")
    title = _("%(center)s görevlendirme bildirimi") % {"center": row.seat.center.name[:160]}
    return registry.About(title, office, row.seat.center.office)


def may_notify(duty, subject: str) -> Verdict:
    """Those who record appointments."""
    if duty is None or duty.role not in (
        Role.MTEGM_EXPERT,
        Role.MTEGM_HEAD,
        Role.PERSONNEL_UNIT,
    ):
        return refused(_("Bildirimi, görevlendirmeyi kaydeden birim yazar."), "10/4")
    return ALLOWED


def notice_content(subject: str, duty) -> Content:
    """Who is assigned where, for which days, on what approval."""
    row = _assignment(subject)
    said = {
        "who": row.teacher,
        "school": row.teacher.school,
        "subject": row.teacher.subject,
        "center": row.seat.center,
        "role": role_words(row),
        "first": days.day(row.starts),
        "last": days.day(row.last_day),
        "number": row.approval_number,
        "date": days.day(row.approval_date),
        "law": LAW,
    }
    first = _(
        "%(school)s %(subject)s öğretmeni %(who)s, %(law)s uyarınca %(date)s tarihli ve %(number)s "
        "sayılı onayla %(first)s – %(last)s tarihleri arasında %(center)s biriminde %(role)s "
        "olarak görevlendirilmiştir."
    )
    second = _(
        "Göreve başlama tarihinin, merkezin bünyesinde bulunduğu okulun müdürlüğünce süresi içinde "
        "portala kaydedilmesi gerekmektedir."
    )
    return Content(
        topic=_("Koordinatör Görevlendirmesi"),
        paragraphs=(first % said, second),
        lead=_("Bilgilerinizi ve gereğini"),
        to=_governors(row),
        informed=(to_person(str(row.teacher)),),
        signer=Signer(title=_("Genel Müdür")),
    )


def _governors(row: Assignment) -> tuple[Addressee, ...]:
    """The centre's province, and the teacher's where it is another."""
    places = (row.seat.center.school, row.teacher.school)
    offices = {s.district.province.office_id: s.district.province.office for s in places}
    return tuple(to_office(office) for office in offices.values())


def register() -> None:
    """Tell the documents room of both; called in AppConfig.ready."""
    registry.register(
        registry.LetterKind(
            PROPOSALS,
            gettext_lazy("Görevlendirme teklif yazısı"),
            about_proposals,
            proposals_content,
            may=may_propose,
            url=lambda subject: f"{reverse('personnel:nominations')}?cagri={_call(subject).pk}",
            asks=gettext_lazy(
                "Teklif listesi, kadrolar için seçilen adaylardan oluşur (Madde 10/4)."
            ),
        )
    )
    registry.register(
        registry.LetterKind(
            NOTICE,
            gettext_lazy("Görevlendirme bildirimi"),
            about_notice,
            notice_content,
            may=may_notify,
            url=lambda subject: reverse(
                "personnel:assignment", args=[registry.pk_in(subject, ASSIGNMENT)]
            ),
            asks=gettext_lazy("Bildirim iki ile ve kişiye gider (Madde 10/4)."),
        )
    )
