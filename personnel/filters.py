"""Filters of this room's lists, and what their search boxes look through."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _

from centers.filters import PlacedFilterSet
from centers.models import Province, School, SchoolKind, SeatKind, SeatRole, TeachingSubject
from smm_portal.kit import dates
from smm_portal.kit.filters import (
    ChoiceFilter,
    FilterSet,
    FoldedFilter,
    ScopedChoiceFilter,
    YesNoFilter,
    folded_words,
)
from smm_portal.offices.identity import keyed_hash

from . import access
from .models import Assignment, Teacher
from .models.teachers import CompulsoryService, Employment

# Terms that end within so many days are shown as ending; the first reminder goes out then.
ENDING_DAYS = 60
ENGLISH = "ENGLISH"


def as_identity(text: str) -> str:
    """The eleven digits of an identity number typed into a search box, or nothing."""
    digits = "".join(text.split())
    return digits if len(digits) == 11 and digits.isascii() and digits.isdigit() else ""


def match_teachers(rows, text: str, duty=None):
    """Teachers by words of their name or school; by a whole identity number where ``duty`` may.

    Give ``duty`` only for what was posted: a number stands in no address.
    """
    number = as_identity(text)
    if number and access.may_seek_identity(duty):
        return rows.filter(identity_hash=keyed_hash(number))
    for word in folded_words(text):
        schools = School.objects.filter(search__contains=word).values("pk")
        rows = rows.filter(Q(search__contains=word) | Q(school__in=schools))
    return rows


def match_assignments(rows, text: str):
    """Assignments by words of the teacher's or the centre's name."""
    for word in folded_words(text):
        rows = rows.filter(
            Q(teacher__search__contains=word) | Q(seat__center__search__contains=word)
        )
    return rows


def _options(request) -> dict[str, list]:
    """Provinces of the reader's scope and all subjects, in one query a request."""
    if not hasattr(request, "_teacher_options"):
        provinces = Province.objects.visible_to(request.duty).order_by()
        subjects = TeachingSubject.objects.order_by()
        rows = provinces.values_list(Value("il"), "pk", "name", "sort_key").union(
            subjects.values_list(Value("brans"), "pk", "name", "sort_key"), all=True
        )
        found: dict[str, list] = {"il": [], "brans": []}
        for kind, pk, name, _key in sorted(rows, key=lambda row: row[3]):
            found[kind].append((pk, name))
        request._teacher_options = found
    return request._teacher_options


class SeatedFilter(YesNoFilter):
    """Teachers who sit in a centre today, or do not."""

    def filter(self, qs, value):
        if not value:
            return qs
        seated = Q(pk__in=Assignment.objects.in_force().values("teacher"))
        return qs.filter(seated) if value == "evet" else qs.exclude(seated)


class TeacherFilters(PlacedFilterSet):
    """Subject, province, kind of school, employment, compulsory service, seated or not."""

    brans = ScopedChoiceFilter("subject", rows=lambda r: _options(r)["brans"], title=_("Branş"))
    il = ScopedChoiceFilter(
        "school__district__province", rows=lambda r: _options(r)["il"], title=_("İl")
    )
    tur = ChoiceFilter("school__kind", choices=SchoolKind, label=_("Okul türü"))
    istihdam = ChoiceFilter("employment", choices=Employment, label=_("İstihdam"))
    zorunlu = ChoiceFilter(
        "compulsory_service", choices=CompulsoryService, label=_("Zorunlu çalışma")
    )
    merkez = SeatedFilter(label=_("Merkezde görevli"), yes=_("Görevli"), no=_("Görevli değil"))
    gorevde = YesNoFilter("working", label=_("Durum"), yes=_("Görevde"), no=_("Görevde değil"))

    class Meta(FilterSet.Meta):
        model = Teacher
        fields: list[str] = []


IN_FORCE, ENDING, COMING, ENDED = "yururlukte", "bitecek", "baslayacak", "bitti"
TERM_STATES = [
    (IN_FORCE, _("Yürürlükte")),
    (ENDING, _("60 gün içinde bitecek")),
    (COMING, _("Başlayacak")),
    (ENDED, _("Sona erdi")),
]


def in_state(rows, state: str):
    """Assignments that stand so today."""
    today = dates.today()
    soon = today + dt.timedelta(days=ENDING_DAYS)
    return {
        IN_FORCE: lambda: rows.in_force(today),
        ENDING: lambda: rows.in_force(today).filter(ends__lte=soon),
        COMING: lambda: rows.filter(starts__gt=today),
        ENDED: lambda: rows.filter(ends__lte=today),
    }[state]()


class TermFilter(ChoiceFilter):
    def filter(self, qs, value):
        return in_state(qs, value) if value else qs


class RoleFilter(ChoiceFilter):
    """What the seat was for when the term began; the English seat by itself."""

    def filter(self, qs, value):
        if not value:
            return qs
        wanted = {"english": True} if value == ENGLISH else {"kind": value, "english": False}
        return qs.filter(Exists(role_of_term().filter(**wanted)))


def role_of_term():
    """The role of the seat in which the outer query's term lies."""
    return SeatRole.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=OuterRef("ends")),
        seat=OuterRef("seat"),
        starts__lte=OuterRef("starts"),
    )


ROLE_CHOICES = [*SeatKind.choices, (ENGLISH, _("İngilizce öğretmeni"))]


class AssignmentFilters(PlacedFilterSet):
    """Where the term stands, role, centre, province."""

    durum = TermFilter(choices=TERM_STATES, label=_("Durum"))
    gorev = RoleFilter(choices=ROLE_CHOICES, label=_("Görev"))
    merkez = FoldedFilter("seat__center__search", label=_("Merkez adı"))
    il = ScopedChoiceFilter(
        "seat__center__school__district__province",
        rows=lambda request: Province.objects.visible_to(request.duty),
        title=_("İl"),
    )

    class Meta(FilterSet.Meta):
        model = Assignment
        fields: list[str] = []
