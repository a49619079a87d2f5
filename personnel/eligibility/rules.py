"""6/1, 7/1: each condition one short function of facts, seat and day (readings 1–3, 8, 9)."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from smm_portal.kit import days

from .facts import SeatFacts, TeacherFacts

YEARS_OF_TEACHING = 4


class Outcome(StrEnum):
    """How a condition stands."""

    MET = "met"
    UNMET = "unmet"
    NEEDS_DOCUMENT = "needs_document"


@dataclass(frozen=True)
class Judgement:
    """One condition judged: its clause, the outcome, why, and what would change it ("" for none).

    ``waivable`` marks the field condition: a lower tier may open without it (6/2, 7/2).
    """

    clause: str
    title: str
    outcome: Outcome
    reason: str
    change: str = ""
    waivable: bool = False

    @property
    def ok(self) -> bool:
        return self.outcome == Outcome.MET


def in_ministry_post(facts: TeacherFacts, seat: SeatFacts, day: dt.date) -> Judgement:
    """6/1-a, 7/1-a: a teacher on the Ministry's posts."""
    title = _("Bakanlık kadrosunda öğretmen olmak")
    clause = f"{seat.article}/1-a"
    if facts.holds_post:
        return Judgement(clause, title, Outcome.MET, _("Bakanlık kadrosunda."))
    return Judgement(
        clause,
        title,
        Outcome.UNMET,
        _("Bakanlık kadrosunda çalışan öğretmen olarak kayıtlı değil."),
        _("Kayıt yanlışsa il müdürlüğü düzeltir."),
    )


def four_years(facts: TeacherFacts, seat: SeatFacts, day: dt.date) -> Judgement:
    """6/1-b, 7/1-b: four years of teaching on the day, candidacy included (reading 8)."""
    title = _("Adaylık dâhil dört yıl öğretmenlik")
    clause = f"{seat.article}/1-b"
    complete = years_after(facts.counted_from(), YEARS_OF_TEACHING)
    if complete <= day:
        reason = _("Dört yıl %(day)s günü doldu.") % {"day": days.day(complete)}
        return Judgement(clause, title, Outcome.MET, reason)
    reason = _("Dört yıl %(complete)s günü doluyor; sayılan gün %(day)s.") % {
        "complete": days.day(complete),
        "day": days.day(day),
    }
    change = _("O günden sonra sona eren bir çağrıya başvurulabilir.")
    return Judgement(clause, title, Outcome.UNMET, reason, change)


def has_managed(facts: TeacherFacts, seat: SeatFacts, day: dt.date) -> Judgement:
    """6/1-c: held a managerial duty at a school of MTEGM, of any length (reading 8)."""
    title = _("MTEGM'ye bağlı okulda yöneticilik yapmış olmak")
    if facts.managed:
        return Judgement("6/1-c", title, Outcome.MET, _("Kayıtlı yöneticilik görevi var."))
    return Judgement(
        "6/1-c",
        title,
        Outcome.NEEDS_DOCUMENT,
        _("Kayıtlı bir müdürlük, müdür yardımcılığı veya alan/bölüm şefliği yok."),
        _("Yapıldıysa görev belgesi eklenir; kayda il müdürlüğü işler."),
    )


def compulsory_settled(facts: TeacherFacts, seat: SeatFacts, day: dt.date) -> Judgement:
    """6/1-ç, 7/1-c: settled, where the centre's place is not one of compulsory service (reading 9)."""
    clause = "6/1-ç" if seat.general else "7/1-c"
    title = _("Zorunlu çalışma yükümlülüğünü tamamlamak veya muaf olmak")
    if seat.compulsory_place:
        reason = _("Merkez zorunlu çalışma gerektiren yerde; bu şart aranmaz.")
        return Judgement(clause, title, Outcome.MET, reason)
    if facts.compulsory_settled:
        return Judgement(clause, title, Outcome.MET, _("Yükümlülüğü yok."))
    return Judgement(
        clause,
        title,
        Outcome.UNMET,
        _("Zorunlu çalışma yükümlülüğü sürüyor."),
        _("Zorunlu çalışma gerektiren yerdeki merkezlere başvurulabilir."),
    )


def in_the_field(facts: TeacherFacts, seat: SeatFacts, day: dt.date) -> Judgement:
    """6/1-d, 7/1-ç: appointed to a matching field; İngilizce for the English seat (readings 2, 27)."""
    clause = "6/1-d" if seat.general else "7/1-ç"
    title = _("Merkezin alanıyla ilgili alana atanmış olmak")
    matches = facts.is_english if seat.english else bool(facts.fields & seat.fields)
    if matches:
        reason = _("Branş kadronun alanıyla eşleşiyor: %(subject)s.")
        said = reason % {"subject": facts.subject}
        return Judgement(clause, title, Outcome.MET, said, waivable=not seat.english)
    if seat.english:
        reason = _("İngilizce kadrosuna yalnız İngilizce öğretmeni başvurabilir (Madde 4/4).")
        return Judgement(clause, title, Outcome.UNMET, reason)
    reason = _("Branş (%(subject)s) kadronun alanıyla eşleşmiyor.") % {"subject": facts.subject}
    change = _("Alandan uygun aday çıkmazsa sıra diğer öğretmenlere gelebilir (Madde %(clause)s).")
    said = change % {"clause": f"{seat.article}/2"}
    return Judgement(clause, title, Outcome.UNMET, reason, said, waivable=True)


def not_the_principal(facts: TeacherFacts, seat: SeatFacts, day: dt.date) -> Judgement:
    """8/2: the general coordinator answers to the host's principal, so is not he (reading 3)."""
    title = _("Merkezin okulunun müdürü olmamak")
    if seat.school in facts.heads:
        reason = _("Genel koordinatör okul müdürüne karşı sorumludur; müdür koordinatör olamaz.")
        return Judgement("8/2", title, Outcome.UNMET, reason)
    return Judgement("8/2", title, Outcome.MET, _("Merkezin okulunun müdürü değil."))


Rule = Callable[[TeacherFacts, SeatFacts, dt.date], Judgement]
GENERAL: tuple[Rule, ...] = (
    in_ministry_post,
    four_years,
    has_managed,
    compulsory_settled,
    in_the_field,
    not_the_principal,
)
DEVELOPMENT: tuple[Rule, ...] = (in_ministry_post, four_years, compulsory_settled, in_the_field)


def judge(facts: TeacherFacts, seat: SeatFacts, day: dt.date) -> list[Judgement]:
    """Every condition of the seat's article, judged on the day (the last day of application)."""
    return [rule(facts, seat, day) for rule in (GENERAL if seat.general else DEVELOPMENT)]


def eligible(judgements: list[Judgement]) -> bool:
    """Whether all conditions but the field's are met; the field decides the tier (6/2, 7/2)."""
    return all(one.ok or one.waivable for one in judgements)


def years_and_days(since: dt.date, day: dt.date) -> tuple[int, int]:
    """Whole years from the first day to the second, as ``four_years`` counts them, and the days
    beyond them; nothing where it lies ahead."""
    if day < since:
        return 0, 0
    years = day.year - since.year
    years -= years_after(since, years) > day
    return years, (day - years_after(since, years)).days


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day so many years later; 29 February becomes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)
