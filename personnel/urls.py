"""Addresses of the room of staff."""

from django.urls import path

from .applications.urls import urlpatterns as of_applications
from .appointments.urls import urlpatterns as of_appointments
from .calls.urls import urlpatterns as of_calls
from .commissions.urls import urlpatterns as of_commissions
from .results.urls import urlpatterns as of_results
from .views import assignments, board, deputies, identity, managerial, pick, teachers, timeline
from .work.urls import urlpatterns as of_work

app_name = "personnel"

urlpatterns = [
    path("ogretmenler/", teachers.TeacherList.as_view(), name="teachers"),
    path("ogretmenler/yeni/", teachers.new, name="teacher_new"),
    path("ogretmenler/okul-sec/", pick.schools, name="school_options"),
    path("ogretmenler/gecmis-okul-sec/", pick.any_schools, name="any_school_options"),
    path("ogretmenler/sec/", pick.teachers, name="teacher_options"),
    path("ogretmenler/kimlikle-bul/", identity.find, name="teacher_find"),
    path("ogretmenler/<int:pk>/", teachers.TeacherDetail.as_view(), name="teacher"),
    path("ogretmenler/<int:pk>/duzenle/", teachers.edit, name="teacher_edit"),
    path("ogretmenler/<int:pk>/yoneticilik/", managerial.new, name="managerial_new"),
    path("ogretmenler/<int:pk>/kimlik/", identity.show, name="teacher_identity"),
    path(
        "ogretmenler/<int:pk>/gorev-gecmisi/",
        timeline.TeacherTimeline.as_view(),
        name="teacher_timeline",
    ),
    path("yoneticilik/<int:pk>/bitir/", managerial.end, name="managerial_end"),
    path("kaydim/", teachers.MyRecord.as_view(), name="my_record"),
    path("kadrolar/", board.SeatsBoard.as_view(), name="seats_board"),
    path(
        "merkezler/<int:pk>/kadro-gecmisi/",
        timeline.CenterTimeline.as_view(),
        name="center_timeline",
    ),
    path("gorevlendirmeler/", assignments.AssignmentList.as_view(), name="assignments"),
    path("gorevlendirmeler/<int:pk>/", assignments.AssignmentDetail.as_view(), name="assignment"),
    path("gorevlendirmeler/<int:pk>/bitir/", assignments.end, name="assignment_end"),
    path("merkezler/<int:pk>/gorevlendir/", assignments.assign, name="assign"),
    path("merkezler/<int:pk>/vekil/", deputies.name, name="deputy"),
    path("vekaletler/<int:pk>/bitir/", deputies.end, name="deputy_end"),
    *of_calls,
    *of_applications,
    *of_commissions,
    *of_results,
    *of_appointments,
    *of_work,
]
