"""The approvals (olur) that found and close a centre, as drafts for DYS (4/1, reading 5)."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smm_portal.documents.letters import pages, registry, services
from smm_portal.documents.letters.content import Content, Signer
from smm_portal.documents.models import Letter
from smm_portal.kit import dates, days
from smm_portal.offices.models import Office
from smm_portal.road.models import Draft

from . import access
from .closing import closing_obstacles
from .forms.seats import UNUSED
from .models import Center, Field

FOUNDING, CLOSING = "founding_approval", "closing_approval"
CENTER = "center"
LAW = "Sektörel Mükemmeliyet Merkezleri Yönergesinin 4 üncü maddesinin birinci fıkrası"


def subject(center: Center) -> str:
    """The centre as a letter's subject."""
    return registry.subject_of(CENTER, center.pk)


def center_of(letter_subject: str) -> Center:
    """The centre that a subject names. Raises LookupError or DoesNotExist."""
    return Center.objects.with_place().get(pk=registry.pk_in(letter_subject, CENTER))


@dataclass(frozen=True)
class Awaited:
    """Where the approval of a guided act stands: its letter, or the way to draft one."""

    label: str
    url: str
    letter: Letter | None


def standing_of(duty, kind: str, center: Center) -> Awaited | None:
    """The newest letter of the kind on the centre, or None where it is not for this duty."""
    act = pages.act(duty, kind, subject(center), _("Olur taslağını hazırla"))
    rows = Letter.objects.visible_to(duty).of(kind, subject(center))
    letter = rows.select_related("correction").order_by("-no").first()
    return Awaited(act.label, act.url, letter) if letter or act.verdict else None


def given(duty, kind: str, center: Center) -> dict:
    """Number, date and signed text of the approval, as far as a decision's form can take them
    over: a file only from who brought it.
    """
    letter = services.standing(kind, subject(center))
    if letter is None:
        return {}
    found = {"number": letter.number, "date": letter.date}
    mine = letter.file.uploaded_by_id == duty.user_id
    return found | ({"file": letter.file} if mine else {})


def of_decision(duty, number: str) -> Letter | None:
    """The approval with a decision's number, if the reader sees it."""
    rows = Letter.objects.visible_to(duty).in_state(Letter.State.ISSUED)
    return rows.filter(number=number, kind__in=(FOUNDING, CLOSING)).order_by("-pk").first()


def url(letter_subject: str) -> str:
    """The centre's page."""
    return reverse("centers:detail", args=[registry.pk_in(letter_subject, CENTER)])


def _about(letter_subject: str, title: str) -> registry.About:
    center = center_of(letter_subject)
    office = Office.objects.get(code="MTEGM")
    return registry.About(title % {"center": center.name[:170]}, office, center.office)


def about_founding(letter_subject: str, duty) -> registry.About:
    """MTEGM writes it; it is the centre's."""
    return _about(letter_subject, _("%(center)s kuruluş oluru"))


def about_closing(letter_subject: str, duty) -> registry.About:
    """MTEGM writes it; it is the centre's."""
    return _about(letter_subject, _("%(center)s kapatma oluru"))


def may_found(duty, letter_subject: str):
    """Whoever may go on with the founding."""
    return access.may_continue(duty, center_of(letter_subject))


def may_close(duty, letter_subject: str):
    """Whoever may close the centre."""
    return access.may_close(duty, center_of(letter_subject))


def place(center: Center) -> str:
    """Where the centre is, as a letter says it."""
    district = center.school.district
    names = {"province": district.province.name, "district": district.name}
    names["school"] = center.school.name
    return _("%(province)s ili %(district)s ilçesindeki %(school)s bünyesinde") % names


def joined(names: list[str]) -> str:
    """Names in a sentence: "A, B ve C"."""
    return _(" ve ").join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def formal(center: Center) -> str:
    """The centre's whole name: "Ankara Gazi Sektörel Mükemmeliyet Merkezi"."""
    return f"{center.name.removesuffix(' SMM')} Sektörel Mükemmeliyet Merkezi"


def founding_content(letter_subject: str, duty) -> Content:
    """Why the centre is to be founded, from what the founding's draft says so far."""
    center = center_of(letter_subject)
    fields, seats = planned(center)
    of = _("%(fields)s alanlarında çalışmak üzere ") % {"fields": joined(fields)} if fields else ""
    plan = _("%(place)s, %(of)sbir sektörel mükemmeliyet merkezi kurulması planlanmaktadır.")
    texts = [plan % {"place": place(center), "of": of}]
    if seats:
        text = _(
            "Merkezde, biri genel koordinatör olmak üzere %(count)s öğretmenin görevlendirilmesi"
            " öngörülmektedir."
        )
        texts.append(text % {"count": seats})
    lead = _("%(law)s uyarınca, söz konusu okulda “%(center)s” adıyla bir merkez kurulmasını")
    return approval(
        _("%(center)s kuruluşu"), texts, lead % {"law": LAW, "center": formal(center)}, center
    )


def planned(center: Center) -> tuple[list[str], int]:
    """(names of the fields, number of seats) in the newest draft of the founding."""
    drafts = Draft.objects.unfinished().filter(kind="centers.found", key=str(center.pk))
    draft = drafts.order_by("-updated_at").first()
    steps = draft.data.get("steps", {}) if draft else {}
    chosen = [one for one in steps.get("alanlar", {}).get("chosen", []) if one.isdigit()]
    names = Field.objects.filter(pk__in=chosen).order_by("sort_key").values_list("name", flat=True)
    return list(names), _seat_count(steps.get("kadrolar", {}))


def _seat_count(answers: dict) -> int:
    """How many of the five seats the draft gives a role."""
    roles = [values[0] for name, values in answers.items() if name.startswith("role_") and values]
    return len([role for role in roles if role != UNUSED])


def closing_content(letter_subject: str, duty) -> Content:
    """What the centre was; the reasons are the writer's."""
    center = center_of(letter_subject)
    rows = center.center_fields.in_force().order_by("field__sort_key")
    fields = joined(list(rows.values_list("field__name", flat=True)))
    names = {"place": place(center), "center": formal(center), "fields": fields}
    names["since"] = days.day(center.opened_on)
    if center.opened_on:
        text = _(
            "%(place)s %(since)s tarihinde kurulan %(center)s, %(fields)s alanlarında çalışmaktadır."
        )
    else:
        text = _("%(place)s bulunan %(center)s, %(fields)s alanlarında çalışmaktadır.")
    texts = [text % names]
    if not closing_obstacles(center, dates.today()):
        texts.append(_("Merkezin kapanışına engel, süren bir iş kalmamıştır."))
    lead = _("%(law)s uyarınca, %(center)snin kapatılmasını")
    return approval(
        _("%(center)snin kapatılması"), texts, lead % {"law": LAW, "center": formal(center)}, center
    )


def approval(topic: str, texts: list[str], lead: str, center: Center) -> Content:
    """An approval of the Director General on a centre."""
    return Content(
        topic=topic % {"center": formal(center)},
        paragraphs=tuple(texts),
        lead=lead,
        proposer=Signer(title=_("Daire Başkanı")),
        middle=Signer(title=_("Genel Müdür Yardımcısı")),
        signer=Signer(title=_("Genel Müdür")),
    )


def register() -> None:
    """Tell the documents room of both approvals; called in AppConfig.ready."""
    shared = {"template": registry.APPROVAL, "url": url}
    registry.register(
        registry.LetterKind(
            FOUNDING,
            gettext_lazy("Kuruluş oluru"),
            about_founding,
            founding_content,
            may=may_found,
            asks=gettext_lazy(
                "Merkezi MTEGM kurar (Madde 4/1). Metne, merkezin neden bu okulda kurulduğunu yazın."
            ),
            **shared,
        )
    )
    registry.register(
        registry.LetterKind(
            CLOSING,
            gettext_lazy("Kapatma oluru"),
            about_closing,
            closing_content,
            may=may_close,
            asks=gettext_lazy(
                "Merkez kurulduğu yolla kapanır (Madde 4/1). Metne kapatmanın gerekçesini yazın."
            ),
            **shared,
        )
    )
