"""What templates can say: days, numbers, clauses, signs, states, seats, acts, fields."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine
from django import forms
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from smm_portal.kit import clause_marks, days, markup, suffix
from smm_portal.kit.acts import Act, refused

SEATS = [
    {
        "number": 1,
        "kind": "general",
        "state": "filled",
        "role": "Genel koordinatör",
        "holder": "A B",
    },
    {
        "number": 2,
        "kind": "development",
        "state": "ending",
        "role": "Mesleki gelişim koordinatörü",
        "holder": "C D",
        "until": dt.date(2026, 12, 1),
    },
    {"number": 3, "kind": "english", "state": "vacant", "role": "Mesleki gelişim koordinatörü"},
    {"number": 4, "kind": "unused", "state": "unused", "role": ""},
    {"number": 5, "kind": "unused", "state": "unused", "role": ""},
]


def rendered(source: str, **context) -> str:
    return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("word", "case", "whole"),
    [
        ("2024", "de", "2024'te"),
        ("2025", "de", "2025'te"),
        ("2026", "de", "2026'da"),
        (2026, "den", "2026'dan"),
        ("2020", "de", "2020'de"),
        ("2030", "den", "2030'dan"),
        ("1900", "de", "1900'de"),
        ("2000", "e", "2000'e"),
        ("100", "e", "100'e"),
        ("3", "i", "3'ü"),
        ("6", "in", "6'nın"),
        ("10", "e", "10'a"),
        ("1.000", "i", "1.000'i"),
        ("1000000", "de", "1000000'da"),
        ("0", "in", "0'ın"),
        ("Ankara", "de", "Ankara'da"),
        ("Ankara", "e", "Ankara'ya"),
        ("İzmir", "den", "İzmir'den"),
        ("Muş", "de", "Muş'ta"),
        ("Ağrı", "i", "Ağrı'yı"),
        ("Ordu", "in", "Ordu'nun"),
        ("Iğdır", "i", "Iğdır'ı"),
        ("Kemal", "e", "Kemal'e"),
        ("MEB", "e", "MEB'e"),
        ("MTEGM", "e", "MTEGM'ye"),
        ("ÖYGM", "de", "ÖYGM'de"),
        ("", "de", ""),
    ],
)
def test_suffixes_follow_vowel_harmony(word, case, whole):
    assert suffix.attach(word, case) == whole


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1234, "1.234"),
        (1234567, "1.234.567"),
        (-1234, "-1.234"),
        (12.5, "12,5"),
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("3.00"), "3"),
        (None, "—"),
    ],
)
def test_numbers_have_dots_and_comma(value, text):
    assert days.number(value) == text


@time_machine.travel("2026-11-20 22:30:00+00:00", tick=False)
def test_days_are_counted_in_istanbul():
    assert rendered("{{ d|tarih }}", d=dt.date(2026, 11, 21)) == "21.11.2026"
    moment = dt.datetime(2026, 11, 20, 22, 5, tzinfo=dt.UTC)
    assert rendered("{{ d|tarih_saat }}", d=moment) == "21.11.2026 01.05"
    assert rendered("{{ d|tarih }}", d=moment) == "21.11.2026"
    assert days.days_left(dt.date(2026, 11, 24)) == "3 gün kaldı"
    assert days.days_left(dt.date(2026, 11, 21)) == "bugün bitiyor"
    assert days.days_left(dt.date(2026, 11, 19)) == "2 gün geçti"
    assert (days.days_left(None), days.day(None), days.moment(None)) == ("", "—", "—")


def test_a_clause_is_a_link_to_the_register():
    chip = rendered("{% clause '6/1-ç' %}")
    assert 'href="/yonerge/6-1-%C3%A7/"' in chip
    assert ">Madde 6/1-ç</a>" in chip
    assert rendered("{% clause '' %}") == ""
    assert (
        clause_marks.clause_chip("geçici <1>")
        == '<span class="clause">Madde geçici &lt;1&gt;</span>'
    )


def test_clauses_in_a_text_become_chips_and_the_rest_is_escaped():
    html = rendered(
        "{{ text|clauses }}", text="<b>Madde 4/5</b> ve Madde 10/2-x1, Madde 4/5'e göre"
    )
    assert html.count('class="clause"') == 2
    assert "&lt;b&gt;" in html
    assert "10/2-x1" in html


def test_a_bracket_stays_on_the_line_of_its_clause():
    html = rendered("{{ text|clauses }}", text="bir onayla (Madde 10/4). Madde 4/5 da")
    assert '<span class="clause-with">(<a class="clause"' in html
    assert "Madde 10/4</a>).</span>" in html
    assert html.count("clause-with") == 1


def test_an_icon_is_decoration_unless_it_has_a_label():
    assert 'aria-hidden="true"' in markup.icon("school")
    assert 'role="img" aria-label="Okul"' in markup.icon("school", "Okul")


def test_a_chip_escapes_its_words_and_falls_back_to_neutral():
    assert markup.chip("purple", "<x>") == '<span class="state state-neutral">&lt;x&gt;</span>'
    assert "#check" in rendered("{% chip 'success' 'Etkin' 'check' %}")


def test_small_seats_say_everything_in_words():
    html = rendered("{% seats_small seats %}", seats=SEATS)
    assert html.count('<i class="seat-mark ') == 5
    assert ">2/3</span>" in html
    assert "Genel koordinatör: A B; Mesleki gelişim koordinatörü: C D, son gün 01.12.2026" in html
    assert "4. kadro: kullanılmıyor" in html


def test_full_seats_show_each_state():
    html = render_to_string("components/five_seats.html", {"seats": SEATS})
    assert html.count('<li class="seat ') == 5
    assert "Boş" in html
    assert html.count("Kullanılmıyor") == 2
    assert "01.12.2026" in html


def test_acts_show_the_main_one_and_say_why_another_is_refused():
    acts = [
        Act("Görevlendir", "/gorevlendir/", primary=True),
        Act("Altıncıyı ekle", "/alti/", verdict=refused("Beş kadro dolu.", "4/5")),
        Act("Sil", "/sil/", post=True, danger=True, confirm="Geri gelmez."),
    ]
    html = render_to_string("components/acts.html", {"acts": acts})
    assert html.index("Görevlendir") < html.index("Diğer işlemler") < html.index("Altıncıyı ekle")
    assert 'href="/alti/"' not in html
    assert "Beş kadro dolu. <a" in html
    assert "Evet: Sil" in html
    assert 'method="post" action="/sil/"' in html


class SampleForm(forms.Form):
    name = forms.CharField(label="Ad", help_text="Karardaki yazılışıyla.")
    day = forms.DateField(label="Gün", required=False)
    kind = forms.ChoiceField(label="Tür", choices=[("a", "A"), ("b", "B")])
    scopes = forms.MultipleChoiceField(
        label="Kapsam", widget=forms.CheckboxSelectMultiple, choices=[("x", "X")]
    )
    sure = forms.BooleanField(label="Okudum")
    secret = forms.CharField(widget=forms.HiddenInput, initial="s")


def test_a_form_says_what_is_required_and_ties_help_and_errors_to_fields():
    html = str(SampleForm({"name": "", "day": "31.02.2026"}))
    assert html.count("(zorunlu)") == 4
    assert html.count("(isteğe bağlı)") == 1
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'href="#id_name"' in html
    assert 'role="alert"' in html
    assert html.count('name="secret"') == 1


def test_widgets_wear_their_classes_and_days_are_iso():
    html = str(SampleForm({"day": "2026-11-21", "kind": "b"}))
    assert 'type="date" name="day" class="form-control field-date" value="2026-11-21"' in html
    assert '<option value="b" selected>B</option>' in html
    assert 'class="form-select"' in html
    assert html.count('class="form-check-input"') == 2
    assert '<fieldset class="field has-error"' in html


def test_an_initial_day_is_written_as_the_browser_wants_it():
    form = SampleForm(initial={"day": dt.date(2026, 11, 21)})
    assert 'value="2026-11-21"' in str(form["day"])


def test_the_sprite_holds_every_icon_of_the_menu():
    from smm_portal.offices import menu

    sprite = Path(finders.find("img/icons.svg")).read_text(encoding="utf-8")
    missing = [item.icon for item in menu._items if f'<symbol id="{item.icon}"' not in sprite]
    assert missing == []


def test_a_chip_of_safe_html_is_never_taken_for_one_of_typed_text():
    text = "<b>Etkin</b>"
    for _ in range(2):
        assert "&lt;b&gt;" in markup.chip("info", text)
        assert text in markup.chip("info", mark_safe(text))
