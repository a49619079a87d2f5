"""Addresses of this part of the room."""

from django.urls import path

from .views import board, dossier, minutes, objections

urlpatterns = [
    path("komisyonlar/<int:pk>/sonuclar/", board.Results.as_view(), name="results"),
    path("komisyonlar/<int:pk>/sonuclar/basla/", board.begin, name="results_begin"),
    path("komisyonlar/<int:pk>/sonuclar/yenile/", board.refresh, name="results_refresh"),
    path("komisyonlar/<int:pk>/sonuclar/not/", board.note, name="results_note"),
    path("komisyonlar/<int:pk>/sonuclar/onaya-ac/", board.open_paper, name="results_open"),
    path("komisyonlar/<int:pk>/sonuclar/yayimla/", board.publish, name="results_publish"),
    path("komisyonlar/<int:pk>/sonuclar/kesin/", board.final, name="results_final"),
    path("komisyonlar/<int:pk>/sonuclar/bildir/", board.send, name="results_send"),
    path("komisyonlar/<int:pk>/sonuclar/<int:seat>/", board.seat, name="results_seat"),
    path("komisyonlar/<int:pk>/dosya-paketi/", dossier.dossier, name="dossier"),
    path("tutanaklar/<int:pk>/", minutes.MinutesPage.as_view(), name="minutes"),
    path("tutanaklar/<int:pk>/geri-al/", minutes.take_back, name="minutes_back"),
    path("tutanaklar/<int:pk>/onayla/", minutes.confirm, name="minutes_confirm"),
    path("itirazlar/<int:pk>/yeni/", objections.new, name="objection_new"),
    path("itirazlar/<int:pk>/karar/", objections.decide, name="objection_decide"),
]
