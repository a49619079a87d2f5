"""Teachers as people to be invited: those with an e-mail address and without an account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from centers.models import Province, School
from smm_portal.kit.filters import match_words
from smm_portal.kit.widgets import FastSelect
from smm_portal.offices.invitations import Candidate, Source, SourceForm
from smm_portal.offices.models import User
from smm_portal.offices.roles import Role

from . import services
from .models import Assignment, Teacher

NAME = "teacher"
SEATED = "merkez"


class TeachersForm(SourceForm):
    """Which teachers: by province, by words of the school's name, by where they work."""

    il = forms.ModelChoiceField(
        Province.objects.none(), label=_("İl"), required=False, empty_label=_("Hepsi")
    )
    okul = forms.CharField(
        label=_("Okul adı"),
        required=False,
        max_length=200,
        help_text=_("Adın bir parçası yeter. Boşsa bütün okullar."),
    )
    kim = forms.ChoiceField(
        label=_("Kimler"),
        required=False,
        choices=[("", _("Bütün öğretmenler")), (SEATED, _("Yalnız merkezlerde görevliler"))],
        widget=FastSelect,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["il"].queryset = Province.objects.filter(
            pk__in=School.objects.visible_to(self.duty).values("district__province")
        )


def candidates(duty, filters: dict):
    """Teachers in post of the inviter's scope who have an address and no account."""
    rows = Teacher.objects.visible_to(duty).filter(
        working=True, user__isnull=True, email__isnull=False
    )
    if filters.get("il"):
        rows = rows.filter(school__district__province=filters["il"])
    rows = match_words(rows, filters.get("okul") or "", "school__search")
    if filters.get("kim") == SEATED:
        rows = rows.filter(pk__in=Assignment.objects.in_force().values("teacher"))
    rows = rows.select_related("school__office").order_by("school__sort_key", "sort_key", "pk")
    return [_candidate(row) for row in rows]


def _candidate(row: Teacher) -> Candidate:
    return Candidate(
        row.email,
        row.first_name,
        row.last_name,
        Role.TEACHER,
        row.school.office,
        f"{NAME}:{row.pk}",
    )


def accepted(key: str, user: User) -> None:
    """The invitation was accepted: the record and the account belong together from now on."""
    services.link_account(int(key.split(":")[-1]), user)


SOURCE = Source(
    NAME,
    _("Öğretmenler (kayıttan)"),
    candidates,
    accepted,
    TeachersForm,
    frozenset(
        {
            Role.MTEGM_HEAD,
            Role.PROVINCE_DIRECTOR,
            Role.PROVINCE_HR,
            Role.PRINCIPAL,
            Role.SYSTEM_ADMIN,
        }
    ),
)
