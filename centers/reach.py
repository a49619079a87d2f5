"""How far a reader sees decisions: those that speak of a centre in his part of the tree."""

from django.db.models import Q

from smm_portal.offices.models import ROOT_PATH

from .models import Center, CenterField, Decision, SeatRole


def decisions_visible_to(duty):
    """Decisions of the centres in the reader's scope, with what corrects them."""
    if duty is None:
        return Decision.objects.none()
    if duty.scope_path == ROOT_PATH:
        return Decision.objects.all()
    direct = Decision.objects.filter(_speaks_of(Center.objects.visible_to(duty))).values("pk")
    return Decision.objects.filter(Q(pk__in=direct) | Q(corrects__in=direct))


def decisions_of(center: Center):
    """The decisions that founded, set or closed something of this centre, and their corrections."""
    direct = Decision.objects.filter(_speaks_of(Center.objects.filter(pk=center.pk))).values("pk")
    return Decision.objects.filter(Q(pk__in=direct) | Q(corrects__in=direct))


def _speaks_of(centers) -> Q:
    keys = centers.order_by().values("pk")
    found = Q(pk__in=centers.order_by().values("founding_decision"))
    found |= Q(pk__in=centers.order_by().values("closing_decision"))
    for model in (CenterField, SeatRole):
        rows = model.objects.filter(center__in=keys)
        found |= Q(pk__in=rows.values("decision")) | Q(pk__in=rows.values("ending_decision"))
    return found


def may_read_file(duty, file) -> bool:
    """Whether the file is the signed text of a decision that the reader may see."""
    return decisions_visible_to(duty).filter(file=file).exists()
