"""Who is told what on each step, in the portal and by mail."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from smm_portal.offices.roles import Role
from smm_portal.road import notices, services, tasks
from smm_portal.road.models import Notification
from smm_portal.road.transitions import Act
from tests.factories.offices import duty_at
from tests.road.papers import client_of

pytestmark = pytest.mark.django_db


def told(duty) -> list[Notification]:
    return list(Notification.objects.filter(user=duty.user).order_by("pk"))


def act(line, role: str, paper, what: str, note: str = ""):
    return services.act(paper, line.duty(role), what, note)


def everybody(line) -> None:
    for role in (Role.DEVELOPMENT_COORDINATOR, Role.PRINCIPAL, Role.DISTRICT_VTE):
        line.duty(role)


def test_the_office_that_gets_the_paper_is_told_at_once(line):
    everybody(line)
    paper = line.sent(Role.PRINCIPAL)
    (notice,) = told(line.duty(Role.PRINCIPAL))
    assert notice.urgent
    assert notice.url == f"/gonderiler/{paper.pk}/"
    assert "Makamınıza geldi" in notice.text


def test_only_the_desk_and_the_centre_are_told(line):
    others = [line.duty(Role.PROVINCE_HR), line.duty(Role.PROVINCE_DIRECTOR)]
    everybody(line)
    line.sent(Role.DISTRICT_DIRECTOR)
    assert [told(duty) for duty in others] == [[], []]
    assert len(told(line.duty(Role.DISTRICT_VTE))) == 1


def test_the_centre_learns_that_its_paper_moved(line):
    everybody(line)
    line.sent(Role.DISTRICT_DIRECTOR)
    moved = told(line.duty(Role.GENERAL_COORDINATOR))
    assert ["Yolda ilerledi" in notice.text for notice in moved] == [True]
    assert not moved[0].urgent


def test_a_return_is_urgent_for_the_centre_and_keeps_the_reason_out_of_the_mail(line):
    paper = line.sent(Role.PRINCIPAL)
    act(line, Role.PRINCIPAL, paper, Act.RETURN, "Sayfa üçteki kişi adını çıkarın.")
    notice = told(line.duty(Role.GENERAL_COORDINATOR))[-1]
    assert notice.urgent
    assert "İade edildi" in notice.text
    assert "kişi adını" not in notice.text


def test_who_acted_is_not_told_of_his_own_act(line):
    line.sent(Role.PRINCIPAL)
    assert told(line.duty(Role.GENERAL_COORDINATOR)) == []


def test_the_general_coordinators_desk_is_told_once(line):
    desk = line.duty(Role.GENERAL_COORDINATOR)
    act(line, Role.DEVELOPMENT_COORDINATOR, line.paper(), Act.SEND)
    assert ["Makamınıza geldi" in n.text for n in told(desk)] == [True]


def test_a_withdrawal_is_told_where_it_lay(line):
    everybody(line)
    paper = line.sent(Role.PRINCIPAL)
    act(line, Role.GENERAL_COORDINATOR, paper, Act.WITHDRAW)
    assert "geri çekti" in told(line.duty(Role.PRINCIPAL))[-1].text


def test_a_deputy_is_told_too_and_a_former_holder_is_not(line):
    school = line.office("SCHOOL")
    deputy = duty_at(school, Role.PRINCIPAL, is_deputy=True)
    today = timezone.localdate()
    former = duty_at(school, Role.PRINCIPAL, starts=today - timedelta(9), ends=today)
    line.sent(Role.PRINCIPAL)
    assert len(told(deputy)) == 1
    assert told(former) == []


def test_telling_twice_tells_once(line):
    duty = line.duty(Role.PRINCIPAL)
    for _ in range(2):
        notices.tell([duty, duty], "deneme", "Bir iş", "/islerim/", urgent=True)
    assert len(told(duty)) == 1


def test_a_long_text_is_cut_not_refused(line):
    notices.tell([line.duty(Role.PRINCIPAL)], "uzun", "ğ" * 900)
    assert len(told(line.duty(Role.PRINCIPAL))[0].text) == 400


def test_urgent_mail_leaves_after_the_commit(line, django_capture_on_commit_callbacks):
    everybody(line)
    with django_capture_on_commit_callbacks(execute=True):
        paper = line.sent(Role.PRINCIPAL)
    (sent,) = [m for m in mail.outbox if m.to == [line.duty(Role.PRINCIPAL).user.email]]
    assert f"http://127.0.0.1:8000/gonderiler/{paper.pk}/" in sent.body
    assert sent.alternatives[0].mimetype == "text/html"
    assert told(line.duty(Role.PRINCIPAL))[0].mailed_at


def owed(duty, **more) -> Notification:
    more = {"key": "deneme", "text": "Bir iş", "urgent": True, **more}
    return Notification.objects.create(user=duty.user, duty=duty, **more)


def test_what_a_worker_holds_is_not_sent_by_another(line):
    duty = line.duty(Role.PRINCIPAL)
    owed(duty, sending_until=timezone.now() + timedelta(minutes=1))
    assert tasks.mail_person(duty.user_id, urgent=True) == 0
    assert mail.outbox == []


def test_what_a_dead_worker_held_is_sent_by_beats_round(line):
    duty = line.duty(Role.PRINCIPAL)
    owed(duty, sending_until=timezone.now() - timedelta(minutes=1))
    assert tasks.send_owed() == 1
    assert len(mail.outbox) == 1
    assert tasks.send_owed() == 0


def test_a_mail_server_that_fails_leaves_the_mail_owed(line, monkeypatch):
    duty = line.duty(Role.PRINCIPAL)
    notice = owed(duty)

    def fail(self, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", fail)
    assert tasks.mail_person(duty.user_id, urgent=True) == 0
    notice.refresh_from_db()
    assert notice.mailed_at is None
    assert notice.sending_until > timezone.now()


def test_the_digest_is_one_mail_with_everything_unread(line, monkeypatch):
    monkeypatch.setattr("smm_portal.law.workdays.is_workday", lambda day: True)
    duty = line.duty(Role.PRINCIPAL)
    for number in range(3):
        owed(duty, key=f"k{number}", text=f"İş {number}", urgent=False)
    owed(duty, key="okunan", text="Okunan", urgent=False, read_at=timezone.now())
    assert tasks.send_digests() == 1
    (sent,) = mail.outbox
    assert "3 bildiriminiz var" in sent.subject
    assert "Okunan" not in sent.body
    assert tasks.send_digests() == 0


def test_no_digest_on_a_holiday(line, monkeypatch):
    monkeypatch.setattr("smm_portal.law.workdays.is_workday", lambda day: False)
    owed(line.duty(Role.PRINCIPAL), urgent=False)
    assert tasks.send_digests() == 0


def test_somebody_without_an_active_account_gets_no_mail(line):
    duty = line.duty(Role.PRINCIPAL)
    duty.user.is_active = False
    duty.user.save()
    owed(duty)
    tasks.mail_person(duty.user_id, urgent=True)
    assert mail.outbox == []


def test_the_bell_counts_and_reading_empties_it(line):
    duty = line.duty(Role.PRINCIPAL)
    notice, client = owed(duty, url="/islerim/"), line.client(Role.PRINCIPAL)
    assert "Bildirimler, 1 okunmamış" in client.get("/islerim/").content.decode()
    answer = client.post(f"/bildirimler/{notice.pk}/okundu/", {"ac": "1"})
    assert answer.url == "/islerim/"
    assert "okunmamış" not in client.get("/islerim/").content.decode()


def test_all_can_be_marked_as_read(line):
    duty = line.duty(Role.PRINCIPAL)
    owed(duty, key="bir")
    owed(duty, key="iki")
    client = line.client(Role.PRINCIPAL)
    assert "Hepsini okundu say" in client.get("/bildirimler/").content.decode()
    client.post("/bildirimler/okundu/")
    assert not Notification.objects.filter(user=duty.user).unread().exists()


def test_another_persons_message_does_not_exist(line):
    notice = owed(line.duty(Role.PRINCIPAL))
    client = line.client(Role.GENERAL_COORDINATOR)
    assert client.post(f"/bildirimler/{notice.pk}/okundu/").status_code == 404


def test_opening_takes_up_the_duty_in_which_one_was_told(line):
    duty = line.duty(Role.PRINCIPAL)
    second = duty_at(line.office("SCHOOL"), Role.PRINCIPAL, duty_at(
        line.office("DISTRICT"), Role.DISTRICT_VTE).user, is_deputy=True)  # fmt: skip
    first = second.user.duties.get(role=Role.DISTRICT_VTE)
    notice, client = owed(second, url="/gelen/"), client_of(first)
    client.post(f"/bildirimler/{notice.pk}/okundu/", {"ac": "1"})
    assert client.session["duty"] == second.pk
    assert duty.pk != second.pk
