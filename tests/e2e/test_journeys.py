"""What people of the issue's "Done when" do, from the first page to the last, in a browser."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from centers.models import Center
from smm_portal.kit import dates
from smm_portal.offices.models import Office
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory, SchoolFactory, district, five_seats
from tests.factories.offices import PASSWORD, duty_at, national_duty
from tests.factories.personnel import (
    AssignmentFactory,
    TeacherFactory,
    coordinator_duty,
    give_account,
    seat,
)

from .ground import school_row, schools_file
from .steps import DECISION, Appointer, Founder, Visitor, link_in_mail

SCHOOL = "Göbeklitepe Mesleki ve Teknik Anadolu Lisesi"
FIELD = "Bilişim Teknolojileri"
FIELDS = (FIELD, "Makine ve Tasarım Teknolojisi")


def school_in_sanliurfa():
    return SchoolFactory(name=SCHOOL, district=district("Şanlıurfa", "Haliliye"))


def head() -> str:
    """The address of a head of MTEGM."""
    return national_duty(Role.MTEGM_HEAD).user.email


def iso(day: dt.date) -> str:
    return day.isoformat()


def found(founder: Founder) -> None:
    """The whole founding, from the typed name to the founded centre."""
    founder.searches_school("sanliurfa")
    founder.chooses_school(SCHOOL)
    founder.bars_nobody()
    founder.chooses_fields(*FIELDS)
    founder.bars_nobody()
    founder.sets_five_seats(FIELD)
    founder.bars_nobody()
    founder.enters_decision(iso(dates.today()))
    founder.bars_nobody()
    founder.decides()
    founder.reads("Merkez kuruldu.")


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_mtegm_founds_a_centre_and_not_a_second(server, open_page, scripts):
    school = school_in_sanliurfa()
    page = open_page(server, java_script_enabled=scripts)
    founder = Founder(page, scripts).signs_in(head())
    found(founder)

    center = Center.objects.get(school=school)
    assert center.state == "ACTIVE"
    assert center.founding_decision.number == DECISION
    assert {row.field.name for row in center.center_fields.all()} == set(FIELDS)
    assert center.seat_roles.count() == 5
    founder.reads("Faal")
    founder.reads(DECISION)

    founder.searches_school("ŞANLIURFA")
    founder.reads("Madde 4/3")
    hit = founder.main.get_by_role("listitem").filter(has_text=SCHOOL)
    expect(hit.get_by_role("button")).to_have_count(0)


def test_who_is_overtaken_at_a_school_is_told_why(server, open_page):
    """Two look at the same free school; the second to press meets Madde 4/3."""
    school_in_sanliurfa()
    first, second = (Founder(open_page(server)).signs_in(head()) for _ in range(2))
    for founder in (first, second):
        founder.searches_school("Şanlıurfa")
    first.chooses_school(SCHOOL)
    second.chooses_school(SCHOOL)
    first.reads("Faaliyet alanları")
    second.reads("Madde 4/3")
    assert Center.objects.filter(school__name=SCHOOL).count() == 1


def test_five_are_seated_and_a_sixth_refused(server, open_page):
    """4/5 by the page where all five sit; 4/4 by the page that was open before the first sat."""
    center = CenterFactory(seats=five_seats)
    teachers = [TeacherFactory(school=center.school, last_name=n) for n in ("Birinci", "Sonraki")]
    english = TeacherFactory(school=center.school, subject="İngilizce", last_name="İngiliz")
    email, day = national_duty(Role.PERSONNEL_UNIT).user.email, iso(dates.today())
    one, late, last = (Appointer(open_page(server)).signs_in(email) for _ in range(3))
    for early in (late, last):
        early.opens_seating(center)

    one.opens_seating(center)
    one.seats(teachers[0], 1, day)
    one.reads("görevlendirildi.")
    one.opens_seating(center)
    one.seats(english, 2, day)
    one.reads("görevlendirildi.")

    late.seats(teachers[1], 1, day)
    late.reads("Madde 4/4")
    for number in (3, 4, 5):
        AssignmentFactory(seat=seat(center, number))
    one.opens_seating(center)
    one.reads("Madde 4/5")
    expect(one.main.get_by_label("5. kadro")).to_be_disabled()
    last.seats(teachers[1], 5, day)
    last.reads("Kadroda")
    last.reads("(Madde 4/5)")
    assert center.seats.filter(assignments__isnull=False).count() == 5


def test_a_coordinator_comes_by_invitation_and_sees_his_centre_alone(
    server, open_page, mail_folder
):
    center, other = CenterFactory(), CenterFactory()
    teacher = AssignmentFactory(seat=seat(center, 1)).teacher
    principal = duty_at(center.school.office, Role.PRINCIPAL).user.email

    host = Visitor(open_page(server)).signs_in(principal)
    host.opens("/davetler/toplu/")
    host.follows("Öğretmenler (kayıttan)")
    host.presses("Kimlerin davet edileceğini göster")
    host.presses("1 kişiyi davet et")
    host.reads("1 davet hazırlandı")

    guest = Visitor(open_page(server))
    assert guest.opens(link_in_mail(mail_folder, teacher.email)) == 200
    guest.reads("Portala davet edildiniz")
    for field in guest.main.locator("input[type=password]").all():
        field.fill("guzel-bir-parola-42")
    guest.presses("Hesabı aç")
    guest.reads("Hangi görevle")
    guest.presses("Genel koordinatör")
    assert guest.opens("/merkezler/") == 200
    guest.reads(center.name)
    guest.does_not_read(other.name)
    assert guest.opens(f"/merkezler/{center.pk}/") == 200
    assert guest.opens(f"/merkezler/{other.pk}/") == 404


def test_a_province_sees_its_own_centres(server, open_page):
    near = CenterFactory(school=SchoolFactory(district=district("Şanlıurfa")))
    far = CenterFactory(school=SchoolFactory(district=district("Adana")))
    office = Office.objects.get(kind="PROVINCE", name__startswith="Şanlıurfa")
    officer = Visitor(open_page(server)).signs_in(duty_at(office, Role.PROVINCE_VTE).user.email)
    officer.opens("/merkezler/")
    officer.reads(near.name)
    officer.does_not_read(far.name)
    assert officer.opens(f"/merkezler/{near.pk}/") == 200
    assert officer.opens(f"/merkezler/{far.pk}/") == 404


def test_who_was_coordinator_until_yesterday_is_out(server, open_page):
    center, today = CenterFactory(), dates.today()
    sitting = coordinator_duty(center, 3).user
    past = TeacherFactory()  # of another school: only the assignment led to the centre
    AssignmentFactory(
        seat=seat(center, 1), teacher=past, starts=today - dt.timedelta(days=90), ends=today
    )
    former = give_account(past, PASSWORD)
    sitting.set_password(PASSWORD)
    sitting.save()

    inside = Visitor(open_page(server)).signs_in(sitting.email)
    inside.presses("Mesleki gelişim koordinatörü")
    assert inside.opens(f"/merkezler/{center.pk}/") == 200
    outside = Visitor(open_page(server)).signs_in(former.email)
    assert outside.opens(f"/merkezler/{center.pk}/") == 404
    outside.does_not_read("Genel koordinatör")


def test_search_folds_turkish_letters_everywhere(server, open_page):
    center = CenterFactory(school=school_in_sanliurfa())
    visitor = Visitor(open_page(server)).signs_in(head())
    for typed in ("sanliurfa", "ŞANLIURFA", "Şanlıurfa"):
        for address, name in (("merkezler", center.name), ("okullar", SCHOOL), ("ara", SCHOOL)):
            visitor.opens(f"/{address}/?q={typed}")
            expect(visitor.main).to_contain_text(name)
        visitor.opens("/ogretmenler/yeni/")
        visitor.main.get_by_role("searchbox").press_sequentially(typed)
        expect(visitor.main.locator(".picker-found")).to_contain_text(SCHOOL)


def test_lists_follow_the_turkish_alphabet(server, open_page):
    letters = [
        "C",
        "Ç",
        "D",
        "G",
        "Ğ",
        "H",
        "I",
        "İ",
        "J",
        "O",
        "Ö",
        "P",
        "S",
        "Ş",
        "T",
        "U",
        "Ü",
        "V",
    ]
    place = district("Şanlıurfa", "Haliliye")
    for letter in reversed(letters):
        SchoolFactory(name=f"{letter}a Sıralama Lisesi", district=place)
    visitor = Visitor(open_page(server)).signs_in(head())
    visitor.opens("/okullar/?q=siralama")
    names = visitor.main.locator("tbody .row-link").all_inner_texts()
    assert [name[0] for name in names] == letters


def test_an_import_is_shown_first_and_stored_when_confirmed(server, open_page):
    from centers.models import School

    rows = [school_row("Nemrut Mesleki Eğitim Merkezi"), school_row("Yanlış Okul", "Olmayan İlçe")]
    visitor = Visitor(open_page(server)).signs_in(head())
    visitor.opens("/aktarimlar/yeni/centers.schools/")
    visitor.gives_file(
        {"name": "okullar.xlsx", "mimeType": "application/zip", "buffer": schools_file(rows)}
    )
    visitor.presses("Yükle ve denetle")
    visitor.reads("1 satır hatalı")
    visitor.reads("Bu ilde böyle bir ilçe yok.")
    asked = School.objects.filter(name__in=[row["Okul adı"] for row in rows])
    assert not asked.exists()

    visitor.presses("1 satırı aktar")
    visitor.reads("Hatalı satırlar atlanacaksa kutuyu işaretleyin.")
    assert not asked.exists()
    visitor.page.get_by_label("Hatalı satırları atlayarak aktar").check()
    visitor.presses("1 satırı aktar")
    visitor.reads("1 satır aktarıldı.")
    assert [school.name for school in asked] == ["Nemrut Mesleki Eğitim Merkezi"]


def test_an_act_left_halfway_goes_on_in_another_browser(server, open_page):
    school_in_sanliurfa()
    email = head()
    here = Founder(open_page(server)).signs_in(email)
    here.searches_school("göbeklitepe")
    here.chooses_school(SCHOOL)
    here.chooses_fields(*FIELDS)
    here.reads("3. kadro")
    here.presses("Sonra devam et")

    there = Founder(open_page(server)).signs_in(email)
    there.opens("/islerim/")
    there.follows("Merkez kur")
    there.sets_five_seats(FIELD)
    there.enters_decision(iso(dates.today()))
    there.reads(FIELDS[1])
    there.decides()
    there.reads("Merkez kuruldu.")


def test_the_theme_is_kept(server, open_page):
    email = head()
    visitor = Visitor(open_page(server)).signs_in(email)
    page = visitor.page
    page.locator("details.user-pop summary").click()
    page.get_by_role("button", name="Koyu").click()
    for address in ("/merkezler/", "/yonerge/"):
        visitor.opens(address)
        assert page.evaluate("document.documentElement.dataset.bsTheme") == "dark"


def test_menus_and_duties_are_switched_by_keyboard(server, open_page):
    duty = national_duty(Role.MTEGM_HEAD)
    national_duty(Role.AUDITOR, user=duty.user)
    visitor = Visitor(open_page(server)).signs_in(duty.user.email)
    visitor.presses("MTEGM yöneticisi")
    page = visitor.page
    menu = page.locator("details.duty-pop")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    menu.get_by_role("button", name="Denetçi").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".duty-pop summary")).to_contain_text("Denetçi")
    assert visitor.opens("/merkezler/kur/") == 403


def test_a_list_that_may_not_be_read_any_more_says_so(server, open_page):
    """The duty was changed in another window: the part that htmx asks for is refused, aloud."""
    duty = national_duty(Role.MTEGM_HEAD)
    national_duty(Role.EVALUATOR, user=duty.user)
    visitor = Visitor(open_page(server)).signs_in(duty.user.email)
    visitor.presses("MTEGM yöneticisi")
    visitor.opens("/ogretmenler/")
    other = Visitor(visitor.page.context.new_page())
    other.opens("/gorev-secimi/")
    other.presses("Değerlendirici")
    visitor.main.get_by_role("searchbox").press_sequentially("ay")
    visitor.reads("Bu işlem için yetkiniz yok")
    expect(visitor.main.locator("h1")).to_have_count(1)
