"""Writing and sending: nothing typed or uploaded is lost, nothing incomplete leaves."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from personnel.models import Application, CallDocument, Candidacy, Evidence
from smm_portal.road.models import Draft, Notification
from tests.factories import calls
from tests.factories.centers import CenterFactory
from tests.factories.personnel import TeacherFactory, give_account, seat
from tests.personnel.applications.files import pdf

pytestmark = pytest.mark.django_db


def write_url(row) -> str:
    return reverse("personnel:application_write", args=[row.pk])


@pytest.fixture
def teacher():
    return calls.applicant()


@pytest.fixture
def desk(sign_in, teacher):
    return sign_in(calls.own_duty(teacher))


def begin(desk, call, **posted) -> Application:
    desk.post(reverse("personnel:application_new", args=[call.pk]), posted)
    return Application.objects.get(call=call)


def test_beginning_twice_is_one_draft(desk, call):
    one = call.call_seats.first()
    row = begin(desk, call, kadro=one.pk)
    begin(desk, call, kadro=one.pk)
    assert Application.objects.count() == 1
    assert [wish.call_seat for wish in row.candidacies.all()] == [one]


def test_every_button_keeps_what_was_typed(desk, call):
    row, chosen = begin(desk, call), call.call_seats.last()
    posted = {
        "statement": "Deneyimim var.",
        "surum": surum(desk, row),
        "act": "ekle",
        "kadro": chosen.pk,
    }
    answer = desk.post(write_url(row), posted)
    assert answer.status_code == 302
    assert answer.url.endswith("#tercihler")
    row.refresh_from_db()
    assert row.statement == "Deneyimim var."
    assert row.candidacies.get().call_seat == chosen


def surum(desk, row) -> str:
    return hidden(desk.get(write_url(row)), "surum")


def hidden(answer, name: str) -> str:
    text = answer.content.decode()
    return text.split(f'name="{name}" value="')[1].split('"')[0]


def test_wishes_move_without_a_gap(desk, call):
    row = begin(desk, call)
    first, second = (
        Candidacy.objects.create(application=row, call_seat=one, rank=rank)
        for rank, one in enumerate(call.call_seats.order_by("pk"), start=1)
    )
    desk.post(write_url(row), {"act": f"yukari:{second.pk}"})
    assert list(row.candidacies.order_by("rank")) == [second, first]
    desk.post(write_url(row), {"act": f"asagi:{first.pk}"})
    assert list(row.candidacies.order_by("rank")) == [second, first]
    desk.post(write_url(row), {"act": f"cikar:{second.pk}"})
    assert [(wish.pk, wish.rank) for wish in row.candidacies.all()] == [(first.pk, 1)]


def test_a_wrong_file_costs_neither_text_nor_the_right_one(sign_in, teacher):
    call = calls.draft_call()
    documents = [
        CallDocument.objects.create(call=call, position=n, name=name)
        for n, name in enumerate(("Özgeçmiş", "Hizmet belgesi"))
    ]
    desk = sign_in(calls.own_duty(teacher))
    row = begin(desk, calls.publish(call))
    posted = {
        "statement": "Uzun bir yazı.",
        "surum": surum(desk, row),
        f"belge-{documents[0].pk}": pdf("ozgecmis.pdf"),
        f"belge-{documents[1].pk}": SimpleUploadedFile("kotu.pdf", b"MZ program"),
    }
    answer = desk.post(write_url(row), posted)
    assert answer.status_code == 422
    assert "program dosyası" in answer.content.decode()
    row.refresh_from_db()
    assert row.statement == "Uzun bir yazı."
    assert Evidence.objects.get().document == documents[0]


def test_a_text_too_long_is_kept_as_a_draft(desk, call):
    row, text = begin(desk, call), "uzun " * 1200
    answer = desk.post(write_url(row), {"statement": text, "surum": surum(desk, row)})
    assert answer.status_code == 422
    assert text.strip() in desk.get(write_url(row)).content.decode()


def test_autosaved_text_comes_back_on_another_device_and_goes_when_saved(
    desk, call, sign_in, teacher
):
    row = begin(desk, call)
    page = desk.get(write_url(row))
    typed = {
        "statement": "Yarım cümle",
        "surum": hidden(page, "surum"),
        "seen": hidden(page, "seen"),
    }
    saving = f"{reverse('road:autosave', args=['personnel.application'])}?key={row.pk}&part=form"
    assert b"Kaydedildi" in desk.post(saving, typed).content
    other = sign_in(calls.own_duty(teacher))
    page = other.get(write_url(row)).content.decode()
    assert "Yarım cümle" in page
    assert "geri getirildi" in page
    other.post(write_url(row), {"statement": "Tam cümle.", "surum": surum(other, row)})
    assert Draft.objects.unfinished().count() == 0
    assert desk.post(saving, typed).status_code == 409


def test_two_devices_meet_and_no_text_is_lost(desk, call):
    row = begin(desk, call)
    early = surum(desk, row)
    desk.post(write_url(row), {"statement": "Birinci metin", "surum": early})
    answer = desk.post(write_url(row), {"statement": "İkinci metin", "surum": early})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Birinci metin" in page
    assert "İkinci metin" in page
    desk.post(write_url(row), {"statement": "İkinci metin", "surum": hidden(answer, "surum")})
    row.refresh_from_db()
    assert row.statement == "İkinci metin"


def test_every_reason_is_told_at_once_and_nothing_is_sent(sign_in):
    center = CenterFactory()
    center.school.compulsory_service = False
    center.school.save()
    call = calls.draft_call(seat(center))
    CallDocument.objects.create(call=call, position=1, name="Özgeçmiş")
    calls.publish(call)
    teacher = TeacherFactory(employment="HOURLY", compulsory_service="OWING")
    give_account(teacher)
    desk = sign_in(calls.own_duty(teacher))
    row = begin(desk, call, kadro=call.call_seats.get().pk)
    answer = desk.post(reverse("personnel:application_send", args=[row.pk]))
    page = answer.content.decode()
    assert answer.status_code == 422
    for clause in ("6/1-a", "6/1-ç", "6/1-c", "10/1"):
        assert f"Madde {clause}" in page
    assert "Özgeçmiş" in page
    row.refresh_from_db()
    assert row.state == "DRAFT"


def test_a_failing_condition_is_told_corrected_and_then_sent(sign_in):
    center = CenterFactory()
    call = calls.open_call(seat(center))
    teacher = TeacherFactory()
    give_account(teacher)
    desk = sign_in(calls.own_duty(teacher))
    row = begin(desk, call, kadro=call.call_seats.get().pk)
    send = reverse("personnel:application_send", args=[row.pk])
    assert "Madde 6/1-c" in desk.post(send).content.decode()
    desk.post(write_url(row), {"sart-6-1-c": pdf("gorev.pdf"), "act": "yukle"})
    answer = desk.post(send)
    assert answer.url == reverse("personnel:application", args=[row.pk])
    row.refresh_from_db()
    assert row.state == "SCHOOL"
    assert row.candidacies.get().judgings.get().why == "SENT"
    assert Notification.objects.filter(user=teacher.user).exists()
    assert "Madde 6/1-c" in desk.get(answer.url).content.decode()


def test_withdrawn_reopened_and_sent_again(desk, call, teacher):
    row = calls.sent(call, teacher, call.call_seats.first())
    desk.post(reverse("personnel:application_withdraw", args=[row.pk]))
    row.refresh_from_db()
    assert row.state == "WITHDRAWN"
    answer = desk.post(reverse("personnel:application_reopen", args=[row.pk]))
    assert answer.url == write_url(row)
    desk.post(reverse("personnel:application_send", args=[row.pk]))
    row.refresh_from_db()
    assert row.state == "SCHOOL"
    assert row.steps.count() == 4


def test_what_was_sent_is_not_written(desk, call, teacher):
    row = calls.sent(call, teacher)
    assert desk.get(write_url(row)).url == row.get_absolute_url()
    assert desk.post(write_url(row), {"statement": "x"}).url == row.get_absolute_url()
