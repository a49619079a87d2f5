"""Lists as files."""

import csv
import datetime as dt
import io

import pytest
from python_calamine import CalamineWorkbook

from smm_portal.kit import exports
from smm_portal.kit.columns import Column
from smm_portal.offices.models import User

from .list_views import People
from .pages import ask

pytestmark = pytest.mark.django_db


def read_csv(response) -> list[list[str]]:
    raw = b"".join(response.streaming_content).decode("utf-8")
    assert raw.startswith("\ufeff")
    assert raw.count("\n") == raw.count("\r\n")
    return list(csv.reader(io.StringIO(raw[1:], newline=""), delimiter=";"))


def read_xlsx(response) -> dict[str, list[list]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_csv_holds_the_whole_filtered_sorted_list(people):
    rows = read_csv(ask(People, "bicim=csv&sirala=-ad&q=i&sayfa=4"))
    assert rows[0] == ["Ad soyad", "E-posta", "Telefon", "Kayıt"]
    assert [row[0] for row in rows[1:]][:2] == ["Cem İnce", "Şule Ilıca"]
    assert rows[1][2] == "01"


def test_csv_goes_beyond_one_page(db):
    User.objects.bulk_create(User(email=f"d{i}@ornek.test", last_name="X") for i in range(130))
    assert len(read_csv(ask(People, "bicim=csv&adet=25"))) >= 131


def test_xlsx_keeps_codes_as_text_and_says_who_took_it(people):
    sheets = read_xlsx(ask(People, "bicim=xlsx&q=cem", user=people[0]))
    assert sheets["Liste"][0] == ["Ad soyad", "E-posta", "Telefon", "Kayıt"]
    assert sheets["Liste"][1][2] == "01"
    assert isinstance(sheets["Liste"][1][3], dt.datetime)
    about = {row[0]: row[1] for row in sheets["Bilgi"]}
    assert about["Dışa aktaran"] == "Çağla Ilgaz"
    assert about["Süzgeç"] == "Arama: cem"


def test_an_empty_list_still_has_its_heads(people):
    assert len(read_xlsx(ask(People, "bicim=xlsx&q=yokyok"))["Liste"][0]) == 4
    assert read_csv(ask(People, "bicim=csv&q=yokyok"))[1:] == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " ="])
def test_formulas_are_defused(people, start):
    assert exports.guard(f"{start}cmd()") == f"'{start}cmd()"
    User.objects.filter(pk=people[0].pk).update(phone=f"{start}1", last_name="=A1")
    rows = read_csv(ask(People, "bicim=csv&q=cagla"))
    assert rows[1][2] == f"'{start}1"
    sheet = read_xlsx(ask(People, "bicim=xlsx&q=cagla"))["Liste"]
    assert sheet[1][2].startswith("'")


def test_numbers_and_dates_keep_their_type():
    day = dt.date(2026, 11, 21)
    assert exports.guard(-5) == -5
    assert exports.csv_text(day) == "21.11.2026"
    assert exports.csv_text(1.5) == "1,5"
    assert exports.csv_text(None) == ""
    columns = (Column("a", "Ad"), Column("b", "Ad", code=True))
    export = exports.Export("x", "X", [type("R", (), {"a": day, "b": 7})()], columns)
    assert export.heads == ["Ad", "Ad (2)"]
    assert list(export.records()) == [[day, "7"]]


def test_file_names_are_folded():
    name = exports.Export("Şanlıurfa / kişi listesi", "", [], ()).file_name("csv")
    assert name.startswith("sanliurfa---kisi-listesi-")
    assert name.isascii()


def test_an_unknown_form_is_just_the_page(people):
    assert ask(People, "bicim=pdf")["Content-Type"].startswith("text/html")
