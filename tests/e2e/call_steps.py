"""What people do on the way from call to chair, role by role, in their own words."""

import re

from playwright.sync_api import expect

from smm_portal.kit import dates
from tests.factories.centers import pdf_bytes
from tests.factories.offices import PASSWORD

from .conftest import PHONE
from .steps import APPROVAL, NEXT, Visitor

PAPER = {"name": "gorev-belgesi.pdf", "mimeType": "application/pdf", "buffer": pdf_bytes()}


class Person(Visitor):
    """Somebody with an account, by his user."""

    def enters(self, user, role: str = "") -> "Person":
        """Sign in; with the duty of this name where there are several."""
        if not user.has_usable_password():
            user.set_password(PASSWORD)
            user.save()
        self.signs_in(user.email)
        if role:
            self.presses(role)
        return self

    def sure(self, act: str) -> None:
        """An act that asks once more before it is done."""
        self.main.locator("details.confirm summary").filter(has_text=act).click()
        self.presses(f"Evet: {act}")

    def finds(self, name: str) -> None:
        """Follow a link of the page's own text."""
        links = self.main.get_by_role("link", name=name).filter(has_not_text="Yardım:")
        links.first.click()
        self.page.wait_for_load_state()

    def holds_on_a_phone(self) -> None:
        """Nothing bars anybody at 360 px, and nothing is wider than the window."""
        wide = self.page.viewport_size
        self.page.set_viewport_size(PHONE)
        self.bars_nobody()
        assert self.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        self.page.set_viewport_size(wide)


class Applicant(Person):
    """A teacher who looks at a call, applies, reads the result, objects."""

    def section(self, title: str):
        return self.main.locator("section.panel").filter(has_text=title)

    def seat(self, number: int):
        """A seat of the self-check with its conditions."""
        return self.main.locator("details.seat-check").filter(has_text=f"{number}. kadro")

    def condition(self, number: int, clause: str):
        """One condition of a seat by its clause."""
        return self.seat(number).locator("li").filter(has_text=clause)

    def begins_with(self, number: int) -> None:
        self.seat(number).get_by_role("button", name="Bu kadro için başvuru yaz").click()
        self.page.wait_for_load_state()

    def adds(self, number: int) -> None:
        choice = self.page.get_by_label("Eklenecek kadro")
        text = choice.locator("option").filter(has_text=f"{number}. kadro").first.inner_text()
        choice.select_option(label=text)
        self.presses("Tercihlere ekle")

    def takes_out(self, rank: int) -> None:
        self.main.locator("ol.wishes > li").nth(rank - 1).get_by_role(
            "button", name="Çıkar"
        ).click()
        self.page.wait_for_load_state()

    def shows(self, paper: str) -> None:
        """Give a file for the condition or document of this name, with what was typed."""
        slot = self.main.locator(".slot").filter(has_text=paper)
        slot.locator("input[type=file]").set_input_files(PAPER)
        self.presses("Seçilen dosyaları yükle")

    def sends(self) -> None:
        self.presses("Özeti gör ve gönder")
        self.reads("Eksik yok, başvuru gönderilebilir.")
        self.presses("Başvuruyu gönder")
        self.reads("Başvurunuz gönderildi.")

    def opens_own(self, title: str) -> None:
        self.opens("/basvurularim/")
        self.finds(title)

    def objects(self, text: str) -> None:
        self.finds("Sonuca itiraz et")
        self.fills("İtirazınız", text)
        self.presses("İtirazı gönder")
        self.reads("İtirazınız komisyona iletildi.")


class Checker(Person):
    """An office that checks what lies with it."""

    def opens_check(self, applicant) -> None:
        self.opens("/basvurular/")
        self.finds(f"{applicant.first_name} {applicant.last_name}")
        self.finds("Kontrol et")
        for right in self.main.get_by_label("Doğru", exact=True).all():
            right.check()

    def corrects(self, fact: str, value: str, reason: str) -> None:
        line = self.main.locator("fieldset.fact-check").filter(has_text=fact)
        line.get_by_label("Düzelt", exact=True).check()
        line.get_by_label("Doğrusu").fill(value)
        line.get_by_label("Gerekçe").fill(reason)

    def passes_on(self) -> None:
        self.presses("Kontrol ettim, ilet")
        self.reads("Kontrol tamamlandı.")


class Member(Person):
    """Somebody who sits on a commission."""

    def sits_on(self, commission) -> "Member":
        self.commission = commission
        return self

    def goes(self, to: str = "") -> int:
        return self.opens(f"/komisyonlar/{self.commission.pk}/{to}")

    def forms(self, call) -> None:
        """The members that the duties in force propose."""
        self.opens(f"/cagrilar/{call.pk}/")
        self.finds("Komisyon kur")
        self.presses(NEXT)
        self.presses(NEXT)
        self.presses("Komisyonu kur")
        self.reads("Komisyon kuruldu.")

    def declares(self, relative=None) -> None:
        """Before any file: no relation to anybody, or a relative."""
        self.goes("dosyalar/")
        if relative:
            self.page.get_by_label(f"{relative} ile ilişkiniz", exact=True).select_option(
                label="Yakınım"
            )
        self.presses("İlerle")
        self.presses("Onayla, geri alınmaz")
        self.reads("Beyanınız kaydedildi.")

    def opens_file(self, application) -> int:
        return self.goes(f"dosyalar/{application.pk}/")

    def scores(self, *points: int) -> int:
        """Points for every criterion in their order; how many requests saved them."""
        for field, value in zip(
            self.main.locator("input[name^=points_]").all(), points, strict=True
        ):
            field.fill(str(value))
        sent = []
        self.page.on("request", lambda one: sent.append(one) if one.method == "POST" else None)
        self.main.get_by_role("button", name="Kaydet", exact=True).click()
        self.reads("puanınız kaydedildi.")
        return len([one for one in sent if "/dosyalar/" in one.url])

    def compares(self):
        """The table in which all points stand side by side."""
        return self.main.locator("#karsilastirma table")

    def row_of(self, name):
        """An applicant's row on the board of results."""
        return self.main.locator(".results-table tr").filter(has_text=str(name))

    def finds_unfit(self, teacher, reason: str) -> None:
        """On the page of the seat where the applicant's ruling is written."""
        seat = self.main.locator("section.panel").filter(has_text=str(teacher))
        seat.get_by_role("link", name="Kararları yaz").click()
        card = self.main.locator("fieldset.candidate").filter(has_text=str(teacher))
        card.get_by_label("Uygun değil", exact=True).check()
        card.get_by_label(re.compile("^Gerekçe")).fill(reason)
        self.presses("Kararları kaydet")
        self.reads("Kararlar kaydedildi.")

    def confirms(self, paper) -> None:
        self.opens(f"/tutanaklar/{paper.pk}/")
        self.finds("Tutanağı onayla")
        self.presses("Tutanağı onayla")
        self.reads("Tutanağı onayladınız.")

    def decides_for(self, decision: str) -> None:
        self.goes("sonuclar/")
        self.finds("Karara bağla")
        self.main.get_by_label("Kabul edildi", exact=True).check()
        self.fills("Kararın gerekçesi", decision)
        self.main.get_by_label("Uygun", exact=True).check()
        self.presses("Kararı kaydet")
        self.reads("Karar ek tutanağa yazıldı.")


class Ministry(Person):
    """MTEGM, who proposes, and Personel GM, who appoints."""

    def approves(self, number: str = APPROVAL) -> None:
        self.fills("Onay sayısı", number)
        self.fills("Onay tarihi", dates.today().isoformat())

    def line(self, teacher):
        """Somebody on a list to be appointed."""
        return self.main.locator("li.pick-row").filter(has_text=str(teacher))

    def leaves_out(self, teacher) -> None:
        self.line(teacher).get_by_role("checkbox").uncheck()

    def reads_reason(self, teacher, clause: str) -> None:
        expect(self.line(teacher).locator(".pick-refusal")).to_contain_text(clause)
