"""Addresses of the documents room."""

from django.urls import path

from .views import files

app_name = "documents"

urlpatterns = [path("dosyalar/<int:pk>/", files.download, name="file")]
