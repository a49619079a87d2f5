"""What a teacher's page says: each fact with the clauses for which it counts."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.access import in_scope
from smm_portal.kit import dates, days
from smm_portal.kit.acts import Act
from smm_portal.kit.clause_marks import clause_chip
from smm_portal.kit.detail import Fact, Section
from smm_portal.kit.markup import chip
from smm_portal.offices import policy
from smm_portal.offices.models import Invitation

from . import access, record, tables
from .eligibility import years_and_days
from .eligibility.rules import YEARS_OF_TEACHING
from .models import Teacher


def working_chip(teacher: Teacher):
    """Whether the teacher is in post; only said where he is not."""
    return "" if teacher.working else chip("neutral", _("Görevde değil"), "lock")


def of_teacher(duty, teacher: Teacher) -> list[Fact]:
    """Who and where."""
    return [
        Fact(_("T.C. kimlik numarası"), teacher.masked_identity),
        Fact(_("Branş"), teacher.subject.name),
        Fact(_("Görev yeri"), school_link(duty, teacher.school)),
        Fact(_("İlçe / İl"), place(teacher.school)),
        Fact(_("E-posta"), teacher.email),
        Fact(_("Portal hesabı"), account_words(teacher)),
    ]


def place(school) -> str:
    """ "Haliliye / Şanlıurfa"."""
    return f"{school.district.name} / {school.district.province.name}"


def school_link(duty, school):
    """The school, a link for those who may open its page."""
    if not policy.may(duty, "centers:school") or not in_scope(duty, school.office):
        return school.name
    return format_html('<a href="{}">{}</a>', reverse("centers:school", args=[school.pk]), school)


def account_words(teacher: Teacher) -> str:
    """Has an account, is invited, or neither."""
    if teacher.user_id:
        return _t("Var (%(email)s)") % {"email": teacher.user.email}
    invited = Invitation.objects.valid().filter(source=f"teacher:{teacher.pk}").first()
    if invited:
        return _t("Davet edildi (%(day)s)") % {"day": days.day(invited.created_at)}
    return _t("Yok") if teacher.email else _t("Yok; davet için e-posta adresi gerekli")


def chips(*clauses: str):
    """Several clause chips in a row; one element, so that they stay in their cell on a phone."""
    row = mark_safe(" ".join(map(clause_chip, clauses)))  # noqa: S308 - chips are escaped
    return format_html("<span>{}</span>", row)


def condition_rows(teacher: Teacher) -> list[tuple]:
    """(fact, value, clauses) of what the conditions of 6 and 7 ask."""
    kind = f"{teacher.subject} ({teacher.subject.get_kind_display()})"
    return [
        (_("İstihdam"), teacher.get_employment_display(), chips("6/1-a", "7/1-a")),
        (_("Öğretmenliğe başlama"), days.day(teacher.teaching_since), chips("6/1-b", "7/1-b")),
        (_("Hizmetten sayılmayan gün"), teacher.days_not_counted, chips("6/1-b", "7/1-b")),
        (_("Bugünkü kıdem"), seniority_words(teacher), chips("6/1-b", "7/1-b")),
        (
            _("Zorunlu çalışma yükümlülüğü"),
            teacher.get_compulsory_service_display(),
            chips("6/1-ç", "7/1-c"),
        ),
        (_("Branş ve türü"), kind, chips("6/1-d", "7/1-ç", "6/2", "7/2")),
        (_("Branşın eşleştiği alanlar"), field_words(teacher), chips("6/1-d", "7/1-ç")),
    ]


def seniority_words(teacher: Teacher) -> str:
    """Years and days of teaching, and what is missing to four years."""
    years, rest = years_and_days(teacher.counted_from(), dates.today())
    said = _t("%(years)s yıl %(days)s gün") % {"years": years, "days": rest}
    if years >= YEARS_OF_TEACHING:
        return said
    return _t("%(said)s; dört yılı dolmadı") % {"said": said}


def field_words(teacher: Teacher) -> str:
    """The fields that the teacher's subject counts as."""
    names = teacher.subject.fields.order_by("sort_key").values_list("name", flat=True)
    return ", ".join(names)


def sections(request, teacher: Teacher) -> list[Section]:
    """Conditions, managerial duties, assignments."""
    return [_conditions(teacher), _managerial(request, teacher), _terms(request, teacher)]


def _conditions(teacher: Teacher) -> Section:
    context = {"rows": condition_rows(teacher)}
    title = _("Şartlarla ilgili bilgiler")
    return Section("sartlar", title, "personnel/section_conditions.html", context, order=10)


def _managerial(request, teacher: Teacher) -> Section:
    may = bool(access.may_edit(request.duty, teacher))
    rows = record.managed_by(teacher)[::-1]
    url = reverse("personnel:managerial_new", args=[teacher.pk])
    acts = (Act(_("Yöneticilik görevi ekle"), url),) if may else ()
    context = {"rows": rows, "may_end": may}
    template = "personnel/section_managerial.html"
    return Section(
        "yoneticilik", _("Yöneticilik görevleri"), template, context, acts=acts, order=20
    )


def _terms(request, teacher: Teacher) -> Section:
    rows = record.terms_of(teacher)[::-1]
    context = {"terms": term_rows(request.duty, rows), "of_teacher": True}
    title = _("Merkezlerdeki görevleri")
    return Section("gorevlendirmeler", title, "personnel/section_terms.html", context, order=30)


def term_rows(duty, rows) -> list[dict]:
    """Assignments as the tables of pages show them."""
    opens = bool(policy.may(duty, "personnel:assignment"))
    return [
        {
            "row": row,
            "role": tables.role_words(row),
            "state": tables.state_chip(row),
            "url": reverse("personnel:assignment", args=[row.pk]) if opens else "",
        }
        for row in rows
    ]
