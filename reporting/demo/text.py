"""Writes an invented plan into an empty revision: one INSERT a level, in the revision's own order."""

from random import Random

from reporting.models import Aim, Indicator, Objective, PlannedAction, PlanRevision
from smm_portal.kit.text import upper

from . import bank


class Author:
    """Writes for one centre; the same centre and year give the same text."""

    def __init__(self, center, fields: list[str], year: int):
        self.chance = Random(center.pk * 10_000 + year)  # noqa: S311 - nothing secret comes of it
        field = self.chance.choice(fields)
        first, second, third = self.chance.sample(bank.TOPICS.get(field, bank.USUAL), 3)
        self.words = {
            "field": field,
            "fields": ", ".join(fields),
            "first": first,
            "second": second,
            "third": third,
            "First": _large(first),
            "Second": _large(second),
            "Third": _large(third),
            "people": self.chance.choice((60, 80, 120, 160)),
            "provinces": self.chance.choice((4, 6, 9)),
            "firms": self.chance.choice((6, 8, 11)),
        }

    def say(self, text: str) -> str:
        """The sentence with the centre's own topics."""
        return text.format(**self.words)

    def write(self, revision: PlanRevision, aims: int = 2, whole: bool = True) -> None:
        """Fill the revision; what is not ``whole`` has no word on how things stand, and a gap."""
        chosen = [bank.AIMS[0], *self.chance.sample(bank.AIMS[1:], aims - 1)]
        rows = [
            Aim(revision=revision, position=place, text=self.say(text))
            for place, (text, _objectives) in enumerate(chosen, 1)
        ]
        Aim.objects.bulk_create(rows)
        self._objectives(list(zip(rows, chosen, strict=True)), whole)
        if whole:
            PlanRevision.objects.filter(pk=revision.pk).update(situation=self.say(bank.SITUATION))

    def _objectives(self, aims, whole: bool) -> None:
        pairs = [
            (Objective(aim=aim, position=place, text=self.say(told[0])), told)
            for aim, (_text, objectives) in aims
            for place, told in enumerate(objectives, 1)
        ]
        Objective.objects.bulk_create([row for row, _told in pairs])
        measures = [one for row, told in pairs for one in self._indicators(row, told[1])]
        works = [one for row, told in pairs for one in self._actions(row, told[2])]
        if not whole:
            measures, works = measures[:-1], works[:-2]
        Indicator.objects.bulk_create(measures)
        PlannedAction.objects.bulk_create(works)

    def _indicators(self, objective: Objective, told):
        for place, (name, unit, base, target, weight, method, often) in enumerate(told, 1):
            many = self.words["people"]
            base, target = (round(base * many), many) if target == 1 and base else (base, target)
            yield Indicator(
                objective=objective,
                position=place,
                name=self.say(name),
                unit=unit,
                baseline=base,
                target=target,
                weight=weight,
                method=method,
                frequency=often,
                responsible=self._responsible(),
            )

    def _actions(self, objective: Objective, told):
        for place, (name, clause, method, months, budget, source) in enumerate(told, 1):
            yield PlannedAction(
                objective=objective,
                position=place,
                name=self.say(name),
                clause=clause,
                method=method,
                months=list(months),
                responsible=self._responsible(),
                budget=round(budget * self.chance.uniform(0.8, 1.3), -2),
                budget_source=source,
            )

    def _responsible(self) -> str:
        return self.say(self.chance.choice(bank.RESPONSIBLE))

    def revise(self, revision: PlanRevision, returned: bool) -> None:
        """What a later revision changes: after a return a number and a method, else one action more."""
        said = bank.MENDED if returned else bank.ADDED
        PlanRevision.objects.filter(pk=revision.pk).update(changes=self.say(said))
        (self._mend if returned else self._add)(revision)

    def _mend(self, revision: PlanRevision) -> None:
        rows = list(Indicator.objects.filter(objective__aim__revision=revision).order_by("pk"))
        row = rows[revision.number % len(rows)]
        row.baseline += 2
        row.method += " Sayım her ay yinelenir."
        row.save()

    def _add(self, revision: PlanRevision) -> None:
        works = PlannedAction.objects.filter(objective__aim__revision=revision).order_by("pk")
        objective = works.first().objective
        PlannedAction.objects.create(
            objective=objective,
            position=objective.actions.count() + 1,
            name=self.say("{Second} için çevrim içi tanıtım oturumu yapmak"),
            clause="5/1-g",
            method="İki oturum düzenlenir, kaydı paylaşılır.",
            months=[10, 11],
            responsible=self._responsible(),
            budget=3500,
            budget_source="Okul döner sermayesi",
        )


def _large(text: str) -> str:
    return upper(text[0]) + text[1:]
