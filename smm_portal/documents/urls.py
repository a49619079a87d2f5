"""Addresses of the documents room."""

from django.urls import path

from .views import files, imports

app_name = "documents"

urlpatterns = [
    path("dosyalar/<int:pk>/", files.download, name="file"),
    path("aktarimlar/", imports.import_list, name="import_list"),
    path("aktarimlar/yeni/<str:kind>/", imports.import_new, name="import_new"),
    path("aktarimlar/yeni/<str:kind>/ornek/", imports.import_template, name="import_template"),
    path("aktarimlar/<int:pk>/", imports.import_job, name="import_job"),
    path("aktarimlar/<int:pk>/onayla/", imports.import_confirm, name="import_confirm"),
    path("aktarimlar/<int:pk>/vazgec/", imports.import_cancel, name="import_cancel"),
    path("aktarimlar/<int:pk>/hatali-satirlar/", imports.import_problems, name="import_problems"),
]
