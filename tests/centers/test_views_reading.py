"""Every page of the room that is only read: lists, details, who sees what, files, cost."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from centers.models import Center, Field, Province, TeachingSubject
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory, DecisionFactory, SchoolFactory, district
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import AssignmentFactory, coordinator_duty, seat

pytestmark = pytest.mark.django_db


def client_of(duty) -> Client:
    client = Client()
    client.force_login(duty.user)
    client.post(reverse("duty_switch"), {"duty": duty.pk})
    return client


@pytest.fixture
def mtegm():
    return client_of(national_duty(Role.MTEGM_EXPERT))


def url(name, *args):
    return reverse(f"centers:{name}", args=args)


def text(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


LISTS = ["list", "decisions", "schools", "provinces", "fields", "subjects"]


@pytest.mark.parametrize("name", LISTS)
def test_lists_open_and_leave_as_files(mtegm, name):
    CenterFactory()
    assert "<table" in text(mtegm.get(url(name)))
    assert mtegm.get(url(name), {"bicim": "xlsx"}).status_code == 200
    assert mtegm.get(url(name), {"bicim": "csv"}).status_code == 200


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("typed", ["%", "_", "x" * 500, "' OR 1=1", "\x00"])
def test_lists_take_any_search(mtegm, name, typed):
    assert mtegm.get(url(name), {"q": typed}).status_code == 200


def test_details_open(mtegm):
    center = CenterFactory()
    AssignmentFactory(seat=seat(center, 1))
    for name, one in [
        ("detail", center),
        ("decision", center.founding_decision),
        ("school", center.school),
        ("province", center.school.district.province),
        ("field", center.fields.first()),
        ("subject", TeachingSubject.objects.get(is_english=True)),
    ]:
        assert "<h1" in text(mtegm.get(url(name, one.pk))), name


@pytest.mark.parametrize("typed", ["sanliurfa", "ŞANLIURFA", "Şanlıurfa", "şanlıurfa"])
def test_a_centre_is_found_by_its_province(mtegm, typed):
    center = CenterFactory(school=SchoolFactory(district=district("Şanlıurfa")))
    body = text(mtegm.get(url("list"), {"q": typed}))
    assert center.name in body
    assert center.school.name in text(mtegm.get(url("schools"), {"q": typed}))


def test_a_centre_is_found_by_school_field_and_former_field_name(mtegm):
    center = CenterFactory(fields=["Basım Teknolojileri"])
    for typed in (center.school.name, center.school.code, "basım", "MATBAA teknolojisi"):
        assert center.name in text(mtegm.get(url("list"), {"q": typed})), typed
    assert center.name not in text(mtegm.get(url("list"), {"q": "raylı " + center.school.code}))


def test_a_new_name_of_a_field_or_district_is_found_at_once(mtegm):
    center = CenterFactory(fields=["Basım Teknolojileri"])
    assert center.name not in text(mtegm.get(url("list"), {"q": "mürekkep"}))
    Field.objects.get(name="Basım Teknolojileri").aliases.create(name="Mürekkepçilik")
    assert center.name in text(mtegm.get(url("list"), {"q": "mürekkep"}))
    place = center.school.district
    place.name = "Yenikapı"
    place.save()
    assert center.name in text(mtegm.get(url("list"), {"q": "YENIKAPI"}))


def test_a_field_is_found_by_a_former_name(mtegm):
    assert "Basım Teknolojileri" in text(mtegm.get(url("fields"), {"q": "matbaa"}))


def test_filters_narrow_the_centres(mtegm):
    full, other = CenterFactory(), CenterFactory(school=SchoolFactory(district=district("Adana")))
    for number in (1, 2, 3, 4):
        AssignmentFactory(seat=seat(full, number))
    AssignmentFactory(seat=seat(other, 1))

    def shown(**query):
        body = text(mtegm.get(url("list"), query | {"q": "deneme"}))
        return {c for c in (full, other) if c.name + "<" in body}

    assert shown() == {full, other}
    assert shown(bos="evet") == {other}
    assert shown(bos="hayir") == {full}
    assert shown(ingilizce="evet") == {other}
    assert shown(il=Province.objects.get(name="Adana").pk) == {other}
    assert shown(alan=full.fields.first().pk) == {full, other}
    assert shown(durum="CLOSED") == set()
    assert shown(il="yok") == {full, other}


def test_given_up_foundings_show_only_when_asked_for(mtegm):
    from centers import services

    center = services.draft_center(SchoolFactory())
    services.drop_draft(center)
    assert center.name not in text(mtegm.get(url("list"), {"q": "deneme"}))
    assert center.name in text(mtegm.get(url("list"), {"q": "deneme", "durum": "DROPPED"}))


def test_the_export_counts_taken_seats(mtegm):
    center = CenterFactory()
    AssignmentFactory(seat=seat(center, 1))
    response = mtegm.get(url("list"), {"q": center.school.code, "bicim": "xlsx"})
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
    heads, row = book.get_sheet_by_index(0).to_python()[:2]
    found = dict(zip(heads, row, strict=True))
    assert (found["Belirlenen kadro"], found["Dolu kadro"]) == (4, 1)
    assert found["Kurum kodu"] == center.school.code
    assert found["İl"] == "Ankara"


def test_the_schools_leave_with_code_as_text(mtegm):
    school = SchoolFactory(code="012345")
    response = mtegm.get(url("schools"), {"q": school.code, "bicim": "csv"})
    assert ";012345;" in b"".join(response.streaming_content).decode("utf-8-sig")


def test_what_lies_outside_the_scope_is_not_there():
    home, away = CenterFactory(), CenterFactory(school=SchoolFactory(district=district("Adana")))
    province = home.school.district.province.office
    here = client_of(duty_at(province, Role.PROVINCE_VTE))
    for name, one in [
        ("detail", "pk"),
        ("school", "school_id"),
        ("decision", "founding_decision_id"),
    ]:
        assert here.get(url(name, getattr(home, one))).status_code == 200
        assert here.get(url(name, getattr(away, one))).status_code == 404
    body = text(here.get(url("list")))
    assert home.name in body
    assert away.name not in body
    assert away.school.name not in text(here.get(url("schools")))
    assert away.founding_decision.number not in text(here.get(url("decisions")))


def test_a_coordinator_sees_his_centre_and_not_anothers():
    center, other = CenterFactory(), CenterFactory()
    own = client_of(coordinator_duty(center))
    assert own.get(url("detail", center.pk)).status_code == 200
    assert own.get(url("detail", other.pk)).status_code == 404
    assert own.get(url("school", center.school_id)).status_code == 403
    assert url("school", center.school_id) not in text(own.get(url("detail", center.pk)))


def test_a_decision_shows_only_the_reader_s_centres_and_its_file():
    decision = DecisionFactory()
    home = CenterFactory(decision=decision)
    away = CenterFactory(decision=decision, school=SchoolFactory(district=district("Adana")))
    here = client_of(duty_at(home.school.district.province.office, Role.PROVINCE_DIRECTOR))
    body = text(here.get(url("decision", decision.pk)))
    assert home.name in body
    assert away.name not in body
    assert here.get(decision.file.get_absolute_url()).status_code == 200
    bursa = Province.objects.get(name="Bursa")
    stranger = client_of(duty_at(bursa.office, Role.PROVINCE_DIRECTOR))
    assert stranger.get(decision.file.get_absolute_url()).status_code == 404


def test_the_page_says_what_the_law_misses(mtegm):
    center = Center.objects.filter(basis="INHERITED").first()
    body = text(mtegm.get(url("detail", center.pk)))
    assert "kuruluş kararı henüz girilmedi" in body
    assert "Madde 4/1" in body
    whole = CenterFactory()
    for number in (1, 2, 3, 4):
        AssignmentFactory(seat=seat(whole, number))
    assert "bir eksik yok" in text(mtegm.get(url("detail", whole.pk)))


def test_five_seats_say_who_till_when(mtegm):
    center = CenterFactory()
    one = AssignmentFactory(seat=seat(center, 1))
    body = text(mtegm.get(url("detail", center.pk)))
    assert str(one.teacher) in body
    assert one.last_day.strftime("%d.%m.%Y") in body
    assert body.count('class="seat is-vacant') == 3
    assert body.count("Kullanılmıyor") == 1


def test_turkish_order_of_provinces(mtegm):
    import re

    found = re.findall(
        r'class="row-link"[^>]*>([^<]*)<', text(mtegm.get(url("provinces"), {"adet": 100}))
    )
    assert found[:5] == ["Adana", "Adıyaman", "Afyonkarahisar", "Ağrı", "Aksaray"]
    assert found.index("Çorum") > found.index("Çankırı") > found.index("Bursa")
    assert found.index("Isparta") < found.index("İstanbul")


def test_the_search_page_finds_centres_schools_and_fields(mtegm):
    center = CenterFactory(school=SchoolFactory(district=district("Şanlıurfa")))
    body = text(mtegm.get(reverse("search"), {"q": "sanliurfa"}))
    assert center.name in body
    assert center.school.name in body
    assert "Basım Teknolojileri" in text(mtegm.get(reverse("search"), {"q": "matbaa"}))


def test_the_desk_shows_foundings_and_gaps(mtegm):
    from centers import services
    from smm_portal.law.audit import run

    draft = services.draft_center(SchoolFactory())
    assert url("founding", draft.pk) in text(mtegm.get(reverse("home")))
    center = CenterFactory()
    run()
    principal = client_of(duty_at(center.school.office, Role.PRINCIPAL))
    assert url("detail", center.pk) in text(principal.get(reverse("home")))
    assert "merkezde eksik var" in text(mtegm.get(reverse("home")))


@pytest.mark.parametrize("count", [1, 12])
def test_a_detail_does_not_ask_more_as_rows_grow(mtegm, count, django_assert_max_num_queries):
    decision = DecisionFactory()
    for _ in range(count):
        CenterFactory(decision=decision)
    mtegm.get(url("decision", decision.pk))
    with django_assert_max_num_queries(22):
        mtegm.get(url("decision", decision.pk))
    field = Field.objects.get(name="Bilişim Teknolojileri")
    with django_assert_max_num_queries(22):
        mtegm.get(url("field", field.pk))
    with django_assert_max_num_queries(22):
        mtegm.get(url("province", district().province_id))


def test_nobody_is_shown_pages_signed_out():
    for name in LISTS:
        assert Client().get(url(name)).status_code == 302


def test_a_new_field_can_be_chosen_in_the_filter_at_once(mtegm):
    text(mtegm.get(url("list")))
    Field.objects.create(name="Uzay Teknolojisi")
    assert "Uzay Teknolojisi" in text(mtegm.get(url("list")))
