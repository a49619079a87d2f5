"""What this room holds about a person, for his own file (offices.own_data)."""

from django.db.models import Count, Max, Min

from smm_portal.offices.models import User

from .models import Aim, Indicator, Objective, PlannedAction

# From the history of each table to the revision that the row belonged to.
TO_REVISION = {
    Aim: "revision",
    Objective: "aim__revision",
    Indicator: "objective__aim__revision",
    PlannedAction: "objective__aim__revision",
}


def written(user: User) -> list[dict]:
    """In which plans the person wrote, how often, and from when to when. What he wrote stands in
    the plans; what he has not saved yet is told by the road's drafts.
    """
    found: dict[tuple, dict] = {}
    for model, path in TO_REVISION.items():
        for *revision, count, first, last in _counted(model, path, user):
            _add(found.setdefault(tuple(revision), _line(*revision)), count, first, last)
    return [found[key] for key in sorted(found)]


def _counted(model, path: str, user: User):
    events = model._meta.get_field("events").related_model.objects
    keys = [f"{path}__plan__center__name", f"{path}__plan__year", f"{path}__number"]
    mine = events.filter(pgh_context__user=user.pk, **{f"{path}__isnull": False})
    when = "pgh_created_at"
    return mine.values_list(*keys).annotate(Count("pk"), Min(when), Max(when)).order_by()


def _line(center: str, year: int, number: int) -> dict:
    return {
        "Merkez": center,
        "Yıl": year,
        "Revizyon": number,
        "Yazma ve değiştirme": 0,
        "İlk": None,
        "Son": None,
    }


def _add(line: dict, count: int, first, last) -> None:
    line["Yazma ve değiştirme"] += count
    line["İlk"] = min(filter(None, (line["İlk"], first)))
    line["Son"] = max(filter(None, (line["Son"], last)))
