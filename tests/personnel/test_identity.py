"""The identity number: masked everywhere, found by posting it, seen whole only under a reason."""

import datetime as dt
import json

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from personnel.models import Teacher
from smm_portal.offices import looks
from smm_portal.offices.models import Duty, IdentityView, Invitation, Office
from smm_portal.offices.roles import Role
from tests.factories.centers import SchoolFactory, district
from tests.factories.offices import UserFactory, duty_at, national_duty
from tests.factories.personnel import TeacherFactory, accept_invitation, give_account, teacher_duty
from tests.support.refused import refused_by, run_sql

pytestmark = pytest.mark.django_db
FIND = "personnel:teacher_find"
REASON = "Görevlendirme onayı MEBBİS kaydına işlenecek."
LISTS = ["personnel:teachers", "personnel:assignments", "centers:list", "duty_list", "search"]


@pytest.fixture
def hr(sign_in):
    """An officer of Ankara's human resources, signed in."""
    office = Office.objects.get(kind="PROVINCE", name__startswith="Ankara")
    duty = duty_at(office, Role.PROVINCE_HR)
    client = sign_in(duty)
    client.duty = duty
    return client


def page_of(teacher) -> str:
    return reverse("personnel:teacher_identity", args=[teacher.pk])


def test_the_whole_number_is_shown_for_a_reason_and_the_look_is_kept(hr):
    teacher = TeacherFactory()
    url = page_of(teacher)
    asked = hr.get(url).content.decode()
    assert teacher.identity not in asked
    assert url in hr.get(reverse("personnel:teacher", args=[teacher.pk])).content.decode()
    answer = hr.post(url, {"reason": REASON})
    assert teacher.identity in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    row = IdentityView.objects.get()
    told = (row.duty, row.subject, row.subject_name, row.reason)
    assert told == (hr.duty, f"teacher:{teacher.pk}", str(teacher), REASON)
    assert timezone.now() - row.at < dt.timedelta(minutes=1)


@pytest.mark.parametrize("reason", ["", "   ", "gerek", "ş" * 501])
def test_without_a_reason_nothing_is_shown_or_kept(hr, reason):
    teacher = TeacherFactory()
    answer = hr.post(page_of(teacher), {"reason": reason})
    assert "reason" in answer.context["form"].errors
    assert teacher.identity not in answer.content.decode()
    assert not IdentityView.objects.exists()


def test_only_registrars_and_only_in_their_scope(hr, sign_in):
    away = TeacherFactory(school=SchoolFactory(district=district("Bursa")))
    assert hr.post(page_of(away), {"reason": REASON}).status_code == 404
    here = TeacherFactory()
    for duty in (
        national_duty(Role.AUDITOR),
        national_duty(Role.SYSTEM_ADMIN),
        duty_at(here.school.office, Role.PRINCIPAL),
        teacher_duty(here.school),
    ):
        client = sign_in(duty)
        assert client.post(page_of(here), {"reason": REASON}).status_code == 403, duty
        assert client.post(reverse(FIND), {"kimlik": here.identity}).status_code == 403, duty
    assert not IdentityView.objects.exists()


def test_a_record_without_a_number_says_so(hr):
    teacher = TeacherFactory(identity="")
    page = hr.get(reverse("personnel:teacher", args=[teacher.pk])).content.decode()
    assert "Kayıtta kimlik numarası yok" in page
    assert hr.post(page_of(teacher), {"reason": REASON}).status_code == 403


def test_looks_are_listed_for_auditor_and_administrator(hr, sign_in):
    teacher, other = TeacherFactory(first_name="Işıl", last_name="Şağırlı"), TeacherFactory()
    for one in (teacher, other):
        hr.post(page_of(one), {"reason": REASON})
    url = reverse("identity_views")
    assert hr.get(url).status_code == 403
    for role in (Role.AUDITOR, Role.SYSTEM_ADMIN):
        client = sign_in(national_duty(role))
        page = client.get(url, {"q": "isil sagirli"})
        assert [row.subject_name for row in page.context["page"].rows] == ["Işıl Şağırlı"]
        text = page.content.decode()
        assert hr.duty.user.get_full_name() in text
        assert reverse("personnel:teacher", args=[teacher.pk]) in text
        assert len(client.get(url, {"q": hr.duty.user.last_name}).context["page"].rows) == 2
        assert not client.get(url, {"ilk": "2199-01-01"}).context["page"].rows
        file = b"".join(client.get(url, {"bicim": "csv"}).streaming_content).decode("utf-8-sig")
        assert "Işıl Şağırlı" in file
        assert REASON in file
        assert teacher.identity not in file


def test_the_person_reads_who_looked(hr, sign_in):
    own = teacher_duty()
    teacher = own.user.teacher
    hr.post(page_of(teacher), {"reason": REASON})
    client = sign_in(own)
    page = client.get(reverse("personnel:my_record")).content.decode()
    assert REASON in page
    assert hr.duty.user.get_full_name() in page
    data = json.loads(b"".join(client.post("/profil/verilerim/").streaming_content))
    assert data["Kimlik numaramı görüntüleyenler"][0]["Gerekçe"] == REASON
    theirs = json.loads(b"".join(hr.post("/profil/verilerim/").streaming_content))
    assert theirs["Görüntülediğim kimlik numaraları"][0]["Kimin"] == str(teacher)
    assert theirs["Kimlik numaramı görüntüleyenler"] == []


def test_a_look_never_changes(hr):
    looks.look(hr.duty, "teacher:1", TeacherFactory(), REASON)
    row = IdentityView.objects.get()
    for statement in (
        "UPDATE offices_identityview SET reason = 'x'",
        "DELETE FROM offices_identityview",
    ):
        with pytest.raises(Exception, match="permission denied"), transaction.atomic():
            run_sql(statement)
    assert IdentityView.objects.get() == row


def test_a_look_is_written_by_a_duty_in_force_now(hr):
    ended = duty_at(hr.duty.office, Role.PROVINCE_VTE, ends=timezone.localdate())
    teacher = TeacherFactory()
    with refused_by("identity_view_duty"), transaction.atomic():
        looks.look(ended, "teacher:1", teacher, REASON)
    with refused_by("identity_view_reason"), transaction.atomic():
        looks.look(hr.duty, "teacher:1", teacher, "  kısa  ")
    back = timezone.now() - dt.timedelta(days=9)
    row = IdentityView(duty=hr.duty, subject="teacher:1", subject_name="x", reason=REASON, at=back)
    row.save()
    row.refresh_from_db()
    assert row.at > back + dt.timedelta(days=8)


# Finding by the number.


def test_a_teacher_is_found_by_the_posted_number_in_scope_only(hr):
    here, away = TeacherFactory(), TeacherFactory(school=SchoolFactory(district=district("Bursa")))
    assert reverse(FIND) in hr.get(reverse("personnel:teachers")).content.decode()
    spaced = f" {here.identity[:3]} {here.identity[3:]} "
    assert hr.post(reverse(FIND), {"kimlik": spaced}).url == reverse(
        "personnel:teacher", args=[here.pk]
    )
    for typed in (away.identity, "10000000146", "123", "", "ııııııııııı", "9" * 5000):
        answer = hr.post(reverse(FIND), {"kimlik": typed}, follow=True)
        assert answer.redirect_chain == [(reverse("personnel:teachers"), 302)], typed
        assert (
            "Kapsamınızda" in answer.content.decode() or "On bir rakam" in answer.content.decode()
        )


def test_who_may_not_find_sees_no_field(sign_in):
    page = sign_in(national_duty(Role.AUDITOR)).get(reverse("personnel:teachers"))
    assert reverse(FIND) not in page.content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_no_address_keeps_an_identity_number(sign_in, name):
    client, teacher = sign_in(national_duty(Role.MTEGM_HEAD)), TeacherFactory()
    spaced = f"{teacher.identity[:3]} {teacher.identity[3:]}"
    for typed in (teacher.identity, spaced):
        answer = client.get(reverse(name), {"q": typed, "sayfa": "2"})
        assert (answer.status_code, answer.url) == (302, f"{reverse(name)}?sayfa=2")
        page = client.get(answer.url).content.decode()
        assert "adres satırına yazılmaz" in page
        assert teacher.identity not in page
    part = client.get(reverse(name), {"q": teacher.identity}, headers={"HX-Request": "true"})
    assert part.status_code == 204
    assert client.get(reverse(name), {"q": "12345678901"}).status_code == 200  # nobody's number


def test_the_way_back_stays_on_this_host(client):
    answer = client.get("//kotu.invalid/", {"q": "10000000146"})
    assert answer.status_code == 302
    assert not answer.url.startswith("//")


# Whose account a record is.


def test_no_account_without_an_accepted_invitation():
    teacher, user = TeacherFactory(), UserFactory()
    with refused_by("teacher_account_invited"), transaction.atomic():
        Teacher.objects.filter(pk=teacher.pk).update(user=user)
    accept_invitation(TeacherFactory(), user)  # another record's does not count
    with refused_by("teacher_account_invited"), transaction.atomic():
        Teacher.objects.filter(pk=teacher.pk).update(user=user)
    accept_invitation(teacher, UserFactory())  # nor one accepted by another account
    with refused_by("teacher_account_invited"), transaction.atomic():
        Teacher.objects.filter(pk=teacher.pk).update(user=user)
    assert not Duty.objects.filter(user=user).exists()


def test_no_record_is_entered_with_an_account():
    user = UserFactory()
    with refused_by("teacher_account_invited"), transaction.atomic():
        TeacherFactory(user=user)


def test_an_accepted_invitation_ties_them():
    teacher = TeacherFactory()
    user = give_account(teacher)
    assert Teacher.objects.get(user=user) == teacher
    assert Duty.objects.filter(user=user, role=Role.TEACHER).exists()


def test_invitations_are_not_deleted():
    give_account(TeacherFactory())
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        Invitation.objects.all().delete()
