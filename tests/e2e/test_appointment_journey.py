"""From the final minutes to the chair and out of it, in a browser (10/4, 10/5)."""

import datetime as dt

from playwright.sync_api import expect

from personnel.models import Assignment
from smm_portal.kit import dates
from smm_portal.law import audit
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from tests.factories import appointments, calls
from tests.factories.centers import CenterFactory, SchoolFactory
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import AssignmentFactory, coordinator_duty, seat
from tests.support import days

from .call_steps import Ministry, Person


def test_two_are_appointed_at_once_one_renewed_and_one_lost_is_found(server, open_page):
    ending = appointments.ending(20)
    lost = becomes_principal()
    center = CenterFactory()
    elsewhere = AssignmentFactory(teacher=calls.applicant(first_name="Başka")).teacher
    wishes = finally_fit(center, elsewhere)
    head = Ministry(open_page(server)).enters(national_duty(Role.MTEGM_HEAD).user)
    unit = Ministry(open_page(server)).enters(national_duty(Role.PERSONNEL_UNIT).user)

    puts_on_list(head, wishes)
    appoints_two(unit, wishes)
    starts_duty(server, open_page, center)
    renews(head, unit, ending)
    finds_lost(unit, lost)


def becomes_principal() -> Duty:
    """A coordinator who was made principal of another school since."""
    coordinator = coordinator_duty(number=3)
    duty_at(SchoolFactory().office, Role.PRINCIPAL, coordinator.user)
    return coordinator


def finally_fit(center, elsewhere) -> list:
    """Three candidates whom the final minutes name for seats 1, 3 and 4; the last sits elsewhere."""
    people = calls.applicant(first_name="Filiz"), calls.applicant(first_name="Gülçin"), elsewhere
    call = calls.open_call(*(seat(center, number) for number in (1, 3, 4)))
    offered = call.call_seats.order_by("seat__number")
    files = [calls.checked(call, *pair) for pair in zip(people, offered, strict=True)]
    commission = calls.commission(call)
    with days.on(call.applications_until + dt.timedelta(days=1)):
        calls.provisional(calls.reviewing(commission))
    calls.told_ministry(commission)
    return [one.candidacies.select_related("application__teacher").get() for one in files]


def puts_on_list(head: Ministry, wishes: list) -> None:
    for wish in wishes:
        head.opens(f"/gorevlendirme-teklifleri/{wish.call_seat_id}/")
        head.presses("Listeye al")
        head.reads("listeye alındı.")
    head.holds_on_a_phone()


def appoints_two(unit: Ministry, wishes: list) -> None:
    """All or nothing: with the one who sits elsewhere nobody, without him both."""
    first, second, elsewhere = (wish.application.teacher for wish in wishes)
    unit.opens("/gorevlendirme-teklifleri/")
    unit.finds("Listeyi görevlendir")
    unit.approves()
    unit.fills("İlk gün", dates.today().isoformat())
    unit.fills("Son gün", "")
    unit.presses("Görevlendir")
    unit.reads("Hiçbiri görevlendirilmedi.")
    unit.reads_reason(elsewhere, "Madde 4/5")
    assert not Assignment.objects.filter(basis="CALL").exists()
    unit.holds_on_a_phone()
    unit.leaves_out(elsewhere)
    unit.presses("Görevlendir")
    unit.reads("2 kişi görevlendirildi")
    for teacher in (first, second):
        unit.reads(str(teacher))


def starts_duty(server, open_page, center) -> None:
    """The principal records the start; the person has his rights at the centre, and no other's."""
    made = Assignment.objects.get(basis="CALL", seat__number=1)
    host = Person(open_page(server)).enters(duty_at(center.school.office, Role.PRINCIPAL).user)
    host.opens(f"/gorevlendirmeler/{made.pk}/")
    host.finds("Göreve başlamayı kaydet")
    host.presses("Kaydet")
    host.reads("Göreve başlama kaydedildi.")
    person = Person(open_page(server)).enters(made.teacher.user, "Genel koordinatör")
    assert person.opens(f"/merkezler/{center.pk}/") == 200
    assert person.opens("/planlar/yeni/") == 200
    person.reads(center.name)


def renews(head: Ministry, unit: Ministry, ending: Assignment) -> None:
    """Proposed by MTEGM before the end, approved: the next term begins as this one ends."""
    head.opens("/yeniden-gorevlendirmeler/")
    head.finds(str(ending.teacher))
    head.finds("Yeniden görevlendirmeyi inha et")
    head.fills("İnha gerekçesi", "Görevini başarıyla yürüttü.")
    head.presses("İnha et")
    head.reads("Personel GM'ye bildirildi.")
    head.holds_on_a_phone()
    unit.opens(f"/yeniden-gorevlendirmeler/{ending.pk}/")
    unit.finds("Yeniden görevlendir")
    unit.approves("E-43770946-903.07-7770002")
    unit.presses("Görevlendir")
    unit.reads("1 kişi görevlendirildi")
    following = Assignment.objects.get(basis="RENEWAL")
    assert (following.teacher, following.starts) == (ending.teacher, ending.ends)


def finds_lost(unit: Ministry, lost: Duty) -> None:
    """The nightly audit finds him; from the finding to the early end, its reason written."""
    audit.run()
    unit.opens("/bulgular/?clause=10/4")
    unit.reads("bir okulda müdürlük yapıyor")
    unit.finds(lost.office.name)
    unit.reads("Okul müdürü olmuş görevli")
    unit.holds_on_a_phone()
    unit.finds("Görevi erken bitir")
    expect(unit.page.get_by_label("Gerekçe")).to_have_value("Okul müdürlüğüne atandı.")
    unit.fills("Son gün", dates.today().isoformat())
    unit.presses("Görevi erken bitir")
    unit.reads("Görevin son günü yazıldı")
