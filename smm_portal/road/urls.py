"""Addresses of the road room."""

from django.urls import path

from .autosave import autosave
from .views import acts, inbox, notices, papers

app_name = "road"

urlpatterns = [
    path("taslaklar/<str:kind>/kaydet/", autosave, name="autosave"),
    path("gelen/", inbox.Inbox.as_view(), name="inbox"),
    path("giden/", inbox.Sent.as_view(), name="sent"),
    path("gonderiler/<int:pk>/", papers.Paper.as_view(), name="paper"),
    path("gonderiler/<int:pk>/<slug:slug>/", acts.ActPage.as_view(), name="act"),
    path("bildirimler/", notices.notices, name="notices"),
    path("bildirimler/okundu/", notices.read_all, name="notices_read"),
    path("bildirimler/<int:pk>/okundu/", notices.read, name="notice_read"),
]
