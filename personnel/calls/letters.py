"""The announcement of a call (çağrı duyurusu) to the provinces, as a draft for DYS (10/1)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from centers.models import Province
from smm_portal.documents.letters import pages, registry
from smm_portal.documents.letters.content import (
    PROVINCE_UNIT,
    Addressee,
    Content,
    Listing,
    Signer,
    to_office,
)
from smm_portal.documents.letters.wording import Level
from smm_portal.kit import days
from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.kit.detail import Section
from smm_portal.offices.models import Office

from ..models import Call, CallSeat
from ..models.calls import MTEGM_ROLES, CallState

KIND, PREFIX = "call_announcement", "call"
LAW = "Sektörel Mükemmeliyet Merkezleri Yönergesinin 10 uncu maddesi"


def subject(call: Call) -> str:
    """The call as a letter's subject."""
    return registry.subject_of(PREFIX, call.pk)


def call_of(letter_subject: str) -> Call:
    """The call that a subject names. Raises LookupError or DoesNotExist."""
    return Call.objects.get(pk=registry.pk_in(letter_subject, PREFIX))


def url(letter_subject: str) -> str:
    """The call's page."""
    return reverse("personnel:call", args=[registry.pk_in(letter_subject, PREFIX)])


def may(duty, letter_subject: str) -> Verdict:
    """MTEGM announces what is published and not cancelled."""
    if duty.role not in MTEGM_ROLES:
        return refused(_("Çağrıyı MTEGM duyurur."), "10/1")
    if call_of(letter_subject).state not in (CallState.PUBLISHED, CallState.CONCLUDED):
        return refused(_("Çağrı yayımlandıktan sonra duyurulur."), "10/1")
    return ALLOWED


def about(letter_subject: str, duty) -> registry.About:
    """MTEGM writes it about its own call."""
    office = Office.objects.get(code="MTEGM")
    title = _("%(title)s duyurusu") % {"title": call_of(letter_subject).title[:170]}
    return registry.About(title, office, office)


def content(letter_subject: str, duty) -> Content:
    """Calendar and place of the call, with its seats as an enclosed list."""
    call, enclosed = call_of(letter_subject), _("Kadro listesi")
    return Content(
        topic=call.title,
        paragraphs=tuple(_paragraphs(call)),
        lead=_("Çağrının ilinizdeki okullara ve öğretmenlere duyurulması hususunda gereğini"),
        to=(_provinces(),),
        informed=(to_office(Office.objects.get(code="PERSONEL")),),
        enclosures=(enclosed,),
        listings=(_listing(call, enclosed),),
        signer=Signer(title=_("Genel Müdür")),
    )


def _provinces() -> Addressee:
    name = _("%(count)s İl Valiliği") % {"count": Province.objects.count()}
    return Addressee(name, PROVINCE_UNIT, int(Level.PROVINCE))


def _paragraphs(call: Call) -> list[str]:
    said = {
        "law": LAW,
        "opens": days.day(call.opens_on),
        "until": days.day(call.applications_until),
        "checks": days.day(call.checks_until),
        "commission": days.day(call.commission_until),
        "results": days.day(call.results_until),
    }
    return [
        _(
            "%(law)s uyarınca, sektörel mükemmeliyet merkezlerinde ekli listede yer alan kadrolara "
            "görevlendirilecek öğretmenler için başvuru alınacaktır."
        )
        % said,
        _(
            "Başvurular %(opens)s – %(until)s tarihleri arasında Sektörel Mükemmeliyet Merkezleri "
            "Portalından yapılacaktır. Okul, ilçe ve il kontrolleri %(checks)s, il komisyonlarının "
            "değerlendirmesi %(commission)s tarihine kadar tamamlanacak; sonuçlar %(results)s "
            "tarihine kadar bildirilecektir."
        )
        % said,
    ]


def _listing(call: Call, title: str) -> Listing:
    rows = CallSeat.objects.filter(call=call).select_related(
        "role__field", "seat__center__school__district__province"
    )
    rows = rows.order_by(
        "seat__center__school__district__province__sort_key",
        "seat__center__sort_key",
        "seat__number",
    )
    heads = (_("İl"), _("Merkez"), _("Kadro"), _("Görev"), _("Alan"))
    return Listing(title, heads, tuple(_line(row) for row in rows))


def _line(row: CallSeat) -> tuple[str, ...]:
    center, field = row.seat.center, row.role.field
    province = center.school.district.province.name
    name = field.name if field else _("İngilizce") if row.role.english else "–"
    return province, center.name, str(row.seat.number), row.role.label, name


def on_call(request, call: Call) -> Section | None:
    """The announcement on the call's page, for MTEGM."""
    duty = request.duty
    if duty is None or duty.role not in MTEGM_ROLES or call.state == CallState.DRAFT:
        return None
    act = pages.act(duty, KIND, subject(call), _("Duyuru yazısı hazırla"))
    return pages.section(duty, subject(call), acts=[act])


def register() -> None:
    """Tell the documents room of the kind; called in AppConfig.ready."""
    registry.register(
        registry.LetterKind(
            KIND,
            gettext_lazy("Çağrı duyurusu"),
            about,
            content,
            may=may,
            url=url,
            asks=gettext_lazy("Başvurunun takvimini ve usulünü MTEGM belirler (Madde 10/1)."),
        )
    )
