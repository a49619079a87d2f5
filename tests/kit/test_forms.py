"""Forms: pasted dirt, Turkish errors, last days, picking among very many."""

import datetime as dt

import pytest
from django import forms as django_forms
from django.db import connection
from django.db.models.fields import BLANK_CHOICE_DASH

from smm_portal.kit import forms, refusals
from smm_portal.kit.widgets import FastSelect
from smm_portal.offices.models import Duty, Office, User


class Note(forms.Form):
    name = django_forms.CharField(label="Ad", max_length=20)
    lines = django_forms.CharField(label="Açıklama", widget=django_forms.Textarea, required=False)
    day = django_forms.DateField(label="Karar tarihi", required=False)
    last = forms.LastDayField(required=False)
    hours = django_forms.IntegerField(label="Saat", required=False)
    kind = django_forms.ChoiceField(label="Tür", choices=[("a", "A")], required=False)
    secret = django_forms.CharField(widget=django_forms.PasswordInput, required=False)


def bound(**values):
    return Note({"name": "x", **values})


def test_pasted_dirt_is_taken_out():
    form = bound(
        name="\u00a0 Şanlı\u00adurfa \t MTAL\u200b ",
        lines="a\u00a0b\r\n\r\n\r\n c \n",
        secret=" p ",
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data["name"] == "Şanlıurfa MTAL"
    assert form.cleaned_data["lines"] == "a b\n\nc"


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"name": " "}, "name", "Ad: bu alan zorunludur."),
        ({"name": "x" * 21}, "name", "20"),
        ({"day": "yarın"}, "day", "Karar tarihi: günü 21.11.2026 biçiminde yazın."),
        ({"day": "0026-01-01"}, "day", "Karar tarihi: yıl 1900 ile 2199 arasında olmalı."),
        ({"day": "31.02.2026"}, "day", "Karar tarihi"),
        ({"last": "9999-12-31"}, "last", "yıl"),
        ({"hours": "on"}, "hours", "Saat: tam sayı yazın."),
        ({"kind": "z"}, "kind", "Tür: seçenek listede yok."),
        ({"name": "a\x00b"}, "name", ""),
    ],
)
def test_errors_name_the_field_and_say_what_to_do(values, field, words):
    form = bound(**values)
    assert not form.is_valid()
    assert words in form.errors[field][0]


def test_last_day_is_asked_and_the_day_after_is_kept():
    form = bound(last="21.11.2026")
    assert form.is_valid()
    assert form.cleaned_data["last"] == dt.date(2026, 11, 22)
    assert 'value="2026-11-21"' in str(Note(initial={"last": dt.date(2026, 11, 22)})["last"])
    assert (
        not Note({"name": "x", "last": "2026-11-21"}, initial={"last": dt.date(2026, 11, 22)})
        .fields["last"]
        .has_changed(dt.date(2026, 11, 22), "2026-11-21")
    )


def test_selects_are_cheap():
    assert isinstance(bound().fields["kind"].widget, FastSelect)


class Pick(forms.Form):
    office = forms.PickerField(Office.objects.filter(kind="PROVINCE"), label="İl")
    note = django_forms.CharField(label="Not")


@pytest.fixture
def offices(db):
    root = Office.objects.get(kind="MINISTRY")
    names = ["Ğümüş Deneme", "Hatay Deneme", *(f"Deneme {i:02}" for i in range(30))]
    return [Office.objects.create(kind="PROVINCE", name=n, parent=root) for n in names]


def test_picker_searches_when_its_button_is_pressed(offices):
    form = Pick({"_ara": "office", "office_ara": "GUMUS", "note": "yazdığım"})
    assert not form.is_valid()
    assert not form.errors
    html = form.as_div()
    assert "Ğümüş Deneme" in html
    assert "yazdığım" in html
    assert "Hatay" not in html


def test_picker_keeps_the_choice_and_enter_elsewhere_saves(offices):
    data = {"_ara": "office", "office_ara": "gumus", "office_arandi": "gumus", "note": "n"}
    form = Pick({**data, "office": offices[0].pk})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["office"] == offices[0]
    assert not Pick(data).is_valid()


def test_picker_stays_in_scope_and_says_so(offices):
    ministry = Office.objects.get(kind="MINISTRY")
    form = Pick({"office": ministry.pk, "note": "n"})
    assert not form.is_valid()
    assert "yetki alanınızın dışında" in form.errors["office"][0]
    assert Pick({"office": "'; --", "note": "n"}).errors["office"]
    assert "listeden" in Pick({"note": "n"}).errors["office"][0]


def test_picker_shows_twenty_and_costs_one_query(offices, django_assert_num_queries):
    form = Pick(typed={"office_ara": "deneme"})
    with django_assert_num_queries(1):
        html = str(form["office"])
    assert html.count('type="radio"') == 20
    assert "İlk 20 kayıt" in html


def test_picker_answers_htmx(offices, rf):
    request = rf.get("/", {"office_ara": "hatay", "office": offices[0].pk})
    answer = forms.picker_response(request, Pick().fields["office"], "office").render()
    body = answer.content.decode()
    assert "Hatay Deneme" in body
    assert f'value="{offices[0].pk}" checked' in body


class UserForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["email", "first_name", "last_name", "phone"]


@pytest.mark.django_db
def test_a_duplicate_is_told_at_its_field():
    User.objects.create(email="a@ornek.test", first_name="A", last_name="B")
    form = UserForm({"email": "a@ornek.test", "first_name": "A", "last_name": "B"})
    assert not form.is_valid()
    assert "email" in form.errors


@pytest.mark.django_db
def test_guard_tells_a_lost_race_at_the_field():
    User.objects.create(email="a@ornek.test", first_name="A", last_name="B")
    form = UserForm({"email": "b@ornek.test", "first_name": "A", "last_name": "B"})
    assert form.is_valid()
    with refusals.guard(form) as done:
        User.objects.create(email="a@ornek.test", first_name="A", last_name="B")
    assert not done
    assert "E-posta: bu değerle bir kayıt zaten var." in form.errors["email"]
    assert User.objects.count() >= 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("INSERT INTO offices_user (email) VALUES ('q@ornek.test')", "boş bırakılamaz"),
        ("UPDATE offices_user SET phone = repeat('1', 99)", "uzun"),
        (
            "UPDATE offices_user SET phone = (9999999999 * 9999999999 * 99999)::int::text",
            "sınırların",
        ),
        ("UPDATE offices_user SET email = 'BUYUK@ornek.test'", "küçük harflerle"),
        (
            "UPDATE offices_user SET id = -1 WHERE false; INSERT INTO offices_duty"
            " (user_id, office_id, role, starts, is_deputy, source) VALUES (-5, -5, 'auditor', '2026-01-01', false, 'manual');"
            " SET CONSTRAINTS ALL IMMEDIATE",
            "",
        ),
    ],
)
def test_guard_has_words_for_every_kind_of_refusal(sql, words):
    User.objects.create(email="a@ornek.test", first_name="A", last_name="B")
    form = UserForm({"email": "b@ornek.test", "first_name": "A", "last_name": "B"})
    assert form.is_valid()
    with refusals.guard(form, "phone") as done, connection.cursor() as cursor:
        cursor.execute(sql)
    assert not done
    assert words in str(form.errors)


@pytest.mark.parametrize(("required", "words"), [(True, "Seçin"), (False, "Seçilmedi")])
def test_nothing_chosen_is_said_in_words(required, words):
    """Django writes nine dashes."""

    class Choosing(forms.Form):
        kind = django_forms.TypedChoiceField(
            choices=[*BLANK_CHOICE_DASH, ("a", "A")], required=required
        )

    html = str(Choosing()["kind"])
    assert f">{words}</option>" in html
    assert "---" not in html


@pytest.mark.django_db
def test_bound_rows_cannot_be_deleted_and_say_by_what():
    user = User.objects.create(email="a@ornek.test", first_name="A", last_name="B")
    office = Office.objects.get(kind="MINISTRY")
    Duty.objects.create(user=user, office=office, role="auditor", starts="2026-01-01")
    form = UserForm({"email": "b@ornek.test", "first_name": "A", "last_name": "B"})
    form.is_valid()
    with refusals.guard(form) as done:
        user.delete()
    assert not done
    assert "görev" in str(form.non_field_errors())


@pytest.mark.django_db
def test_guard_lets_faults_through():
    form = UserForm({"email": "b@ornek.test", "first_name": "A", "last_name": "B"})
    with pytest.raises(KeyError), refusals.guard(form):
        raise KeyError("x")
