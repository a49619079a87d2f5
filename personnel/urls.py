"""Addresses of the room of staff."""

from django.urls import path

from .views import assignments, deputies, managerial, pick, teachers

app_name = "personnel"

urlpatterns = [
    path("ogretmenler/", teachers.TeacherList.as_view(), name="teachers"),
    path("ogretmenler/yeni/", teachers.new, name="teacher_new"),
    path("ogretmenler/okul-sec/", pick.schools, name="school_options"),
    path("ogretmenler/gecmis-okul-sec/", pick.any_schools, name="any_school_options"),
    path("ogretmenler/sec/", pick.teachers, name="teacher_options"),
    path("ogretmenler/<int:pk>/", teachers.TeacherDetail.as_view(), name="teacher"),
    path("ogretmenler/<int:pk>/duzenle/", teachers.edit, name="teacher_edit"),
    path("ogretmenler/<int:pk>/yoneticilik/", managerial.new, name="managerial_new"),
    path("yoneticilik/<int:pk>/bitir/", managerial.end, name="managerial_end"),
    path("kaydim/", teachers.MyRecord.as_view(), name="my_record"),
    path("gorevlendirmeler/", assignments.AssignmentList.as_view(), name="assignments"),
    path("gorevlendirmeler/<int:pk>/", assignments.AssignmentDetail.as_view(), name="assignment"),
    path("gorevlendirmeler/<int:pk>/bitir/", assignments.end, name="assignment_end"),
    path("merkezler/<int:pk>/gorevlendir/", assignments.assign, name="assign"),
    path("merkezler/<int:pk>/vekil/", deputies.name, name="deputy"),
    path("vekaletler/<int:pk>/bitir/", deputies.end, name="deputy_end"),
]
