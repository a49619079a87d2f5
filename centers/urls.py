"""Addresses of the room of centres."""

from django.urls import path

from smm_portal.road.guided import paths

from .views import acts, centers, decisions, fields, founding, provinces, schools, subjects

app_name = "centers"

urlpatterns = [
    path("merkezler/", centers.CenterList.as_view(), name="list"),
    path("merkezler/kur/", founding.FoundStart.as_view(), name="found"),
    path("merkezler/<int:pk>/", centers.CenterDetail.as_view(), name="detail"),
    path("merkezler/<int:pk>/vazgec/", centers.drop, name="drop"),
    *paths("merkezler/<int:pk>/kurulus/", founding.Found),
    *paths("merkezler/<int:pk>/alanlar/", acts.SetFields),
    *paths("merkezler/<int:pk>/kadrolar/", acts.SetSeats),
    *paths("merkezler/<int:pk>/kurulus-karari/", acts.RecordFounding),
    *paths("merkezler/<int:pk>/kapat/", acts.Close),
    path("kararlar/", decisions.DecisionList.as_view(), name="decisions"),
    path("kararlar/<int:pk>/", decisions.DecisionDetail.as_view(), name="decision"),
    path("kararlar/<int:pk>/duzeltme/", decisions.correct, name="correct"),
    path("okullar/", schools.SchoolList.as_view(), name="schools"),
    path("okullar/yeni/", schools.school_new, name="school_new"),
    path("okullar/<int:pk>/", schools.SchoolDetail.as_view(), name="school"),
    path("okullar/<int:pk>/duzenle/", schools.school_edit, name="school_edit"),
    path("iller/", provinces.ProvinceList.as_view(), name="provinces"),
    path("iller/<int:pk>/", provinces.ProvinceDetail.as_view(), name="province"),
    path("ilceler/<int:pk>/mudurluk/", provinces.district, name="district"),
    path("alanlar/", fields.FieldList.as_view(), name="fields"),
    path("alanlar/yeni/", fields.field_new, name="field_new"),
    path("alanlar/<int:pk>/", fields.FieldDetail.as_view(), name="field"),
    path("alanlar/<int:pk>/duzenle/", fields.field_edit, name="field_edit"),
    path("branslar/", subjects.SubjectList.as_view(), name="subjects"),
    path("branslar/yeni/", subjects.subject_new, name="subject_new"),
    path("branslar/<int:pk>/", subjects.SubjectDetail.as_view(), name="subject"),
    path("branslar/<int:pk>/duzenle/", subjects.subject_edit, name="subject_edit"),
]
