"""The first plan, from the empty page to a PDF that anyone can verify, in a browser (5/3, 5/4)."""

import re

import pytest
from playwright.sync_api import expect

from reporting.models import AnnualPlan, Indicator
from smm_portal.kit import dates
from smm_portal.offices.models import Office
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory
from tests.factories.offices import PASSWORD, UserFactory, duty_at, national_duty
from tests.factories.personnel import coordinator_duty
from tests.factories.reporting import INDICATOR, staff, written_plan

from .steps import Visitor

YEAR = dates.today().year + 1
REASON = "Hedef 1.1 ölçülebilir yazılmalı; sayı ve süre belirtiniz."


class Writer(Visitor):
    """A coordinator at his plan."""

    def enters(self, user, role: str = "Genel koordinatör") -> "Writer":
        user.set_password(PASSWORD)
        user.save()
        self.signs_in(user.email)
        self.presses(role)
        return self

    def form(self):
        return self.page.locator("form.plan-form")

    def edits(self, what: str) -> None:
        """Open a part's form in its place."""
        name = re.compile("^" + what.replace(": ", r"\s*:\s*"))
        self.page.get_by_role("link", name=name).first.click()
        expect(self.form()).to_be_visible()

    def types(self, label: str, value: str) -> None:
        self.form().get_by_label(re.compile(f"^{label}")).fill(value)

    def keeps(self) -> None:
        """Save the open form; its place shows the text again."""
        self.form().get_by_role("button", name=re.compile("^(Kaydet|Ekle)$")).click()
        expect(self.form()).to_have_count(0)

    def waits_for_mark(self, text: str) -> None:
        expect(self.form().locator("[data-autosave-mark]")).to_contain_text(text)


def begins(writer: Writer) -> AnnualPlan:
    writer.opens("/planlar/yeni/")
    writer.page.get_by_label("Plan yılı").select_option(str(YEAR))
    writer.presses("Planı başlat")
    writer.reads("Durum özetini yazın.")
    writer.bars_nobody()
    return AnnualPlan.objects.get(year=YEAR)


def writes_frame(writer: Writer) -> None:
    """Situation, aim and objective; what is missing follows."""
    writer.edits("Düzenle: Durum özeti")
    writer.types("Durum özeti", "Öğretmenler yapay zekâ eğitimi istiyor.")
    writer.keeps()
    expect(writer.page.locator("#plan-yan")).not_to_contain_text("Durum özetini yazın.")
    writer.edits("Amaç ekle")
    writer.types("Amaç", "Öğretmenlerin mesleki gelişimini sağlamak")
    writer.keeps()
    writer.reads("Amaç 1: en az bir hedef ekleyin.")
    writer.edits("Hedef ekle")
    writer.types("Hedef", "Alan eğitimlerini yaymak")
    writer.keeps()


def fills_indicator(writer: Writer) -> None:
    writer.types("Birim", "kişi")
    writer.types("Başlangıç değeri", "1.250")
    writer.types("Hedef değer", "2.500,5")
    writer.types("Ağırlık", "100")
    writer.types("Nasıl ölçülür", "Katılım kayıtlarından sayılır.")
    writer.types("Sorumlu", "Genel koordinatör")


def adds_action(writer: Writer) -> None:
    writer.edits("Faaliyet ekle")
    writer.types("Faaliyet", "Öğretmenlere anket uygulamak")
    writer.form().get_by_label(re.compile("^Madde 5/1")).select_option("5/1-a")
    writer.types("İzlenecek yöntem", "Çevrim içi anket")
    writer.form().get_by_label("Şubat").check()
    writer.types("Sorumlu", "Mesleki gelişim koordinatörü")
    writer.keeps()


def loses_session(writer: Writer, user, plan: AnnualPlan) -> None:
    """What was saved and what was typed after the session was gone are both there again."""
    writer.edits("Gösterge ekle")
    writer.types("Gösterge", "Eğitime katılan öğretmen")
    writer.waits_for_mark("Kaydedildi")
    writer.page.context.clear_cookies(name="sessionid")
    writer.types("Gösterge", "Eğitime katılan öğretmen sayısı")
    writer.waits_for_mark("Oturumunuz kapandı")
    writer.form().get_by_role("link", name="Yeniden oturum açın").click()
    writer.page.fill("input[name=login]", user.email)
    writer.page.fill("input[name=password]", PASSWORD)
    writer.page.click("main form button[type=submit]")
    expect(writer.page).to_have_url(re.compile(f"/planlar/{plan.pk}/yaz/"))
    expect(writer.form().get_by_label(re.compile("^Gösterge"))).to_have_value(
        "Eğitime katılan öğretmen sayısı"
    )
    writer.reads("geri getirildi")


def acts(visitor: Visitor, plan: AnnualPlan, act: str, note: str = "") -> None:
    """Open the plan, take the act, give the reason, confirm."""
    visitor.opens(f"/planlar/{plan.pk}/")
    visitor.bars_nobody()
    menu = visitor.main.locator(".page-head .acts-menu summary")
    link = visitor.main.locator(".page-head").get_by_role("link", name=act)
    if menu.count() and not link.first.is_visible():
        menu.click()
    link.first.click()
    visitor.page.wait_for_load_state()
    if note:
        visitor.fills("Gerekçe", note)
    visitor.presses(act)
    visitor.reads("İşlem yapıldı")


@pytest.fixture
def people():
    """A centre with everybody on its plan's way, signed in by nobody yet."""
    center = CenterFactory()
    school = center.school
    offices = {
        Role.PRINCIPAL: school.office,
        Role.DISTRICT_VTE: school.district.office,
    }
    found = {role: duty_at(office, role).user for role, office in offices.items()}
    province = Office.objects.get(pk=school.district.province.office_id)
    director = duty_at(province, Role.PROVINCE_DIRECTOR)
    deputy = duty_at(
        province, Role.PROVINCE_DIRECTOR, UserFactory(), is_deputy=True, deputy_for=director.user
    )
    found |= {"deputy": deputy.user, "head": national_duty(Role.MTEGM_HEAD).user}
    found |= {"gk": coordinator_duty(center).user}
    return found


def test_a_plan_travels_from_the_empty_page_to_a_verified_pdf(server, open_page, people, tmp_path):
    writer = Writer(open_page(server)).enters(people["gk"])
    plan = begins(writer)
    writes_frame(writer)
    loses_session(writer, people["gk"], plan)
    fills_indicator(writer)
    writer.keeps()
    adds_action(writer)
    writer.reads("Eksik yok. Plan gönderilebilir.")
    row = Indicator.objects.get(objective__aim__revision__plan=plan)
    assert (str(row.baseline), str(row.target)) == ("1250.00", "2500.50")
    acts(writer, plan, "Gönder")

    principal = Visitor(open_page(server)).signs_in(people[Role.PRINCIPAL].email)
    district = Visitor(open_page(server)).signs_in(people[Role.DISTRICT_VTE].email)
    acts(principal, plan, "Üst makama ilet")
    acts(district, plan, "Gerekçeyle iade et", REASON)

    writer.opens(f"/planlar/{plan.pk}/yaz/")
    writer.reads(REASON)
    writer.edits("Düzenle: Hedef 1.1")
    writer.types("Hedef", "Alan eğitimlerini bir yılda yaymak")
    writer.keeps()
    writer.edits("Düzenle: Değişiklik gerekçesi")
    writer.types("Değişiklik gerekçesi", "Hedefe süre eklendi.")
    writer.keeps()
    writer.opens(f"/planlar/{plan.pk}/karsilastir/?eski=1&yeni=2")
    expect(writer.page.locator("ins").first).to_contain_text("bir yılda")
    writer.bars_nobody()
    acts(writer, plan, "Gönder")

    acts(principal, plan, "Üst makama ilet")
    acts(district, plan, "Üst makama ilet")
    deputy = Visitor(open_page(server)).signs_in(people["deputy"].email)
    acts(deputy, plan, "Üst makama ilet")
    deputy.reads("(V.)")
    head = Visitor(open_page(server)).signs_in(people["head"].email)
    acts(head, plan, "Kabul et")

    downloads_and_verifies(writer, Visitor(open_page(server)), plan, tmp_path)


def downloads_and_verifies(writer, anyone, plan, folder) -> None:
    """The file is the document; with one byte changed it is not."""
    writer.opens(f"/planlar/{plan.pk}/")
    code = writer.main.locator("#belge a.code").inner_text()
    with writer.page.expect_download() as waiting:
        writer.main.get_by_role("link", name="PDF olarak indir").click()
    file = folder / "plan.pdf"
    waiting.value.save_as(file)
    content = file.read_bytes()
    assert content.startswith(b"%PDF-")
    changed = bytes([*content[:-20], content[-20] ^ 1, *content[-19:]])
    anyone.opens(f"/dogrula/{code}/")
    anyone.reads("Kod doğrulandı")
    for sent, word in ((content, "Dosya doğrulandı"), (changed, "Dosya doğrulanmadı")):
        anyone.opens(f"/dogrula/{code}/")
        anyone.gives_file({"name": "plan.pdf", "mimeType": "application/pdf", "buffer": sent})
        anyone.presses("Dosyayı karşılaştır")
        anyone.reads(word)


def test_two_people_at_one_plan_lose_no_word(server, open_page):
    center = CenterFactory()
    first, second = staff(center).user, coordinator_duty(center, 3).user
    plan = written_plan(center).plan
    one = Writer(open_page(server)).enters(first)
    other = Writer(open_page(server)).enters(second, "Mesleki gelişim koordinatörü")
    for writer in (one, other):
        writer.opens(f"/planlar/{plan.pk}/yaz/")
        writer.edits("Düzenle: Hedef 1.1")
    one.types("Hedef", "Alan eğitimlerini dört ilde yaymak")
    one.keeps()
    other.types("Hedef", "Alan eğitimlerini hızla yaymak")
    other.form().get_by_role("button", name="Kaydet").click()
    other.reads("başka biri kaydetti")
    other.reads("dört ilde")
    other.bars_nobody()
    other.types("Hedef", "Alan eğitimlerini dört ilde hızla yaymak")
    other.keeps()
    other.reads("Alan eğitimlerini dört ilde hızla yaymak")


def test_the_writing_page_works_without_scripts(server, open_page):
    center = CenterFactory()
    user = staff(center).user
    plan = written_plan(center).plan
    writer = Writer(open_page(server, java_script_enabled=False)).enters(user)
    writer.opens(f"/planlar/{plan.pk}/yaz/")
    writer.edits("Gösterge ekle")
    writer.types("Gösterge", "İkinci gösterge")
    writer.types("Ağırlık", "çok")
    writer.form().get_by_role("button", name="Ekle").click()
    writer.reads("Ağırlık (%)")
    expect(writer.form().get_by_label(re.compile("^Gösterge"))).to_have_value("İkinci gösterge")
    fills_indicator(writer)
    writer.form().get_by_role("button", name="Ekle").click()
    writer.reads("şimdi 200.")
    assert Indicator.objects.filter(name="İkinci gösterge", method=INDICATOR["method"]).exists()
