"""From the call to the Ministry in a browser: applying and checks; the commission (6, 7, 10/1–10/3)."""

from playwright.sync_api import expect

from personnel.commissions import services as sitting
from personnel.models import Commission, Minutes, Score
from personnel.results import signing
from smm_portal.offices.roles import Role
from tests.factories import calls, results
from tests.factories.centers import CenterFactory, SchoolFactory, district
from tests.factories.offices import duty_at
from tests.factories.personnel import (
    TeacherFactory,
    give_account,
    seat,
)
from tests.support import calendar

from .call_steps import Applicant, Checker, Member
from .steps import Visitor

TITLE = "Koordinatör görevlendirme çağrısı"
FIELD, WORKSHOP, OTHER = results.FIELD_SUBJECT, results.WORKSHOP, results.OTHER
REASON = "Hizmet belgesine göre 45 gün aylıksız izin kullanmış."
DECISION = "Proje belgesi itirazla birlikte görüldü ve kabul edildi."


# Applying, and the checks of three offices.


def test_a_teacher_is_told_the_clause_corrects_applies_and_three_offices_check(server, open_page):
    center = CenterFactory()
    call = calls.open_call(seat(center, 1), seat(center, 2))
    teacher = TeacherFactory(first_name="Işıl", last_name="Başvuran")
    user = give_account(teacher)
    anyone = Visitor(open_page(server))
    anyone.opens("/cagrilar/")
    anyone.follows(TITLE)
    anyone.reads(center.name)

    person = Applicant(open_page(server)).enters(user)
    person.opens(f"/cagrilar/{call.pk}/")
    person.finds("Şartlarımı gör")
    sees_failing_conditions(person)
    person.begins_with(1)
    is_refused_then_corrects(person)
    person.sends()
    row = teacher.applications.get()
    offices_check(server, open_page, teacher)

    person.opens_own(TITLE)
    person.reads("Komisyonda")
    person.reads(REASON)
    person.reads("45")
    person.holds_on_a_phone()
    assert row.candidacies.get().judgings.latest("pk").why == "CORRECTED"


def sees_failing_conditions(person: Applicant) -> None:
    """6/1-c waits for a document; the English seat is not for another subject."""
    expect(person.condition(1, "6/1-c")).to_contain_text("Belge gerekir")
    expect(person.condition(1, "6/1-c")).to_contain_text("görev belgesi eklenir")
    expect(person.condition(2, "7/1-ç")).to_contain_text("yalnız İngilizce öğretmeni")
    expect(person.seat(2).get_by_role("button")).to_have_count(0)
    person.holds_on_a_phone()


def is_refused_then_corrects(person: Applicant) -> None:
    """With the wrong seat and without the document nothing is sent; each reason has its clause."""
    person.adds(2)
    person.fills("Gerekçe ve çalışmalar", "Okulumda proje yürüttüm.")
    person.presses("Özeti gör ve gönder")
    lacks = person.main.locator("#eksikler")
    expect(lacks).to_contain_text("2 eksik var")
    for clause in ("7/1-ç", "6/1-c"):
        expect(lacks).to_contain_text(clause)
    expect(person.main.get_by_role("button", name="Başvuruyu gönder")).to_have_count(0)
    person.finds("Yazmaya dön")
    person.takes_out(2)
    person.shows("yöneticilik yapmış olmak")
    person.holds_on_a_phone()


def offices_check(server, open_page, teacher) -> None:
    """School and district find everything right; the province corrects a fact with its reason."""
    school = teacher.school
    province = school.district.province.office
    for office, role in (
        (school.office, Role.PRINCIPAL),
        (school.district.office, Role.DISTRICT_VTE),
        (province, Role.PROVINCE_HR),
    ):
        checker = Checker(open_page(server)).enters(duty_at(office, role).user)
        checker.opens_check(teacher)
        if role == Role.PROVINCE_HR:
            checker.holds_on_a_phone()
            checker.corrects("Sayılmayan gün", "45", REASON)
        checker.passes_on()


# The commission.


def test_a_commission_scores_decides_hears_an_objection_and_reports(server, open_page, fresh_db):
    center = CenterFactory(school=SchoolFactory(district=district("Bursa", "Osmangazi")))
    call = calls.open_call(seat(center, 1), seat(center, 3))
    general, development = call.call_seats.order_by("seat__number")
    files = {
        name: calls.checked(call, calls.applicant(first_name=name, subject=subject), one)
        for name, subject, one in (
            ("Ada", FIELD, general),
            ("Belgin", FIELD, general),
            ("Ceyda", OTHER, general),
            ("Deniz", FIELD, development),
            ("Esin", WORKSHOP, development),
        )
    }
    province = center.school.district.province.office
    for role in (Role.PROVINCE_HR, Role.PROVINCE_TRAINING, Role.PROVINCE_VTE):
        calls.province_duty(province, role)
    chair = Member(open_page(server)).enters(calls.province_duty(province).user)
    chair.forms(call)
    calendar.close_applications(fresh_db, call)
    commission = Commission.objects.get(call=call)
    chair.sits_on(commission).goes()
    chair.sure("İncelemeyi aç")

    others = members_score(server, open_page, chair, files)
    writes_provisional(chair, files)
    confirms_and_publishes(chair, others)
    applicant_objects(server, open_page, files["Belgin"])
    decides_objection(chair, files["Belgin"])
    calendar.end_objections(fresh_db, commission)
    reports(chair)


def members_score(server, open_page, chair: Member, files: dict) -> list[Member]:
    """Four members score a file, one request each; points are hidden until the last one scored."""
    commission, file, closed = chair.commission, files["Ada"], files["Belgin"]
    chair.declares()
    hr, training, vte = others = [
        Member(open_page(server)).enters(results.member(commission, part).user).sits_on(commission)
        for part in ("HR", "TRAINING", "VTE")
    ]
    hr.declares(closed.teacher)
    for part in ("TRAINING", "VTE"):
        sitting.declare(commission, results.member(commission, part), {})
    assert hr.opens_file(closed) == 403
    hr.reads("Bu dosyadan çekildiniz")
    for member, points in ((chair, 61), (hr, 62), (training, 63)):
        member.opens_file(file)
        expect(member.compares()).to_have_count(0)
        assert member.scores(points, 90) == 1
    vte.opens_file(file)
    expect(vte.compares()).to_have_count(0)
    vte.reads("3/4 üye puanladı")
    vte.holds_on_a_phone()
    vte.scores(64, 90)
    for member in (vte, chair):
        member.opens_file(file)
        for points in ("61", "62", "63", "64"):
            expect(member.compares()).to_contain_text(points)
    score_the_rest(commission, files)
    return others


def score_the_rest(commission: Commission, files: dict) -> None:
    """Everybody's points for the other files, but where he withdrew."""
    away = set(commission.recusals.values_list("user", "application"))
    users = commission.members.values_list("user", flat=True)
    for file in [one for name, one in files.items() if name != "Ada"]:
        for user in users:
            for criterion in commission.call.criteria.all():
                if (user, file.pk) not in away:
                    Score.objects.create(
                        commission=commission,
                        application=file,
                        user_id=user,
                        criterion=criterion,
                        points=80,
                    )


def writes_provisional(chair: Member, files: dict) -> None:
    """6/2: closed while the field has somebody; 7/2: open once the commission finds him unfit."""
    teacher = {name: one.teacher for name, one in files.items()}
    chair.goes("sonuclar/")
    chair.presses("Önerilen kararlarla tutanağı başlat")
    for name, clause in (("Ceyda", "6/2"), ("Esin", "7/2")):
        expect(chair.row_of(teacher[name])).to_contain_text("Sırası gelmedi")
        expect(chair.row_of(teacher[name])).to_contain_text(clause)
    chair.finds_unfit(teacher["Deniz"], "Sunduğu çalışmalar alanla ilgili değil.")
    expect(chair.row_of(teacher["Esin"])).not_to_contain_text("Sırası gelmedi")
    expect(chair.row_of(teacher["Esin"])).to_contain_text("sıra diğer atölye ve laboratuvar")
    chair.finds_unfit(teacher["Belgin"], "Proje deneyimini belgelendirmedi.")
    expect(chair.row_of(teacher["Ceyda"])).to_contain_text("alanı eşleşen 1 uygun aday")
    chair.holds_on_a_phone()


def confirms_and_publishes(chair: Member, others: list[Member]) -> None:
    """The provisional minutes, confirmed by each member; only then the result is published."""
    chair.sure("Üyelerin onayına aç")
    paper = Minutes.objects.get(commission=chair.commission)
    for member in (chair, *others):
        assert paper.state != "CONFIRMED"
        member.confirms(paper)
        paper.refresh_from_db()
    assert paper.state == "CONFIRMED"
    chair.holds_on_a_phone()
    chair.goes("sonuclar/")
    chair.sure("Geçici sonucu yayımla")
    chair.reads("Geçici sonuç yayımlandı; başvuranlara bildirildi.")


def applicant_objects(server, open_page, file) -> None:
    person = Applicant(open_page(server)).enters(file.teacher.user)
    person.opens_own(TITLE)
    person.reads("Proje deneyimini belgelendirmedi.")
    person.holds_on_a_phone()
    person.objects("Proje belgem başvurumun ekindedir.")


def decides_objection(chair: Member, file) -> None:
    """One result changes, in supplementary minutes; the other members' voices come by themselves."""
    chair.decides_for(DECISION)
    paper = chair.commission.minutes.get(kind="SUPPLEMENTARY")
    confirmed_with(chair, paper)
    assert list(paper.rulings.values_list("candidacy__application", "outcome")) == [
        (file.pk, "FITS")
    ]


def confirmed_with(chair: Member, paper: Minutes) -> None:
    """Before the members and confirmed by all of them, the chair last and in the browser."""
    if "sonuclar" not in chair.page.url:
        chair.opens(f"/tutanaklar/{paper.pk}/")
    chair.sure("Üyelerin onayına aç")
    paper.refresh_from_db()
    for part in ("HR", "TRAINING", "VTE"):
        signing.confirm(paper, results.member(chair.commission, part))
    chair.confirms(paper)


def reports(chair: Member) -> None:
    """The final minutes, and those who fit to the Ministry."""
    chair.goes("sonuclar/")
    chair.presses("Kesin tutanağı hazırla")
    confirmed_with(chair, chair.commission.minutes.get(kind="FINAL"))
    chair.goes("sonuclar/")
    chair.sure("Bakanlığa bildir")
    chair.reads("Sonuç Bakanlığa bildirildi")
    chair.commission.refresh_from_db()
    assert chair.commission.state == "SENT"
