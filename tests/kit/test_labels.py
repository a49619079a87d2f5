"""What people read above every field, filter and column begins with the right letter, and every
number that is asked keeps what was typed."""

import importlib
import pkgutil

import pytest
from django import forms as django_forms

import centers
import inservice
import personnel
import reporting
import smm_portal
from centers.models import District, School
from personnel.models import Teacher
from smm_portal.kit import filters, forms
from smm_portal.kit.lists import ListPage
from smm_portal.kit.text import capital
from smm_portal.kit.widgets import NumberText

ROOMS = (smm_portal, centers, personnel, inservice, reporting)
NAMES = tuple(f"{room.__name__}." for room in ROOMS)
# Entry points that act when they are imported.
LEFT_OUT = ("smm_portal.local", "smm_portal.settings", "smm_portal.wsgi", "smm_portal.celery")


def everything(base: type) -> list[type]:
    """Every class of ours below ``base``."""
    for room in ROOMS:
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if not module.name.startswith(LEFT_OUT) and ".migrations" not in module.name:
                importlib.import_module(module.name)
    return [one for one in _below(base) if one.__module__.startswith(NAMES)]


def _below(base: type):
    for one in base.__subclasses__():
        yield one
        yield from _below(one)


def dotless(words) -> list[str]:
    """Labels that begin with I: none of our words does in Turkish (Iğdır and Isparta are data)."""
    return [str(label) for label in words if str(label).startswith("I")]


def test_labels_of_forms():
    labels = {
        form.__name__: dotless(field.label or "" for field in form.base_fields.values())
        for form in everything(django_forms.BaseForm)
    }
    assert len(labels) > 20
    assert not {name: found for name, found in labels.items() if found}


def test_labels_of_filters_and_columns():
    sets = everything(filters.FilterSet)
    found = [dotless(f.label or "" for f in one.base_filters.values()) for one in sets]
    found += [dotless(c.label for c in one.columns) for one in everything(ListPage)]
    assert not [words for words in found if words]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("isim", "İsim"),
        ("ilçe", "İlçe"),
        ("istihdam", "İstihdam"),
        ("imzalı belge", "İmzalı belge"),
        ("il", "İl"),
        ("ışık", "Işık"),
        ("", ""),
    ],
)
def test_a_label_begins_by_turkish_rules(typed, shown):
    assert capital(typed) == shown


def test_labels_that_come_from_the_model():
    class TeacherForm(forms.ModelForm):
        class Meta:
            model = Teacher
            fields = ("employment", "first_name")
            labels = {"first_name": "isim"}

    class SchoolForm(forms.ModelForm):
        class Meta:
            model = School
            fields = ("district", "website")

    class DistrictForm(forms.ModelForm):
        province = django_forms.CharField(label="Başka")

        class Meta:
            model = District
            fields = ("province", "has_directorate")

    shown = [[str(f.label) for f in form().fields.values()] for form in (TeacherForm, SchoolForm)]
    assert shown == [["İstihdam", "isim"], ["İlçe", "İnternet sitesi"]]
    assert [str(f.label) for f in DistrictForm().fields.values()] == ["Başka", "İlçe müdürlüğü var"]
    assert "İstihdam: seçenek listede yok" in str(TeacherForm({"employment": "x"}).errors)


def test_numbers_are_asked_as_text():
    loose = [
        f"{form.__module__}.{form.__name__}.{name}"
        for form in everything(django_forms.BaseForm)
        for name, field in form.base_fields.items()
        if type(field.widget) is django_forms.NumberInput and not issubclass(form, forms.TidyForm)
    ]
    assert not loose


class Amount(forms.Form):
    days = django_forms.IntegerField(label="Gün", min_value=0, required=False)
    share = django_forms.DecimalField(label="Pay", max_value=100, required=False)


@pytest.mark.parametrize(("name", "typed"), [("days", "üç"), ("days", "3.5x"), ("share", "yarım")])
def test_what_was_typed_stays(name, typed):
    form = Amount({name: typed})
    assert not form.is_valid()
    html = str(form[name])
    assert f'value="{typed}"' in html
    assert 'type="text"' in html
    assert "min=" not in html


def test_numbers_are_read_as_people_write_them():
    form = Amount({"days": " 3 ", "share": "12,5"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["days"] == 3
    assert str(form.cleaned_data["share"]) == "12.5"
    assert str(Amount({"share": "12.5", "days": ""}).fields["share"].clean("12.5")) == "12.5"
    assert 'value="12,5"' in str(Amount(initial={"share": form.cleaned_data["share"]})["share"])
    assert 'inputmode="numeric"' in str(form["days"])
    assert 'inputmode="decimal"' in str(form["share"])
    assert isinstance(form.fields["days"].widget, NumberText)
    assert not Amount({"days": "-1"}).is_valid()
