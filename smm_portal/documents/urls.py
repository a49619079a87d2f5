"""Addresses of the documents room."""

from django.urls import path

from .views import documents, files, imports, letters, verify

app_name = "documents"

urlpatterns = [
    path("dosyalar/<int:pk>/", files.download, name="file"),
    path("belgeler/", documents.DocumentList.as_view(), name="list"),
    path("belgeler/<int:pk>/", documents.document_page, name="document"),
    path("belgeler/<int:pk>/indir/", documents.document_file, name="document_file"),
    path("belgeler/<int:pk>/yeniden/", documents.document_retry, name="document_retry"),
    path("yazilar/", letters.LetterList.as_view(), name="letter_list"),
    path("yazilar/<int:pk>/", letters.LetterDetail.as_view(), name="letter"),
    path("yazilar/<int:pk>/sayi/", letters.letter_enter, name="letter_enter"),
    path("yazilar/<int:pk>/duzelt/", letters.letter_correct, name="letter_correct"),
    path("yazilar/taslak/<str:kind>/<str:subject>/", letters.letter_write, name="letter_write"),
    path("dogrula/", verify.verify, name="verify"),
    path("dogrula/<str:kod>/", verify.verify_code, name="verify_code"),
    path("aktarimlar/", imports.import_list, name="import_list"),
    path("aktarimlar/yeni/<str:kind>/", imports.import_new, name="import_new"),
    path("aktarimlar/yeni/<str:kind>/ornek/", imports.import_template, name="import_template"),
    path("aktarimlar/<int:pk>/", imports.import_job, name="import_job"),
    path("aktarimlar/<int:pk>/onayla/", imports.import_confirm, name="import_confirm"),
    path("aktarimlar/<int:pk>/vazgec/", imports.import_cancel, name="import_cancel"),
    path("aktarimlar/<int:pk>/hatali-satirlar/", imports.import_problems, name="import_problems"),
]
