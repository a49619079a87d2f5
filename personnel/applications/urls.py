"""Addresses of this part of the room."""

from django.urls import path

from .views import checking, reading, self_check, writing

urlpatterns = [
    path("cagrilar/<int:pk>/sartlar/", self_check.self_check, name="self_check"),
    path("cagrilar/<int:pk>/basvur/", writing.new, name="application_new"),
    path("basvurularim/", reading.mine, name="my_applications"),
    path("basvurular/", reading.ApplicationList.as_view(), name="applications"),
    path("basvurular/<int:pk>/", reading.ApplicationDetail.as_view(), name="application"),
    path("basvurular/<int:pk>/yaz/", writing.write, name="application_write"),
    path("basvurular/<int:pk>/gonder/", writing.send, name="application_send"),
    path("basvurular/<int:pk>/geri-cek/", writing.withdraw, name="application_withdraw"),
    path("basvurular/<int:pk>/yeniden-ac/", writing.reopen, name="application_reopen"),
    path("basvurular/<int:pk>/kontrol/", checking.check, name="application_check"),
    path("basvurular/<int:pk>/yeniden-bak/", checking.again, name="application_again"),
]
