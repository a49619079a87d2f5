"""Filters of the lists of commissions and of their files."""

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import filters

from ..eligibility import TIERS
from ..models import Candidacy, CommissionState, Judging, Recusal
from . import files, tables

UNSCORED, SCORED, CLOSED = "bekleyen", "puanlanan", "kapali"


class CommissionFilters(filters.FilterSet):
    """By state."""

    durum = filters.ChoiceFilter("state", choices=CommissionState, label=_("Durum"))


def with_mine(rows, commission, user: int):
    """Files with where this member stands (``mine``): 0 to be scored, 1 scored, 2 closed to him."""
    away = Recusal.objects.filter(commission=commission, application=OuterRef("pk"), user=user)
    whole = files.whole_scores(commission).filter(user=user)
    return rows.annotate(
        mine=Case(
            When(Q(teacher__user=user) | Exists(away), then=Value(2)),
            When(Exists(whole), then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
    )


MINE = {UNSCORED: 0, SCORED: 1, CLOSED: 2}


def _seats_of_call(request):
    """The call's seats in the commission's province, as they came with the commission."""
    return [(fact["pk"], tables.seat_words(fact)) for fact in request.commission.seat_facts]


class ReviewFilters(filters.FilterSet):
    """Which files: mine to score, those for a seat, those of a tier."""

    puanim = filters.ChoiceFilter(
        method="of_mine",
        choices=[
            (UNSCORED, _("Puanımı bekleyenler")),
            (SCORED, _("Puanladıklarım")),
            (CLOSED, _("Bana kapalı olanlar")),
        ],
        label=_("Puanım"),
    )
    kadro = filters.ScopedChoiceFilter(method="of_seat", rows=_seats_of_call, title=_("Kadro"))
    sira = filters.ChoiceFilter(
        method="of_tier",
        choices=[(str(tier.number), tier.label) for tier in TIERS],
        label=_("Sıra grubu"),
    )

    def of_mine(self, rows, name, value):
        return rows.filter(mine=MINE[value]) if value else rows

    def of_seat(self, rows, name, value):
        if not value:
            return rows
        wishes = Candidacy.objects.filter(application=OuterRef("pk"), call_seat=value)
        return rows.filter(Exists(wishes))

    def of_tier(self, rows, name, value):
        if not value:
            return rows
        newer = Judging.objects.filter(candidacy=OuterRef("candidacy"), pk__gt=OuterRef("pk"))
        judged = Judging.objects.filter(
            ~Exists(newer),
            candidacy__application=OuterRef("pk"),
            candidacy__call_seat__province=self.request.commission.province_id,
            tier=value,
        )
        # What a file that the reader keeps away from was judged to be shows in no filter either.
        return rows.filter(Exists(judged)).exclude(mine=MINE[CLOSED])
