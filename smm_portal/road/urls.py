"""Addresses of the road room."""

from django.urls import path

from .autosave import autosave

app_name = "road"

urlpatterns = [path("taslaklar/<str:kind>/kaydet/", autosave, name="autosave")]
