"""The demo's daily work: tasks of one centre at every stage, leave, last month's confirmed sheets.

Acts take their time from the clock, and rules look at today: they are made today as anyone would
make them, and dated back afterwards, which only the owner of the tables can do.
"""

import datetime as dt
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone

from centers.models import Center
from personnel.models import Assignment, DutyTask
from personnel.models.work import DutyMonth, DutyMonthState
from personnel.work import keeping, months, services, sheets
from smm_portal.kit import dates
from smm_portal.kit.history import acting
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role

from .load import TOLD

OPEN, DELIVERED, RETURNED, ACCEPTED = "open", "delivered", "returned", "accepted"
# Seat, letter, work, given so many days ago, due in so many days, what became of it, what was done.
TASKS = (
    (1, "8/1-a", "Gelecek yılın eğitim başlıklarını alan alan toplamak", 40, -12, ACCEPTED,
     "Beş alandan gelen başlıklar tek listede toplandı, öncelikleri yazıldı."),
    (1, "8/1-e", "Merkezin arşiv düzenini kurmak", 25, -2, DELIVERED,
     "Belgeler yıl ve konuya göre dosyalandı; dizin okulun ortak alanına kondu."),
    (1, "8/1-ı", "Atölyelerin eksik araç listesini çıkarmak", 9, 12, OPEN, ""),
    (2, "9/1-a", "İngilizce öğretmenlerinin ihtiyaç anketini hazırlamak", 33, -9, ACCEPTED,
     "On iki soruluk anket hazırlandı, iki okulda denendi."),
    (2, "9/1-d", "Bölgedeki ihracatçı firmalarla tanışma görüşmeleri yapmak", 20, -3, OPEN, ""),
    (2, "9/1-ğ", "Merkezin tanıtım metnini iki dilde yazmak", 12, 6, DELIVERED,
     "Türkçe ve İngilizce metin hazır; görseller okulun arşivinden seçildi."),
    (3, "9/1-b", "Modül kazanımlarını sektörün beklentileriyle karşılaştırmak", 30, -6, OPEN, ""),
    (3, "9/1-c", "Yeni ölçme cihazları için kısa bir inceleme yazmak", 18, 9, RETURNED,
     "Üç cihaz karşılaştırıldı."),
    (3, "9/1-e", "Proje çağrılarını izleyip uygun olanları listelemek", 6, 20, OPEN, ""),
)  # fmt: skip
RETURN_NOTE = "Karşılaştırmaya fiyat ve bakım koşulları da eklensin."
# So many centres, the last of the list, have not confirmed last month.
UNCONFIRMED = 2
LEAVE = (("ANNUAL", 6, 3), ("SICK", 13, 2), ("EXCUSE", 20, 1))
REDATE = "UPDATE {table} SET given_at = %s, delivered_at = %s, answered_at = %s WHERE {key} = %s"


def is_loaded() -> bool:
    """Whether the demo's work is there already."""
    return DutyTask.objects.exists()


def load() -> None:
    """Make it, all or nothing."""
    with transaction.atomic(), acting(task="Örnek veri yüklemesi"):
        _enter_earlier()
        _share_out(_told())
        _confirm_last_month()
        connection.run_on_commit = []  # beat's rounds make the sheets, the start need not wait


def _told() -> Center:
    return Center.objects.filter(name__startswith=TOLD).select_related("school", "office").get()


def _duty(office_id: int, role: str) -> Duty | None:
    rows = Duty.objects.in_force().filter(office=office_id, role=role, is_deputy=False)
    return rows.select_related("user", "office").first()


def _share_out(center: Center) -> None:
    boss = _duty(center.office_id, Role.GENERAL_COORDINATOR)
    head = _duty(center.school.office_id, Role.PRINCIPAL)
    rows = (
        Assignment.objects.in_force().filter(seat__center=center).select_related("teacher", "seat")
    )
    seated = {row.seat.number: row for row in rows}
    made = [
        _make(boss, head, seated[number], *facts) for number, *facts in TASKS if number in seated
    ]
    for table, key in (("personnel_dutytask", "id"), ("personnel_dutytaskevent", "pgh_obj_id")):
        with unguarded(table) as cursor:
            for task, times in made:
                cursor.execute(REDATE.format(table=table, key=key), [*times, task.pk])


def _make(boss, head, whom, clause, text, ago, due, outcome, done):
    """(task, its moments): given, delivered and answered as any people would."""
    today = dates.today()
    starts = max(whom.starts, today - dt.timedelta(days=ago))
    ends = min(max(starts, today + dt.timedelta(days=due)), whom.last_day)
    task = services.give(boss, whom, clause, text, starts, ends)
    times = [_moment(starts), None, None]
    if outcome != OPEN:
        task = services.deliver(task, done, None)
        times[1] = _moment(min(ends, today) - dt.timedelta(days=1))
    if outcome in (ACCEPTED, RETURNED):
        judge = head if clause.startswith("8/") else boss
        note = RETURN_NOTE if outcome == RETURNED else ""
        services.answer(task, judge, note, accept=outcome == ACCEPTED)
        times[2] = _moment(min(ends, today))
    return task, times


def _moment(day: dt.date) -> dt.datetime:
    at = dt.datetime.combine(day, dt.time(10, 20), timezone.get_current_timezone())
    return min(at, timezone.now())


@contextmanager
def unguarded(table: str):
    """A cursor while the table's own triggers sleep; for the owner alone."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # ALTER TABLE waits for no checks
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield cursor
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _last_month() -> dt.date:
    return dt.date(*months.before(dates.today()), 1)


def _enter_earlier() -> None:
    """As if the assignments had been entered a month ago: last month's sheets are owed too."""
    with unguarded("personnel_assignment") as cursor:
        cursor.execute(
            "UPDATE personnel_assignment SET created_at = %s WHERE created_at > %s",
            [_moment(_last_month())] * 2,
        )


def _confirm_last_month() -> None:
    first = _last_month()
    owed = DutyMonth.objects.filter(first=first).exclude(state=DutyMonthState.CONFIRMED)
    rows = list(owed.select_related("center__school", "center__office").order_by("center_id"))
    made = [_confirm(row.center, first) for row in rows[:-UNCONFIRMED]]
    at = _moment(sheets.last_workday(first.year, first.month))
    with unguarded("personnel_dutysheet") as cursor:
        cursor.execute(
            "UPDATE personnel_dutysheet SET at = %s WHERE id = ANY(%s)",
            [at, [one.pk for one in made if one]],
        )


def _confirm(center: Center, first: dt.date):
    head = _duty(center.school.office_id, Role.PRINCIPAL)
    if head is None:
        return None
    _record_leave(head, center, first)
    return keeping.confirm(head, center, first.year, first.month)


def _record_leave(head: Duty, center: Center, first: dt.date) -> None:
    """A leave or two of last month at each centre, and one of this month."""
    rows = Assignment.objects.in_force(first).filter(seat__center=center, starts__lte=first)
    people = list(rows.select_related("seat").order_by("seat__number"))
    for place, (who, (kind, day, length)) in enumerate(zip(people[:2], LEAVE, strict=False)):
        starts = first + dt.timedelta(days=(day + 3 * (center.pk + place)) % 24)
        _leave(head, who, kind, starts, length)
    now = Assignment.objects.in_force().filter(seat__center=center).select_related("seat")
    people = list(now.order_by("-seat__number"))
    if people:
        this = dates.today().replace(day=1)
        _leave(head, people[0], LEAVE[center.pk % 3][0], this + dt.timedelta(days=4), 2)


def _leave(head: Duty, who: Assignment, kind: str, starts: dt.date, length: int) -> None:
    ends = starts + dt.timedelta(days=length)
    if who.starts <= starts and ends <= who.ends:
        keeping.record(head, who, kind, starts, ends, "")
