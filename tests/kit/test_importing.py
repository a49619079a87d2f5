"""Headings found and cells cleaned, whatever Excel did to them."""

import datetime as dt
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from smm_portal.kit import text
from smm_portal.kit.importing import (
    ImportColumn,
    as_text,
    heading_key,
    match_headings,
    read_code,
    read_date,
    read_integer,
    read_table,
    read_text,
    read_yes_no,
)
from smm_portal.kit.sheets import Sheet, column_number

COLUMNS = (
    ImportColumn("code", "Kurum Kodu", ("kurum no",), required=True),
    ImportColumn("name", "İlçe Adı", ("ILÇE",)),
    ImportColumn("kind", "Tür", choices={"Lise": "L", "Çıraklık": "C"}),
)
LETTERS = st.text(
    "abcçdefgğhıijklmnoöprsştuüvyzABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ0123456789", min_size=1, max_size=20
)
DIRT = st.sampled_from(["", " ", "\u00a0", "\n", " * ", "  (zorunlu) ", ":", "\u200b", ".", "\t"])


@given(LETTERS, DIRT, DIRT, st.sampled_from([str, text.upper, text.lower]))
def test_a_heading_is_known_in_any_dress(word, before, after, case):
    assert heading_key(before + case(word) + after) == heading_key(word)


@given(st.permutations(["KURUM KODU", "ilçe\nadı", "Başka", ""]))
def test_columns_are_found_in_any_order(headings):
    places = match_headings(headings, COLUMNS)
    assert places == {"code": headings.index("KURUM KODU"), "name": headings.index("ilçe\nadı")}


@given(
    st.lists(st.one_of(st.none(), st.text(), st.floats(), st.booleans(), st.dates()), max_size=8)
)
def test_no_row_breaks_the_search_for_headings(cells):
    with suppress(ValidationError):  # one heading twice
        assert set(match_headings(cells, COLUMNS)) <= {"code", "name", "kind"}


@given(
    st.one_of(
        st.none(),
        st.text(),
        st.floats(),
        st.integers(),
        st.booleans(),
        st.dates(),
        st.datetimes(),
        st.times(),
    )
)
def test_any_cell_is_read_or_refused(cell):
    as_text(cell)
    for read in (read_text, read_code, read_date, read_integer, read_yes_no):
        with suppress(ValidationError):
            read(cell)


def test_a_doubled_heading_is_named():
    with pytest.raises(ValidationError, match="Kurum Kodu"):
        match_headings(["Kurum kodu", "KURUM NO"], COLUMNS)


@given(st.integers(0, 10**9))
def test_codes_lose_excel_s_decimals(number):
    said = str(number)
    assert {read_code(v) for v in (said, number, float(number), f"{said}.0", f" {said}\u00a0")} == {
        said
    }


@given(st.dates(dt.date(1900, 3, 1), dt.date(2199, 12, 31)))
def test_a_day_in_any_dress(day):
    serial = (day - dt.date(1899, 12, 30)).days
    dresses = (
        day,
        dt.datetime(day.year, day.month, day.day, 13, 5),
        serial,
        float(serial),
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}",
        f" {day.day}-{day.month}-{day.year}\u00a0",
        f"{day.day:02}.{day.month:02}.{day.year} 00:00:00",
    )
    assert {read_date(dress) for dress in dresses} == {day}


def test_month_names():
    assert read_date("1 EYLÜL 2015") == read_date("1 eylül 2015") == dt.date(2015, 9, 1)


@pytest.mark.parametrize(
    "said", ["31.02.2020", "1.9.15", "dün", "99.99.9999", "01.01.0026", "2500-01-01", "-3", "1e9"]
)
def test_what_is_no_day(said):
    with pytest.raises(ValidationError):
        read_date(said)


@pytest.mark.parametrize("said", ["=1+1", "@x", "+SUM(A1)", "-cmd|x"])
def test_formulas_are_refused(said):
    with pytest.raises(ValidationError, match="Formül"):
        read_text(said)


@pytest.mark.parametrize("said", ["+90 312 413 12 34", "-5", "-", "a=b", "3,5"])
def test_numbers_with_a_sign_are_text(said):
    assert read_text(said) == said


def test_choices_are_folded_and_named():
    assert COLUMNS[2].value("ÇIRAKLIK") == "C"
    with pytest.raises(ValidationError, match="Lise, Çıraklık"):
        COLUMNS[2].value("Fabrika")


def test_yes_and_no():
    assert [read_yes_no(v) for v in ("EVET", True, "hayır", "", None, "X")] == [
        True,
        True,
        False,
        False,
        False,
        True,
    ]


def test_identity_numbers_are_masked_on_screen():
    column = ImportColumn("tc", "TCKN", masked=True)
    assert column.shown(10000000146.0) == "10*******46"
    assert column.shown("") == ""


def test_lengths_are_limited():
    with pytest.raises(ValidationError, match="250"):
        COLUMNS[1].value("x" * 251)


def test_rows_are_numbered_as_excel_does():
    cells = [
        (1, ["Liste"]),
        (2, ["ilçe adı", "kurum no"]),
        (3, ["", None]),
        (7, ["Vize", 5.0]),
        (8, ["Pınarhisar"]),
    ]
    rows = list(read_table(Sheet(iter(cells)), COLUMNS).rows)
    assert [row.number for row in rows] == [7, 8]
    assert rows[0].values == {"code": "5", "name": "Vize", "kind": ""}
    assert rows[1].faults == [("code", "Boş bırakılamaz.")]


def test_letters_of_columns():
    assert [column_number(c) for c in ("A", "Z", "AA", "XFD")] == [1, 26, 27, 16384]
