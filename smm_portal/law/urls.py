"""Addresses of the law room."""

from django.urls import path

from .views import calendar, findings, register, settings

app_name = "law"
urlpatterns = [
    path("yonerge/", register.register_page, name="register"),
    path("yonerge/<str:slug>/", register.clause_page, name="clause"),
    path("bulgular/", findings.FindingList.as_view(), name="findings"),
    path("bulgular/makam/<int:pk>/", findings.place, name="place"),
    path("ayarlar/", settings.settings_page, name="settings"),
    path("ayarlar/<int:year>/", settings.settings_page, name="settings_year"),
    path("ayarlar/<int:year>/degistir/", settings.settings_edit, name="settings_edit"),
    path("calisma-takvimi/", calendar.calendar_page, name="calendar"),
    path("calisma-takvimi/<int:year>/", calendar.calendar_page, name="calendar_year"),
    path("calisma-takvimi/<int:year>/idari-izin/", calendar.leave_add, name="leave_add"),
    path("calisma-takvimi/idari-izin/<int:pk>/sil/", calendar.leave_remove, name="leave_remove"),
]
