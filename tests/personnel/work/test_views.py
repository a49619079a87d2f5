"""Pages of the work: sharing out, delivering, accepting; letters; absences; the month's sheet."""

import datetime as dt

import pytest
from django.urls import reverse

from personnel.models import Absence, DutySheet, DutyTask
from personnel.models.work import DutyMonth, TaskState
from smm_portal.kit import dates
from smm_portal.kit import days as format_days
from smm_portal.offices.roles import Role
from tests.factories import work
from tests.factories.centers import CenterFactory
from tests.factories.offices import national_duty
from tests.factories.personnel import coordinator_duty
from tests.support import days

pytestmark = pytest.mark.django_db
LATER = dt.timedelta(days=12)


@pytest.fixture
def center():
    return CenterFactory()


def text(response, status: int = 200) -> str:
    assert response.status_code == status, response.status_code
    return response.content.decode()


def url(name: str, *args) -> str:
    return reverse(f"personnel:{name}", args=args)


def given(center, **changes):
    whom = work.term_of(work.developer(center))
    data = {
        "assignment": whom.pk,
        "clause": "9/1-b",
        "text": "Modül taslağını yazmak",
        "starts_on": dates.today().isoformat(),
        "due_on": (dates.today() + LATER).isoformat(),
    }
    return data | changes


def test_work_goes_from_the_coordinator_to_acceptance(center, sign_in):
    boss, helper = work.general(center), work.developer(center)
    general, developer = sign_in(boss), sign_in(helper)
    page = text(general.get(reverse("centers:detail", args=[center.pk])))
    assert url("task_new", center.pk) in page
    assert general.post(url("task_new", center.pk), given(center)).status_code == 302
    row = DutyTask.objects.get()
    desk = text(developer.get("/islerim/"))
    assert "Modül taslağını yazmak" in desk
    shown = text(developer.get(url("task", row.pk)))
    assert url("task_deliver", row.pk) in shown
    assert url("task_accept", row.pk) not in shown
    assert "Ne yapıldı" in text(developer.post(url("task_deliver", row.pk), {"result": " "}))
    answer = developer.post(url("task_deliver", row.pk), {"result": "Taslak hazır."})
    assert answer.status_code == 302
    assert "kabul edin" in text(general.get("/islerim/"))
    back = url("task_return", row.pk)
    assert "Gerekçe" in text(general.post(back, {"note": ""}))
    assert general.post(back, {"note": "Kaynakça eksik."}).status_code == 302
    story = text(developer.get(url("task", row.pk)))
    assert "Geri verildi" in story
    assert "Kaynakça eksik." in story
    developer.post(url("task_deliver", row.pk), {"result": "Kaynakça eklendi."})
    assert sign_in(work.principal(center)).post(url("task_accept", row.pk)).status_code == 302
    row.refresh_from_db()
    assert row.state == TaskState.ACCEPTED
    assert "Kabul edildi" in text(general.get(url("task", row.pk)))


def test_nobody_accepts_his_own_and_the_generals_work_goes_to_the_principal(center, sign_in):
    row = work.delivered(center, general_own=True)
    general = sign_in(work.general(center))
    assert "okulunun müdürü kabul eder" in text(general.get(url("task", row.pk)))
    assert general.post(url("task_accept", row.pk)).status_code == 403
    assert sign_in(work.principal(center)).post(url("task_accept", row.pk)).status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("clause", "8/1-a", "bentlerinden birini"),
        ("due_on", "2020-01-01", "önce olamaz"),
        ("due_on", "2199-01-01", "bundan sonra olamaz"),
        ("starts_on", "2020-01-01", "bundan önce başlayamaz"),
        ("text", " ", "İş"),
        ("assignment", "999999", "listede yok"),
    ],
)
def test_wrong_giving_is_named_and_keeps_what_was_typed(center, sign_in, field, value, said):
    client = sign_in(work.general(center))
    page = text(client.post(url("task_new", center.pk), given(center, **{field: value})))
    assert said in page
    assert not DutyTask.objects.exists()


def test_a_task_is_given_up_with_a_reason_while_open(center, sign_in):
    row = work.task(center)
    client = sign_in(work.general(center))
    assert client.post(url("task_cancel", row.pk), {"note": "Gerek kalmadı."}).status_code == 302
    row.refresh_from_db()
    assert row.state == TaskState.CANCELLED
    assert client.get(url("task_cancel", row.pk)).status_code == 403


def test_the_list_finds_by_text_teacher_and_centre_and_shows_own_work_first(center, sign_in):
    first = work.task(center, text="Işıkölçer kurmak")
    own = work.task(center, text="Raporu yazmak", general_own=True)
    client = sign_in(work.general(center))
    page = text(client.get(url("tasks")))
    assert page.index(own.text) < page.index(first.text)
    for word in ("isikolcer", first.assignment.teacher.last_name):
        found = text(client.get(url("tasks"), {"q": word}))
        assert first.text in found
    assert center.name in text(client.get(url("tasks"), {"q": center.name}))
    assert own.text not in text(client.get(url("tasks"), {"bent": "9/1-a"}))
    with days.after(30):
        late = sign_in(work.general(center)).get(url("tasks"), {"durum": "LATE"})
        assert "Gecikti, 20 gün geçti" in text(late)
    rows = b"".join(client.get(url("tasks"), {"bicim": "csv"}).streaming_content).decode()
    assert "Işıkölçer kurmak" in rows


def test_others_see_neither_task_nor_sheet(center, sign_in):
    row = work.task(center)
    far = CenterFactory()
    client = sign_in(work.general(far))
    assert client.get(url("task", row.pk)).status_code == 404
    assert client.get(url("task_new", center.pk)).status_code == 404
    today = dates.today()
    assert client.get(url("duty_sheet", center.pk, today.year, today.month)).status_code == 404
    helper = sign_in(work.developer(center))
    assert helper.get(url("duty_sheet", center.pk, today.year, today.month)).status_code == 403


def test_the_board_names_every_letter_with_its_records(center, sign_in):
    work.delivered(center)
    client = sign_in(work.general(center))
    page = text(client.get(url("letters_board", center.pk)))
    assert page.count("Kaydı var") == 2  # 9/1-a by the task, 8/1-f by the sharing out
    assert page.count("Kaydı yok") == 19
    assert "Teslim edilen ya da kabul edilen iş" in page
    assert "8/1-ı" in page
    assert text(client.get(url("letters_board", center.pk), {"yil": "99999"}))


# Absences and months.


def month(day: dt.date) -> list[int]:
    return [day.year, day.month]


def test_absences_are_recorded_changed_and_taken_out(center, sign_in):
    term = work.term_of(work.developer(center))
    client = sign_in(work.principal(center))
    today = dates.today()
    # Who was appointed again stands twice: the days tell the terms apart.
    days_of_term = f"({format_days.day(term.starts)} – {format_days.day(term.last_day)})"
    assert days_of_term in text(client.get(url("absence_new", center.pk)))
    data = {
        "assignment": term.pk,
        "kind": "SICK",
        "starts": today.isoformat(),
        "ends": (today + dt.timedelta(days=1)).isoformat(),
    }
    assert client.post(url("absence_new", center.pk), data).status_code == 302
    row = Absence.objects.get()
    assert row.last_day == today + dt.timedelta(days=1)
    assert "izin kaydı var" in text(client.post(url("absence_new", center.pk), data))
    assert row.last_day.isoformat() in text(client.get(url("absence_edit", row.pk)))
    wrong = {**data, "ends": "2020-01-01"}
    assert "önce olamaz" in text(client.post(url("absence_edit", row.pk), wrong))
    right = {**data, "kind": "ANNUAL", "ends": today.isoformat()}
    assert client.post(url("absence_edit", row.pk), right).status_code == 302
    row.refresh_from_db()
    assert (row.kind, row.last_day) == ("ANNUAL", today)
    assert client.post(url("absence_delete", row.pk)).status_code == 302
    assert not Absence.objects.exists()


def test_a_coordinator_leaves_what_the_principal_recorded_of_him(center, sign_in):
    """Else he takes his own leave out before the month is confirmed (8/2, 10/4)."""
    duty = work.general(center)
    client, today = sign_in(duty), dates.today()
    row = work.absence(work.term_of(duty), today, kind="UNPAID")
    month = url("duty_sheet", center.pk, today.year, today.month)
    assert url("absence_edit", row.pk) not in text(client.get(month))
    assert client.get(url("absence_edit", row.pk)).status_code == 403
    assert client.post(url("absence_delete", row.pk)).status_code == 403
    assert url("absence_edit", row.pk) in text(sign_in(work.principal(center)).get(month))
    row.delete()
    own = {
        "assignment": work.term_of(duty).pk,
        "kind": "ANNUAL",
        "starts": today.isoformat(),
        "ends": today.isoformat(),
    }
    assert client.post(url("absence_new", center.pk), own).status_code == 302
    assert client.post(url("absence_delete", Absence.objects.get().pk)).status_code == 302


def test_the_principal_confirms_from_the_last_working_day_and_reopens(center, sign_in):
    term = work.term_of(work.developer(center))
    last = dt.date(2027, 3, 31)  # a Wednesday
    assert term.starts < last
    with days.on(last - dt.timedelta(days=1)):
        page = text(sign_in(work.principal(center)).get(url("duty_sheet", center.pk, 2027, 3)))
        assert "31.03.2027" in page
    with days.on(last):
        client = sign_in(work.principal(center))
        work.absence(term, dt.date(2027, 3, 15), 2)
        assert "görev çizelgesini onaylayın" in text(client.get("/islerim/"))
        assert client.post(url("duty_sheet_confirm", center.pk, 2027, 3)).status_code == 302
        kept = DutySheet.objects.get()
        line = next(one for one in kept.lines if one["assignment"] == term.pk)
        assert (line["days"], line["away"], line["worked"]) == (20, {"ANNUAL": 2}, 18)
        assert client.post(url("duty_sheet_confirm", center.pk, 2027, 3)).status_code == 403
        row = Absence.objects.get()
        refused = client.post(url("absence_delete", row.pk))
        assert "çizelgesi onaylandı" in text(refused, 409)
        back = url("duty_sheet_reopen", center.pk, 2027, 3)
        assert "Gerekçe" in text(client.post(back, {"reason": ""}))
        assert client.post(back, {"reason": "İzin eksik yazılmış."}).status_code == 302
        assert client.post(url("absence_delete", row.pk)).status_code == 302
        assert client.post(url("duty_sheet_confirm", center.pk, 2027, 3)).status_code == 302
        newest = DutySheet.objects.latest("number")
        assert newest.number == 2
        assert (
            sum(one["worked"] for one in newest.lines)
            == sum(one["worked"] for one in kept.lines) + 2
        )


def test_the_coordinator_is_told_of_the_confirmed_month(center):
    general = work.general(center)
    with days.on(dt.date(2027, 3, 31)):
        work.sheet(center)
        told = general.user.notifications.values_list("text", flat=True)
        assert [one for one in told if "görev çizelgesi onaylandı" in one]


def test_a_confirmed_month_is_shown_as_it_was_and_as_excel(center, sign_in):
    term = work.term_of(work.developer(center))
    with days.on(dt.date(2027, 3, 31)):
        work.sheet(center)
        client = sign_in(work.general(center))
        page = text(client.get(url("duty_sheet", center.pk, 2027, 3)))
        assert "Onaylandı" in page
        assert term.teacher.full_name in page
        answer = client.get(url("duty_sheet", center.pk, 2027, 3), {"bicim": "xlsx"})
        assert answer["Content-Type"].endswith("sheet")
        b"".join(answer.streaming_content)


def test_the_list_of_months_filters_by_state(center, sign_in):
    work.developer(center)
    client = sign_in(national_duty(Role.MTEGM_HEAD))
    first = DutyMonth.objects.filter(center=center).get()
    assert month(first.first) == month(dates.today())
    assert center.name in text(client.get(url("duty_sheets"), {"durum": "OPEN"}))
    assert center.name not in text(client.get(url("duty_sheets"), {"durum": "CONFIRMED"}))
    with days.after(70):
        late = sign_in(national_duty(Role.MTEGM_HEAD)).get(url("duty_sheets"), {"durum": "LATE"})
        assert center.name in text(late)
    rows = b"".join(client.get(url("duty_sheets"), {"bicim": "csv"}).streaming_content).decode()
    assert center.name in rows


@pytest.mark.parametrize("when", [(1999, 1), (2026, 13), (2101, 1), (2026, 0), (9999999, 3)])
def test_months_that_are_none_do_not_exist(center, sign_in, when):
    assert (
        sign_in(work.principal(center)).get(url("duty_sheet", center.pk, *when)).status_code == 404
    )


def test_earlier_work_is_brought_again(center, sign_in):
    past = work.task(center, text="Arşivi düzenlemek")
    work.services.cancel(work.task(center, text="Vazgeçilen"), "Gerek yok.")
    later = past.assignment.ends
    with days.on(later):
        who = coordinator_duty(center, 3, starts=later)
        client = sign_in(coordinator_duty(center, 1, starts=later))
        page = text(client.get(url("tasks_copy", center.pk)))
        assert "Arşivi düzenlemek" in page
        assert "Vazgeçilen" not in page
        assert client.post(url("tasks_copy", center.pk), {}).status_code == 422
        assert client.post(url("tasks_copy", center.pk), {"is": [past.pk]}).status_code == 302
        made = DutyTask.objects.latest("pk")
        assert (made.assignment, made.text) == (work.term_of(who), past.text)
        assert "Arşivi düzenlemek" not in text(client.get(url("tasks_copy", center.pk)))
