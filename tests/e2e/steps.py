"""What people do at the portal in a browser, in their own words."""

import re
import time
from email import message_from_bytes, policy
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.factories.centers import pdf_bytes
from tests.factories.offices import PASSWORD

from . import axe
from .conftest import sign_in

DECISION, APPROVAL = "E-20880154-10.04-7770001", "E-43770946-903.07-7770001"
PDF = {"name": "karar.pdf", "mimeType": "application/pdf", "buffer": pdf_bytes()}
NEXT = "Kaydet ve ilerle"


class Visitor:
    """Somebody with a browser window."""

    def __init__(self, page: Page, scripts: bool = True):
        self.page, self.scripts = page, scripts

    @property
    def main(self):
        return self.page.locator("main")

    def signs_in(self, email: str, password: str = PASSWORD) -> "Visitor":
        sign_in(self.page, email, password)
        return self

    def opens(self, address: str) -> int:
        """Go there; the answer's status."""
        return self.page.goto(address).status

    def presses(self, name: str) -> None:
        self.main.get_by_role("button", name=name).first.click()
        self.page.wait_for_load_state()

    def follows(self, name: str) -> None:
        links = self.page.get_by_role("link", name=name).filter(has_not_text="Yardım:")
        links.first.click()
        self.page.wait_for_load_state()

    def fills(self, label: str, value: str) -> None:
        """Write into the field whose label begins so."""
        self.page.get_by_label(re.compile(f"^{label}")).fill(value)

    def gives_file(self, file: dict) -> None:
        """Choose a file in the page's one file field."""
        self.main.locator("input[type=file]").set_input_files(file)

    def reads(self, text: str) -> None:
        expect(self.page.locator("body")).to_contain_text(text)

    def bars_nobody(self) -> None:
        """The page in the middle of an act, which no link leads to, holds up to axe too.

        Without scripts axe would never answer: it waits for timers.
        """
        if self.scripts:
            assert not axe.violations(self.page)

    def does_not_read(self, text: str) -> None:
        expect(self.page.locator("body")).not_to_contain_text(text)


class Founder(Visitor):
    """Somebody of MTEGM who founds centres."""

    def searches_school(self, typed: str) -> None:
        self.opens("/merkezler/kur/")
        self.page.get_by_label("Okul, kurum kodu, ilçe veya il").fill(typed)
        self.main.get_by_role("button", name="Ara").click()
        self.page.wait_for_load_state()

    def chooses_school(self, name: str) -> None:
        self.main.get_by_role("listitem").filter(has_text=name).get_by_role("button").click()
        self.page.wait_for_load_state()

    def chooses_fields(self, *names: str) -> None:
        for name in names:
            self.page.get_by_label(name, exact=True).check()
        self.presses(NEXT)

    def sets_five_seats(self, field: str) -> None:
        """The proposal stands, but all of the last three are for one field."""
        for number in (3, 4, 5):
            seat = self.page.get_by_role("group", name=f"{number}. kadro")
            seat.get_by_label("Mesleki gelişim koordinatörü, alan").check()
            self.page.get_by_label(f"({number}. kadro)").select_option(label=field)
        self.presses(NEXT)

    def enters_decision(self, day: str, number: str = DECISION) -> None:
        self.page.get_by_label("Yeni karar").check()
        self.fills("Sayı", number)
        self.fills("Tarih", day)
        self.gives_file(PDF)
        self.presses(NEXT)

    def decides(self) -> None:
        self.presses("Merkezi kur")


class Appointer(Visitor):
    """Somebody who records the Ministry's approvals."""

    def opens_seating(self, center) -> None:
        self.opens(f"/merkezler/{center.pk}/gorevlendir/")

    def picks_teacher(self, typed: str) -> None:
        """Type, wait for what is found below, take the first."""
        self.main.get_by_role("searchbox").press_sequentially(typed)
        self.main.locator(".picker-found").get_by_role("radio").first.check()

    def seats(self, teacher, number: int, day: str, approval: str = APPROVAL) -> None:
        """Fill in the form and send it."""
        self.picks_teacher(f"{teacher.first_name} {teacher.last_name}")
        self.page.get_by_label(re.compile(f"^{number}. kadro")).check()
        self.fills("İlk gün", day)
        self.fills("Onay sayısı", approval)
        self.fills("Onay tarihi", day)
        self.presses("Görevlendir")


def link_in_mail(folder: Path, to: str, seconds: float = 10) -> str:
    """The first address in the newest mail to somebody."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for file in sorted(folder.iterdir(), reverse=True):
            mail = message_from_bytes(file.read_bytes(), policy=policy.default)
            if mail["To"] == to:
                text = mail.get_body(("plain",)).get_content()
                return re.search(r"https?://\S+/davet/\S+", text)[0]
        time.sleep(0.2)
    raise AssertionError(f"no mail to {to}")
