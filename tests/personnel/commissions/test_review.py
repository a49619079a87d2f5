"""Reviewing: the list, the file, scoring; nobody learns another's points before all have scored."""

import json
import re

import pytest

from personnel.commissions import scoring
from personnel.models import Judging, Recusal, Score
from smm_portal.offices.roles import Role
from tests.factories import calls
from tests.factories.centers import CenterFactory, SchoolFactory, district
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import seat

pytestmark = pytest.mark.django_db
GIVEN = 83
SECRET = re.compile(rf'[>"]{GIVEN}(,\d+)?[<"]')  # as a value of a field or of a cell


def score(stage, sign_in, who: int, file, *points, **more):
    answer = sign_in(stage.members[who]).post(stage.url(file), stage.answer(*points, **more))
    assert answer.status_code == 302, answer.content.decode()
    return answer


def test_a_member_scores_a_whole_file_by_one_post(stage, sign_in):
    file = stage.files[0]
    first = stage.criteria[0]
    note = {f"note_{first.pk}": "Güçlü çalışmalar."}
    score(stage, sign_in, 0, file, 70, 80, **note)
    rows = Score.objects.filter(application=file).order_by("criterion__position")
    assert [(row.points, row.note) for row in rows] == [(70, "Güçlü çalışmalar."), (80, "")]
    score(stage, sign_in, 0, file, 75, 80)
    assert list(rows.values_list("points", flat=True)) == [75, 80]


def test_points_out_of_bounds_come_back_with_what_was_typed(stage, sign_in):
    client, file = sign_in(stage.members[0]), stage.files[0]
    answer = client.post(stage.url(file), stage.answer(101, "kırk"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "0 ile 100 arasında bir puan" in page
    assert "kırk" in page
    assert not Score.objects.exists()


def test_saving_leads_to_the_next_file_that_waits(stage, sign_in):
    first, second = sorted(stage.files, key=lambda one: (one.teacher.sort_key, one.pk))
    assert score(stage, sign_in, 0, first, 50, 50, act="next").url == stage.url(second)
    assert score(stage, sign_in, 0, second, 50, 50, act="next").url == stage.url()


def test_nobody_sees_anothers_points_before_all_have_scored(stage, sign_in):
    file = stage.files[0]
    secret = {f"note_{stage.criteria[0].pk}": "Gizli not"}
    for who in range(3):
        score(stage, sign_in, who, file, GIVEN, GIVEN, **secret)
    other = sign_in(stage.members[3])
    pages = [
        stage.url(file),
        stage.url(),
        stage.commission.get_absolute_url(),
        f"{stage.commission.get_absolute_url()}?gecmis=2",
        "/islerim/",
        "/bildirimler/",
    ]
    for path in pages:
        page = other.get(path).content.decode()
        assert "Gizli not" not in page, path
        assert not SECRET.search(page), path
    own = b"".join(other.post("/profil/verilerim/").streaming_content).decode()
    assert not json.loads(own)["Komisyonlarda verdiğim puanlar"]
    assert str(GIVEN) not in json.dumps(json.loads(own)["Komisyon üyeliklerim"])


def test_after_all_have_scored_everybody_sees_the_table(stage, sign_in):
    file = stage.files[0]
    for who, points in enumerate([(60, 90), (70, 80), (80, 70), (100, 40)]):
        score(stage, sign_in, who, file, *points)
    page = sign_in(stage.members[2]).get(stage.url(file)).content.decode()
    assert "77,5" in page
    assert "Ayrışma" in page
    assert scoring.totals(stage.commission)[file.pk] == scoring.Decimal("74.50")
    assert scoring.totals(stage.commission)[stage.files[1].pk] is None


def test_the_chair_takes_the_list_once_all_is_scored_and_nobody_else(stage, sign_in):
    chair, member = sign_in(stage.members[0]), sign_in(stage.members[1])
    export = f"{stage.url()}?bicim=csv"
    for who in range(4):
        for file in stage.files:
            assert chair.get(export).status_code == 403
            score(stage, sign_in, who, file, 60, 70)
    answer = chair.get(export)
    assert "64,00" in b"".join(answer.streaming_content).decode()
    assert member.get(export).status_code == 403
    assert "bicim=csv" in chair.get(stage.url()).content.decode()


def test_a_draft_is_kept_and_counts_nothing(stage, sign_in):
    client, file = sign_in(stage.members[0]), stage.files[0]
    answer = client.post(
        stage.url(file), stage.answer(70, "", act="later", applicant=str(file.teacher))
    )
    assert answer.status_code == 302
    assert not Score.objects.exists()
    page = client.get(stage.url(file)).content.decode()
    assert 'value="70"' in page
    assert "Yarım kalan" in page
    assert str(file.teacher) in client.get("/islerim/").content.decode()
    score(stage, sign_in, 0, file, 70, 60)
    assert "Yarım kalan" not in client.get(stage.url(file)).content.decode()


def test_a_recused_members_file_is_closed_with_the_clause(stage, sign_in):
    file, duty = stage.files[0], stage.members[1]
    client = sign_in(duty)
    url = stage.url(file, "cekil/")
    assert client.get(url).status_code == 200
    said = {"kind": "RELATIVE", "note": ""}
    assert "geri alınmaz" in client.post(url, said).content.decode()
    assert not Recusal.objects.exists()
    assert client.post(url, {**said, "onay": "1"}).status_code == 302
    for path in (stage.url(file), url):
        answer = client.get(path)
        assert answer.status_code == 403
        assert "10/2" in answer.content.decode()
    assert client.post(stage.url(file), stage.answer(1, 1)).status_code == 403
    assert "Çekildiniz" in client.get(stage.url()).content.decode()


def test_scores_of_who_withdrew_no_longer_count(stage, sign_in):
    file = stage.files[0]
    for who, points in enumerate([(60, 60), (60, 60), (60, 60), (0, 0)]):
        score(stage, sign_in, who, file, *points)
    duty = stage.members[3]
    Recusal.objects.create(
        commission=stage.commission, user=duty.user, application=file, kind="OTHER", duty=duty
    )
    assert scoring.totals(stage.commission)[file.pk] == 60


def test_others_of_the_province_and_other_provinces_see_no_files(stage, sign_in):
    fellow = duty_at(stage.commission.province, Role.PROVINCE_VTE)
    client = sign_in(fellow)
    assert client.get(stage.commission.get_absolute_url()).status_code == 200
    assert client.get(stage.url()).status_code == 403
    assert client.get(stage.url(stage.files[0])).status_code == 403
    away = CenterFactory(school=SchoolFactory(district=district("Adana")))
    stranger = calls.commission(calls.open_call(seat(away))).members.get(part="VTE").duty
    client = sign_in(stranger)
    for path in (stage.commission.get_absolute_url(), stage.url(), stage.url(stage.files[0])):
        assert client.get(path).status_code == 404
    head = sign_in(national_duty(Role.MTEGM_HEAD))
    assert head.get(stage.commission.get_absolute_url()).status_code == 200
    assert head.get(stage.url()).status_code == 403


def test_scores_stand_once_the_minutes_are_before_the_members(stage, sign_in):
    file = stage.files[0]
    score(stage, sign_in, 0, file, 60, 60)
    paper = calls.minutes(stage.commission)
    for one in stage.files:
        calls.ruling(paper, one.candidacies.get())
    calls.signing(paper)
    client = sign_in(stage.members[0])
    assert client.post(stage.url(file), stage.answer(1, 1)).status_code == 403
    assert "Tutanak üyelerin onayına açıldı" in client.get(stage.url(file)).content.decode()


def test_a_file_closed_to_a_member_stands_empty_in_his_list_and_in_the_chairs_export(
    stage, sign_in
):
    """10/2: not its conditions, its tier, nor its total; not by the filter of tiers either."""
    for who in range(4):
        for file in stage.files:
            score(stage, sign_in, who, file, 60, 70)
    chair, away = stage.members[0], stage.files[0]
    client, export = sign_in(chair), f"{stage.url()}?bicim=csv"

    def line() -> list[str]:
        text = b"".join(client.get(export).streaming_content).decode()
        name = away.teacher.full_name
        return next(one.split(";") for one in text.splitlines() if name in one)

    tier = Judging.objects.filter(candidacy__application=away).latest("pk").tier
    assert line()[-2:] != ["", ""]
    assert away.teacher.full_name in client.get(f"{stage.url()}?sira={tier}").content.decode()
    Recusal.objects.create(
        commission=stage.commission, user=chair.user, application=away, kind="OTHER", duty=chair
    )
    heads = b"".join(client.get(export).streaming_content).decode().splitlines()[0].split(";")
    shown = dict(zip(heads, line(), strict=False))
    assert (shown["Şartlar"], shown["Sıra grubu"], shown["Ağırlıklı toplam"]) == ("", "", "")
    assert away.teacher.full_name not in client.get(f"{stage.url()}?sira={tier}").content.decode()
    assert "64,00" in b"".join(client.get(export).streaming_content).decode()
