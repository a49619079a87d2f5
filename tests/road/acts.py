"""A small guided act over offices, with addresses of its own."""

from django import forms
from django.http import HttpResponse
from django.urls import path

from smm_portal import urls as portal
from smm_portal.documents.forms import StoredFileField
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.kit.forms import TidyForm
from smm_portal.offices.models import Office, SavedView
from smm_portal.road.guided import GuidedAct, Step, StepForm, paths


class NameForm(TidyForm, StepForm):
    name = forms.CharField(label="Ad", max_length=80)
    when = forms.DateField(label="Tarih", required=False)


class OfficesForm(TidyForm, StepForm):
    offices = forms.ModelMultipleChoiceField(
        Office.objects.filter(kind="DIRECTORATE"), label="Makamlar"
    )
    size = forms.ChoiceField(label="Boy", choices=[("s", "Küçük"), ("l", "Büyük")])
    sure = forms.BooleanField(label="Emin", required=False)

    def clean_size(self):
        if self.context.get("ad", "name") == "Dev" and self.cleaned_data["size"] == "s":
            raise forms.ValidationError("Dev küçük olmaz.")
        return self.cleaned_data["size"]


class PaperForm(TidyForm, StepForm):
    number = forms.IntegerField(label="Sayı")
    paper = StoredFileField(label="Karar yazısı")


class KeepView(GuidedAct):
    """Stores a saved view: unique by name, so the database can refuse it."""

    kind = "tests.keep"
    title = "Görünüm sakla"
    url_name = "keep"
    steps = (
        Step("ad", "Ad ve tarih", NameForm, clause="4/1", asks="Ad, kararda yazıldığı gibidir."),
        Step("makam", "Makamlar", OfficesForm),
        Step("yazi", "Karar yazısı", PaperForm, applies=lambda c: c.get("ad", "name") != "Yazısız"),
    )

    def commit(self, cleaned):
        name = cleaned["ad"]["name"]
        SavedView.objects.create(user=self.duty.user, list_name="deneme", name=name, query="q")
        if name == "Dördüncü":
            raise ClauseRefusal("Bu okulda bir merkez var.", "4/3", "center_once", "size")
        return "/bitti/"


urlpatterns = [
    *portal.urlpatterns,
    path("bitti/", lambda request: HttpResponse("bitti")),
    *paths("sakla/", KeepView),
]
